package com.salesagent.outreach;

import com.salesagent.domain.approval.ApprovalRecord;
import com.salesagent.domain.approval.ApprovalRecords;
import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.campaign.CampaignStore;
import com.salesagent.domain.contact.Addresses;
import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.contact.SuppressionList;
import com.salesagent.domain.draft.Draft;
import com.salesagent.domain.lead.LeadEvent;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.mail.Mailer;
import com.salesagent.domain.mail.Mailer.Outcome;
import com.salesagent.domain.message.OutgoingEmail;
import com.salesagent.domain.run.RunStore;
import com.salesagent.domain.send.Cadence;
import com.salesagent.domain.send.GateFacts;
import com.salesagent.domain.send.LastGate;
import com.salesagent.domain.send.Places;
import com.salesagent.domain.send.Places.Placed;
import com.salesagent.domain.send.Quotas;
import com.salesagent.domain.send.Send;
import com.salesagent.domain.send.SendIds;
import com.salesagent.domain.send.SendLedger;
import com.salesagent.domain.send.SendLedger.Acceptance;
import com.salesagent.domain.send.SendingSwitch;
import com.salesagent.domain.send.Sequences;
import com.salesagent.domain.send.Verdict;
import com.salesagent.platform.failure.PermanentFailure;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Hands one email to the provider, at most once. Everything is read anew, the send is claimed, the
 * provider is called, and what is known afterwards is written down. A death between any two of
 * these steps leaves the send reserved, accepted, or under a lease whose end puts it in doubt.
 */
final class SendWorker {
    private static final Logger LOG = LoggerFactory.getLogger(SendWorker.class);
    private static final Duration UNREACHABLE_PAUSE = Duration.ofMinutes(2);
    private static final String BY_ITSELF = "It is tried again by itself.";

    private final Stores stores;
    private final LastGate gate;
    private final Mailer mailer;
    private final Supplier<String> claimIds;
    private final InstantSource clock;

    /** What the worker reads and writes. */
    record Stores(
            LeadStore leads,
            ApprovalRecords approvals,
            CampaignStore campaigns,
            SuppressionList suppression,
            SendingSwitch sending,
            SendLedger ledger,
            Quotas quotas,
            Places places,
            RunStore runs) {}

    SendWorker(
            Stores stores,
            LastGate gate,
            Mailer mailer,
            Supplier<String> claimIds,
            InstantSource clock) {
        this.stores = stores;
        this.gate = gate;
        this.mailer = mailer;
        this.claimIds = claimIds;
        this.clock = clock;
    }

    /** Places for a batch of so many tasks. */
    QuotaPool pool(int tasks) {
        return new QuotaPool(stores.quotas(), tasks);
    }

    /** Does what a message asks for, if it is still to be done. */
    void deliver(SendTask task, QuotaPool pool) {
        LeadFile file = stores.leads().open(task.leadId()).orElse(null);
        Send send =
                file == null
                        ? null
                        : file.sends().stream()
                                .filter(each -> each.id().equals(task.sendId()))
                                .findFirst()
                                .orElse(null);
        if (send == null) {
            LOG.atWarn()
                    .addKeyValue("leadId", task.leadId())
                    .addKeyValue("sendId", task.sendId())
                    .log("send.unknown");
            return;
        }
        switch (send.status()) {
            case RESERVED -> attempt(file, send, pool);
            case DISPATCHING -> expire(send);
            case ACCEPTED -> row(send, "accepted", steps(send), 0, send.acceptedAt());
            case REFUSED, IN_DOUBT, CANCELLED ->
                    LOG.atDebug().addKeyValue("sendId", send.id()).log("send.settled_already");
        }
    }

    private void expire(Send send) {
        Instant now = clock.instant();
        if (stores.ledger().expire(send, now)) {
            log(send, "in_doubt", "a worker ended before the answer was recorded", 0, now);
        }
    }

