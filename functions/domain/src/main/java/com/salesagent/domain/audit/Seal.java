package com.salesagent.domain.audit;

import java.util.List;

/**
 * What one day added to a lead's chain.
 *
 * @param before the chain's head until then
 * @param entries in the chain's order
 * @param head after them
 */
public record Seal(String leadId, String before, List<Sealed> entries, String head) {
    public Seal {
        entries = List.copyOf(entries);
    }

    /** An entry as the chain keeps it: nothing but its reference and its salted digest. */
    public record Sealed(String ref, String digest) {}
}
