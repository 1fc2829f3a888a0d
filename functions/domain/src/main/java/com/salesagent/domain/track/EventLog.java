package com.salesagent.domain.track;

import com.salesagent.domain.lead.LeadEvent;
import com.salesagent.domain.lead.LeadFile;

import java.time.Instant;
import java.util.List;

/** What came back, recorded once with all that follows from it. */
public interface EventLog {
    /**
     * Records an event and its consequence in one transaction.
     *
     * @param file the lead as it stood when the consequence was decided
     * @param keys further names of the event, besides its time with its id; if any is known,
     *     nothing is written
     */
    Recorded record(LeadFile file, LeadEvent event, List<String> keys, Consequence consequence);

    /** Whether an event is on record, by its time with its id or by a further name: reads only. */
    boolean known(String leadId, Instant at, String id, List<String> keys);

    /** What became of a recording. */
    enum Recorded {
        NEW,
        DUPLICATE,
        /** The lead changed meanwhile, nothing was written: open it again and decide with that. */
        STALE
    }
}
