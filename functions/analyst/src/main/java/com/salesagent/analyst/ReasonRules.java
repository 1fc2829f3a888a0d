package com.salesagent.analyst;

import java.util.regex.Pattern;

/**
 * What a sentence must be before a reviewer sees it. A model that invents a figure would put it,
 * through the reviewer, into an email.
 */
final class ReasonRules {
    static final int MAX_CHARACTERS = 200;
    static final int MAX_WORDS = 25;

    /** A sum of money in any of the ways a model writes one, and shares, which are sums too. */
    private static final Pattern FIGURE =
            Pattern.compile(
                    "\\$\\s*[\\d.,]*\\d\\s*(?:(?:k|m|b|million|thousand|billion)\\b)?"
                            + "|\\d[\\d.,]*\\s*(?:k\\b|(?:dollars|usd|million|thousand|billion)\\b)"
                            + "|\\d[\\d.,]*\\s*(?:%|percent\\b)",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern INNER_END = Pattern.compile("[.!?][\"')]*\\s");

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private ReasonRules() {}

    /**
     * Whether a sentence may be shown.
     *
     * @param money the mid savings as displayed, the only figure of money allowed and required
     */
    static boolean hold(String sentence, String money) {
        return sentence.length() <= MAX_CHARACTERS
                && !sentence.isBlank()
                && SPACES.split(sentence.strip()).length <= MAX_WORDS
                && sentence.chars().noneMatch(Character::isISOControl)
                && sentence.endsWith(".")
                && !INNER_END.matcher(sentence).find()
                && !sentence.startsWith("This company")
                && !sentence.contains("://")
                && onlyFigureIs(sentence, money);
    }

    private static boolean onlyFigureIs(String sentence, String money) {
        return FIGURE.matcher(sentence).results().findAny().isPresent()
                && FIGURE.matcher(sentence)
                        .results()
                        .allMatch(figure -> figure.group().strip().equals(money));
    }
}
