package com.salesagent.domain.contact;

import com.salesagent.domain.contact.SuppressionList.Entry;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * The suppression list as a whole: what people list, carry elsewhere and bring back. It holds
 * hashes, so that a copy of it tells nobody an address.
 */
public interface SuppressionRegister {
    /** Adds what another copy of the list names by its hash. An earlier entry stays. */
    void add(Listed listed);

    /**
     * A part of the list, in an order of its own.
     *
     * @param cursor blank for the first part, then what the part before named
     */
    Page page(String cursor, int atLeast);

    /** What was added at that moment or later. */
    List<Listed> since(Instant from);

    /** What an entry covers. */
    enum Kind {
        ADDRESS,
        /** All addresses at exactly this domain. */
        DOMAIN;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One entry.
     *
     * @param hash of the address ({@link Addresses#hash}) or of the domain ({@link
     *     Addresses#domainHash})
     */
    record Listed(Kind kind, String hash, Entry entry) {}

    /**
     * A part of the list.
     *
     * @param cursor names the next part; blank at the end
     */
    record Page(List<Listed> entries, String cursor) {
        public Page {
            entries = List.copyOf(entries);
        }
    }
}
