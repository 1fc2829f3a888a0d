package com.salesagent.scout;

import static java.util.stream.Collectors.groupingBy;

import com.salesagent.domain.lead.LeadIds;
import com.salesagent.scout.Registers.Column;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Turns a folder of register extracts (CSV) into the tables that Scout ships. Run by hand, when the
 * extracts change; {@code docs/registers.md} has the command. The same input gives the same bytes.
 */
final class CompileRegisters {
    /** Fewer places with one name may be strangers who share it. */
    private static final int CHAIN_FROM = 3;

    private static final int NAMED_ROWS = 4;

    /** Public bodies and hospitals of one name are strangers: each county has its Washington. */
    private static final Set<String> NEVER_A_CHAIN = Set.of("public_sector", "education");

    private final Map<String, String> codes = new HashMap<>();
    private final List<Row> rows = new ArrayList<>();

    private record Row(CSVRecord csv, String code, String domain) {
        String get(String column) {
            return csv.get(column).strip().replaceAll("\\s+", " ");
        }

        String kind() {
            return get("organization_type").split("[: ,]", 2)[0];
        }

        int number(String column) {
            String text = get(column);
            // Part-time staff counts as a fraction at the source; someone is there, so at least 1.
            return text.isEmpty() ? 0 : Math.max(1, (int) Math.round(Double.parseDouble(text)));
        }
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("two arguments: input folder, output folder");
        }
        CompileRegisters compiler = new CompileRegisters();
        compiler.read(Path.of(arguments[0]));
        compiler.write(Path.of(arguments[1]));
    }

    private void read(Path folder) throws IOException {
        for (String line : Registers.lines("sources.tsv", false)) {
            String[] cells = line.split("\t", -1);
            codes.put(cells[1], cells[0]);
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
        }
        CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
        for (Path file : files) {
            try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, format)) {
                for (CSVRecord csv : parser) {
                    rows.add(row(csv));
                }
            }
        }
    }

    private Row row(CSVRecord csv) {
        String source = csv.get("source").strip();
        String code = codes.get(source);
        if (code == null) {
            throw new IllegalArgumentException("sources.tsv doesn't know " + source);
        }
        return new Row(csv, code, Domains.ofCompany(csv.get("website")).orElse(""));
    }

    private void write(Path folder) throws IOException {
        Map<Row, List<Row>> owners = owners();
        Map<String, List<String>> tables = new TreeMap<>();
        for (Row row : rows) {
            tables.computeIfAbsent(row.get("state"), state -> new ArrayList<>())
                    .add(line(row, owners.get(row)));
        }
        for (Map.Entry<String, List<String>> table : tables.entrySet()) {
            List<String> lines = table.getValue().stream().sorted().toList();
            store(folder.resolve(table.getKey() + ".tsv.gz"), lines);
        }
        List<String> places = new PlaceTable(rows.stream().map(Row::csv).toList()).lines();
        store(folder.resolve("places.tsv.gz"), places);
        System.out.printf("%d rows, %d places%n", rows.size(), places.size());
    }

    /** Rows of one owner and one kind, for the rows that aren't alone. */
    private Map<Row, List<Row>> owners() {
        Map<Row, List<Row>> owners = new HashMap<>();
        gather(owners, row -> row.domain().isEmpty() ? "" : row.domain() + "|" + row.kind());
        Map<Row, List<Row>> chains = new HashMap<>();
        gather(chains, this::chainKey);
        chains.forEach(
                (row, members) -> {
                    Set<String> cities = new TreeSet<>();
                    members.forEach(member -> cities.add(PlaceNames.key(member.get("city"))));
                    // The register of food stores says how many licences a legal entity has, and
                    // franchisees share a sign: there, only that number makes a chain.
                    boolean chain =
                            row.kind().equals("food_retail_store")
                                    ? row.number("site_count") > 1
                                    : cities.size() >= CHAIN_FROM;
                    if (chain) {
                        owners.put(row, members);
                    }
                });
        return owners;
    }

    private String chainKey(Row row) {
        boolean candidate =
                row.domain().isEmpty()
                        && !NEVER_A_CHAIN.contains(row.get("industry"))
                        && !row.kind().equals("hospital");
        return candidate
                ? LeadIds.normalised(row.get("name")) + "|" + row.get("state") + "|" + row.kind()
                : "";
    }

    private void gather(Map<Row, List<Row>> into, Function<Row, String> key) {
        rows.stream()
                .filter(row -> !key.apply(row).isEmpty())
                .collect(groupingBy(key))
                .values()
                .forEach(
                        members -> {
                            if (members.size() > 1) {
                                members.forEach(row -> into.put(row, members));
                            }
                        });
    }

    private static String line(Row row, List<Row> owner) {
        Map<Column, String> cells = new HashMap<>();
        cells.put(Column.INDUSTRY, row.get("industry"));
        cells.put(Column.SOURCE, row.code());
        cells.put(Column.SOURCE_ID, row.get("source_id"));
        cells.put(Column.TYPE, row.get("organization_type"));
        cells.put(Column.NAME, row.get("name"));
        cells.put(Column.STREET, row.get("street"));
        cells.put(Column.CITY, row.get("city"));
        cells.put(Column.ZIP, row.get("zip"));
        cells.put(Column.PHONE, row.get("phone"));
        cells.put(Column.WEBSITE, row.get("website").toLowerCase(Locale.ROOT));
        cells.put(Column.EMPLOYEES, text(row.number("employees")));
        cells.put(Column.CAPACITY, text(row.number("beds_or_capacity")));
        cells.put(Column.FLOOR_AREA, text(row.number("sqft")));
        cells.put(Column.SITES, text(row.number("site_count")));
        boolean own = row.domain().equals(row.get("website"));
        cells.put(Column.DOMAIN, own && !row.domain().isEmpty() ? "=" : row.domain());
        if (owner != null) {
            boolean chain = row.domain().isEmpty();
            cells.put(Column.KNOWN_IN, chain ? "state" : "");
            // These two registers count the sites of the legal entity already, on each row.
            boolean counted = row.code().equals("X") || row.code().equals("T");
            cells.put(Column.OWNER_EMPLOYEES, total(owner, "employees"));
            cells.put(Column.OWNER_CAPACITY, total(owner, "beds_or_capacity"));
            cells.put(
                    Column.OWNER_SITES,
                    counted ? text(row.number("site_count")) : text(sites(owner)));
            cells.put(Column.OWNER_REFERENCE, reference(row, owner));
        }
        List<String> line = new ArrayList<>();
        for (Column column : Column.values()) {
            line.add(cells.getOrDefault(column, ""));
        }
        return String.join("\t", line);
    }

    private static String total(List<Row> owner, String column) {
        return text(owner.stream().mapToInt(row -> row.number(column)).sum());
    }

    private static int sites(List<Row> owner) {
        return owner.stream().mapToInt(row -> Math.max(1, row.number("site_count"))).sum();
    }

    private static String reference(Row row, List<Row> owner) {
        List<String> others =
                owner.stream()
                        .filter(other -> !other.equals(row))
                        .map(other -> other.get("source_id"))
                        .sorted(Comparator.naturalOrder())
                        .toList();
        String named = row.get("source_id");
        for (String other : others.subList(0, Math.min(NAMED_ROWS - 1, others.size()))) {
            named += ", " + other;
        }
        int more = others.size() - (NAMED_ROWS - 1);
        return more > 0 ? named + " and " + more + " more rows of the same owner" : named;
    }

    private static String text(int number) {
        return number == 0 ? "" : Integer.toString(number);
    }

    private static void store(Path file, List<String> lines) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(String.join("\n", lines).concat("\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
