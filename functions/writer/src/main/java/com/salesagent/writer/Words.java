package com.salesagent.writer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Counting and spelling, as a reader of English does it. */
final class Words {
    private static final List<String> SPELLED =
            List.of(
                    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
                    "ten", "eleven", "twelve");

    private Words() {}

    static int count(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() ? 0 : stripped.split("\\s+").length;
    }

    /** {@code 16,487}. */
    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** "nine" up to twelve, {@code 13} from there on. */
    static String spelled(int number) {
        return number >= 0 && number < SPELLED.size() ? SPELLED.get(number) : number(number);
    }

    /** The value of a number word from two to twelve, or -1. */
    static int value(String word) {
        int value = SPELLED.indexOf(word.toLowerCase(Locale.ROOT));
        return value >= 2 ? value : -1;
    }

    static List<String> sentences(String text) {
        return Arrays.stream(text.split("(?<=[.?!])\\s+|\\n{2,}"))
                .map(String::strip)
                .filter(sentence -> !sentence.isEmpty())
                .toList();
    }
}
