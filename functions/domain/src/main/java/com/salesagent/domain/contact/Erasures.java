package com.salesagent.domain.contact;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Erasures of persons, known by the hash of the address, with a receipt each. */
public interface Erasures {
    /** Opens an erasure, or finds it open. */
    void open(Open erasure);

    /** Erasures whose last sweep is still to come. */
    List<Open> open();

    /** Notes that the last sweep has looked through the raw objects up to a key. */
    void sweptThrough(String addressHash, String rawKey);

    /** Adds what was erased to the receipt, which is begun by the first call. */
    void erased(String addressHash, String by, Instant at, Map<String, Integer> counts);

    /** Nothing is left: the receipt is complete. */
    void complete(String addressHash, Instant at);

    Optional<Receipt> receipt(String addressHash);

    /**
     * An erasure under way.
     *
     * @param leadId blank where the address was nobody's contact, as is {@code contactId}
     * @param sweptThrough the last raw object that the last sweep has seen; blank before the first
     */
    record Open(
            String addressHash, String leadId, String contactId, Instant at, String sweptThrough) {}

    /**
     * What can be shown afterwards. It names nobody: whoever knows the address can compute its
     * hash.
     *
     * @param counts what was erased, by kind
     * @param completedAt null until the last sweep
     */
    record Receipt(
            String addressHash,
            String by,
            Instant at,
            Map<String, Integer> counts,
            Instant completedAt) {
        public Receipt {
            counts = Map.copyOf(counts);
        }
    }
}
