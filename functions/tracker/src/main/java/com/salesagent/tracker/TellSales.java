package com.salesagent.tracker;

import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.lead.LeadEvent;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.mail.NoticeMailer;
import com.salesagent.domain.track.EventLog;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * Sends one alert for one reply, however often and by how many at once the reply is delivered. Who
 * ends between the mail and its record may send it a second time, after the lease; that it is sent
 * comes first.
 */
final class TellSales {
    /** Longer than the ingest's timeout, shorter than the queue's visibility. */
    private static final Duration LEASE = Duration.ofMinutes(3);

    private final EventLog events;
    private final NoticeMailer notices;
    private final InstantSource clock;
    private final Supplier<String> claims;

    /**
     * Over its collaborators.
     *
     * @param claims a new random text each time
     */
    TellSales(EventLog events, NoticeMailer notices, InstantSource clock, Supplier<String> claims) {
        this.events = events;
        this.notices = notices;
        this.clock = clock;
        this.claims = claims;
    }

    void tell(LeadFile file, LeadEvent reply, Campaign campaign) {
        Instant now = clock.instant();
        if (!events.claimAlert(reply, claims.get(), now, now.plus(LEASE))) {
            return;
        }
        try {
            notices.send(HotLeadAlert.of(file, reply, campaign));
        } catch (RuntimeException e) {
            events.releaseAlert(reply);
            throw e;
        }
        events.alerted(reply);
    }
}
