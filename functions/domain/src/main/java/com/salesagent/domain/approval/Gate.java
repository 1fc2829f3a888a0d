package com.salesagent.domain.approval;

import java.util.Locale;

/** Where a person decides. */
public enum Gate {
    /** Is this company worth writing to? */
    LEAD,
    /** May exactly these emails leave? */
    DRAFT;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads an id.
     *
     * @throws IllegalArgumentException for anything but {@code lead} or {@code draft}
     */
    public static Gate of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