    private void attempt(LeadFile file, Send send, QuotaPool pool) {
        Instant now = clock.instant();
        if (send.plannedAt().isAfter(now)) {
            // Early: a message from before it was planned anew. The dispatcher comes back to it.
            return;
        }
        Campaign campaign =
                stores.campaigns()
                        .find(send.campaignId())
                        .orElseThrow(
                                () -> new PermanentFailure("the campaign has no settings", null));
        ApprovalRecord approval =
                stores.approvals().find(send.leadId(), send.approvalId()).orElse(null);
        Verdict verdict = gate.judge(facts(file, send, campaign, approval, now));
        if (!(verdict instanceof Verdict.Go(OutgoingEmail email))) {
            hold(send, campaign, verdict, now);
            return;
        }
        Optional<Verdict> noRoom = noRoom(file, send, campaign, pool, now);
        if (noRoom.isPresent()) {
            // It stands on the send, and is no news of the run: with pacing most emails wait once.
            stores.ledger().hold(send, noRoom.get(), now);
            return;
        }
        Optional<Send> claimed =
                stores.ledger()
                        .claim(
                                send,
                                claimIds.get(),
                                now.plus(SendLedger.LEASE),
                                SendIds.messageId(send.leadId(), send.id(), email.from()));
        if (claimed.isEmpty()) {
            giveBack(send, campaign, pool, now);
            return;
        }
        Outcome outcome = hand(email, file, claimed.get());
        if (!mayHaveLeft(outcome)) {
            giveBack(send, campaign, pool, now);
        }
        settle(file, campaign, approval, claimed.get(), outcome, now);
    }

    // Answers to people take nobody's place.
    private Optional<Verdict> noRoom(
            LeadFile file, Send send, Campaign campaign, QuotaPool pool, Instant now) {
        if (send.answer()) {
            return Optional.empty();
        }
        return campaign.pacing()
                ? noPlace(file, send, campaign, now)
                : dayIsFull(file, send, campaign, pool, now);
    }

    // A place of a paced mailbox stays the send's own until its time has passed.
    private static void giveBack(Send send, Campaign campaign, QuotaPool pool, Instant now) {
        if (!send.answer() && !campaign.pacing()) {
            pool.giveBack(campaign, day(now));
        }
    }

    private Optional<Verdict> noPlace(LeadFile file, Send send, Campaign campaign, Instant now) {
        Cadence cadence = Sequences.cadence(file.lead(), campaign);
        int perWeek = campaign.pace().perContactWeek();
        Instant rested = Sequences.restedAt(file, send, perWeek);
        boolean tired = rested.isAfter(now);
        String domain =
                file.contact(send.contactId())
                        .map(contact -> Addresses.domain(contact.address()))
                        .orElse("");
        Placed placed =
                stores.places()
                        .take(
                                new Places.Wanted(campaign, send, domain, cadence),
                                tired ? cadence.opening(rested) : now,
                                now);
        if (placed.at() == null) {
            return Optional.of(
                    new Verdict.NotYet(
                            cadence.window(now.plus(Duration.ofDays(1)), send.id()),
                            placed.bound(),
                            "It is tried again the next day; DAILY_CAP sets the number."));
        }
        if (!placed.at().isAfter(now)) {
            return Optional.empty();
        }
        String reason =
                tired
                        ? "this person had %d emails within seven days".formatted(perWeek)
                        : placed.bound();
        return Optional.of(
                new Verdict.NotYet(
                        placed.at(),
                        reason.isBlank() ? "its mailbox has a place for it then" : reason,
                        "It leaves by itself then."));
    }

    private static Optional<Verdict> dayIsFull(
            LeadFile file, Send send, Campaign campaign, QuotaPool pool, Instant now) {
        LocalDate today = day(now);
        return pool.take(campaign, today)
                ? Optional.empty()
                : Optional.of(full(file, send, campaign, today));
    }

    private static LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    private GateFacts facts(
            LeadFile file, Send send, Campaign campaign, ApprovalRecord approval, Instant now) {
        SuppressionList.Entry suppression =
                file.contact(send.contactId())
                        .map(Contact::address)
                        .flatMap(stores.suppression()::find)
                        .orElse(null);
        return new GateFacts(
                send,
                file,
                campaign,
                approval,
                suppression,
                stores.sending().stopped(campaign.id()).orElse(null),
                mailer.local(),
                now);
    }

    private static Verdict full(LeadFile file, Send send, Campaign campaign, LocalDate today) {
        Instant tomorrow = today.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return new Verdict.NotYet(
                Sequences.cadence(file.lead(), campaign).window(tomorrow, send.id()),
                "the campaign's %d emails of this day (UTC) are used up"
                        .formatted(campaign.dailyCap()),
                "It is tried again the next day; DAILY_CAP sets the number.");
    }

