package com.salesagent.domain.lead;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The industries that the registers, the benchmarks and a run's request know. */
public enum Industry {
    HEALTHCARE,
    HOSPITALITY,
    MANUFACTURING,
    RETAIL,
    PUBLIC_SECTOR,
    OFFICE,
    EDUCATION,
    TECHNOLOGY,
    FINANCE,
    LOGISTICS,
    /** The source doesn't say. A run can't ask for it. */
    UNKNOWN;

    /** The name in tables, files, requests and pages: {@code public_sector}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads an id, whatever its case, with spaces or hyphens for underscores. */
    public static Optional<Industry> parse(String text) {
        String id = text.strip().toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
        return Arrays.stream(values()).filter(industry -> industry.id().equals(id)).findFirst();
    }

    /** The ids that a run can ask for, for messages: {@code healthcare, hospitality, ...}. */
    public static String choices() {
        return Arrays.stream(values())
                .filter(industry -> industry != UNKNOWN)
                .map(Industry::id)
                .collect(Collectors.joining(", "));
    }
}
