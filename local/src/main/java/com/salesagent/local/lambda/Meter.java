package com.salesagent.local.lambda;

import com.salesagent.application.Function;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/** Counts what Lambda would bill for, for the benchmark. */
public final class Meter {
    private static final double MEGABYTES = 1024;
    private static final Map<String, LongAdder> CALLS = new ConcurrentHashMap<>();
    private static final DoubleAdder GIGABYTE_SECONDS = new DoubleAdder();

    private Meter() {}

    static void ran(Function function, long nanos) {
        CALLS.computeIfAbsent(function.name(), name -> new LongAdder()).increment();
        GIGABYTE_SECONDS.add(nanos / 1e9 * function.memoryMegabytes() / MEGABYTES);
    }

    /** Calls since {@link #reset}, by function. */
    public static Map<String, Long> calls() {
        Map<String, Long> calls = new TreeMap<>();
        CALLS.forEach((name, count) -> calls.put(name, count.sum()));
        return calls;
    }

    /**
     * Memory of the functions times the wall time of their calls on this machine, since {@link
     * #reset}.
     */
    public static double gigabyteSeconds() {
        return GIGABYTE_SECONDS.sum();
    }

    /** Begins to count anew. */
    public static void reset() {
        CALLS.clear();
        GIGABYTE_SECONDS.reset();
    }
}
