package com.salesagent.outreach;

import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.campaign.CampaignStore;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.run.RunStore;
import com.salesagent.domain.send.DoubtfulSends;
import com.salesagent.domain.send.Places;
import com.salesagent.domain.send.Send;
import com.salesagent.domain.send.SendIds;
import com.salesagent.domain.send.SendLedger;
import com.salesagent.domain.send.SendLedger.Acceptance;
import com.salesagent.domain.send.SendStatus;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * A person's word about single sends: what became of one in doubt, and that an approved one shall
 * not leave. Each may be repeated.
 */
final class SendCommands {
    private static final int MOST_SHOWN = 200;
    private static final String LEAVING = "is leaving at this moment and can't be called back";
    private static final String CANCEL_REMEDY =
            "A new approval of this lead's emails may plan it again.";

    private final LeadStore leads;
    private final SendLedger ledger;
    private final DoubtfulSends doubts;
    private final CampaignStore campaigns;
    private final Places places;
    private final RunStore runs;
    private final InstantSource clock;

    SendCommands(
            LeadStore leads,
            SendLedger ledger,
            DoubtfulSends doubts,
            CampaignStore campaigns,
            Places places,
            RunStore runs,
            InstantSource clock) {
        this.leads = leads;
        this.ledger = ledger;
        this.doubts = doubts;
        this.campaigns = campaigns;
        this.places = places;
        this.runs = runs;
        this.clock = clock;
    }

    /** A send with the rest of its lead. */
    record Found(LeadFile file, Send send) {}

    /** What a person wants to be so, and why. */
    record Word(String by, String reason) {
        String text() {
            return by + ": " + reason;
        }
    }

    /** What a command did; a message for a person either way. */
    record Done(boolean changed, String message) {}

    /** The sends in doubt, longest in doubt first. */
    List<Found> inDoubt() {
        return ledger.inDoubt(MOST_SHOWN).stream()
                .map(due -> find(SendIds.reference(due.leadId(), due.sendId())))
                .flatMap(Optional::stream)
                .filter(found -> found.send().status() == SendStatus.IN_DOUBT)
                .toList();
    }

    /** All sends of a lead, by step; empty for an unknown lead. */
    Optional<List<Found>> ofLead(String leadId) {
        return leads.open(leadId)
                .map(file -> file.sends().stream().map(send -> new Found(file, send)).toList());
    }

    /**
     * One send.
     *
     * @param reference lead and send, as lists show it
     */
    Optional<Found> find(String reference) {
        return SendIds.leadOf(reference)
                .flatMap(leads::open)
                .flatMap(
                        file ->
                                Sends.find(file, SendIds.sendOf(reference))
                                        .map(send -> new Found(file, send)));
    }

    /** A person saw at the provider's that it left: accepted, and its sequence goes on. */
    Done sent(Found found, Word word) {
        Send send = found.send();
        if (send.status() == SendStatus.ACCEPTED) {
            return new Done(false, "is accepted already");
        }
        if (send.status() != SendStatus.IN_DOUBT) {
            return notInDoubt(send);
        }
        boolean settled =
                doubts.settled(
                        send.leadId(),
                        send.id(),
                        new Acceptance("", send.claimedAt(), word.text()));
        if (!settled) {
            return new Done(false, "was settled meanwhile");
        }
        runs.log(send.logged("accepted", "a person decided that it left", 0, send.claimedAt()));
        return new Done(true, "is accepted now; its sequence goes on");
    }

    /** A person saw at the provider's that it never left: tried again, through the last gate. */
    Done notSent(Found found, Word word) {
        Send send = found.send();
        if (send.status() != SendStatus.IN_DOUBT) {
            return notInDoubt(send);
        }
        Instant now = clock.instant();
        if (!doubts.notSent(send.leadId(), send.id(), word.text(), now)) {
            return new Done(false, "was settled meanwhile");
        }
        runs.log(send.logged("held", "a person decided that it had not left", 0, now));
        return new Done(true, "is planned again; the last gate judges it anew");
    }

    private static Done notInDoubt(Send send) {
        return new Done(false, "is not in doubt but " + words(send.status()));
    }

    /** An approved email shall not leave. */
    Done cancel(Found found, Word word) {
        Send send = found.send();
        Instant now = clock.instant();
        return switch (send.status()) {
            case RESERVED -> callBack(send, word, now);
            case CANCELLED -> new Done(false, "is cancelled already");
            case DISPATCHING -> new Done(false, LEAVING);
            case IN_DOUBT ->
                    new Done(
                            false,
                            "may have left; look at the provider's and decide: sent or not-sent");
            case ACCEPTED ->
                    new Done(false, "has left; ./sales-agent lead pause stops what would follow");
            case REFUSED -> new Done(false, "was refused by the provider and is not tried again");
        };
    }

    private Done callBack(Send send, Word word, Instant now) {
        if (!ledger.cancel(send, "cancelled by " + word.text(), CANCEL_REMEDY, now)) {
            return new Done(false, LEAVING);
        }
        campaigns
                .find(send.campaignId())
                .filter(Campaign::pacing)
                .ifPresent(campaign -> places.release(campaign, send, send.plannedAt()));
        runs.log(send.logged("cancelled", "a person cancelled it", 0, now));
        return new Done(true, "is cancelled; no later email of its sequence follows");
    }

    static String words(SendStatus status) {
        return status.id().replace('_', ' ');
    }
}
