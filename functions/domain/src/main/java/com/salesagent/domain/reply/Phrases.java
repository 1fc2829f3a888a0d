package com.salesagent.domain.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A table of phrases, found in text prepared by {@link Fold#words}.
 *
 * <p>One phrase a line or between bars outside parentheses, words separated by blanks. {@code
 * (a|b)} is a choice (words only), {@code ?} behind a word or choice makes it optional, {@code ~3}
 * stands for up to three words, {@code unsub*} for a word's beginning, {@code #} for a number,
 * {@code ^} for the beginning of the sentence and {@code $} for its end. Gaps are bounded, so time
 * is linear in the text.
 */
final class Phrases {
    private static final String NUMBER = "\\d{1,4}(?:[a-z]{1,2})?";

    private final Pattern pattern;

    private Phrases(Pattern pattern) {
        this.pattern = pattern;
    }

    static Phrases of(String table) {
        List<String> phrases =
                table.lines()
                        .map(line -> line.strip().replaceFirst("^[a-z]{2,3}: ", ""))
                        .filter(line -> !line.isEmpty())
                        .flatMap(line -> List.of(line.split("\\s\\|\\s")).stream())
                        .map(String::strip)
                        .filter(phrase -> !phrase.isEmpty())
                        .toList();
        return new Phrases(
                Pattern.compile(
                        phrases.stream().map(Phrases::compiled).collect(Collectors.joining("|"))));
    }

    boolean in(String words) {
        return pattern.matcher(words).find();
    }

    Matcher matcher(String words) {
        return pattern.matcher(words);
    }

    /** The words without the phrases found; a mark that matches nothing stands in their place. */
    String removedFrom(String words) {
        return pattern.matcher(words).replaceAll("~ ");
    }

    private static String compiled(String phrase) {
        var regex = new StringBuilder();
        boolean first = true;
        for (String token : phrase.split("\\s+", -1)) {
            if (token.equals("^")) {
                regex.append("^");
            } else if (token.equals("$")) {
                regex.append("$");
            } else {
                if (first) {
                    regex.append("(?<= )");
                    first = false;
                }
                regex.append(word(token));
            }
        }
        return "(?:" + regex.toString().replace("^(?<= )", "^ ") + ")";
    }

    private static String word(String token) {
        if (token.startsWith("~")) {
            return "(?:[^ ]{1,40} ){0," + token.substring(1) + "}";
        }
        boolean optional = token.endsWith("?");
        String body = optional ? token.substring(0, token.length() - 1) : token;
        boolean choice = body.startsWith("(") && body.endsWith(")");
        var words =
                new ArrayList<>(
                        List.of(
                                (choice ? body.substring(1, body.length() - 1) : body)
                                        .split("\\|", -1)));
        String end = words.remove("$") ? "|$" : "";
        String choices = words.stream().map(Phrases::literal).collect(Collectors.joining("|"));
        return "(?:(?:" + choices + ") " + end + ")" + (optional ? "?" : "");
    }

    private static String literal(String word) {
        if (word.startsWith("#")) {
            return NUMBER;
        }
        boolean prefix = word.endsWith("*");
        String folded = Fold.words(prefix ? word.substring(0, word.length() - 1) : word).strip();
        String quoted = Pattern.quote(folded) + (prefix ? "[^ ]{0,20}" : "");
        return word.endsWith("_#") ? quoted + " " + NUMBER : quoted;
    }
}
