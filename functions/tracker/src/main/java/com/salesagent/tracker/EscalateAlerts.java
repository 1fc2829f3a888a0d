package com.salesagent.tracker;

import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.campaign.CampaignStore;
import com.salesagent.domain.lead.LeadEvent;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.mail.NoticeMailer;
import com.salesagent.domain.track.Alerts;
import com.salesagent.domain.track.Alerts.Open;
import com.salesagent.models.Models;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Tells somebody else of an answer that nobody took on for an hour; once. */
final class EscalateAlerts {
    static final Duration PATIENCE = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(EscalateAlerts.class);
    private static final Duration LEASE = Duration.ofMinutes(3);
    private static final int MOST = 100;

    private final Alerts alerts;
    private final LeadStore leads;
    private final CampaignStore campaigns;
    private final NoticeMailer notices;
    private final ChatChannel chat;
    private final AlertLinks links;
    private final String escalationAddress;
    private final InstantSource clock;

    /**
     * Over its collaborators.
     *
     * @param escalationAddress blank to tell the campaign's own address a second time
     */
    EscalateAlerts(
            Alerts alerts,
            LeadStore leads,
            CampaignStore campaigns,
            NoticeMailer notices,
            ChatChannel chat,
            AlertLinks links,
            String escalationAddress,
            InstantSource clock) {
        this.alerts = alerts;
        this.leads = leads;
        this.campaigns = campaigns;
        this.notices = notices;
        this.chat = chat;
        this.links = links;
        this.escalationAddress = escalationAddress;
        this.clock = clock;
    }

    /** How many were escalated. One that fails doesn't stop the others and is tried again. */
    int run() {
        int escalated = 0;
        Instant now = clock.instant();
        for (Open alert : alerts.openSince(now.minus(PATIENCE), MOST)) {
            try {
                escalated += escalate(alert, now) ? 1 : 0;
            } catch (RuntimeException e) {
                LOG.atError()
                        .setCause(e)
                        .addKeyValue("leadId", alert.leadId())
                        .log("alert.escalation_failed");
            }
        }
        return escalated;
    }

    private boolean escalate(Open alert, Instant now) {
        LeadFile file = leads.open(alert.leadId()).orElse(null);
        LeadEvent reply = file == null ? null : reply(file, alert);
        if (reply == null || attendedTo(file, reply)) {
            alerts.close(alert);
            return false;
        }
        if (!alerts.claimEscalation(alert, now, now.plus(LEASE))) {
            return false;
        }
        Campaign campaign = campaigns.find(file.lead().campaignId()).orElseThrow();
        HotLeadAlert notice =
                new HotLeadAlert(
                        file,
                        reply,
                        campaign,
                        new ReplySummary(Models.NONE).of(reply),
                        links.url(reply));
        String to = escalationAddress.isBlank() ? campaign.alertAddress() : escalationAddress;
        notices.send(notice.escalation(to, alert.toldAt()));
        chat.say("Nobody has taken this on yet.\n" + notice.line());
        alerts.close(alert);
        return true;
    }

    private static LeadEvent reply(LeadFile file, Open alert) {
        return file.events().stream()
                .filter(event -> event.id().equals(alert.replyId()))
                .findFirst()
                .orElse(null);
    }

    /** A colleague answered since, or somebody recorded what came of the lead. */
    private static boolean attendedTo(LeadFile file, LeadEvent reply) {
        Stage stage = file.lead().stage();
        boolean further = stage.terminal() || stage == Stage.MEETING_BOOKED;
        boolean optedOut = reply.details().containsKey("suppress");
        return (further && !optedOut)
                || file.events().stream()
                        .anyMatch(
                                event ->
                                        event.type().equals(LeadEvent.ANSWERED_BY_US)
                                                && event.at().isAfter(reply.at()));
    }
}
