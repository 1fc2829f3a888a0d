package com.salesagent.scout;

import com.salesagent.domain.lead.Company;

/**
 * A company as a source lists it.
 *
 * @param leadId the lead it is, whichever source lists it
 * @param domain its registrable domain; blank if it has none of its own
 */
record Listing(String leadId, String domain, Company company) {}
