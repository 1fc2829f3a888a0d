package com.salesagent.tracker.reply;

import com.salesagent.domain.reply.Intent;
import com.salesagent.domain.reply.LearnedReading;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
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
    private static final int ROUNDS = 12;
    private static final double STEP = 0.25;
    private static final double DECAY = 5e-5;

    /** A feature that only one reply has teaches that reply by heart. */
    private static final int FEWEST_REPLIES = 2;

    /** What tells least is left out, so that the table is read in a moment. */
    private static final int MOST_FEATURES = 40_000;

    private static final long SEED = 20261122;

    /** Sees what a reply has; its weights are yet to be learned. */
    private static final LearnedReading EYES =
            LearnedReading.with(Map.of(), ReplyWords.vocabulary());

    private LearnWeights() {}

    /** A passage of a reply that is no opt-out is none either, but tells less than the whole. */
    private static final double PASSAGE = 0.3;

    /**
     * In the first batches most of the replies in other languages than English were opt-outs;
     * unless the rest counts more, the language itself would speak for one.
     */
    private static final double FOREIGN = 2;

    /**
     * What a reply has and the table's column that it speaks for.
     *
     * @param weight what it counts beside others; a whole reply 1
     */
    record Labelled(List<String> features, int column, double weight) {
        /** The reply, and its passages unless it is an opt-out, which may stand in any of them. */
        static List<Labelled> of(String text, Intent intent, boolean alert) {
            int column = LearnedReading.column(intent, alert);
            double weight = intent != Intent.UNSUBSCRIBE && Foreign.is(text) ? FOREIGN : 1;
            List<Labelled> all = new ArrayList<>();
            all.add(new Labelled(List.copyOf(EYES.features(text)), column, weight));
            if (intent != Intent.UNSUBSCRIBE) {
                LearnedReading.passages(text)
                        .forEach(
                                passage ->
                                        all.add(
                                                new Labelled(
                                                        List.copyOf(
                                                                EYES.featuresOfPassage(passage)),
                                                        column,
                                                        weight * PASSAGE)));
            }
            return all;
        }
    }

    /** The table's rows in alphabetical order. */
    static Map<String, byte[]> from(List<Labelled> replies) {
        var seen = new HashMap<String, Integer>();
        for (Labelled reply : replies) {
            reply.features().forEach(feature -> seen.merge(feature, 1, Integer::sum));
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
        for (Labelled reply : replies) {
            rows.add(
                    reply.features().stream()
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
                        LearnedReading.loudness(replies.get(i).features().size()),
                        replies.get(i).weight(),
                        weights,
                        steps);
            }
        }
        return rounded(index, seen, weights);
    }

    private static void learn(
            int[] row,
            int right,
            double loud,
            double weight,
            double[][] weights,
            double[][] steps) {
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
                        (odds[c] / total - (c == right ? 1 : 0)) * loud * weight
                                + DECAY * weights[feature][c];
                steps[feature][c] += slope * slope;
                weights[feature][c] -= STEP * slope / (1e-6 + StrictMath.sqrt(steps[feature][c]));
            }
        }
    }

    /** The features that tell most, with their weights in the table's units. */
    private static Map<String, byte[]> rounded(
            Map<String, Integer> index, Map<String, Integer> seen, double[][] weights) {
        List<String> telling = new ArrayList<>(index.keySet());
        telling.sort(
                Comparator.comparingDouble(
                                (String feature) ->
                                        -telling(weights[index.get(feature)], seen.get(feature)))
                        .thenComparing(Comparator.naturalOrder()));
        var table = new TreeMap<String, byte[]>();
        for (String feature : telling.subList(0, Math.min(MOST_FEATURES, telling.size()))) {
            double[] learned = weights[index.get(feature)];
            var row = new byte[learned.length];
            for (int c = 0; c < row.length; c++) {
                long weight = StrictMath.round(learned[c] * LearnedReading.SCALE);
                row[c] = (byte) Math.clamp(weight, -ReplyWeights.MOST, ReplyWeights.MOST);
            }
            table.put(feature, row);
        }
        return table;
    }

    /** A weight matters as much as the replies are many in which it counts. */
    private static double telling(double[] weights, int replies) {
        double sum = 0;
        for (double weight : weights) {
            sum += Math.abs(weight);
        }
        return sum * StrictMath.log(1 + replies);
    }

    /** As the product reads it: a feature, a tab and a sign for each weight. */
    static String table(Map<String, byte[]> weights) {
        var lines = new StringBuilder();
        weights.forEach(
                (feature, row) -> {
                    lines.append(feature).append('\t');
                    for (byte weight : row) {
                        lines.append((char) (ReplyWeights.NOTHING + weight));
                    }
                    lines.append('\n');
                });
        return lines.toString();
    }
}
