package com.salesagent.domain.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts a reply into sentences; a line that a client wrapped is no end of one. */
final class Sentences {
    /** So much of a mail is judged; beyond it nobody states an intent. */
    private static final int MOST = 16_000;

    private static final int LONGEST = 600;
    private static final int SHORT_LINE = 50;

    private Sentences() {}

    /** The whole text as words, for phrases that may span sentences. */
    static String words(String text) {
        return Fold.words(text.length() > MOST ? text.substring(0, MOST) : text);
    }

    static List<String> of(String text) {
        String bounded = bounded(text);
        var sentences = new ArrayList<String>();
        int start = 0;
        for (int i = 0; i < bounded.length(); i++) {
            if ((i - start >= LONGEST && bounded.charAt(i) == ' ') || ends(bounded, i)) {
                add(sentences, bounded.substring(start, i + 1));
                start = i + 1;
            }
        }
        add(sentences, bounded.substring(start));
        return sentences;
    }

    private static final Pattern CLAUSE =
            Pattern.compile("[,;:]\\s|\\s[-–—]+\\s|\\sbut\\s|\\saber\\s|\\smais\\s|\\spero\\s");

    /** The text's clauses as words, for negations that reach no further than a comma. */
    static List<String> clauses(String text) {
        return of(text).stream()
                .flatMap(sentence -> CLAUSE.splitAsStream(sentence))
                .map(Fold::words)
                .filter(clause -> !clause.isBlank())
                .toList();
    }

    /** A very long mail is judged by its beginning and its end. */
    static String bounded(String text) {
        return text.length() <= MOST
                ? text
                : text.substring(0, MOST / 2) + "\n\n" + text.substring(text.length() - MOST / 2);
    }

    private static void add(List<String> sentences, String sentence) {
        String text = sentence.strip();
        if (!text.isEmpty()) {
            sentences.add(text);
        }
    }

    private static boolean ends(String text, int i) {
        char c = text.charAt(i);
        boolean last = i + 1 == text.length();
        char next = last ? '\n' : text.charAt(i + 1);
        return switch (c) {
            case '!', '?', '。', '！', '？' ->
                    next != '?' && next != '!' && next != ')' && next != '"';
            case '.', '…' -> Character.isWhitespace(next) && !isAbbreviation(text, i);
            case ';' -> Character.isWhitespace(next);
            case '\n' -> last || next == '\n' || isShortLine(text, i) || startsItem(text, i + 1);
            default -> false;
        };
    }

    private static boolean startsItem(String text, int i) {
        char c = text.charAt(i);
        return c == '-' || c == '*' || c == '•' || c == '\n';
    }

    private static boolean isShortLine(String text, int end) {
        int start = text.lastIndexOf('\n', end - 1) + 1;
        return end - start < SHORT_LINE;
    }

    /**
     * "Mr. Durand", "M. Durand", "10 a.m. works", "z. B.", "18. August", "no. 4"; not "lol no.
     * remove".
     */
    private static boolean isAbbreviation(String text, int dot) {
        int start = dot;
        while (start > 0 && Character.isLetterOrDigit(text.charAt(start - 1))) {
            start--;
        }
        String word = text.substring(start, dot);
        boolean number =
                !word.isEmpty() && word.length() <= 2 && word.chars().allMatch(Character::isDigit);
        int next = dot + 1;
        while (next < text.length() && text.charAt(next) == ' ') {
            next++;
        }
        boolean monthFollows = next < text.length() && Character.isLetter(text.charAt(next));
        return switch (word.toLowerCase(java.util.Locale.ROOT)) {
            case "mr",
                    "mrs",
                    "ms",
                    "dr",
                    "prof",
                    "sr",
                    "sra",
                    "sig",
                    "st",
                    "mme",
                    "hr",
                    "fr",
                    "nr",
                    "approx",
                    "inc",
                    "ltd",
                    "jr",
                    "m",
                    "z",
                    "b",
                    "e",
                    "g",
                    "i",
                    "vs",
                    "ext",
                    "tel",
                    "jan",
                    "feb",
                    "mar",
                    "apr",
                    "jun",
                    "jul",
                    "aug",
                    "sep",
                    "sept",
                    "oct",
                    "nov",
                    "dec" ->
                    true;
            case "no" -> next < text.length() && Character.isDigit(text.charAt(next));
            default -> number && monthFollows;
        };
    }
}
