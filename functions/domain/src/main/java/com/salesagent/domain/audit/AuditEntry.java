package com.salesagent.domain.audit;

import java.time.Instant;
import java.util.List;

/**
 * One thing that was decided about a lead, or sent to it.
 *
 * @param ref unique within the lead and the same whenever it is read: {@code send:<send id>}
 * @param what in words for a person: "email 1 was accepted"
 * @param fields what may not change any more, in a fixed order
 * @param erased whether something of it was struck out with a person's data
 */
public record AuditEntry(String ref, Instant at, String what, List<String> fields, boolean erased) {
    public AuditEntry {
        fields = List.copyOf(fields);
    }
}
