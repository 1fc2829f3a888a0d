package com.salesagent.scout;

import org.apache.commons.csv.CSVRecord;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The places that the registers name, each with its position: the median of its rows' coordinates,
 * so that one wrong coordinate doesn't move a city. Rows without coordinates lend from rows with
 * the same ZIP code.
 */
final class PlaceTable {
    private final Map<String, List<CSVRecord>> byPlace = new TreeMap<>();
    private final Map<String, double[]> byZip = new HashMap<>();

    PlaceTable(List<CSVRecord> rows) {
        for (CSVRecord row : rows) {
            if (!row.get("city").isBlank()) {
                byPlace.computeIfAbsent(
                                row.get("state") + "\t" + PlaceNames.key(row.get("city")),
                                key -> new ArrayList<>())
                        .add(row);
            }
        }
        rows.stream()
                .filter(row -> located(row) && !row.get("zip").isBlank())
                .collect(Collectors.groupingBy(row -> row.get("zip")))
                .forEach((zip, members) -> byZip.put(zip, median(members)));
    }

    /** State, comparable name, name as most rows write it, latitude, longitude, rows. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        byPlace.forEach(
                (key, members) ->
                        lines.add(
                                "%s\t%s\t%s\t%d"
                                        .formatted(
                                                key,
                                                spelling(members),
                                                position(members),
                                                members.size())));
        return lines;
    }

    private static String spelling(List<CSVRecord> members) {
        Map<String, Long> counts =
                members.stream()
                        .collect(
                                Collectors.groupingBy(
                                        row -> row.get("city").strip(),
                                        TreeMap::new,
                                        Collectors.counting()));
        return counts.entrySet().stream()
                .max(
                        Map.Entry.<String, Long>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .orElseThrow()
                .getKey();
    }

    private String position(List<CSVRecord> members) {
        List<CSVRecord> located = members.stream().filter(PlaceTable::located).toList();
        if (!located.isEmpty()) {
            return text(median(located));
        }
        return members.stream()
                .map(row -> byZip.get(row.get("zip")))
                .filter(found -> found != null)
                .findFirst()
                .map(PlaceTable::text)
                .orElse("\t");
    }

    private static boolean located(CSVRecord row) {
        return !row.get("latitude").isBlank() && !row.get("longitude").isBlank();
    }

    private static double[] median(List<CSVRecord> rows) {
        return new double[] {middle(rows, "latitude"), middle(rows, "longitude")};
    }

    private static double middle(List<CSVRecord> rows, String column) {
        double[] sorted =
                rows.stream()
                        .mapToDouble(row -> Double.parseDouble(row.get(column)))
                        .sorted()
                        .toArray();
        return sorted[sorted.length / 2];
    }

    private static String text(double[] position) {
        return String.format(Locale.ROOT, "%.3f\t%.3f", position[0], position[1]);
    }
}
