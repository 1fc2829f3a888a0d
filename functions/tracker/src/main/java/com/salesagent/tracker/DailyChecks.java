package com.salesagent.tracker;

import com.salesagent.domain.lead.Lead;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.LeadPatch;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.lead.StageChange;
import com.salesagent.domain.send.Send;
import com.salesagent.domain.send.SendStatus;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/** Ends what nobody answered: a sequence at its end and two weeks of silence. Safe to repeat. */
final class DailyChecks {
    private static final Logger LOG = LoggerFactory.getLogger(DailyChecks.class);
    private static final Duration SILENCE = Duration.ofDays(14);

    private final LeadStore leads;
    private final InstantSource clock;

    DailyChecks(LeadStore leads, InstantSource clock) {
        this.leads = leads;
        this.clock = clock;
    }

    /** How many leads moved to {@code no_response}. */
    int run() {
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
