package com.salesagent.domain.reply;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the learned weights look at: words, their beginnings (which carry a verb through its
 * endings), pairs of neighbours and of words up to three apart, and groups of four letters (which
 * carry a word through its misspellings).
 */
final class ReplyFeatures {
    /** Beyond so many words nobody states an intent, and time stays bounded. */
    private static final int MOST_WORDS = 160;

    private static final int STEM = 5;
    private static final int APART = 3;
    private static final int LETTERS = 4;

    private ReplyFeatures() {}

    /** Each once, in the order of the text. */
    static Set<String> of(String text) {
        List<String> words = words(text);
        var features = new LinkedHashSet<String>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            features.add("w" + word);
            features.add("s" + stem(word));
            for (int d = 1; d <= APART && i + d < words.size(); d++) {
                features.add((d == 1 ? "n" : "a") + stem(word) + ' ' + stem(words.get(i + d)));
            }
            String bounded = '_' + word + '_';
            for (int k = 0; k + LETTERS <= bounded.length(); k++) {
                features.add("l" + bounded.substring(k, k + LETTERS));
            }
        }
        return features;
    }

    private static String stem(String word) {
        return word.length() <= STEM ? word : word.substring(0, STEM);
    }

    /** Words and signs, with marks for the beginning and the end; digits are alike. */
    private static List<String> words(String text) {
        String folded =
                Normalizer.normalize(Fold.fold(text), Normalizer.Form.NFKC)
                        .toLowerCase(Locale.ROOT);
        var words = new ArrayList<String>();
        words.add("^");
        var word = new StringBuilder();
        for (int i = 0; i <= folded.length() && words.size() < MOST_WORDS; i++) {
            char c = i < folded.length() ? folded.charAt(i) : ' ';
            if (Character.isDigit(c)) {
                word.append('0');
            } else if (Character.isLetter(c) || Character.isSurrogate(c)) {
                word.append(c);
            } else if (c != '\'') {
                if (!word.isEmpty()) {
                    words.add(word.toString());
                    word.setLength(0);
                }
                if ("?!.,;:@".indexOf(c) >= 0) {
                    words.add(String.valueOf(c));
                }
            }
        }
        words.add("$");
        return words;
    }
}
