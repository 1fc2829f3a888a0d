package com.salesagent.outreach;

import com.salesagent.domain.send.SendLedger;
import com.salesagent.domain.send.SendLedger.Due;
import com.salesagent.domain.send.Watermark;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Hands to the queue what is due, day by day from the oldest that may still hold a plan: a missed
 * minute, or a missed week, heals by itself.
 */
final class DispatchSends {
    /** A minute's work for the worker at its full concurrency. */
    private static final int MOST_AT_ONCE = 1000;

    // The index lags a little behind the table, and a plan for just before midnight may be written
    // just after: the last two days are always looked at.
    private static final int KEPT_DAYS = 2;

    private static final Duration HEAD_START = Duration.ofMinutes(5);

    private final SendLedger ledger;
    private final Watermark watermark;
    private final SendQueue queue;
    private final InstantSource clock;
    // Only spares the queue repeats while the worker is busy; a new instance has none of it.
    private final Map<Due, Instant> lately = new LinkedHashMap<>();

    DispatchSends(SendLedger ledger, Watermark watermark, SendQueue queue, InstantSource clock) {
        this.ledger = ledger;
        this.watermark = watermark;
        this.queue = queue;
        this.clock = clock;
    }

    /** Enqueues what is due now; how many. */
    int dispatch() {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        LocalDate oldest = watermark.oldest().orElse(today.minusDays(KEPT_DAYS));
        List<SendTask> tasks = new ArrayList<>();
        lately.values().removeIf(at -> !at.isAfter(now.minus(HEAD_START)));
        LocalDate emptyUntil = oldest;
        for (LocalDate day = oldest; !day.isAfter(today); day = day.plusDays(1)) {
            for (Due due : ledger.due(day, now, MOST_AT_ONCE)) {
                if (tasks.size() < MOST_AT_ONCE && lately.putIfAbsent(due, now) == null) {
                    tasks.add(new SendTask(due.leadId(), due.sendId()));
                }
            }
            if (day.equals(emptyUntil)
                    && day.isBefore(today.minusDays(KEPT_DAYS))
                    && ledger.empty(day)) {
                emptyUntil = day.plusDays(1);
            }
        }
        enqueue(tasks);
        if (emptyUntil.isAfter(oldest) || watermark.oldest().isEmpty()) {
            watermark.advance(emptyUntil);
        }
        return tasks.size();
    }

    private void enqueue(List<SendTask> tasks) {
        try {
            queue.enqueue(tasks);
        } catch (RuntimeException e) {
            // The next minute tries them again.
            tasks.forEach(task -> lately.remove(new Due(task.leadId(), task.sendId())));
            throw e;
        }
    }
}
