package com.salesagent.outreach;

import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.contact.OptOuts;
import com.salesagent.domain.contact.SuppressionList;
import com.salesagent.domain.contact.SuppressionList.Entry;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.message.UnsubscribeLinks;
import com.salesagent.domain.message.UnsubscribeLinks.Target;

import java.time.InstantSource;
import java.util.Optional;

/** What an unsubscribe link can do: be looked at, and be acted on. It never expires. */
final class Unsubscribe {
    private final UnsubscribeLinks links;
    private final LeadStore leads;
    private final SuppressionList suppression;
    private final OptOuts optOuts;
    private final InstantSource clock;

    Unsubscribe(
            UnsubscribeLinks links,
            LeadStore leads,
            SuppressionList suppression,
            OptOuts optOuts,
            InstantSource clock) {
        this.links = links;
        this.leads = leads;
        this.suppression = suppression;
        this.optOuts = optOuts;
        this.clock = clock;
    }

    /** What a link's page shows. Changes nothing. */
    sealed interface Looked {
        /** Nobody signed this link. */
        record Forged() implements Looked {}

        /** The address still gets mail. */
        record Open(String shown) implements Looked {}

        /**
         * The address gets none.
         *
         * @param shown the address in part; blank if its person was erased
         */
        record Done(String shown) implements Looked {}
    }

    Looked look(String token) {
        Optional<Target> target = links.read(token);
        if (target.isEmpty()) {
            return new Looked.Forged();
        }
        Optional<Contact> contact =
                leads.contacts(target.get().leadId()).stream()
                        .filter(each -> each.id().equals(target.get().contactId()))
                        .findFirst();
        // A person who was erased stays on the suppression list.
        return contact.<Looked>map(
                        person ->
                                suppression.find(person.address()).isPresent()
                                        ? new Looked.Done(partly(person.address()))
                                        : new Looked.Open(partly(person.address())))
                .orElseGet(() -> new Looked.Done(""));
    }

    /**
     * Honours a link.
     *
     * @param source {@code one_click} or {@code page}
     */
    Looked act(String token, String source) {
        Optional<Target> target = links.read(token);
        if (target.isEmpty()) {
            return new Looked.Forged();
        }
        Entry entry = new Entry("opt_out", source, clock.instant());
        return optOuts.record(target.get().leadId(), target.get().contactId(), entry)
                .<Looked>map(contact -> new Looked.Done(partly(contact.address())))
                .orElseGet(() -> new Looked.Done(""));
    }

    /**
     * {@code d...@kaleidahealth.org}: enough for its owner, nothing for whom it was forwarded to.
     */
    static String partly(String address) {
        int at = address.lastIndexOf('@');
        return address.substring(0, Math.min(1, at)) + "..." + address.substring(at);
    }
}
