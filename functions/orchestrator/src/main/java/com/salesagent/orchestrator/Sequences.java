package com.salesagent.orchestrator;

import com.salesagent.domain.lead.LeadStore.Moved;
import com.salesagent.domain.lead.StageChange;

import java.time.Instant;

/** Ends sequences by a person's word. */
interface Sequences {
    /** Cancels what has not left and moves the lead, in one transaction. */
    Moved stopAndMove(String leadId, StageChange change);

    /** Cancels what has not left; the stage stays. */
    void stop(String leadId, String why, Instant at);
}
