package com.salesagent.tracker;

import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.campaign.CampaignStore;
import com.salesagent.domain.contact.Addresses;
import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.contact.SuppressionList;
import com.salesagent.domain.contact.SuppressionList.Entry;
import com.salesagent.domain.lead.Lead;
import com.salesagent.domain.lead.LeadEvent;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.lead.StageChange;
import com.salesagent.domain.reply.InboundMail;
import com.salesagent.domain.reply.Intent;
import com.salesagent.domain.reply.MailKind;
import com.salesagent.domain.reply.OptOutScope;
import com.salesagent.domain.reply.ReplyVerdict;
import com.salesagent.domain.run.LogEntry;
import com.salesagent.domain.run.RunStore;
import com.salesagent.domain.send.DoubtfulSends;
import com.salesagent.domain.send.Send;
import com.salesagent.domain.track.Consequence;
import com.salesagent.domain.track.EventLog;
import com.salesagent.domain.track.EventLog.Recorded;
import com.salesagent.platform.failure.TransientFailure;
import com.salesagent.tracker.InboundForm.Received;
import com.salesagent.tracker.ReplyClassifier.Classified;
import com.salesagent.tracker.reply.ReplyReader;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads one inbound mail, and does at once what it asks for. */
final class ApplyReply {
    private static final int ATTEMPTS = 8;
    private static final Duration AWAY_UNTIL_UNKNOWN = Duration.ofDays(14);

    private final LeadStore leads;
    private final Correspondents correspondents;
    private final EventLog events;
    private final SuppressionList suppression;
    private final DoubtfulSends doubts;
    private final CampaignStore campaigns;
    private final RunStore runs;
    private final ProposedContacts proposed;
    private final ReplyClassifier classifier;
    private final TellSales sales;

    ApplyReply(
            LeadStore leads,
            EventLog events,
            SuppressionList suppression,
            DoubtfulSends doubts,
            CampaignStore campaigns,
            RunStore runs,
            ReplyClassifier classifier,
            TellSales sales) {
        this.leads = leads;
        this.correspondents = new Correspondents(leads);
        this.events = events;
        this.suppression = suppression;
        this.doubts = doubts;
        this.campaigns = campaigns;
        this.runs = runs;
        this.proposed = new ProposedContacts(leads, suppression);
        this.classifier = classifier;
        this.sales = sales;
    }

    /**
     * Applies a mail.
     *
     * @param receivedAt when the intake took it
     */
    Applied apply(Received received, Instant receivedAt) {
        InboundMail mail = received.mail();
        ReplyReader.Reading reading =
                ReplyReader.read(mail, LocalDate.ofInstant(receivedAt, ZoneOffset.UTC));
        String sender = Correspondents.sender(mail);
        LeadFile file = correspondents.lead(received).orElse(null);
        if (file == null) {
            return withoutLead(reading.verdict(), sender, receivedAt);
        }
        if (Correspondents.ownCopy(file, mail)) {
            return Applied.OWN_COPY;
        }
        Campaign campaign = campaigns.find(file.lead().campaignId()).orElseThrow();
        LeadEvent known = known(file, mail).orElse(null);
        if (known != null) {
            after(file, known, campaign, null);
            return Applied.DUPLICATE;
        }
        boolean human = reading.verdict().kind() == MailKind.HUMAN;
        if (human && Correspondents.ours(sender, campaign)) {
            return answeredByUs(file, mail, receivedAt);
        }
        file = settle(file, mail, receivedAt);
        Classified classified = classifier.classify(reading.text(), reading.verdict());
        return record(file, mail, sender, reading.text(), classified, receivedAt, campaign);
    }

