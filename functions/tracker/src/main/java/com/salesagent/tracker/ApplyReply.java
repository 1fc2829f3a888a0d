package com.salesagent.tracker;

import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.campaign.CampaignStore;
import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.contact.SuppressionList;
import com.salesagent.domain.contact.SuppressionList.Entry;
import com.salesagent.domain.lead.LeadEvent;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.reply.InboundMail;
import com.salesagent.domain.reply.MailKind;
import com.salesagent.domain.reply.ReplyVerdict;
import com.salesagent.domain.run.LogEntry;
import com.salesagent.domain.run.RunStore;
import com.salesagent.domain.send.DoubtfulSends;
import com.salesagent.domain.send.Send;
import com.salesagent.domain.track.Consequence;
import com.salesagent.domain.track.EventLog;
import com.salesagent.domain.track.EventLog.Recorded;
import com.salesagent.platform.failure.TransientFailure;
import com.salesagent.platform.logs.LogIds;
import com.salesagent.tracker.InboundForm.Received;
import com.salesagent.tracker.ReplyClassifier.Classified;
import com.salesagent.tracker.reply.ReplyReader;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Reads one inbound mail, and does at once what it asks for. */
final class ApplyReply {
    private static final int ATTEMPTS = 8;

    private final LeadStore leads;
    private final Correspondents correspondents;
    private final EventLog events;
    private final SuppressionList suppression;
    private final DoubtfulSends doubts;
    private final CampaignStore campaigns;
    private final RunStore runs;
    private final ReplyConsequences consequences;
    private final ReplyClassifier classifier;
    private final TellSales sales;
    private final SuggestAnswer answers;

    ApplyReply(
            LeadStore leads,
            EventLog events,
            SuppressionList suppression,
            DoubtfulSends doubts,
            CampaignStore campaigns,
            RunStore runs,
            ReplyClassifier classifier,
            TellSales sales,
            SuggestAnswer answers) {
        this.leads = leads;
        this.correspondents = new Correspondents(leads);
        this.events = events;
        this.suppression = suppression;
        this.doubts = doubts;
        this.campaigns = campaigns;
        this.runs = runs;
        this.consequences = new ReplyConsequences(leads, suppression);
        this.classifier = classifier;
        this.sales = sales;
        this.answers = answers;
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
        LogIds.learned(file.lead().runId(), file.lead().id());
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
            Contact contact = ReplyConsequences.contact(file, sender).orElse(null);
            LeadEvent event = ReplyEvents.of(file, mail, contact, answered, text, classified, at);
            Consequence consequence =
                    consequences.of(file, sender, answered, classified.verdict(), event);
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
            LeadFile now = leads.open(file.lead().id()).orElse(file);
            sales.tell(now, event, campaign);
            answers.to(now, event, campaign);
        }
    }
}
