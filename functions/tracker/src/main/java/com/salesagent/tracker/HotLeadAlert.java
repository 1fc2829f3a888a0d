package com.salesagent.tracker;

import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.draft.Email;
import com.salesagent.domain.lead.Lead;
import com.salesagent.domain.lead.LeadEvent;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.mail.NoticeMailer.Notice;
import com.salesagent.domain.score.Money;
import com.salesagent.domain.send.Send;

import org.jsoup.nodes.Entities;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Words the alert that tells sales of an answer worth their day. */
final class HotLeadAlert {
    private static final int PREVIEW = 800;
    private static final int MAX_ENTRIES = 12;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM yyyy HH:mm 'UTC'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private final LeadFile file;
    private final LeadEvent reply;
    private final Campaign campaign;
    private final ReplySummary.Lines summary;
    private final String link;

    /**
     * The alert of one reply.
     *
     * @param reply as {@link ReplyEvents} recorded it
     * @param link where somebody says that they take it on
     */
    HotLeadAlert(
            LeadFile file,
            LeadEvent reply,
            Campaign campaign,
            ReplySummary.Lines summary,
            String link) {
        this.file = file;
        this.reply = reply;
        this.campaign = campaign;
        this.summary = summary;
        this.link = link;
    }

    /** To whoever hears of hot leads. */
    Notice mail() {
        return notice("alert", campaign.alertAddress(), "Hot lead: " + subject(), "");
    }

    /** To somebody else, since nobody took it on. */
    Notice escalation(String to, Instant toldAt) {
        return notice(
                "escalation",
                to,
                "Nobody has taken this on: " + subject(),
                "Sales was told at %s, and nobody has said that they take it on.\n\n"
                        .formatted(DAY.format(toldAt)));
    }

    /** For a chat channel: Slack's marks, without anybody's address. */
    String line() {
        return "*Hot lead: %s* (%s)\nThey said: %s\nNext: %s\n%s. Savings %s. <%s|Take it on>"
                .formatted(
                        slack(subject()),
                        sentiment(),
                        slack(summary.said()),
                        slack(summary.next()),
                        score(),
                        savings(),
                        link);
    }

    private Notice notice(String kind, String to, String subject, String first) {
        String body = first + body();
        return new Notice(
                reply.leadId() + "." + reply.id(),
                kind,
                to,
                subject,
                body + "\nTake it on, so that nobody else is asked:\n" + link + "\n",
                "<pre style=\"font-family:inherit;white-space:pre-wrap\">"
                        + Entities.escape(body)
                        + "</pre><p><a href=\""
                        + Entities.escape(link)
                        + "\">Take it on</a>, so that nobody else is asked.</p>");
    }

    private String body() {
        Lead lead = file.lead();
        Contact contact = file.contact(reply.contactId()).orElse(null);
        String company = lead.company().name();
        return """
        %sThey said: %s
        Next:      %s

        Who        %s
        Company    %s, %s
        Phone      %s
        Answer     %s, %s, confidence %s
        Score      %s
        Savings    %s
        Lead       %s

        %sThe conversation, latest first:

        %s
        The sequence has stopped: nothing is sent by itself. If an answer could be suggested, it waits for
        approval; the review email has its link.
        Everything known: ./sales-agent lead show %s
        """
                .formatted(
                        demonstration(contact),
                        summary.said(),
                        summary.next(),
                        contact == null
                                ? "somebody at " + company
                                : (contact.name() + " " + brackets(contact.title())).strip()
                                        + ", "
                                        + contact.address(),
                        company,
                        lead.company().place(),
                        lead.company().phone().isEmpty() ? "not known" : lead.company().phone(),
                        wish(),
                        sentiment(),
                        reply.details().getOrDefault("confidence", "not known"),
                        score(),
                        savings(),
                        lead.id(),
                        proposed(),
                        String.join("\n", thread()),
                        lead.id());
    }

    private static String demonstration(Contact contact) {
        return contact != null && contact.demonstration()
                ? "This is a demonstration contact: a made-up person of the local cloud.\n\n"
                : "";
    }

    /** Whom the answer names, with the command that writes to them after an approval. */
    private String proposed() {
        StringBuilder lines = new StringBuilder();
        for (Contact contact : file.contacts()) {
            if (contact.source().endsWith(reply.id())) {
                lines.append(
                        "Proposed   %s %s\n           ./sales-agent contact add %s --email %s\n\n"
                                .formatted(
                                        contact.name(),
                                        contact.address(),
                                        file.lead().id(),
                                        contact.address()));
            }
        }
        return lines.toString();
    }

    private List<String> thread() {
        record Entry(Instant at, String text) {}
        List<Entry> entries = new ArrayList<>();
        for (Send send : file.sends()) {
            if (send.acceptedAt() != null) {
                email(send)
                        .ifPresent(
                                email ->
                                        entries.add(
                                                new Entry(
                                                        send.acceptedAt(),
                                                        entry(
                                                                "We wrote",
                                                                send.acceptedAt(),
                                                                email.subject()
                                                                        + "\n\n"
                                                                        + email.body()))));
            }
        }
        for (LeadEvent event : file.events()) {
            if (event.type().equals(LeadEvent.REPLY)) {
                entries.add(
                        new Entry(
                                event.at(),
                                entry(
                                        "They wrote",
                                        event.at(),
                                        event.details().getOrDefault("text", ""))));
            }
        }
        return entries.stream()
                .sorted(Comparator.comparing(Entry::at).reversed())
                .limit(MAX_ENTRIES)
                .map(Entry::text)
                .toList();
    }

    private Optional<Email> email(Send send) {
        return file.draft(send.draftVersion()).stream()
                .flatMap(draft -> draft.emails().stream())
                .filter(email -> email.step() == send.step())
                .findFirst();
    }

    private static String entry(String who, Instant at, String text) {
        String shown = text.length() > PREVIEW ? text.substring(0, PREVIEW) + " ..." : text;
        return who + " on " + DAY.format(at) + ":\n" + shown.indent(2);
    }

    private String subject() {
        return file.lead().company().name() + " " + wish();
    }

    private String score() {
        Lead lead = file.lead();
        return "%.0f of 100, tier %s"
                .formatted(lead.score(), lead.tier() == null ? "none" : lead.tier().id());
    }

    private String savings() {
        Lead lead = file.lead();
        return lead.savings() == null
                ? "not estimated"
                : "%s to %s a year, about %s"
                        .formatted(
                                Money.display(lead.savings().low()),
                                Money.display(lead.savings().high()),
                                Money.display(lead.savings().mid()));
    }

    private String sentiment() {
        return reply.details().getOrDefault("sentiment", "neutral");
    }

    private static String brackets(String title) {
        return title.isEmpty() ? "" : "(" + title + ")";
    }

    private String wish() {
        return switch (ReplySummary.intent(reply)) {
            case WANTS_MEETING -> "wants to talk";
            case WANTS_INFO -> "asks for more";
            case REFERRAL -> "names somebody else";
            case UNSUBSCRIBE -> "opted out and names somebody else";
            default -> "wrote something worth reading";
        };
    }

    private static String slack(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
