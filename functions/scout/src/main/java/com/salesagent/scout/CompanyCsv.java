package com.salesagent.scout;

import com.salesagent.domain.contact.Basis;
import com.salesagent.domain.lead.Company;
import com.salesagent.domain.lead.Industry;
import com.salesagent.domain.lead.IndustryNames;
import com.salesagent.domain.lead.Source;
import com.salesagent.scout.CsvRecords.Parsed;
import com.salesagent.scout.CsvResult.Problem;
import com.salesagent.scout.CsvResult.Row;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a user's own list of companies. Never throws for what a file contains: what can't be used
 * is listed, and the rest goes on. {@code docs/csv.md} describes the columns for users.
 */
final class CompanyCsv {
    static final String PUBLISHER = "your list";

    private static final int LISTED_COLUMNS = 8;

    private final Map<CsvField, Integer> columns = new EnumMap<>(CsvField.class);
    private final List<Row> rows = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private CompanyCsv() {}

    static CsvResult parse(byte[] file) {
        CsvText text = CsvText.of(file);
        if (!text.refusal().isBlank()) {
            return CsvResult.refused(text.refusal());
        }
        return new CompanyCsv().read(text);
    }

    private CsvResult read(CsvText text) {
        if (text.windows()) {
            notes.add(
                    "the list isn't UTF-8 and was read as windows-1252; look at names with"
                            + " accents");
        }
        List<Parsed> records = CsvRecords.of(text.text());
        Parsed header = records.getFirst();
        if (!header.problem().isBlank()) {
            return CsvResult.refused("list can't be read: " + header.problem());
        }
        recognise(header.values());
        Optional<String> missing = missing(header.values());
        if (missing.isPresent()) {
            return CsvResult.refused(missing.get());
        }
        records.subList(1, records.size()).forEach(this::row);
        if (rows.isEmpty() && problems.isEmpty()) {
            return CsvResult.refused("list has a header and no row: add a row for each company");
        }
        return new CsvResult(rows, problems, notes);
    }

    private void recognise(List<String> header) {
        List<String> ignored = new ArrayList<>();
        for (int column = 0; column < header.size(); column++) {
            Optional<CsvField> field = field(header, column);
            if (field.isEmpty() || columns.putIfAbsent(field.get(), column) != null) {
                ignored.add(header.get(column).strip());
            }
        }
        ignored.removeIf(String::isBlank);
        if (!ignored.isEmpty()) {
            int more = ignored.size() - LISTED_COLUMNS;
            notes.add(
                    "columns not used: "
                            + String.join(
                                    ", ",
                                    ignored.subList(0, Math.min(LISTED_COLUMNS, ignored.size())))
                            + (more > 0 ? " and " + more + " more" : ""));
        }
    }

    /** "Name" beside "Company" is the person's. */
    private static Optional<CsvField> field(List<String> header, int column) {
        Optional<CsvField> field = CsvField.of(header.get(column));
        boolean person =
                header.get(column).strip().equalsIgnoreCase("name")
                        && header.stream()
                                .filter(other -> !other.strip().equalsIgnoreCase("name"))
                                .anyMatch(
                                        other ->
                                                CsvField.of(other)
                                                        .filter(CsvField.NAME::equals)
                                                        .isPresent());
        return person ? Optional.of(CsvField.CONTACT_NAME) : field;
    }

    private Optional<String> missing(List<String> header) {
        String found = CsvCells.shortened(String.join(", ", header).strip());
        if (!columns.containsKey(CsvField.NAME)) {
            return Optional.of(
                    "list has no column \"name\" (also \"Company\" or \"Company Name\"); its header"
                            + " is: "
                            + found);
        }
        boolean place =
                columns.containsKey(CsvField.STATE)
                        || columns.containsKey(CsvField.LOCATION)
                        || columns.containsKey(CsvField.CITY);
        return place
                ? Optional.empty()
                : Optional.of(
                        "list has no column \"state\" (also \"State/Province\", or \"location\""
                            + " with \"Buffalo, NY\"): electricity prices depend on it; its header"
                            + " is: "
                                + found);
    }

    private void row(Parsed record) {
        if (!record.problem().isBlank()) {
            problems.add(new Problem(record.row(), true, record.problem()));
            return;
        }
        Map<CsvField, String> values = new EnumMap<>(CsvField.class);
        columns.forEach(
                (field, column) -> {
                    if (column < record.values().size()) {
                        values.put(field, record.values().get(column));
                    }
                });
        // A row of separators, as spreadsheets leave below their last row.
        if (record.values().stream().allMatch(String::isBlank)) {
            return;
        }
        CsvCells cells = new CsvCells(record.row(), values);
        Company company = company(cells, record.row());
        List<CsvContact> contacts = contacts(cells, record.row());
        problems.addAll(cells.problems());
        if (!cells.dropped()) {
            rows.add(new Row(record.row(), company, contacts));
        }
    }

