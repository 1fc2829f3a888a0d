package com.salesagent.local.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When a schedule is due: {@code rate(...)} or {@code cron(...)} of EventBridge Scheduler, UTC. */
sealed interface Occurrences permits Occurrences.Rate, Cron {
    Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");
    Pattern CRON = Pattern.compile("cron\\((.+)\\)");

    /**
     * Reads an expression.
     *
     * @throws IllegalArgumentException with the expression, for anything else
     */
    static Occurrences of(String expression) {
        Matcher rate = RATE.matcher(expression);
        if (rate.matches() && Long.parseLong(rate.group(1)) > 0) {
            long count = Long.parseLong(rate.group(1));
            return new Rate(
                    switch (rate.group(2)) {
                        case "minute" -> Duration.ofMinutes(count);
                        case "hour" -> Duration.ofHours(count);
                        default -> Duration.ofDays(count);
                    });
        }
        Matcher cron = CRON.matcher(expression);
        if (cron.matches()) {
            return Cron.of(cron.group(1));
        }
        throw new IllegalArgumentException(
                "a schedule must be rate(...) or cron(...), got " + expression);
    }

    /**
     * The first occurrence after a time.
     *
     * @param anchor when the schedule was created, from which a rate counts
     * @return {@link Instant#MAX} where there is none any more
     */
    Instant after(Instant time, Instant anchor);

    /** Whether it comes so often that a jump of the clock runs it once instead of each time. */
    boolean frequent();

    /** Each so often. */
    record Rate(Duration period) implements Occurrences {
        @Override
        public Instant after(Instant time, Instant anchor) {
            long passed = Math.max(0, Duration.between(anchor, time).toMillis());
            long periods = passed / period.toMillis() + 1;
            return anchor.plusMillis(periods * period.toMillis());
        }

        @Override
        public boolean frequent() {
            return period.compareTo(Duration.ofHours(1)) <= 0;
        }
    }
}
