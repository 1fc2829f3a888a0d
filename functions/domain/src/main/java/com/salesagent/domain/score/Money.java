package com.salesagent.domain.score;

import java.util.Locale;

/** US dollars as people read them here: {@code $1.2M}, {@code $96k}, {@code $840}. */
public final class Money {
    private Money() {}

    /**
     * Rounds before it picks the unit, so that 999,600 reads {@code $1.0M} and never {@code
     * $1000k}.
     *
     * @param dollars zero or more
     */
    public static String display(long dollars) {
        if (dollars >= 999_500) {
            return String.format(Locale.ROOT, "$%.1fM", dollars / 1e6);
        }
        return dollars >= 1_000 ? "$" + Math.round(dollars / 1e3) + "k" : "$" + dollars;
    }
}