    private Applied record(
            LeadFile first,
            InboundMail mail,
            String sender,
            String text,
            Classified classified,
            Instant at,
            Campaign campaign) {
        LeadFile file = first;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Send answered = Correspondents.answered(file, mail).orElse(null);
            Contact contact = contact(file, sender).orElse(null);
            LeadEvent event = ReplyEvents.of(file, mail, contact, answered, text, classified, at);
            Consequence consequence =
                    consequence(file, sender, answered, classified.verdict(), event);
            Recorded recorded = events.record(file, event, List.of(event.id()), consequence);
            if (recorded == Recorded.NEW) {
                after(file, event, campaign, classified);
                return Applied.NEW;
            }
            file = leads.open(file.lead().id()).orElseThrow();
            LeadEvent known = known(file, mail).orElse(null);
            if (known != null) {
                after(file, known, campaign, null);
                return Applied.DUPLICATE;
            }
        }
        throw new TransientFailure("a lead changed each time a reply was applied", null);
    }

    private static Optional<LeadEvent> known(LeadFile file, InboundMail mail) {
        String id = ReplyEvents.id(mail);
        return file.events().stream().filter(event -> event.id().equals(id)).findFirst();
    }

    /** Whoever answers an email has it: if it was in doubt, it is no longer. */
    private LeadFile settle(LeadFile file, InboundMail mail, Instant at) {
        Send answered = Correspondents.answered(file, mail).orElse(null);
        if (answered == null || !doubts.shown(file.lead().id(), answered.id(), "", at)) {
            return file;
        }
        Proof.of(answered, at).ifPresent(runs::log);
        return leads.open(file.lead().id()).orElseThrow();
    }

    /**
     * Nobody's lead: the opt-out of a stranger is honoured all the same, the rest waits for a
     * person.
     */
    private Applied withoutLead(ReplyVerdict verdict, String sender, Instant at) {
        if (verdict.suppress() && !sender.isEmpty()) {
            suppression.suppress(sender, new Entry("opt_out", "reply", at));
        }
        return Applied.NOBODYS;
    }

    private Applied answeredByUs(LeadFile first, InboundMail mail, Instant at) {
        LeadFile file = first;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            LeadEvent event = ReplyEvents.answeredByUs(file, mail, at);
            Recorded recorded =
                    events.record(
                            file, event, List.of(event.id()), new Consequence.Answered(null, null));
            if (recorded != Recorded.STALE) {
                return recorded == Recorded.NEW ? Applied.NEW : Applied.DUPLICATE;
            }
            file = leads.open(file.lead().id()).orElseThrow();
        }
        throw new TransientFailure("a lead changed each time an answer was recorded", null);
    }

    private static Optional<Contact> contact(LeadFile file, String sender) {
        return file.contacts().stream()
                .filter(contact -> Addresses.normalised(contact.address()).equals(sender))
                .findFirst();
    }

    private Consequence consequence(
            LeadFile file, String sender, Send answered, ReplyVerdict verdict, LeadEvent event) {
        Instant at = event.at();
        if (verdict.suppress()) {
            return optOut(file, sender, answered, verdict, event);
        }
        return switch (verdict.kind()) {
            case HUMAN ->
                    new Consequence.Answered(
                            replied(file.lead(), event),
                            verdict.comeBackDate().map(ApplyReply::morning).orElse(null),
                            verdict.intent() == Intent.WRONG_PERSON
                                    || verdict.intent() == Intent.REFERRAL,
                            proposed.of(file, verdict, event));
            case OUT_OF_OFFICE ->
                    new Consequence.Away(
                            later(
                                    verdict.returnDate()
                                            .map(day -> morning(day.plusDays(1)))
                                            .orElse(at.plus(AWAY_UNTIL_UNKNOWN)),
                                    file.lead().parkedUntil()));
            case AUTOMATIC_REPLY, BOUNCE -> new Consequence.None();
        };
    }

    /**
     * The writer is never written to again. Where they write from an address that we don't know,
     * the address that we wrote to is theirs too, or a colleague's who is as tired of us.
     */
    private Consequence optOut(
            LeadFile file, String sender, Send answered, ReplyVerdict verdict, LeadEvent event) {
        Entry entry = new Entry("opt_out", "reply", event.at());
        Contact contact = contact(file, sender).or(() -> writtenTo(file, answered)).orElse(null);
        boolean otherAddress =
                contact == null || !Addresses.normalised(contact.address()).equals(sender);
        // Ahead of the transaction, since it holds whatever becomes of that.
        if (otherAddress && !sender.isEmpty()) {
            suppression.suppress(sender, entry);
        }
        if (verdict.scope() == OptOutScope.COMPANY && Correspondents.ofCompany(file, sender)) {
            suppression.suppressDomain(Addresses.domain(sender), entry);
        }
        return contact == null
                ? new Consequence.Answered(replied(file.lead(), event), null)
                : new Consequence.OptedOut(contact, entry);
    }

    private static Optional<Contact> writtenTo(LeadFile file, Send answered) {
        if (answered != null) {
            return file.contact(answered.contactId());
        }
        return file.sends().stream()
                .filter(send -> send.acceptedAt() != null)
                .max(Comparator.comparing(Send::acceptedAt))
                .flatMap(send -> file.contact(send.contactId()));
    }

    private static Instant later(Instant one, Instant other) {
        return other != null && other.isAfter(one) ? other : one;
    }

    private static Instant morning(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static StageChange replied(Lead lead, LeadEvent event) {
        Stage from = lead.stage();
        return from != Stage.REPLIED && from.canMoveTo(Stage.REPLIED)
                ? new StageChange(
                        "reply." + event.id(),
                        from,
                        Stage.REPLIED,
                        "tracker",
                        event.at(),
                        "a person answered: " + event.details().get("intent").replace('_', ' '))
                : null;
    }

    /**
     * What need not be in the transaction, since a repeat makes up for it.
     *
     * @param classified null where an earlier delivery recorded the event
     */
    private void after(LeadFile file, LeadEvent event, Campaign campaign, Classified classified) {
        if (event.type().equals(LeadEvent.REPLY)) {
            boolean suppress = event.details().containsKey("suppress");
            runs.log(
                    new LogEntry(
                            file.lead().runId(),
                            "tracker",
                            "reply",
                            file.lead().id(),
                            event.details().get("intent"),
                            suppress ? "opted out" : "",
                            0,
                            event.details().getOrDefault("model", ""),
                            classified == null ? 0 : classified.tokensIn(),
                            classified == null ? 0 : classified.tokensOut(),
                            event.at()));
        }
        if (event.details().containsKey("alert")) {
            sales.tell(leads.open(file.lead().id()).orElse(file), event, campaign);
        }
    }
}
