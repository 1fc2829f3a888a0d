package com.salesagent.domain.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A second reader beside the rules: a linear model over {@link ReplyFeatures}, whose weights were
 * learned from labelled replies. It knows no phrase by heart, so it also finds what is said in a
 * way that no rule foresaw. The same text always reads the same; no network, no randomness. The
 * weights come from whoever reads replies; without any, the rules are alone.
 */
public final class LearnedReading {
    /** No second reader: the phrases alone decide. */
    public static final LearnedReading NONE = new LearnedReading(Map.of(), Vocabulary.NONE);

    /** Whose weights a feature has, in this order. */
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
     * Weights of a feature: one for each intent, then one for what is {@link Intent#OTHER} and yet
     * worth a person's look ("ask me again in spring").
     */
    public static final int CLASSES = COLUMNS.size() + 1;

    private static final int LATER = CLASSES - 1;

    /** Weights are whole twelfths, so that each fits into a byte. */
    public static final double SCALE = 12;

    private static final int MOST_SENTENCES = 30;

    /** Short texts aren't made louder than this many features. */
    private static final int FEWEST = 20;

    private final Map<String, byte[]> weights;
    private final Vocabulary vocabulary;

    private LearnedReading(Map<String, byte[]> weights, Vocabulary vocabulary) {
        this.weights = weights;
        this.vocabulary = vocabulary;
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
    }

    /** The most that any two sentences in a row speak for an intent; 0 for a shorter text. */
    public double inPart(String newText, Intent intent) {
        return passages(newText).stream()
                .mapToDouble(passage -> weighed(featuresOfPassage(passage)).of(intent))
                .max()
                .orElse(0);
    }

    /** Each two sentences in a row of a text that has at least three, the last two included. */
    public static List<String> passages(String newText) {
        List<String> sentences = Sentences.of(newText);
        var passages = new ArrayList<String>();
        for (int i = 0; i + 2 < Math.min(sentences.size(), MOST_SENTENCES); i++) {
            passages.add(sentences.get(i) + ' ' + sentences.get(i + 1));
        }
        if (sentences.size() >= 3) {
            passages.add(sentences.get(sentences.size() - 2) + ' ' + sentences.getLast());
        }
        return passages;
    }

    /**
     * A reader with these weights.
     *
     * @param weights for each feature {@link #CLASSES} weights in units of 1 / {@link #SCALE}; not
     *     to be changed afterwards
     * @param vocabulary the one that the weights were learned with
     */
    public static LearnedReading with(Map<String, byte[]> weights, Vocabulary vocabulary) {
        return new LearnedReading(weights, vocabulary);
    }

    /** True if there are no weights, so that it can tell nothing. */
    boolean isEmpty() {
        return weights.isEmpty();
    }

    /** How likely each intent of this new text is, which has these phrases. */
    Odds read(String newText, Signals said) {
        return weighed(ReplyFeatures.of(newText, vocabulary, said));
    }

    private Odds weighed(Set<String> features) {
        var sums = new double[CLASSES];
        for (String feature : features) {
            byte[] row = weights.get(feature);
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

    /** The intent that a column's weights speak for. */
    static Intent intent(int column) {
        return column == LATER ? Intent.OTHER : COLUMNS.get(column);
    }

    /** What the reading sees in a whole reply, for those who learn. */
    public Set<String> features(String newText) {
        return ReplyFeatures.of(newText, vocabulary, Signals.of(newText, "", ""));
    }

    /** What it sees in a passage of one. */
    public Set<String> featuresOfPassage(String passage) {
        return ReplyFeatures.of(passage, vocabulary);
    }

    /** As the reading weighs a text with so many features. */
    public static double loudness(int features) {
        return 1 / StrictMath.sqrt(Math.max(FEWEST, features));
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
}
