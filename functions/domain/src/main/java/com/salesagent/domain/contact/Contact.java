package com.salesagent.domain.contact;

import java.time.Instant;

/**
 * A person, or a mailbox, at a lead's company. A blank text means unknown.
 *
 * @param id stable within the lead, from the address
 * @param name full name; blank for a shared mailbox
 * @param address as written by its source, domain in lower case
 * @param source who named it: {@code register}, {@code csv}, {@code website <page>}, {@code person
 *     <who>}, {@code demonstration}
 * @param rank 1 is whom to write to first
 * @param demonstration a made-up person at a reserved {@code .example} address, for the local cloud
 *     only: no real mail provider ever gets such an address
 * @param basis why it is lawful to write to them, where somebody recorded it; null if not. See
 *     {@link CountryPolicy} for who needs one
 * @param country where somebody said that they are: an ISO 3166 code in lower case, {@link
 *     CountryPolicy#UNCLEAR} for one that nobody could read; blank where nobody said
 */
public record Contact(
        String id,
        String leadId,
        String name,
        String title,
        String address,
        String phone,
        String source,
        int rank,
        Deliverability deliverability,
        boolean demonstration,
        Instant at,
        Basis basis,
        String country) {
    /** A contact of whom neither a basis nor a country is recorded. */
    public Contact(
            String id,
            String leadId,
            String name,
            String title,
            String address,
            String phone,
            String source,
            int rank,
            Deliverability deliverability,
            boolean demonstration,
            Instant at) {
        this(
                id,
                leadId,
                name,
                title,
                address,
                phone,
                source,
                rank,
                deliverability,
                demonstration,
                at,
                null,
                "");
    }

    /** What is known of the address. */
    public enum Deliverability {
        UNVERIFIED,
        VERIFIED,
        /** A hard bounce, or a drop for an invalid or bounced address. Never written to again. */
        BOUNCED,
        /** The person asked us to stop or complained. Never written to again. */
        OPTED_OUT
    }

    /** "Dana", or "there" for a mailbox without a name: what follows "Hi". */
    public String firstName() {
        String first = name.strip().split("\\s+", 2)[0];
        return first.isEmpty() ? "there" : first;
    }

    public boolean canBeWrittenTo() {
        return deliverability == Deliverability.UNVERIFIED
                || deliverability == Deliverability.VERIFIED;
    }
}
