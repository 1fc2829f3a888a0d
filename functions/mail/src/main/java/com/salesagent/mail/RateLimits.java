package com.salesagent.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;

/** Reads how long SendGrid wants to be left alone. */
final class RateLimits {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration UNKNOWN = Duration.ofMinutes(1);

    private final InstantSource clock;

    RateLimits(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * From {@code X-RateLimit-Reset}, a moment in seconds since 1970, against the answer's own
     * {@code Date}: the two machines' clocks may differ. A second to an hour; a minute where the
     * answer doesn't say.
     */
    Duration retryAfter(Map<String, String> headers) {
        String reset = headers.getOrDefault("X-RateLimit-Reset", "").strip();
        if (!reset.matches("\\d{1,12}")) {
            return UNKNOWN;
        }
        Duration wait =
                Duration.between(answeredAt(headers), Instant.ofEpochSecond(Long.parseLong(reset)));
        if (wait.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private Instant answeredAt(Map<String, String> headers) {
        try {
            return DateTimeFormatter.RFC_1123_DATE_TIME.parse(
                    headers.getOrDefault("Date", ""), Instant::from);
        } catch (DateTimeParseException e) {
            return clock.instant();
        }
    }
}
