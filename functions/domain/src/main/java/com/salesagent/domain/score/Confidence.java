package com.salesagent.domain.score;

import java.util.Locale;

/** How far a figure can be relied on, best first. */
public enum Confidence {
    /** The source states it. */
    HIGH,
    /** Derived by a ratio that was measured on similar organisations. */
    MEDIUM,
    /** Assumed, capped, or from a benchmark of another kind of building. */
    LOW;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads an id.
     *
     * @throws IllegalArgumentException for anything but {@code high}, {@code medium} or {@code low}
     */
    public static Confidence of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    /** A chain of figures is as good as its weakest. */
    public Confidence and(Confidence other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
