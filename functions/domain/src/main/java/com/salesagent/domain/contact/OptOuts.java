package com.salesagent.domain.contact;

import com.salesagent.domain.contact.SuppressionList.Entry;

import java.util.Optional;

/** People who asked us to stop, by whatever way. */
public interface OptOuts {
    /**
     * Honours an opt-out at once and for good, in one transaction: the address goes on the
     * suppression list, the contact is marked, what is planned for it is cancelled, what waits for
     * an approval is void, and the lead is archived unless it has somebody else to write to. A
     * repeat changes nothing.
     *
     * @param entry why and where the request came in; an earlier entry for the address stays
     * @return the contact; empty if it is not known (any more), and nothing changed
     */
    Optional<Contact> record(String leadId, String contactId, Entry entry);
}
