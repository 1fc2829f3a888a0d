package com.salesagent.tracker;

import com.salesagent.domain.Digests;
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
import com.salesagent.domain.mail.NoticeMailer;
import com.salesagent.domain.reply.InboundMail;
import com.salesagent.domain.reply.MailKind;
import com.salesagent.domain.reply.ReplyVerdict;
import com.salesagent.domain.run.LogEntry;
import com.salesagent.domain.run.RunStore;
import com.salesagent.domain.send.SendIds;
import com.salesagent.domain.track.Consequence;
import com.salesagent.domain.track.EventLog;
import com.salesagent.domain.track.EventLog.Recorded;
import com.salesagent.platform.failure.TransientFailure;
import com.salesagent.tracker.InboundForm.Received;
import com.salesagent.tracker.ReplyClassifier.Classified;
import com.salesagent.tracker.reply.ReplyReader;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads one inbound mail, and does at once what it asks for. */
final class ApplyReply {
    private static final int ATTEMPTS = 5;
    private static final int MAX_STORED = 4000;
    private static final Duration AWAY_UNTIL_UNKNOWN = Duration.ofDays(14);
    private static final Pattern PLUS = Pattern.compile("\\+([a-z0-9-]{3,60})@");
    private static final Pattern MESSAGE_ID = Pattern.compile("<([^<>\\s]{3,200})>");

    private final LeadStore leads;
    private final EventLog events;
    private final SuppressionList suppression;
    private final CampaignStore campaigns;
    private final RunStore runs;
    private final ReplyClassifier classifier;
    private final NoticeMailer notices;
    private final HotLeadAlert alert;

    ApplyReply(
            LeadStore leads,
            EventLog events,
            SuppressionList suppression,
            CampaignStore campaigns,
            RunStore runs,
            ReplyClassifier classifier,
            NoticeMailer notices,
            HotLeadAlert alert) {
        this.leads = leads;
        this.events = events;
        this.suppression = suppression;
        this.campaigns = campaigns;
        this.runs = runs;
        this.classifier = classifier;
        this.notices = notices;
        this.alert = alert;
    }

