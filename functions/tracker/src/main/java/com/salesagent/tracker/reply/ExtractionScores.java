package com.salesagent.tracker.reply;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts exact matches of extracted text with the expected one, white space collapsed. */
final class ExtractionScores {
    private int rows;
    private int exact;
    private int core;
    private int coreExact;
    private final Map<String, int[]> byLanguage = new TreeMap<>();

    void add(Map<String, Object> row, String extracted) {
        Object expected =
                row.containsKey("expected") ? row.get("expected") : row.get("expected_text");
        if (!(expected instanceof String wanted)) {
            return;
        }
        boolean anySpace = "ignore all whitespace".equals(row.get("compare"));
        boolean match = same(extracted, wanted, anySpace) || alsoOk(row, extracted, anySpace);
        rows++;
        exact += match ? 1 : 0;
        boolean isCore = !Boolean.FALSE.equals(row.get("core"));
        if (isCore) {
            core++;
            coreExact += match ? 1 : 0;
            int[] language =
                    byLanguage.computeIfAbsent(
                            String.valueOf(row.getOrDefault("lang", "?")), key -> new int[2]);
            language[0]++;
            language[1] += match ? 1 : 0;
        }
    }

    double coreShare() {
        return core == 0 ? 1 : (double) coreExact / core;
    }

    int coreRows() {
        return core;
    }

    void print(PrintStream table) {
        if (rows == 0) {
            return;
        }
        table.printf(Locale.ROOT, "extraction      rows  exact  share%n");
        table.printf(
                Locale.ROOT, "all           %6d %6d %5.1f%%%n", rows, exact, 100.0 * exact / rows);
        table.printf(
                Locale.ROOT, "core          %6d %6d %5.1f%%%n", core, coreExact, 100 * coreShare());
        byLanguage.forEach(
                (language, count) ->
                        table.printf(
                                Locale.ROOT,
                                "core %-8s %6d %6d %5.1f%%%n",
                                language,
                                count[0],
                                count[1],
                                100.0 * count[1] / count[0]));
    }

    private static boolean alsoOk(Map<String, Object> row, String extracted, boolean anySpace) {
        return row.get("also_ok") instanceof List<?> others
                && others.stream()
                        .anyMatch(other -> same(extracted, String.valueOf(other), anySpace));
    }

    private static boolean same(String extracted, String expected, boolean anySpace) {
        String gap = anySpace ? "" : " ";
        return collapsed(extracted, gap).equals(collapsed(expected, gap));
    }

    private static String collapsed(String text, String gap) {
        return text.replaceAll("[\\s\\u00a0\\u202f]+", gap).strip();
    }
}
