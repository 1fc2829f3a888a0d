package com.salesagent.local.stepfunctions;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * The next time at which something happens by itself, at most one for each line of an execution.
 */
final class Timers {
    /** Stands for the execution as a whole, where a line's number would be. */
    static final int WHOLE_EXECUTION = -1;

    /** A line of an execution. */
    record Key(long execution, int branch) {}

    /** A time that has come. */
    record Timer(Instant due, Key key) {}

    private final TreeSet<Timer> byTime =
            new TreeSet<>(
                    Comparator.comparing(Timer::due)
                            .thenComparingLong(t -> t.key().execution())
                            .thenComparingInt(t -> t.key().branch()));
    private final Map<Key, Timer> byKey = new HashMap<>();

    /**
     * @param due null takes the timer away
     */
    void set(Key key, Instant due) {
        Timer old = due == null ? byKey.remove(key) : byKey.put(key, new Timer(due, key));
        if (old != null) {
            byTime.remove(old);
        }
        if (due != null) {
            byTime.add(byKey.get(key));
        }
    }

    /** Null where there is none. */
    Instant next() {
        return byTime.isEmpty() ? null : byTime.first().due();
    }

    /** Takes and returns the earliest timer whose time has come; null where there is none. */
    Timer takeDue(Instant now) {
        if (byTime.isEmpty() || byTime.first().due().isAfter(now)) {
            return null;
        }
        Timer due = byTime.pollFirst();
        byKey.remove(due.key());
        return due;
    }
}
