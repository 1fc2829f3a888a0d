package com.salesagent.scout;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How the spellings of a place are compared. */
final class PlaceNames {
    private static final Map<String, String> LONG_FORMS =
            Map.ofEntries(
                    Map.entry("st", "saint"),
                    Map.entry("ste", "sainte"),
                    Map.entry("ft", "fort"),
                    Map.entry("mt", "mount"),
                    Map.entry("n", "north"),
                    Map.entry("s", "south"),
                    Map.entry("e", "east"),
                    Map.entry("w", "west"),
                    Map.entry("hts", "heights"),
                    Map.entry("spgs", "springs"),
                    Map.entry("twp", "township"),
                    Map.entry("pk", "park"),
                    Map.entry("jct", "junction"));

    private PlaceNames() {}

    /** "St. Louis", "Saint Louis" and "SAINT LOUIS" are {@code saint louis}. */
    static String key(String city) {
        String plain =
                Normalizer.normalize(city, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("['’.]", "")
                        .replaceAll("[^a-z0-9]+", " ")
                        .strip()
                        .replaceFirst("^(city|town|village) of ", "");
        return Arrays.stream(plain.split(" ", -1))
                .map(word -> LONG_FORMS.getOrDefault(word, word))
                .collect(Collectors.joining(" "));
    }

    /**
     * How many letters have to be put in, left out, changed or swapped with their neighbour to get
     * from one text to the other.
     */
    static int distance(String left, String right) {
        int[][] cost = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, left, right, i, j);
            }
        }
        return cost[left.length()][right.length()];
    }

    private static int cheapest(int[][] cost, String left, String right, int i, int j) {
        boolean same = left.charAt(i - 1) == right.charAt(j - 1);
        int best =
                Math.min(
                        Math.min(cost[i - 1][j], cost[i][j - 1]) + 1,
                        cost[i - 1][j - 1] + (same ? 0 : 1));
        boolean swapped =
                i > 1
                        && j > 1
                        && left.charAt(i - 1) == right.charAt(j - 2)
                        && left.charAt(i - 2) == right.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
