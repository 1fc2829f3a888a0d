package com.salesagent.tracker;

import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.lead.Lead;
import com.salesagent.domain.lead.LeadEvent;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.mail.NoticeMailer.Notice;
import com.salesagent.domain.reply.Intent;
import com.salesagent.domain.score.Money;

import java.util.Arrays;

/** Words the alert that tells sales of an answer worth their day. */
final class HotLeadAlert {
    private static final int PREVIEW = 800;

    private HotLeadAlert() {}

    /**
     * The alert of one reply.
     *
     * @param event as {@link ReplyEvents} recorded it
     */
    static Notice of(LeadFile file, LeadEvent event, Campaign campaign) {
        Lead lead = file.lead();
        Contact contact = file.contact(event.contactId()).orElse(null);
        String text = event.details().getOrDefault("text", "");
        String company = lead.company().name();
        String who =
                contact == null
                        ? "Somebody at " + company
                        : (contact.name() + " " + brackets(contact.title())).strip()
                                + ", "
                                + contact.address();
        String demonstration =
                contact != null && contact.demonstration()
                        ? "This is a demonstration contact: a made-up person of the local"
                                + " cloud.\n\n"
                        : "";
        String said = text.length() > PREVIEW ? text.substring(0, PREVIEW) + " ..." : text;
        String body =
                """
                %s%s answered: %s.

                Next: %s

                They wrote:
                %s

                Company   %s, %s
                Phone     %s
                Score     %.0f of 100, tier %s, about %s a year recoverable
                Lead      %s

                The sequence has stopped: nothing more is sent by itself.
                """
                        .formatted(
                                demonstration,
                                who,
                                wish(event),
                                next(event),
                                said.indent(2).stripTrailing(),
                                company,
                                lead.company().place(),
                                lead.company().phone().isEmpty()
                                        ? "not known"
                                        : lead.company().phone(),
                                lead.score(),
                                lead.tier() == null ? "none" : lead.tier().id(),
                                lead.savings() == null
                                        ? "nothing"
                                        : Money.display(lead.savings().mid()),
                                lead.id());
        return new Notice(
                event.leadId() + "." + event.id(),
                "alert",
                campaign.alertAddress(),
                "Hot lead: " + company + " " + wish(event),
                body,
                "<pre style=\"font-family:inherit;white-space:pre-wrap\">"
                        + escape(body)
                        + "</pre>");
    }

    private static String brackets(String title) {
        return title.isEmpty() ? "" : "(" + title + ")";
    }

    private static String wish(LeadEvent event) {
        return switch (intent(event)) {
            case WANTS_MEETING -> "wants to talk";
            case WANTS_INFO -> "asks for more";
            case REFERRAL -> "names somebody else";
            case UNSUBSCRIBE -> "opted out and names somebody else";
            default -> "wrote something worth reading";
        };
    }

    private static String next(LeadEvent event) {
        return switch (intent(event)) {
            case WANTS_MEETING -> "call or propose a time today.";
            case WANTS_INFO -> "answer the question, then propose a short call.";
            case REFERRAL -> "add the person they name as a contact.";
            case UNSUBSCRIBE -> "never write to this person again; consider whom they name.";
            default -> {
                String day = event.details().getOrDefault("come_back_on", "");
                yield day.isEmpty() ? "read it and decide." : "ask again on " + day + ".";
            }
        };
    }

    private static Intent intent(LeadEvent event) {
        String label = event.details().get("intent");
        return Arrays.stream(Intent.values())
                .filter(intent -> intent.label().equals(label))
                .findFirst()
                .orElse(Intent.OTHER);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
