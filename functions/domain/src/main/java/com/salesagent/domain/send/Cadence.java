package com.salesagent.domain.send;

import com.salesagent.domain.draft.Email;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * When the emails of a sequence are due. A follow-up keeps two distances: its calendar days after
 * the first acceptance, and from the previous acceptance at least the days that lie between the two
 * in the plan. So a delay moves what follows, and nothing bursts after an outage.
 *
 * @param zone where the recipient is; days are counted there, at the same time of day
 * @param pacing whether only business hours count; without it the calendar time itself is the plan
 */
public record Cadence(ZoneId zone, boolean pacing) {

    /** When the first email may leave: now, or in the next open window. */
    public Instant first(Instant now, String sendId) {
        return window(now, sendId);
    }

    /**
     * When a follow-up is due.
     *
     * @param emails of the sequence, by step
     * @param step of the follow-up, from 1
     * @param firstAccepted when the provider took the first email
     * @param previousAccepted when it took the email before this one
     */
    public Instant followUp(
            List<Email> emails,
            int step,
            Instant firstAccepted,
            Instant previousAccepted,
            String sendId) {
        int day = emails.get(step).dayOffset();
        int gap = day - emails.get(step - 1).dayOffset();
        Instant byPlan = plusDays(firstAccepted, day);
        Instant byDistance = plusDays(previousAccepted, gap);
        return window(byPlan.isAfter(byDistance) ? byPlan : byDistance, sendId);
    }

    /** The next moment from then on at which an email may leave. */
    public Instant window(Instant from, String sendId) {
        return pacing ? SendWindow.next(from, zone, sendId) : from;
    }

    /** The first moment from then on at which offices are open; that moment itself if they are. */
    public Instant opening(Instant from) {
        return pacing ? SendWindow.opening(from, zone) : from;
    }

    /** Whether an email may leave now. */
    public boolean open(Instant now) {
        return !pacing || SendWindow.open(now, zone);
    }

    private Instant plusDays(Instant from, int days) {
        return from.atZone(zone).plusDays(days).toInstant();
    }
}
