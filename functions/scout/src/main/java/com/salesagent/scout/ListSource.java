package com.salesagent.scout;

import com.salesagent.domain.lead.Company;
import com.salesagent.domain.lead.Industry;
import com.salesagent.domain.run.Run;
import com.salesagent.domain.run.RunStore;
import com.salesagent.scout.CsvResult.Problem;
import com.salesagent.scout.CsvResult.Row;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The user's own list, as it came with the request, in the list's order. */
final class ListSource implements CompanySource {
    private final RunStore runs;

    ListSource(RunStore runs) {
        this.runs = runs;
    }

    @Override
    public boolean answers(Run run) {
        return run.request().fromList();
    }

    @Override
    public Supply find(Run run) {
        CsvResult list = CompanyCsv.parse(runs.list(run.id()));
        Distinct distinct = new Distinct();
        List<Integer> firstRows = new ArrayList<>();
        List<String> repeats = new ArrayList<>();
        for (Row row : list.rows()) {
            OptionalInt same = distinct.add(offer(row, run.request().industry()));
            if (same.isEmpty()) {
                firstRows.add(row.number());
            } else {
                repeats.add(repeat(row, firstRows.get(same.getAsInt())));
            }
        }
        List<String> problems = new ArrayList<>();
        list.problems().stream().map(Problem::text).forEach(problems::add);
        problems.addAll(repeats);
        return new Supply(distinct.all(), "in your list", list.notes(), problems);
    }

    private static String repeat(Row row, int first) {
        return "row %d is the same company as row %d (\"%s\") and counts once%s"
                .formatted(
                        row.number(),
                        first,
                        CsvCells.shortened(row.company().name()),
                        row.contacts().isEmpty() ? "" : "; its contact was kept");
    }

    private static Offer offer(Row row, Industry asked) {
        Company company =
                row.company().industry() == Industry.UNKNOWN
                        ? in(asked, row.company())
                        : row.company();
        String domain =
                company.website().isEmpty() ? "" : Domains.ofCompany(company.website()).orElse("");
        return new Offer(Listing.of(company, domain, false), row.contacts(), "");
    }

    private static Company in(Industry industry, Company company) {
        return new Company(
                company.name(),
                industry,
                company.organizationType(),
                company.street(),
                company.city(),
                company.state(),
                company.zip(),
                company.phone(),
                company.website(),
                company.employees(),
                company.capacity(),
                company.floorArea(),
                company.sites(),
                company.source());
    }
}
