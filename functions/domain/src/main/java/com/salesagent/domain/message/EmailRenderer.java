package com.salesagent.domain.message;

import static com.salesagent.domain.message.Envelope.oneLine;

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
        return envelope(campaign, lead, contact).seal(email.subject(), email.body());
    }

    /** What all emails of a sequence to this contact share. */
    public Envelope envelope(Campaign campaign, Lead lead, Contact contact) {
        Sender sender = campaign.sender();
        String replyTo = plusAddress(sender.replyTo(), lead.id());
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
        return new Envelope(
                sender.address(),
                oneLine(sender.name()),
                replyTo,
                contact.address(),
                oneLine(contact.name()),
                footer,
                links.url(contact.leadId(), contact.id()),
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
}
