package com.salesagent.domain.message;

import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.campaign.Sender;
import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.draft.Email;
import com.salesagent.domain.lead.Lead;

/**
 * Turns a written email into what leaves: footer with postal address and opt-out, plain text and
 * HTML, reply and unsubscribe addresses. The same input always gives the same bytes: what the
 * approver sees, what the hash covers and what the worker sends come from here.
 */
public final class EmailRenderer {
    private final UnsubscribeLinks links;

    public EmailRenderer(UnsubscribeLinks links) {
        this.links = links;
    }

    public OutgoingEmail render(Campaign campaign, Lead lead, Contact contact, Email email) {
        Sender sender = campaign.sender();
        String url = links.url(contact.leadId(), contact.id());
        String replyTo = plusAddress(sender.replyTo(), lead.id());
        String body = email.body().strip();
        String footer =
                """
                %s, %s
                We wrote to you because of your role at %s (source: %s).
                Don't want these emails? Answer "stop", or unsubscribe here:\
                """
                        .formatted(
                                sender.organisation(),
                                sender.postalAddress(),
                                lead.company().name(),
                                lead.company().source().publisher());
        return new OutgoingEmail(
                sender.address(),
                oneLine(sender.name()),
                replyTo,
                contact.address(),
                oneLine(contact.name()),
                oneLine(email.subject()),
                body + "\n\n-- \n" + footer + "\n" + url + "\n",
                html(body, footer, url),
                url,
                replyTo,
                campaign.trackOpens());
    }

    /**
     * {@code replies+lead@inbound.example}: an answer names its lead even where a client drops the
     * threading headers.
     */
    static String plusAddress(String address, String tag) {
        int at = address.lastIndexOf('@');
        return address.substring(0, at) + "+" + tag + address.substring(at);
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    private static String html(String body, String footer, String url) {
        StringBuilder html =
                new StringBuilder(
                        "<!doctype html><html><body"
                            + " style=\"font-family:sans-serif;font-size:15px;line-height:1.5\">\n");
        for (String paragraph : body.split("\\n\\s*\\n", -1)) {
            html.append("<p>").append(lines(paragraph)).append("</p>\n");
        }
        return html.append("<p style=\"color:#666;font-size:12px\">")
                .append(lines(footer))
                .append(" <a href=\"")
                .append(escape(url))
                .append("\">unsubscribe</a></p>\n</body></html>\n")
                .toString();
    }

    private static String lines(String paragraph) {
        return escape(paragraph.strip()).replace("\n", "<br>\n");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
