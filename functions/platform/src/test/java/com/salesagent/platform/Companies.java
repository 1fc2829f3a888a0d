package com.salesagent.platform;

import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.lead.Company;
import com.salesagent.domain.lead.Industry;
import com.salesagent.domain.lead.LeadIds;
import com.salesagent.domain.lead.LeadStore.Found;
import com.salesagent.domain.lead.Source;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Companies and contacts for tests; made up, but of the shape that the registers have. */
public final class Companies {
    private Companies() {}

    public static Company hospital(String name) {
        return company(name, "");
    }

    public static Company company(String name, String website) {
        return new Company(
                name,
                Industry.HEALTHCARE,
                "hospital: Acute Care Hospitals",
                "100 Main Street",
                "Buffalo",
                "NY",
                "14203",
                "+17165550100",
                website,
                0,
                250,
                0,
                2,
                new Source("CMS Hospital General Information, February 2026", "CCN:330000"));
    }

    public static Found found(Company company, Contact... contacts) {
        return new Found(leadId(company), company, List.of(contacts));
    }

    public static String leadId(Company company) {
        return company.website().isEmpty()
                ? LeadIds.ofNameAndPlace(company.name(), company.city(), company.state())
                : LeadIds.ofDomain(company.website());
    }

    public static Contact contact(String leadId, String name, String address) {
        return new Contact(
                name.toLowerCase(Locale.ROOT).replace(' ', '-'),
                leadId,
                name,
                "Director of Facilities",
                address,
                "",
                "csv",
                1,
                Contact.Deliverability.UNVERIFIED,
                false,
                Instant.parse("2026-11-24T15:00:00Z"));
    }
}
