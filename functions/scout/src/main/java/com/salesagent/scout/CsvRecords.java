package com.salesagent.scout;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes a text apart into records, one at a time, so that a broken one costs itself and not the
 * rest of the file: a quote that is opened and never closed would else swallow every row behind it.
 *
 * <p>A value with line breaks inside quotes is taken as such only if the record then has exactly
 * the header's number of values, and no line inside looks like a record of its own.
 */
final class CsvRecords {
    /** More lines than this in one value are no address or note but a lost quote. */
    private static final int MAX_LINES = 50;

    private final CSVFormat format;
    private final List<String> lines;
    private final int width;

    /**
     * @param row as a spreadsheet numbers it
     * @param problem what is wrong; blank if nothing is, and then there are values
     */
    record Parsed(int row, List<String> values, String problem) {}

    private CsvRecords(List<String> lines, char delimiter, int width) {
        this.lines = lines;
        this.format = CSVFormat.DEFAULT.builder().setDelimiter(delimiter).get();
        this.width = width;
    }

    /** All records, the header first; blank lines count as rows but aren't records. */
    static List<Parsed> of(String text) {
        List<String> lines = text.lines().toList();
        int header = 0;
        while (header < lines.size() && lines.get(header).isBlank()) {
            header++;
        }
        char delimiter = 0;
        // Excel's way to name the separator in a line before the header.
        if (lines.get(header).matches("(?i)\"?sep=.\"?")) {
            delimiter = lines.get(header).replace("\"", "").charAt(4);
            header++;
        }
        String first = header < lines.size() ? lines.get(header) : "";
        delimiter = delimiter == 0 ? mostFrequent(first) : delimiter;
        CsvRecords single = new CsvRecords(List.of(first), delimiter, 0);
        Optional<List<String>> names = single.strict(first);
        if (names.isEmpty()) {
            return List.of(new Parsed(header + 1, List.of(), "the header has a quote too many"));
        }
        List<Parsed> records = new ArrayList<>();
        records.add(new Parsed(header + 1, names.get(), ""));
        new CsvRecords(lines, delimiter, names.get().size()).read(header + 1, records);
        return records;
    }

    private static char mostFrequent(String header) {
        char best = ',';
        for (char candidate : new char[] {';', '\t', '|'}) {
            if (count(header, candidate) > count(header, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private void read(int from, List<Parsed> into) {
        int line = from;
        // A value over several lines is one row of a spreadsheet.
        int row = from + 1;
        while (line < lines.size()) {
            int taken = 1;
            if (!lines.get(line).isBlank()) {
                taken = record(line, row, into);
            }
            line += taken;
            row++;
        }
    }

    /** Reads the record that starts at a line; says how many lines it took. */
    private int record(int start, int row, List<Parsed> into) {
        String text = lines.get(start);
        Optional<List<String>> values = strict(text);
        if (values.isPresent()) {
            into.add(checked(row, values.get()));
            return 1;
        }
        int last = Math.min(lines.size(), start + MAX_LINES);
        StringBuilder joined = new StringBuilder(text);
        for (int end = start + 1; end < last && !whole(lines.get(end)); end++) {
            joined.append('\n').append(lines.get(end));
            if (count(joined, '"') % 2 != 0) {
                continue;
            }
            Optional<List<String>> longer = strict(joined.toString());
            if (longer.isPresent() && longer.get().size() == width) {
                into.add(new Parsed(row, longer.get(), ""));
                return end - start + 1;
            }
            // Every quote is closed by now: more lines can't mend it.
            break;
        }
        into.add(
                new Parsed(
                        row,
                        List.of(),
                        "\"%s\" has a quote that isn't closed, or text behind a closing quote; write quotes inside a value twice"
                                .formatted(shortened(text))));
        return 1;
    }

    private Parsed checked(int row, List<String> values) {
        int used = values.size();
        while (used > width && values.get(used - 1).isBlank()) {
            used--;
        }
        if (used > width) {
            return new Parsed(
                    row,
                    List.of(),
                    ("it has %d values, the header has %d columns; put quotes around a value that"
                                    + " contains the separator")
                            .formatted(used, width));
        }
        return new Parsed(row, values.subList(0, used), "");
    }

    /** Whether a line is a record by itself, with each column: then it is nobody's second line. */
    private boolean whole(String line) {
        return width > 1 && strict(line).map(values -> values.size() == width).orElse(false);
    }

    /** The values of a text that is exactly one well-formed record. */
    private Optional<List<String>> strict(String text) {
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            List<CSVRecord> records = parser.getRecords();
            return records.size() == 1
                    ? Optional.of(List.copyOf(records.getFirst().toList()))
                    : Optional.empty();
        } catch (IOException | UncheckedIOException | IllegalStateException malformed) {
            return Optional.empty();
        }
    }

    private static long count(CharSequence text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 57) + "..." : text;
    }
}
