package com.salesagent.local.mail;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;

/** What shall go wrong with the next mails, for drills and tests; forgotten at a restart. */
final class Faults {
    /** One way to fail. */
    enum Fault {
        /** The mail is taken, but the answer never comes. */
        LOSE_RESPONSE,
        /** The mail is taken, but the answer is 500. */
        FAIL_AFTER_ACCEPT,
        /** Nothing is taken: 500. */
        FAIL,
        /** The mail is taken; the answer takes a minute. */
        STALL,
        /** Nothing is taken: 429. */
        RATE_LIMIT;

        static Optional<Fault> named(String name) {
            for (Fault fault : values()) {
                if (fault.name().toLowerCase(Locale.ROOT).equals(name)) {
                    return Optional.of(fault);
                }
            }
            return Optional.empty();
        }
    }

    private final Deque<Fault> next = new ArrayDeque<>();

    synchronized void add(Fault fault, int count) {
        for (int i = 0; i < count; i++) {
            next.add(fault);
        }
    }

    synchronized Optional<Fault> take() {
        return Optional.ofNullable(next.poll());
    }
}
