package com.salesagent.writer;

import java.util.Locale;

/** Money as people say it: {@code $950}, {@code $96k}, {@code $1.7M}. */
final class Money {
    private Money() {}

    static String of(long dollars) {
        if (dollars >= 999_500) {
            return String.format(Locale.ROOT, "$%.1fM", dollars / 1_000_000.0).replace(".0M", "M");
        }
        if (dollars >= 1_000) {
            return "$" + Math.round(dollars / 1_000.0) + "k";
        }
        return "$" + dollars;
    }
}
