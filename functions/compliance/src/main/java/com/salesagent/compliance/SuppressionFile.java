package com.salesagent.compliance;

import com.salesagent.domain.contact.Addresses;
import com.salesagent.domain.contact.SuppressionList.Entry;
import com.salesagent.domain.contact.SuppressionRegister.Kind;
import com.salesagent.domain.contact.SuppressionRegister.Listed;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a CSV file of addresses not to write to says. Whoever exported it, each row is understood by
 * what stands in it, not by its headers: one address somewhere in the row; or a domain, with or
 * without an at sign, in the first cell; or a row of our own export, {@code
 * kind,hash,reason,source,at}.
 *
 * @param problems rows that name nobody, in words for a person, without what stands in them
 */
record SuppressionFile(
        List<String> addresses, List<String> domains, List<Listed> listed, List<String> problems) {
    private static final int OUR_CELLS = 5;

    /**
     * Reads a file, or a part of one, with commas, semicolons or tabs.
     *
     * @param firstRow the number of the first line; the file's first may be a header
     */
    static SuppressionFile read(String csv, int firstRow) {
        Set<String> addresses = new LinkedHashSet<>();
        Set<String> domains = new LinkedHashSet<>();
        List<Listed> listed = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        int number = firstRow - 1;
        for (String line : csv.replace("\uFEFF", "").split("\\r\\n|\\r|\\n", -1)) {
            number++;
            List<String> cells = cells(line);
            String first = cells.isEmpty() ? "" : cells.getFirst();
            List<String> named = cells.stream().filter(Addresses::valid).toList();
            if (ours(cells)) {
                read(cells, number, listed, problems);
            } else if (!named.isEmpty()) {
                named.stream().map(Addresses::normalised).forEach(addresses::add);
            } else if (Addresses.validDomain(first.replaceFirst("^@", ""))) {
                domains.add(first.replaceFirst("^@", ""));
            } else if (!line.isBlank() && number > 1) {
                problems.add("row " + number + " names no address and no domain");
            }
        }
        return new SuppressionFile(
                List.copyOf(addresses), List.copyOf(domains), listed, List.copyOf(problems));
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split("[,;\\t]", -1))
                .map(cell -> cell.strip().replaceAll("^[\"'<]+|[\"'>]+$", "").strip())
                .toList();
    }

    private static boolean ours(List<String> cells) {
        return cells.size() == OUR_CELLS
                && Stream.of(Kind.values()).anyMatch(kind -> kind.id().equals(cells.getFirst()))
                && cells.get(1).matches("[0-9a-f]{64}");
    }

    private static void read(
            List<String> cells, int number, List<Listed> listed, List<String> problems) {
        try {
            Kind kind = cells.getFirst().equals(Kind.DOMAIN.id()) ? Kind.DOMAIN : Kind.ADDRESS;
            Entry entry = new Entry(cells.get(2), cells.get(3), Instant.parse(cells.get(4)));
            listed.add(new Listed(kind, cells.get(1), entry));
        } catch (DateTimeException e) {
            problems.add("row " + number + " has a time that can't be read");
        }
    }
}
