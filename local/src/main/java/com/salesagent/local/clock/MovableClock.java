package com.salesagent.local.clock;

import com.salesagent.local.durable.StateFile;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Real time plus an offset that only grows, kept across restarts: the application's time never runs
 * backwards.
 */
public final class MovableClock implements InstantSource {
    private final StateFile file;
    private volatile Duration offset;

    /** Opens the clock whose offset the file keeps, as an ISO 8601 duration. */
    public MovableClock(StateFile file) {
        this.file = file;
        this.offset = file.read().map(String::strip).map(Duration::parse).orElse(Duration.ZERO);
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(offset);
    }

    /** How far it is ahead of real time. */
    public Duration offset() {
        return offset;
    }

    /** Moves forward to a time; stays where that has passed already. */
    synchronized void moveTo(Instant time) {
        Duration ahead = Duration.between(instant(), time);
        if (ahead.isPositive()) {
            Duration next = offset.plus(ahead);
            file.write(next.toString());
            offset = next;
        }
    }
}
