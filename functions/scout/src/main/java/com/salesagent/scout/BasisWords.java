package com.salesagent.scout;

import com.salesagent.domain.contact.Basis;
import com.salesagent.domain.contact.Basis.Kind;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How tools write why it is lawful to write to somebody. */
final class BasisWords {
    static final String CHOICES = "consent, inquiry, customer, published, legitimate_interest";

    private static final Map<String, Kind> WORDS =
            Map.ofEntries(
                    Map.entry("consent", Kind.CONSENT),
                    Map.entry("optin", Kind.CONSENT),
                    Map.entry("freelygivenconsentfromcontact", Kind.CONSENT),
                    Map.entry("inquiry", Kind.INQUIRY),
                    Map.entry("enquiry", Kind.INQUIRY),
                    Map.entry("customer", Kind.CUSTOMER),
                    Map.entry("existingcustomer", Kind.CUSTOMER),
                    Map.entry("legitimateinterestexistingcustomer", Kind.CUSTOMER),
                    Map.entry("published", Kind.PUBLISHED),
                    Map.entry("legitimateinterest", Kind.LEGITIMATE_INTEREST),
                    Map.entry("legitimateinterestprospectlead", Kind.LEGITIMATE_INTEREST));

    private BasisWords() {}

    /** The {@link Basis} that a cell names; empty for "not applicable" and whatever else. */
    static Optional<Kind> find(String text) {
        return Optional.ofNullable(
                WORDS.get(text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "")));
    }
}
