package com.salesagent.models;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Spares a run of a thousand leads a thousand waits for a dead model: after three failures in a row
 * nothing is asked for a minute, then one question is let through, and its outcome decides. Counts
 * for one process.
 */
final class Breaker {
    private static final int FAILURES = 3;
    private static final long PAUSE_NANOS = Duration.ofSeconds(60).toNanos();

    private final LongSupplier nanos;
    private int failures;
    private long pausedAt;
    private boolean probing;

    Breaker(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Whether a question may be asked now. Whoever hears yes reports the outcome. */
    synchronized boolean lets() {
        if (failures < FAILURES) {
            return true;
        }
        if (probing || nanos.getAsLong() - pausedAt < PAUSE_NANOS) {
            return false;
        }
        probing = true;
        return true;
    }

    synchronized void succeeded() {
        failures = 0;
        probing = false;
    }

    synchronized void failed() {
        failures++;
        pausedAt = nanos.getAsLong();
        probing = false;
    }
}
