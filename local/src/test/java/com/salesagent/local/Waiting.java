package com.salesagent.local;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what happens on other threads. */
public final class Waiting {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Waiting() {}

    /** Waits until it is so. */
    public static void until(String what, BooleanSupplier so) throws InterruptedException {
        until(what, PATIENCE, so);
    }

    /** Waits until it is so, for as long as that. */
    public static void until(String what, Duration patience, BooleanSupplier so)
            throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(
                        "not within %d s: %s".formatted(patience.toSeconds(), what));
            }
            Thread.sleep(10);
        }
    }
}
