package com.salesagent.domain.standing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The latest look at a sending domain's records.
 *
 * @param problems in words for a person; empty if it passed
 * @param passedAt when it last passed; null if it never did
 * @param failingSince the first of the looks that failed in a row; null if the latest passed
 */
public record DomainCheck(
        String domain, Instant at, List<String> problems, Instant passedAt, Instant failingSince) {
    /** How long a domain that has passed may fail before its cold mail pauses. */
    static final Duration GRACE = Duration.ofDays(3);

    private static final Duration GOOD = Duration.ofHours(6);
    private static final Duration BAD = Duration.ofMinutes(15);

    public DomainCheck {
        problems = List.copyOf(problems);
    }

    /** The check after this look; {@code before} is null for the first. */
    static DomainCheck of(String domain, List<String> problems, DomainCheck before, Instant now) {
        Instant earlierPass = before == null ? null : before.passedAt;
        Instant earlierFailure = before == null ? null : before.failingSince;
        return problems.isEmpty()
                ? new DomainCheck(domain, now, problems, now, null)
                : new DomainCheck(
                        domain,
                        now,
                        problems,
                        earlierPass,
                        earlierFailure == null ? now : earlierFailure);
    }

    /** Whether it is recent enough to go by. */
    boolean fresh(Instant now) {
        return now.isBefore(at.plus(problems.isEmpty() ? GOOD : BAD));
    }

    /** Whether nothing may leave: it never passed, or has failed for too long. */
    boolean stops(Instant now) {
        return passedAt == null || (failingSince != null && !failingSince.plus(GRACE).isAfter(now));
    }
}
