package com.salesagent.local.stepfunctions;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Times as the States Language (RFC 3339) and the wire protocol (seconds since 1970) write them.
 */
final class Timestamps {
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Timestamps() {}

    /** Null where the text is no RFC 3339 time. */
    static Instant parse(String text) {
        if (text.indexOf('T') < 0) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** As the context object has it, for example {@code 2026-01-31T09:00:00.000Z}. */
    static String text(Instant time) {
        return MILLIS.format(time);
    }

    /** As answers of the API have it. */
    static double wire(Instant time) {
        return time.toEpochMilli() / 1000.0;
    }
}
