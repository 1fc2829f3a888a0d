package com.salesagent.domain.reply;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What words mean, whatever the language: each word of another language has an English one, and
 * English words of one meaning share it. What was learned from "scrub us" so tells of "streicht
 * uns", and of words that no labelled reply had. {@link Concepts} stays beside it: its few, coarse
 * meanings are seen often enough to be learned well, and without them less is found.
 */
public final class Vocabulary {
    /** Knows no word. */
    public static final Vocabulary NONE = new Vocabulary(Map.of(), List.of());

    private static final String ENGLISH = "en";

    /** So many words from the top of a language's list are its commonest. */
    private static final int COMMON = 40;

    /** What a word that a language has tells of it, beside a common one's 1. */
    private static final double KNOWN = 0.5;

    /** In place of a meaning: the word tells nothing. */
    private static final String NOTHING = "-";

    private final Map<String, String> meanings;
    private final List<Tongue> tongues;

    private Vocabulary(Map<String, String> meanings, List<Tongue> tongues) {
        this.meanings = meanings;
        this.tongues = tongues;
    }

    /**
     * A word and what stands for it.
     *
     * @param word in any spelling
     * @param meant an English word; {@code -} if it tells nothing
     */
    public record Entry(String word, String meant) {}

    /**
     * A vocabulary of these words, the commonest of each language first.
     *
     * @param words by language code; those of {@code en} have meanings, the others English words
     */
    public static Vocabulary of(Map<String, List<Entry>> words) {
        var tongues = new ArrayList<Tongue>();
        Map<String, String> english = folded(words.getOrDefault(ENGLISH, List.of()));
        tongues.add(
                new Tongue(
                        ENGLISH,
                        Map.of(),
                        common(words.getOrDefault(ENGLISH, List.of())),
                        english));
        words.keySet().stream()
                .filter(language -> !language.equals(ENGLISH))
                .sorted()
                .forEach(
                        language -> {
                            Map<String, String> own = folded(words.get(language));
                            tongues.add(
                                    new Tongue(language, own, common(words.get(language)), own));
                        });
        return new Vocabulary(english, List.copyOf(tongues));
    }

    private static Map<String, String> folded(List<Entry> entries) {
        var folded = HashMap.<String, String>newHashMap(entries.size());
        for (Entry entry : entries) {
            folded.putIfAbsent(Fold.fold(entry.word), entry.meant);
        }
        return folded;
    }

    private static Set<String> common(List<Entry> entries) {
        var common = new HashSet<String>();
        for (Entry entry : entries.subList(0, Math.min(COMMON, entries.size()))) {
            common.add(Fold.fold(entry.word));
        }
        return common;
    }

    /** A language, as far as its words are known. */
    static final class Tongue {
        private final String code;
        private final Map<String, String> english;
        private final Set<String> common;
        private final Map<String, String> known;

        private Tongue(
                String code,
                Map<String, String> english,
                Set<String> common,
                Map<String, String> known) {
            this.code = code;
            this.english = english;
            this.common = common;
            this.known = known;
        }

        String code() {
            return code;
        }

        boolean isEnglish() {
            return code.equals(ENGLISH);
        }

        private double speaksFor(List<String> words) {
            double sum = 0;
            for (String word : words) {
                sum += (common.contains(word) ? 1 : 0) + (known.containsKey(word) ? KNOWN : 0);
            }
            return sum;
        }
    }

    /** The language that most of the words are of; English if none stands out. */
    Tongue tongueOf(List<String> words) {
        Tongue best = null;
        double most = -1;
        for (Tongue tongue : tongues) {
            double sum = tongue.speaksFor(words);
            if (sum > most) {
                most = sum;
                best = tongue;
            }
        }
        return best;
    }

    boolean isEmpty() {
        return tongues.isEmpty();
    }

    /** The English word for a folded one of this language; blank if there is none. */
    String english(Tongue tongue, String word) {
        if (tongue.isEnglish()) {
            return word;
        }
        String said = tongue.english.get(word);
        return said != null ? said : meanings.containsKey(word) ? word : "";
    }

    /** What an English word means; blank if nothing in particular. */
    String meaning(Tongue tongue, String english) {
        String otherwise = tongue.isEnglish() ? "" : english;
        String meaning = meanings.getOrDefault(english, otherwise);
        return meaning.equals(NOTHING) ? "" : meaning;
    }
}