    private static Company company(CsvCells cells, int row) {
        String name = cells.text(CsvField.NAME);
        if (name.isEmpty() && !cells.dropped()) {
            cells.drop("name is blank; write the company's name");
        }
        Places.Split place = place(cells);
        return new Company(
                name,
                industry(cells),
                cells.text(CsvField.TYPE),
                cells.text(CsvField.STREET),
                place.city(),
                place.state(),
                cells.text(CsvField.ZIP),
                cells.phone(CsvField.PHONE),
                cells.website(CsvField.WEBSITE),
                cells.number(CsvField.EMPLOYEES),
                cells.number(CsvField.CAPACITY),
                cells.number(CsvField.FLOOR_AREA),
                cells.number(CsvField.SITES),
                new Source(PUBLISHER, "row " + row));
    }

    /** The state from its own column, else from "Buffalo, NY" in the location or the city. */
    private static Places.Split place(CsvCells cells) {
        String city = cells.text(CsvField.CITY);
        String state = cells.text(CsvField.STATE);
        String location = cells.text(CsvField.LOCATION);
        if (!state.isEmpty()) {
            Optional<String> code = States.code(state);
            if (code.isEmpty()) {
                cells.drop(
                        "state \"%s\" is no US state; write its code or name, such as NY"
                                .formatted(CsvCells.shortened(state)));
            }
            String inCity = Places.split(city).map(Places.Split::city).orElse(city);
            boolean repeated = city.contains(",");
            return new Places.Split(repeated ? inCity : city, code.orElse(""));
        }
        for (String text : List.of(location, city)) {
            Optional<Places.Split> split = Places.split(text);
            if (split.isPresent()) {
                return split.get();
            }
            Optional<String> code = States.code(text);
            if (code.isPresent()) {
                return new Places.Split("", code.get());
            }
        }
        if (!cells.dropped()) {
            cells.drop("state is blank; write its code or name, such as NY");
        }
        return new Places.Split(city, "");
    }

    private static Industry industry(CsvCells cells) {
        String text = cells.text(CsvField.INDUSTRY);
        if (text.isEmpty()) {
            return Industry.UNKNOWN;
        }
        return IndustryNames.find(text)
                .orElseGet(
                        () -> {
                            cells.warn(
                                    "industry \"%s\" isn't one of %s; the row is used without it"
                                            .formatted(
                                                    CsvCells.shortened(text), Industry.choices()));
                            return Industry.UNKNOWN;
                        });
    }

    private static List<CsvContact> contacts(CsvCells cells, int row) {
        String full = cells.text(CsvField.CONTACT_NAME);
        String first = cells.text(CsvField.CONTACT_FIRST_NAME);
        String last = cells.text(CsvField.CONTACT_LAST_NAME);
        String name = full.isEmpty() ? (first + " " + last).strip() : full;
        String title = cells.text(CsvField.CONTACT_TITLE);
        String phone = cells.phone(CsvField.CONTACT_PHONE);
        String address = cells.address(CsvField.CONTACT_EMAIL);
        String country = cells.country(CsvField.COUNTRY);
        CsvContact.Claimed basis = basis(cells, row);
        return address.isEmpty()
                ? List.of()
                : List.of(new CsvContact(name, title, address, phone, country, basis));
    }

    /** Null where the row gives none that can be used. */
    private static CsvContact.Claimed basis(CsvCells cells, int row) {
        String text = cells.text(CsvField.LAWFUL_BASIS);
        LocalDate since = cells.day(CsvField.BASIS_SINCE);
        String note = cells.text(CsvField.BASIS_NOTE);
        if (text.isEmpty()) {
            return null;
        }
        Optional<Basis.Kind> kind = BasisWords.find(text);
        if (kind.isEmpty()) {
            cells.warn(
                    "lawful_basis \"%s\" is none of %s; the cell was not used"
                            .formatted(CsvCells.shortened(text), BasisWords.CHOICES));
            return null;
        }
        if (since == null && kind.get().fades()) {
            cells.warn(
                    "lawful_basis \"%s\" needs basis_since, the day it began: it runs out; the cell was not used"
                            .formatted(CsvCells.shortened(text)));
            return null;
        }
        String where = "your list, row " + row;
        return new CsvContact.Claimed(
                kind.get(), since, note.isEmpty() ? where : note + " (" + where + ")");
    }
}
