package com.salesagent.domain.approval;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One run's items at one gate: what one review email and one page are about.
 *
 * @param runId the run whose leads wait
 */
public record ReviewId(String runId, Gate gate) {
    private static final Pattern TEXT = Pattern.compile("([A-Za-z0-9-]{1,64})-(lead|draft)");

    /** {@code 20261120-4f7a2c-lead}. */
    public String text() {
        return runId + "-" + gate.id();
    }

    /** Reads what {@link #text} wrote; empty for anything else. */
    public static Optional<ReviewId> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new ReviewId(matcher.group(1), Gate.of(matcher.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return text();
    }
}
