package com.salesagent.outreach;

import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.send.Quotas;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * The places of a day for one batch of messages: taken together at the first need, since each
 * taking is a write, and what is left goes back at the end.
 */
final class QuotaPool implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QuotaPool.class);

    private final Quotas quotas;
    private final Map<Key, Integer> places = new HashMap<>();
    private int tasksLeft;

    private record Key(String campaignId, LocalDate day) {}

    QuotaPool(Quotas quotas, int tasks) {
        this.quotas = quotas;
        this.tasksLeft = tasks;
    }

    /** Takes a place for one email; false if the day is full. */
    boolean take(Campaign campaign, LocalDate day) {
        Key key = new Key(campaign.id(), day);
        int held = places.getOrDefault(key, 0);
        if (held == 0) {
            held = quotas.take(campaign.id(), day, Math.max(1, tasksLeft), campaign.dailyCap());
        }
        places.put(key, Math.max(0, held - 1));
        return held > 0;
    }

    /** A place that was taken and not used. */
    void giveBack(Campaign campaign, LocalDate day) {
        places.merge(new Key(campaign.id(), day), 1, Integer::sum);
    }

    /** One message less that may need a place. */
    void taskDone() {
        tasksLeft--;
    }

    @Override
    public void close() {
        places.forEach(
                (key, left) -> {
                    try {
                        quotas.giveBack(key.campaignId(), key.day(), left);
                    } catch (RuntimeException e) {
                        // The day comes out under its cap; the messages of this batch are settled.
                        LOG.atWarn().setCause(e).addKeyValue("places", left).log("quota.kept");
                    }
                });
    }
}
