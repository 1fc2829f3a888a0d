package com.salesagent.domain.reply;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the learned weights look at: words, their beginnings (which carry a verb through its
 * endings), pairs of neighbours and of words up to three apart, groups of four letters (which carry
 * a word through its misspellings), what is negated, the order of {@link Concepts} and of the finer
 * meanings of a {@link Vocabulary} in each sentence, whatever the language, the English words for
 * foreign ones, and the phrases that the rules know.
 */
final class ReplyFeatures {
    /** Beyond so many words nobody states an intent, and time stays bounded. */
    private static final int MOST_WORDS = 200;

    private static final int STEM = 5;
    private static final int APART = 3;
    private static final int LETTERS = 4;

    /** So many words after a "not" may be what it denies. */
    private static final int NEGATED = 4;

    /** French and Italian cut these short before a vowel: "m'écrire" is two words. */
    private static final Set<String> ELIDED =
            Set.of(
                    "l", "d", "m", "n", "j", "s", "t", "c", "qu", "jusqu", "dell", "all", "dall",
                    "nell", "un", "sull", "quell");

    private ReplyFeatures() {}

    /** What a whole reply has, the phrases in it included. */
    static Set<String> of(String text, Vocabulary vocabulary, Signals signals) {
        Set<String> features = of(text, vocabulary);
        for (String signal : signals.found()) {
            features.add("R " + signal);
        }
        return features;
    }

    /** What its words alone have; each once, in the order of the text. */
    static Set<String> of(String text, Vocabulary vocabulary) {
        List<String> words = words(text);
        var features = new LinkedHashSet<String>();
        addWords(words, features);
        for (String word : words) {
            String bounded = '_' + word + '_';
            int letters = Character.isLetterOrDigit(word.charAt(0)) ? bounded.length() : 0;
            for (int k = 0; k + LETTERS <= letters; k++) {
                features.add("l" + bounded.substring(k, k + LETTERS));
            }
        }
        addMeaning(words, features);
        if (!vocabulary.isEmpty()) {
            addVocabulary(words, vocabulary, features);
        }
        return features;
    }

    private static void addWords(List<String> words, Set<String> features) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            features.add("w" + word);
            features.add("s" + stem(word));
            for (int d = 1; d <= APART && i + d < words.size(); d++) {
                features.add((d == 1 ? "n" : "a") + stem(word) + ' ' + stem(words.get(i + d)));
            }
        }
    }

    /** The order of the meanings in each sentence, and a foreign text's words in English too. */
    private static void addVocabulary(
            List<String> words, Vocabulary vocabulary, Set<String> features) {
        Vocabulary.Tongue tongue = vocabulary.tongueOf(words);
        features.add("L" + tongue.code());
        var english = new ArrayList<String>();
        var meant = new ArrayList<String>(List.of("^"));
        for (String word : words) {
            switch (word) {
                case ".", "!", ";", ":", "$" -> end(meant, "$", features);
                case "?" -> end(meant, "?", features);
                case "^", "," -> {}
                case "@" -> meant.add("@");
                default -> {
                    boolean number = word.startsWith("0");
                    String said = number ? "" : vocabulary.english(tongue, word);
                    String meaning = number ? "0" : vocabulary.meaning(tongue, said);
                    if (!said.isEmpty()) {
                        english.add(said);
                    }
                    if (!meaning.isEmpty() && !meaning.equals(meant.getLast())) {
                        meant.add(meaning);
                    }
                }
            }
        }
        if (!tongue.isEnglish()) {
            addWords(english, features);
        }
    }

    /** Takes a sentence's meanings in; the list begins anew. */
    private static void end(List<String> meant, String mark, Set<String> features) {
        if (meant.size() > 1) {
            meant.add(mark);
            addOrder(meant, "G", "H", "I", features);
        }
        meant.clear();
        meant.add("^");
    }

    private static void addMeaning(List<String> words, Set<String> features) {
        var sentence = new ArrayList<String>();
        for (String word : words) {
            switch (word) {
                case ".", "!", ";", ":", "$" -> addSentence(sentence, "$", features);
                case "?" -> addSentence(sentence, "?", features);
                case "^", "," -> {}
                default -> sentence.add(word);
            }
        }
    }

    /** Single concepts, pairs up to three apart, threes in a row; what follows a "not". */
    private static void addSentence(List<String> sentence, String end, Set<String> features) {
        if (sentence.isEmpty()) {
            return;
        }
        List<String> concepts =
                Negation.resolved(sentence.stream().map(ReplyFeatures::concept).toList());
        var said = new ArrayList<String>();
        said.add("^");
        for (int i = 0; i < sentence.size(); i++) {
            String concept = concepts.get(i);
            if (!concept.isEmpty() && !concept.equals(said.getLast())) {
                said.add(concept);
            }
            for (int d = 1; concept.equals("not") && d <= NEGATED && i + d < sentence.size(); d++) {
                features.add("X" + stem(sentence.get(i + d)));
            }
        }
        said.add(end);
        addOrder(said, "C", "P", "T", features);
        sentence.clear();
    }

    /** Each by itself, pairs up to three apart and threes in a row, told apart by these marks. */
    private static void addOrder(
            List<String> said, String one, String two, String three, Set<String> features) {
        for (int i = 0; i < said.size(); i++) {
            features.add(one + said.get(i));
            for (int d = 1; d <= APART && i + d < said.size(); d++) {
                features.add(two + said.get(i) + ' ' + said.get(i + d));
            }
            if (i + 2 < said.size()) {
                features.add(three + said.get(i) + ' ' + said.get(i + 1) + ' ' + said.get(i + 2));
            }
        }
    }

    private static String concept(String word) {
        if (word.equals("@") || !word.startsWith("0")) {
            return word.equals("@") ? word : Concepts.of(word);
        }
        return word.chars().allMatch(c -> c == '0') ? "0" : "time";
    }

    private static String stem(String word) {
        return word.length() <= STEM ? word : word.substring(0, STEM);
    }

    /** Words, signs and emoji, with marks for the beginning and the end; digits are alike. */
    private static List<String> words(String text) {
        String folded =
                Normalizer.normalize(Fold.fold(text), Normalizer.Form.NFKC)
                        .toLowerCase(Locale.ROOT);
        var words = new ArrayList<String>();
        words.add("^");
        var word = new StringBuilder();
        for (int i = 0; i <= folded.length() && words.size() < MOST_WORDS; i++) {
            char c = i < folded.length() ? folded.charAt(i) : ' ';
            boolean pair = Character.isHighSurrogate(c) && i + 1 < folded.length();
            if (Character.isDigit(c)) {
                word.append('0');
            } else if (Character.isLetter(c)) {
                word.append(c);
            } else if (c != '\'' || ELIDED.contains(word.toString())) {
                if (!word.isEmpty()) {
                    words.add(word.toString());
                    word.setLength(0);
                }
                if (pair) {
                    words.add(folded.substring(i, i + 2));
                    i++;
                } else if ("?!.,;:@".indexOf(c) >= 0) {
                    words.add(String.valueOf(c));
                }
            }
        }
        words.add("$");
        return words;
    }
}
