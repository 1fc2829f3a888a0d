package com.salesagent.domain.draft;

import java.util.Locale;

/**
 * What a first email leads with. The unit of learning: replies are counted by angle and industry.
 */
public enum Angle {
    /** The savings estimate in dollars. */
    COST_SAVINGS,
    /** A free audit without commitment. */
    AUDIT_OFFER,
    /** Volatile prices, a budget that holds. */
    RISK_REDUCTION,
    /** Many sites, one review. */
    MULTI_SITE_SAVINGS,
    /** The state lets customers choose their supplier. */
    DEREGULATION_OPPORTUNITY;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads an id.
     *
     * @throws IllegalArgumentException for anything but an id of an angle
     */
    public static Angle of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
