package com.salesagent.tracker;

import com.salesagent.domain.contact.Addresses;
import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.contact.SuppressionList;
import com.salesagent.domain.lead.LeadEvent;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.reply.ReplyVerdict;

import java.util.List;

/**
 * The people whom an answer names, as contacts. Nobody writes to them by itself: a person adds one
 * ({@code contact add}), which starts an attempt, whose text a person approves.
 */
final class ProposedContacts {
    private static final int MOST = 3;
    private static final int ID_LENGTH = 12;

    private final LeadStore leads;
    private final SuppressionList suppression;

    ProposedContacts(LeadStore leads, SuppressionList suppression) {
        this.leads = leads;
        this.suppression = suppression;
    }

    /**
     * Without whoever is known already, said stop, is somebody else's contact or can't get mail.
     */
    List<Contact> of(LeadFile file, ReplyVerdict verdict, LeadEvent reply) {
        return verdict.referrals().stream()
                .filter(referral -> Addresses.valid(referral.address()))
                .map(
                        referral ->
                                contact(
                                        file,
                                        referral.name(),
                                        Addresses.normalised(referral.address()),
                                        reply))
                .filter(contact -> usable(file, contact))
                .limit(MOST)
                .toList();
    }

    private boolean usable(LeadFile file, Contact contact) {
        return file.contact(contact.id()).isEmpty()
                && !Addresses.reserved(contact.address())
                && suppression.find(contact.address()).isEmpty()
                && leads.contactAt(contact.address())
                        .map(owner -> owner.leadId().equals(file.lead().id()))
                        .orElse(true);
    }

    private static Contact contact(LeadFile file, String name, String address, LeadEvent reply) {
        return new Contact(
                Addresses.hash(address).substring(0, ID_LENGTH),
                file.lead().id(),
                name,
                "",
                address,
                "",
                "referral in reply " + reply.id(),
                0,
                Contact.Deliverability.UNVERIFIED,
                false,
                reply.at());
    }
}
