package com.salesagent.tracker;

import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.lead.LeadEvent;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.mail.NoticeMailer;
import com.salesagent.domain.track.Alerts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * Sends one alert for one reply, however often and by how many at once the reply is delivered: by
 * mail, and to the chat channel where one is set. Who ends between the mail and its record may send
 * it a second time, after the lease; that it is sent comes first.
 */
final class TellSales {
    /** Longer than the ingest's timeout, shorter than the queue's visibility. */
    private static final Duration LEASE = Duration.ofMinutes(3);

    private final Alerts alerts;
    private final AlertLinks links;
    private final ReplySummary summary;
    private final NoticeMailer notices;
    private final ChatChannel chat;
    private final InstantSource clock;
    private final Supplier<String> claims;

    /**
     * Over its collaborators.
     *
     * @param claims a new random text each time
     */
    TellSales(
            Alerts alerts,
            AlertLinks links,
            ReplySummary summary,
            NoticeMailer notices,
            ChatChannel chat,
            InstantSource clock,
            Supplier<String> claims) {
        this.alerts = alerts;
        this.links = links;
        this.summary = summary;
        this.notices = notices;
        this.chat = chat;
        this.clock = clock;
        this.claims = claims;
    }

    void tell(LeadFile file, LeadEvent reply, Campaign campaign) {
        Instant now = clock.instant();
        if (!alerts.claim(reply, claims.get(), now, now.plus(LEASE))) {
            return;
        }
        HotLeadAlert alert;
        try {
            alert = new HotLeadAlert(file, reply, campaign, summary.of(reply), links.url(reply));
            notices.send(alert.mail());
        } catch (RuntimeException e) {
            alerts.release(reply);
            throw e;
        }
        alerts.told(reply);
        // The mail is what counts; a channel that is down stops nothing and is not tried again.
        chat.say(alert.line());
    }
}
