package com.salesagent.domain.track;

import com.salesagent.domain.lead.LeadEvent;
import com.salesagent.domain.lead.LeadFile;

import java.util.List;

/** What came back, recorded once with all that follows from it. */
public interface EventLog {
    /**
     * Records an event and its consequence in one transaction.
     *
     * @param file the lead as it stood when the consequence was decided
     * @param keys each names the event; if any is known, nothing is written
     */
    Recorded record(LeadFile file, LeadEvent event, List<String> keys, Consequence consequence);

    /**
     * Whether sales was told of an event.
     *
     * @param event as recorded
     */
    boolean alerted(LeadEvent event);

    /** Remembers that sales was told. */
    void markAlerted(LeadEvent event);

    /** What became of a recording. */
    enum Recorded {
        NEW,
        DUPLICATE,
        /** The lead changed meanwhile, nothing was written: open it again and decide with that. */
        STALE
    }
}
