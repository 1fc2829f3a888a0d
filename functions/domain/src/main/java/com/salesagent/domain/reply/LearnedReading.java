package com.salesagent.domain.reply;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A second reader beside the rules: a linear model over {@link ReplyFeatures}, whose weights were
 * learned from labelled replies. It knows no phrase by heart, so it also finds what is said in a
 * way that no rule foresaw. The same text always reads the same; no network, no randomness.
 */
public final class LearnedReading {
    /** Whose weights a line of the table holds, in this order. */
    private static final List<Intent> COLUMNS =
            List.of(
                    Intent.UNSUBSCRIBE,
                    Intent.OUT_OF_OFFICE,
                    Intent.WANTS_MEETING,
                    Intent.WANTS_INFO,
                    Intent.REFERRAL,
                    Intent.WRONG_PERSON,
                    Intent.NOT_INTERESTED,
                    Intent.OTHER);

    /**
     * Weights in a line: one for each intent, then one for what is {@link Intent#OTHER} and yet
     * worth a person's look ("ask me again in spring").
     */
    public static final int CLASSES = COLUMNS.size() + 1;

    private static final int LATER = CLASSES - 1;

    /** The weights in the table are whole twentieths. */
    static final double SCALE = 20;

    private static final int MOST_SENTENCES = 30;

    private static final String TABLE = "reply-weights.txt";

    /** Short texts aren't made louder than this many features. */
    private static final int FEWEST = 20;

    private final Map<String, short[]> weights;

    private LearnedReading(Map<String, short[]> weights) {
        this.weights = weights;
    }

    /**
     * How likely each intent is.
     *
     * @param likely from 0 to 1, in the order of the table's weights
     */
    public record Odds(List<Double> likely) {
        /** From 0 to 1. */
        public double of(Intent intent) {
            double odds = likely.get(column(intent, false));
            return intent == Intent.OTHER ? odds + likely.get(LATER) : odds;
        }

        /** Of what is neither yes nor no: a person should look at it today. */
        public boolean later() {
            return likely.get(LATER) > likely.get(column(Intent.OTHER, false));
        }

        /** The likeliest. */
        public Intent best() {
            Intent best = Intent.OTHER;
            for (Intent intent : Intent.values()) {
                best = of(intent) > of(best) ? intent : best;
            }
            return best;
        }
    }

    /** Reads the new text of a reply with the weights that the product carries. */
    public static Odds of(String newText) {
        return Committed.READING.read(newText);
    }

    /** The most that any two sentences in a row speak for an intent; 0 for a shorter text. */
    public static double inPart(String newText, Intent intent) {
        List<String> sentences = Sentences.of(newText);
        double most = 0;
        for (int i = 0; i + 2 < Math.min(sentences.size(), MOST_SENTENCES); i++) {
            String part = sentences.get(i) + ' ' + sentences.get(i + 1);
            most = Math.max(most, of(part).of(intent));
        }
        return sentences.size() < 3
                ? most
                : Math.max(
                        most,
                        of(sentences.get(sentences.size() - 2) + ' ' + sentences.getLast())
                                .of(intent));
    }

    /** A reader with other weights, for those who learn new ones. */
    public static LearnedReading with(Map<String, short[]> weights) {
        return new LearnedReading(Map.copyOf(weights));
    }

    /** As {@link #of}, with these weights. */
    public Odds read(String newText) {
        Set<String> features = ReplyFeatures.of(newText);
        var sums = new double[CLASSES];
        for (String feature : features) {
            short[] row = weights.get(feature);
            if (row != null) {
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += row[i];
                }
            }
        }
        double loud = 1 / (SCALE * StrictMath.sqrt(Math.max(FEWEST, features.size())));
        return new Odds(softmax(sums, loud));
    }

    /**
     * Which weight of a line speaks for an intent.
     *
     * @param later whether it is "other" and a person should look all the same
     */
    public static int column(Intent intent, boolean later) {
        return intent == Intent.OTHER && later ? LATER : COLUMNS.indexOf(intent);
    }

    /** What the learning shares with the reading. */
    public static Set<String> features(String newText) {
        return ReplyFeatures.of(newText);
    }

    /** As the reading weighs a text with so many features. */
    public static double loudness(int features) {
        return 1 / StrictMath.sqrt(Math.max(FEWEST, features));
    }

    /** Read when a first reply comes, so that what only shares this class never pays for it. */
    private static final class Committed {
        private static final LearnedReading READING = new LearnedReading(table());
    }

    private static List<Double> softmax(double[] sums, double loud) {
        double most = Double.NEGATIVE_INFINITY;
        for (double sum : sums) {
            most = Math.max(most, sum * loud);
        }
        var powers = new Double[sums.length];
        double total = 0;
        for (int i = 0; i < sums.length; i++) {
            powers[i] = StrictMath.exp(sums[i] * loud - most);
            total += powers[i];
        }
        for (int i = 0; i < sums.length; i++) {
            powers[i] /= total;
        }
        return List.of(powers);
    }

    private static Map<String, short[]> table() {
        try (InputStream in = LearnedReading.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException(TABLE + " is missing beside its reader");
            }
            var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            var weights = new HashMap<String, short[]>(32_768);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] columns = line.split("\t", -1);
                var row = new short[CLASSES];
                for (int i = 0; i < row.length; i++) {
                    row[i] = columns[i + 1].isEmpty() ? 0 : Short.parseShort(columns[i + 1]);
                }
                weights.put(columns[0], row);
            }
            return weights;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
