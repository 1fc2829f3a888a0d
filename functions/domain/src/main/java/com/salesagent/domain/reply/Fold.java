package com.salesagent.domain.reply;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Text made comparable: lower case, without accents, so that one table entry finds what people type
 * with and without them ("a écrit", "a ecrit").
 */
final class Fold {
    private Fold() {}

    /** Lower case, accents and typographic variants removed; the length may change. */
    static String fold(String text) {
        String plain = isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKD);
        var folded = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            switch (c) {
                case 'ł', 'Ł' -> folded.append('l');
                case 'ø', 'Ø' -> folded.append('o');
                case 'ß' -> folded.append("ss");
                case 'æ', 'Æ' -> folded.append("ae");
                case 'œ', 'Œ' -> folded.append("oe");
                case 'đ', 'Đ' -> folded.append('d');
                case 'ı', 'İ' -> folded.append('i');
                case '’', '‘', '´', '`', 'ʼ' -> folded.append('\'');
                case '“', '”', '„', '«', '»' -> folded.append('"');
                default -> {
                    int type = Character.getType(c);
                    if (type != Character.NON_SPACING_MARK && type != Character.FORMAT) {
                        folded.append(Character.isSpaceChar(c) ? ' ' : c);
                    }
                }
            }
        }
        return folded.toString().toLowerCase(Locale.ROOT);
    }

    /**
     * The folded words with one space before, between and after them, so that {@code
     * words(text).contains(" stop ")} respects word boundaries. An apostrophe joins ("don't" is
     * "dont"); every other sign separates.
     */
    static String words(String text) {
        String folded = fold(text);
        var words = new StringBuilder(folded.length() + 2).append(' ');
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
                words.append(c);
            } else if ((c != '\'' || isElision(words)) && words.charAt(words.length() - 1) != ' ') {
                words.append(' ');
            }
        }
        if (words.charAt(words.length() - 1) != ' ') {
            words.append(' ');
        }
        return words.toString();
    }

    /**
     * French and Italian cut an article or pronoun short before a vowel: "d'accord" is two words.
     */
    private static boolean isElision(StringBuilder words) {
        int start = words.lastIndexOf(" ") + 1;
        return switch (words.substring(start)) {
            case "l", "d", "m", "n", "j", "s", "t", "c", "qu", "jusqu", "lorsqu", "puisqu" -> true;
            default -> false;
        };
    }

    /** Reads a table: entries separated by {@code |} or line ends, a line may start with "xx:". */
    static List<String> entries(String table) {
        return table.lines()
                .map(line -> line.strip().replaceFirst("^[a-z]{2,3}: ", ""))
                .flatMap(line -> Arrays.stream(line.split("\\|")))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }
}
