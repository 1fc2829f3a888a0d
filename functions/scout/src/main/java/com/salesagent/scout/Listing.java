package com.salesagent.scout;

import com.salesagent.domain.lead.Company;
import com.salesagent.domain.lead.LeadIds;

import java.util.List;

/**
 * A company as a source lists it.
 *
 * @param leadIds the lead it is, whichever source lists it; behind it, ids under which a source
 *     that knows less of it would have stored it
 * @param domain its registrable domain; blank if it has none of its own
 */
record Listing(List<String> leadIds, String domain, Company company) {
    Listing {
        leadIds = List.copyOf(leadIds);
    }

    /**
     * By its domain, else by its name and place.
     *
     * @param chain whether the name stands for one owner in the whole state
     */
    static Listing of(Company company, String domain, boolean chain) {
        String byName =
                LeadIds.ofNameAndPlace(
                        company.name(), chain ? "" : company.city(), company.state());
        return domain.isEmpty()
                ? new Listing(List.of(byName), "", company)
                : new Listing(List.of(LeadIds.ofDomain(domain), byName), domain, company);
    }

    String leadId() {
        return leadIds.getFirst();
    }
}
