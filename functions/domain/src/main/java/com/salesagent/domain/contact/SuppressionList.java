package com.salesagent.domain.contact;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Addresses and domains that are never written to, whatever the campaign. Kept as hashes, for good.
 * Reads are strongly consistent: the last gate depends on them.
 */
public interface SuppressionList {
    /** Why an address may not be written to: its own entry first, then its domain's. */
    Optional<Entry> find(String address);

    /**
     * The same for many addresses at once, for lists.
     *
     * @return by address as given; without those that may be written to
     */
    Map<String, Entry> findAll(Collection<String> addresses);

    /** Adds an address. An earlier entry stays. */
    void suppress(String address, Entry entry);

    /** Adds a whole domain. An earlier entry stays. */
    void suppressDomain(String domain, Entry entry);

    /**
     * Why and since when.
     *
     * @param reason {@code opt_out}, {@code complaint}, {@code hard_bounce}, {@code manual}, {@code
     *     imported}, {@code erasure}
     * @param source where the request came in: {@code one_click}, {@code page}, {@code reply},
     *     {@code event}, {@code provider}, or a person
     */
    record Entry(String reason, String source, Instant at) {}
}