    /**
     * Applies a mail.
     *
     * @param receivedAt when the intake took it; the same for each delivery of the message
     */
    Applied apply(Received received, Instant receivedAt) {
        InboundMail mail = received.mail();
        ReplyReader.Reading reading =
                ReplyReader.read(mail, LocalDate.ofInstant(receivedAt, ZoneOffset.UTC));
        String sender = address(mail.from());
        Optional<String> leadId = lead(received, sender);
        if (leadId.isEmpty()) {
            return withoutLead(reading.verdict(), sender, receivedAt);
        }
        Classified classified = null;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            LeadFile file = leads.open(leadId.get()).orElse(null);
            if (file == null) {
                return withoutLead(reading.verdict(), sender, receivedAt);
            }
            Campaign campaign = campaigns.find(file.lead().campaignId()).orElseThrow();
            if (ours(sender, campaign)) {
                return answeredByUs(file, mail, receivedAt);
            }
            classified =
                    classified == null
                            ? classifier.classify(reading.text(), reading.verdict())
                            : classified;
            LeadEvent event = event(file, mail, sender, reading.text(), classified, receivedAt);
            Consequence consequence =
                    consequence(file, sender, classified.verdict(), event, receivedAt);
            Recorded recorded = events.record(file, event, List.of(event.id()), consequence);
            if (recorded != Recorded.STALE) {
                after(file, event, sender, reading.text(), classified, campaign);
                return recorded == Recorded.NEW ? Applied.NEW : Applied.DUPLICATE;
            }
        }
        throw new TransientFailure("a lead changed each time a reply was applied", null);
    }

    private Optional<String> lead(Received received, String sender) {
        return Stream.concat(received.recipients().stream(), Stream.of(received.mail().to()))
                .map(PLUS::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .findFirst()
                .or(() -> byThread(received.mail()))
                .or(() -> leads.contactAt(sender).map(LeadStore.ContactRef::leadId));
    }

    private static Optional<String> byThread(InboundMail mail) {
        return Stream.of("In-Reply-To", "References")
                .flatMap(name -> mail.header(name).stream())
                .flatMap(value -> MESSAGE_ID.matcher(value).results())
                .map(id -> SendIds.leadOf(SendIds.referenceOf(id.group(1))))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static String address(String from) {
        try {
            InternetAddress[] addresses = InternetAddress.parse(from, false);
            return addresses.length == 0 ? "" : Addresses.normalised(addresses[0].getAddress());
        } catch (AddressException e) {
            return "";
        }
    }

    private static boolean ours(String sender, Campaign campaign) {
        return !sender.isEmpty()
                && (sender.equals(Addresses.normalised(campaign.sender().address()))
                        || Addresses.domain(sender)
                                .equals(Addresses.domain(campaign.sender().address())));
    }

    /**
     * Nobody's lead: the opt-out of a stranger is honoured all the same, the rest waits for a
     * person.
     */
    private Applied withoutLead(ReplyVerdict verdict, String sender, Instant at) {
        if (verdict.suppress() && Addresses.valid(sender)) {
            suppression.suppress(sender, new Entry("opt_out", "reply", at));
        }
        return Applied.QUARANTINED;
    }

    private Applied answeredByUs(LeadFile file, InboundMail mail, Instant at) {
        LeadEvent event =
                new LeadEvent(
                        file.lead().id(),
                        key(mail, at),
                        "answered_by_us",
                        "",
                        "",
                        at,
                        Map.of("subject", cut(mail.subject(), 200)));
        Recorded recorded =
                events.record(
                        file, event, List.of(event.id()), new Consequence.Answered(null, null));
        if (recorded == Recorded.STALE) {
            throw new TransientFailure("a lead changed while an answer was recorded", null);
        }
        return recorded == Recorded.NEW ? Applied.NEW : Applied.DUPLICATE;
    }

    private static LeadEvent event(
            LeadFile file,
            InboundMail mail,
            String sender,
            String text,
            Classified classified,
            Instant at) {
        ReplyVerdict verdict = classified.verdict();
        Map<String, String> details = new LinkedHashMap<>();
        details.put("kind", verdict.kind().label());
        details.put("intent", verdict.intent().label());
        details.put("sentiment", verdict.sentiment().label());
        details.put("confidence", "%.2f".formatted(verdict.confidence()));
        details.put("classifier", verdict.classifierVersion());
        put(details, "text", cut(text, MAX_STORED));
        put(details, "subject", cut(mail.subject(), 200));
        put(details, "model", classified.model());
        put(details, "return_on", verdict.returnDate().map(LocalDate::toString).orElse(""));
        put(details, "come_back_on", verdict.comeBackDate().map(LocalDate::toString).orElse(""));
        put(
                details,
                "findings",
                cut(
                        String.join(
                                "; ",
                                verdict.findings().stream()
                                        .map(finding -> finding.type().label())
                                        .distinct()
                                        .toList()),
                        300));
        put(
                details,
                "referrals",
                cut(
                        String.join(
                                "; ",
                                verdict.referrals().stream()
                                        .map(r -> (r.name() + " " + r.address()).strip())
                                        .toList()),
                        300));
        return new LeadEvent(
                file.lead().id(),
                key(mail, at),
                verdict.kind() == MailKind.HUMAN ? "reply" : verdict.kind().label(),
                contact(file, sender).map(Contact::id).orElse(""),
                "",
                at,
                details);
    }

    private static void put(Map<String, String> details, String name, String value) {
        if (!value.isBlank()) {
            details.put(name, value);
        }
    }

    private static String cut(String text, int length) {
        return text.length() > length ? text.substring(0, length) : text;
    }

    private static String key(InboundMail mail, Instant at) {
        String id = mail.header("Message-ID").orElse("");
        String own = id.isBlank() ? mail.from() + "\n" + mail.text() + "\n" + at : id;
        return Digests.sha256Hex("mail:" + own).substring(0, 32);
    }

    private static Optional<Contact> contact(LeadFile file, String sender) {
        return file.contacts().stream()
                .filter(contact -> Addresses.normalised(contact.address()).equals(sender))
                .findFirst();
    }

    private Consequence consequence(
            LeadFile file, String sender, ReplyVerdict verdict, LeadEvent event, Instant at) {
        Contact contact = contact(file, sender).orElse(null);
        if (verdict.suppress()) {
            if (contact != null) {
                return new Consequence.OptedOut(contact, new Entry("opt_out", "reply", at));
            }
            // A colleague at the company, or another mailbox of the same person.
            if (Addresses.valid(sender)) {
                suppression.suppress(sender, new Entry("opt_out", "reply", at));
            }
            return new Consequence.Answered(replied(file.lead(), event, at), null);
        }
        return switch (verdict.kind()) {
            case HUMAN ->
                    new Consequence.Answered(
                            replied(file.lead(), event, at),
                            verdict.comeBackDate().map(ApplyReply::morning).orElse(null));
            case OUT_OF_OFFICE ->
                    new Consequence.Away(
                            verdict.returnDate()
                                    .map(day -> morning(day.plusDays(1)))
                                    .orElse(at.plus(AWAY_UNTIL_UNKNOWN)));
            case AUTOMATIC_REPLY, BOUNCE -> new Consequence.None();
        };
    }

    private static Instant morning(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static StageChange replied(Lead lead, LeadEvent event, Instant at) {
        Stage from = lead.stage();
        return from != Stage.REPLIED && from.canMoveTo(Stage.REPLIED)
                ? new StageChange(
                        "reply." + event.id(),
                        from,
                        Stage.REPLIED,
                        "tracker",
                        at,
                        "a person answered: " + event.details().get("intent").replace('_', ' '))
                : null;
    }

    private void after(
            LeadFile file,
            LeadEvent event,
            String sender,
            String text,
            Classified classified,
            Campaign campaign) {
        ReplyVerdict verdict = classified.verdict();
        if (verdict.kind() == MailKind.HUMAN) {
            runs.log(
                    new LogEntry(
                            file.lead().runId(),
                            "tracker",
                            "reply",
                            file.lead().id(),
                            verdict.intent().label(),
                            verdict.suppress() ? "opted out" : "",
                            0,
                            classified.model(),
                            classified.tokensIn(),
                            classified.tokensOut(),
                            event.at()));
        }
        if (verdict.alert() && !events.alerted(event)) {
            notices.send(
                    alert.of(
                            file,
                            contact(file, sender).orElse(null),
                            event,
                            text,
                            verdict,
                            campaign));
            events.markAlerted(event);
        }
    }
}
