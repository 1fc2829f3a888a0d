package com.salesagent.platform.dynamodb;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Instants as texts of one length, so that they sort as they follow each other. */
public final class Moments {
    private static final DateTimeFormatter SORTABLE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private Moments() {}

    /** To the microsecond. {@link Instant#parse} reads it back. */
    public static String text(Instant moment) {
        return SORTABLE.format(moment);
    }
}
