package com.salesagent.domain.contact;

import java.time.LocalDate;
import java.util.Locale;

/**
 * Why it is lawful to write to somebody first, where the law asks for a reason.
 *
 * @param since the day of the consent, the inquiry or the last purchase, or on which the
 *     publication was seen
 * @param note where that can be looked up, in a person's words
 */
public record Basis(Kind kind, LocalDate since, String note) {
    /** The reasons that laws know. */
    public enum Kind {
        /** They said yes to emails like ours. */
        CONSENT,
        /** They asked us something. */
        INQUIRY,
        /** They bought something from us. */
        CUSTOMER,
        /** They publish the address for business themselves, without asking for no such emails. */
        PUBLISHED,
        /** Our interest was weighed against theirs, in writing. */
        LEGITIMATE_INTEREST;

        /** Whether some law lets it run out, so that its first day must be known. */
        public boolean fades() {
            return this == INQUIRY || this == CUSTOMER;
        }

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * Reads an id.
         *
         * @throws IllegalArgumentException for anything that is none
         */
        public static Kind of(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT));
        }
    }
}
