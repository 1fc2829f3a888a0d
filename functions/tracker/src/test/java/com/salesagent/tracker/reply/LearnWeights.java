package com.salesagent.tracker.reply;

import com.salesagent.domain.reply.Intent;
import com.salesagent.domain.reply.LearnedReading;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Learns the weights of {@link LearnedReading} from labelled replies: multinomial logistic
 * regression by AdaGrad. Seeded, so the same rows give the same table to the last digit.
 */
final class LearnWeights {
    private static final int ROUNDS = 30;
    private static final double STEP = 0.5;
    private static final double DECAY = 2e-5;

    /** A feature that only one reply has teaches that reply by heart. */
    private static final int FEWEST_REPLIES = 2;

    /** Weights below this change no verdict and would only make the table longer. */
    private static final double LEAST = 0.8;

    private static final double SCALE = 20;
    private static final long SEED = 20261121;

    private LearnWeights() {}

    /** A reply and the table's column that it speaks for. */
    record Labelled(String text, int column) {
        static Labelled of(String text, Intent intent, boolean alert) {
            return new Labelled(text, LearnedReading.column(intent, alert));
        }
    }

    /** The table's rows in alphabetical order. */
    static Map<String, short[]> from(List<Labelled> replies) {
        var seen = new HashMap<String, Integer>();
        var features = new ArrayList<List<String>>();
        for (Labelled reply : replies) {
            List<String> found = List.copyOf(LearnedReading.features(reply.text()));
            features.add(found);
            found.forEach(feature -> seen.merge(feature, 1, Integer::sum));
        }
        var index = new TreeMap<String, Integer>();
        seen.forEach(
                (feature, times) -> {
                    if (times >= FEWEST_REPLIES) {
                        index.put(feature, 0);
                    }
                });
        int next = 0;
        for (Map.Entry<String, Integer> entry : index.entrySet()) {
            entry.setValue(next++);
        }
        int classes = LearnedReading.CLASSES;
        var weights = new double[index.size()][classes];
        var steps = new double[index.size()][classes];
        var rows = new ArrayList<int[]>();
        for (List<String> found : features) {
            rows.add(
                    found.stream()
                            .filter(index::containsKey)
                            .sorted()
                            .mapToInt(index::get)
                            .toArray());
        }
        var order = new ArrayList<Integer>();
        for (int i = 0; i < replies.size(); i++) {
            order.add(i);
        }
        var random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            Collections.shuffle(order, random);
            for (int i : order) {
                learn(
                        rows.get(i),
                        replies.get(i).column(),
                        LearnedReading.loudness(features.get(i).size()),
                        weights,
                        steps);
            }
        }
        return rounded(index, weights);
    }

    private static void learn(
            int[] row, int right, double loud, double[][] weights, double[][] steps) {
        int classes = weights[0].length;
        var odds = new double[classes];
        for (int feature : row) {
            for (int c = 0; c < classes; c++) {
                odds[c] += weights[feature][c] * loud;
            }
        }
        double most = Double.NEGATIVE_INFINITY;
        for (double odd : odds) {
            most = Math.max(most, odd);
        }
        double total = 0;
        for (int c = 0; c < classes; c++) {
            odds[c] = StrictMath.exp(odds[c] - most);
            total += odds[c];
        }
        for (int feature : row) {
            for (int c = 0; c < classes; c++) {
                double slope =
                        (odds[c] / total - (c == right ? 1 : 0)) * loud
                                + DECAY * weights[feature][c];
                steps[feature][c] += slope * slope;
                weights[feature][c] -= STEP * slope / (1e-6 + StrictMath.sqrt(steps[feature][c]));
            }
        }
    }

    private static Map<String, short[]> rounded(Map<String, Integer> index, double[][] weights) {
        var table = new TreeMap<String, short[]>();
        index.forEach(
                (feature, i) -> {
                    double[] learned = weights[i];
                    var row = new short[learned.length];
                    boolean tells = false;
                    for (int c = 0; c < row.length; c++) {
                        row[c] = (short) StrictMath.round(learned[c] * SCALE);
                        tells |= Math.abs(learned[c]) >= LEAST;
                    }
                    if (tells) {
                        table.put(feature, row);
                    }
                });
        return table;
    }

    /** As the product reads it: a feature and its twentieths for each intent, none for zero. */
    static String table(Map<String, short[]> weights) {
        var lines = new StringBuilder();
        weights.forEach(
                (feature, row) -> {
                    lines.append(feature);
                    for (short weight : row) {
                        lines.append('\t').append(weight == 0 ? "" : weight);
                    }
                    lines.append('\n');
                });
        return lines.toString();
    }
}
