package com.salesagent.domain.score;

import java.util.Locale;

/**
 * How promising a lead is, best first. Thresholds 70 and 40 of 100 points: the reference platform's
 * settings.
 */
public enum Tier {
    HIGH,
    MEDIUM,
    LOW;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads an id.
     *
     * @throws IllegalArgumentException for anything but {@code high}, {@code medium} or {@code low}
     */
    public static Tier of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    /**
     * The tier of a score.
     *
     * @param score 0 to 100
     */
    public static Tier ofScore(double score) {
        return score >= 70 ? HIGH : score >= 40 ? MEDIUM : LOW;
    }

    /** Whether a lead of this tier is worth a person's time under the given minimum. */
    public boolean reaches(Tier minimum) {
        return compareTo(minimum) <= 0;
    }
}
