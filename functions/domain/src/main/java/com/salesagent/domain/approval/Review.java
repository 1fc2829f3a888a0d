package com.salesagent.domain.approval;

import java.time.Instant;
import java.util.Map;

/**
 * How a review stands. The counts come from the table's stream, so they follow the items within a
 * second or two; they decide when mail goes out, never what may be sent.
 *
 * @param campaignId blank before the first item arrived
 * @param expected how many items will arrive, as far as known; -1 if not known yet
 * @param arrived how many items have arrived
 * @param announced how many of them the approvers were told of
 * @param lastArrivalAt null before the first
 * @param wakeAt when the notifier looks again; null if no look is planned
 * @param counts of items, by {@code tier_high}, {@code low_confidence}, {@code angle_audit_offer},
 *     and of settled ones by {@code approved}, {@code rejected}, {@code regenerate}, {@code
 *     expired}, {@code void}
 * @param remindedThrough items asked until then have been reminded of; null if none
 * @param escalatedThrough the same for the second address
 */
public record Review(
        ReviewId id,
        String campaignId,
        int expected,
        int arrived,
        int announced,
        Instant lastArrivalAt,
        Instant wakeAt,
        Map<String, Integer> counts,
        Instant remindedThrough,
        Instant escalatedThrough) {
    public Review {
        counts = Map.copyOf(counts);
    }

    public int count(String name) {
        return counts.getOrDefault(name, 0);
    }

    /** Items that nobody settled yet. */
    public int open() {
        int settled =
                count("approved")
                        + count("rejected")
                        + count("regenerate")
                        + count("expired")
                        + count("void");
        return Math.max(0, arrived - settled);
    }

    /** All that will come has come. */
    public boolean complete() {
        return expected >= 0 && arrived >= expected;
    }
}
