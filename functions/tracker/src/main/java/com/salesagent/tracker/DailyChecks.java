package com.salesagent.tracker;

import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.campaign.CampaignStore;
import com.salesagent.domain.lead.Lead;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.LeadPatch;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.lead.StageChange;
import com.salesagent.domain.mail.NoticeMailer;
import com.salesagent.domain.mail.NoticeMailer.Notice;
import com.salesagent.domain.send.Send;
import com.salesagent.domain.send.SendStatus;
import com.salesagent.domain.track.Once;
import com.salesagent.tracker.StuckLeads.Waiting;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Ends what nobody answered: a sequence at its end and two weeks of silence. Tells once a day what
 * stands still, and counts for the writer how the angles do. Safe to repeat.
 */
final class DailyChecks {
    private static final Logger LOG = LoggerFactory.getLogger(DailyChecks.class);
    private static final Duration SILENCE = Duration.ofDays(14);

    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final int MOST = 50;

    private final LeadStore leads;
    private final InstantSource clock;
    private final StuckLeads stuck;
    private final Reports reports;
    private final CampaignStore campaigns;
    private final NoticeMailer notices;
    private final Once once;

    DailyChecks(
            LeadStore leads,
            StuckLeads stuck,
            Reports reports,
            CampaignStore campaigns,
            NoticeMailer notices,
            Once once,
            InstantSource clock) {
        this.leads = leads;
        this.stuck = stuck;
        this.reports = reports;
        this.campaigns = campaigns;
        this.notices = notices;
        this.once = once;
        this.clock = clock;
    }

    /**
     * What one run did.
     *
     * @param ended leads that moved to {@code no_response}
     * @param waiting things that stand still
     */
    record Checked(int ended, int waiting) {}

    Checked run() {
        int ended = endSilent();
        reports.countAngles();
        return new Checked(ended, tellWhatWaits());
    }

    /** One mail a day, and none where nothing waits. */
    private int tellWhatWaits() {
        Instant now = clock.instant();
        List<Waiting> waiting = stuck.find(now);
        String deed = "daily checks " + LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (waiting.isEmpty() || !once.claim(deed, now, now.plus(LEASE))) {
            return waiting.size();
        }
        try {
            campaigns
                    .find(Campaign.DEFAULT)
                    .map(Campaign::alertAddress)
                    .ifPresent(address -> notices.send(notice(deed, address, waiting)));
        } catch (RuntimeException e) {
            once.release(deed);
            throw e;
        }
        once.done(deed);
        return waiting.size();
    }

    private static Notice notice(String deed, String address, List<Waiting> waiting) {
        StringBuilder text = new StringBuilder();
        waiting.stream()
                .limit(MOST)
                .forEach(
                        one ->
                                text.append(one.what())
                                        .append(".\n  What moves it: ")
                                        .append(one.remedy())
                                        .append("\n\n"));
        if (waiting.size() > MOST) {
            text.append("And %d more.\n".formatted(waiting.size() - MOST));
        }
        return new Notice(
                deed,
                "report",
                address,
                waiting.size() == 1 ? "One thing waits" : waiting.size() + " things wait",
                text.toString(),
                ReportText.html(text.toString()));
    }

    /** How many leads moved to {@code no_response}. */
    private int endSilent() {
        int ended = 0;
        Instant now = clock.instant();
        for (String leadId : leads.inStageSince(Stage.CONTACTED, now.minus(SILENCE))) {
            try {
                ended += endIfSilent(leadId, now) ? 1 : 0;
            } catch (RuntimeException e) {
                // One lead that fails doesn't stop the others; tomorrow it is looked at again.
                LOG.atError().setCause(e).addKeyValue("leadId", leadId).log("daily_check.failed");
            }
        }
        return ended;
    }

    private boolean endIfSilent(String leadId, Instant now) {
        LeadFile file = leads.open(leadId).orElseThrow();
        Lead lead = file.lead();
        boolean waits = lead.paused() || file.sends().stream().anyMatch(DailyChecks::unsettled);
        Optional<Instant> last =
                file.sends().stream()
                        .map(Send::acceptedAt)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder());
        if (waits || last.isEmpty() || silentSince(lead, last.get()).plus(SILENCE).isAfter(now)) {
            return false;
        }
        StageChange change =
                new StageChange(
                        "silence." + last.get().toEpochMilli(),
                        Stage.CONTACTED,
                        Stage.NO_RESPONSE,
                        "tracker",
                        now,
                        "the sequence ended and nobody answered for 14 days");
        return leads.move(leadId, change, LeadPatch.NONE) instanceof LeadStore.Moved.Done;
    }

    /** Who was away could not answer: their two weeks begin when they are back. */
    private static Instant silentSince(Lead lead, Instant lastSent) {
        Instant parked = lead.parkedUntil();
        return parked != null && parked.isAfter(lastSent) ? parked : lastSent;
    }

    private static boolean unsettled(Send send) {
        return send.status() == SendStatus.RESERVED
                || send.status() == SendStatus.DISPATCHING
                || send.status() == SendStatus.IN_DOUBT;
    }
}
