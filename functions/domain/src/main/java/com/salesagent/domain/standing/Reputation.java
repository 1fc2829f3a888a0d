package com.salesagent.domain.standing;

import java.util.Locale;
import java.util.Optional;

/**
 * What became of the emails of the last seven days.
 *
 * @param bounced hard bounces; a block is none
 * @param complained reports as spam
 */
public record Reputation(int sent, int bounced, int complained) {
    /** The days that are looked at. */
    public static final int DAYS = 7;

    public static final Reputation NONE = new Reputation(0, 0, 0);

    // Below the floor a share means nothing: 2 of 30 is no 7 %. So many at least are divided by.
    private static final int BOUNCE_FLOOR = 100;
    private static final int COMPLAINT_FLOOR = 1000;
    private static final double BOUNCES_WARN = 0.03;
    private static final double BOUNCES_PAUSE = 0.05;
    private static final double COMPLAINTS_PAUSE = 0.001;

    /** The sum of two. */
    public Reputation plus(Reputation other) {
        return new Reputation(
                sent + other.sent, bounced + other.bounced, complained + other.complained);
    }

    /** Why nothing more may leave; empty if it may. */
    public Optional<String> pause() {
        if (complaints() > COMPLAINTS_PAUSE) {
            return Optional.of(
                    "%d of the last 7 days' %d emails were reported as spam; more than 0.1 %% pauses"
                            .formatted(complained, sent));
        }
        return bounces() >= BOUNCES_PAUSE
                ? Optional.of(
                        "%d of the last 7 days' %d emails bounced; 5 %% pauses"
                                .formatted(bounced, sent))
                : Optional.empty();
    }

    /** What a person should look at before it pauses; empty for nothing. */
    public Optional<String> warning() {
        if (complained > 0) {
            return Optional.of(
                    "%d of the last 7 days' %d emails reported as spam"
                            .formatted(complained, sent));
        }
        return bounces() >= BOUNCES_WARN
                ? Optional.of(
                        String.format(
                                Locale.ENGLISH,
                                "%d of the last 7 days' %d emails bounced, %.1f %%",
                                bounced,
                                sent,
                                bounces() * 100))
                : Optional.empty();
    }

    private double bounces() {
        return (double) bounced / Math.max(sent, BOUNCE_FLOOR);
    }

    private double complaints() {
        return (double) complained / Math.max(sent, COMPLAINT_FLOOR);
    }
}