    private void hold(Send send, Campaign campaign, Verdict verdict, Instant now) {
        stores.ledger().hold(send, verdict, now);
        if (verdict instanceof Verdict.Stopped && campaign.pacing() && !send.answer()) {
            stores.places().release(campaign, send, send.plannedAt());
        }
        String reason =
                switch (verdict) {
                    case Verdict.NotYet not -> not.reason();
                    case Verdict.Held held -> held.reason();
                    case Verdict.Stopped stopped -> stopped.reason();
                    case Verdict.Go go -> "";
                };
        if (!reason.equals(send.verdict())) {
            log(send, "held", reason, 0, now);
        }
    }

    private Outcome hand(OutgoingEmail email, LeadFile file, Send claimed) {
        try {
            return mailer.send(
                    email,
                    transport(file, claimed),
                    SendIds.reference(claimed.leadId(), claimed.id()));
        } catch (RuntimeException e) {
            // Whatever broke, it broke after the claim: nobody can say that nothing left.
            LOG.atError().setCause(e).addKeyValue("sendId", claimed.id()).log("send.broke");
            return new Outcome.InDoubt("the attempt broke inside the worker");
        }
    }

    private static Map<String, String> transport(LeadFile file, Send send) {
        List<String> earlier = new ArrayList<>();
        for (Send before : Sequences.before(file, send)) {
            if (!before.messageId().isEmpty()) {
                earlier.add(before.messageId());
            }
        }
        answered(file, send).ifPresent(earlier::add);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Message-ID", send.messageId());
        if (!earlier.isEmpty()) {
            headers.put("In-Reply-To", earlier.getLast());
            headers.put("References", String.join(" ", earlier));
        }
        return headers;
    }

    /** The Message-ID of the mail that an answer answers. */
    private static Optional<String> answered(LeadFile file, Send send) {
        return file.draft(send.draftVersion())
                .flatMap(Draft::answers)
                .flatMap(
                        id ->
                                file.events().stream()
                                        .filter(event -> event.id().equals(id))
                                        .findFirst())
                .map(reply -> reply.details().getOrDefault(LeadEvent.MESSAGE_ID, ""))
                .filter(id -> !id.isEmpty());
    }

    private static boolean mayHaveLeft(Outcome outcome) {
        return outcome instanceof Outcome.Accepted || outcome instanceof Outcome.InDoubt;
    }

    private void settle(
            LeadFile file,
            Campaign campaign,
            ApprovalRecord approval,
            Send claimed,
            Outcome outcome,
            Instant started) {
        Instant now = clock.instant();
        SendLedger ledger = stores.ledger();
        long millis = Duration.between(started, now).toMillis();
        switch (outcome) {
            case Outcome.Accepted(String providerId, String messageId) -> {
                Send next = Sequences.next(file, campaign, approval, claimed, now).orElse(null);
                ledger.accept(
                        claimed,
                        new Acceptance(providerId, now, "", messageId),
                        Sequences.contacted(file, claimed, now).orElse(null),
                        next);
                log(claimed, "accepted", steps(claimed), millis, now);
            }
            case Outcome.Refused(String reason) -> {
                ledger.refuse(
                        claimed, reason, "Mend the cause, then approve the emails again.", now);
                log(claimed, "refused", reason, millis, now);
            }
            case Outcome.InDoubt(String reason) -> {
                ledger.doubt(claimed, reason, now);
                log(claimed, "in_doubt", reason, millis, now);
            }
            case Outcome.Throttled(Duration wait) -> {
                String reason = "the mail provider asked for patience";
                ledger.release(claimed, now.plus(wait), reason, BY_ITSELF, now);
                log(claimed, "held", reason, millis, now);
            }
            case Outcome.NotSent(String reason) -> {
                ledger.release(claimed, now.plus(UNREACHABLE_PAUSE), reason, BY_ITSELF, now);
                log(claimed, "held", reason, millis, now);
            }
        }
    }

    private void log(Send send, String outcome, String detail, long millis, Instant at) {
        LOG.atInfo()
                .addKeyValue("runId", send.runId())
                .addKeyValue("leadId", send.leadId())
                .addKeyValue("sendId", send.id())
                .addKeyValue("step", send.step())
                .addKeyValue("detail", detail)
                .log("send." + outcome);
        row(send, outcome, detail, millis, at);
    }

    private static String steps(Send send) {
        return send.answer() ? "answer" : "step " + send.step();
    }

    /**
     * The run's row. A worker that ended between the provider's answer and this leaves it to the
     * message, which comes again: a moment's row is written once, and whoever settles a doubt
     * writes it with the moment of acceptance.
     */
    private void row(Send send, String outcome, String detail, long millis, Instant at) {
        stores.runs().log(send.logged(outcome, detail, millis, at));
    }
}
