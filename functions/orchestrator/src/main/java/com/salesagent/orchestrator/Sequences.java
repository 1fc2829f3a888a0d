package com.salesagent.orchestrator;

import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.lead.LeadStore.Moved;
import com.salesagent.domain.lead.StageChange;

import java.time.Instant;

/** Ends and interrupts sequences by a person's word. */
interface Sequences {
    /** Cancels what has not left, voids what waits for approval and moves the lead, all at once. */
    Moved stopAndMove(String leadId, StageChange change);

    /**
     * Records that a colleague answered, which cancels what has not left and voids what waits for
     * approval; the stage stays.
     */
    void answered(String leadId, Instant at);

    /** Holds what is planned. */
    void pause(String leadId, Instant at);

    /**
     * Lets it go on, what is overdue in the next window.
     *
     * @return how many emails are planned
     */
    int resume(String leadId, Campaign campaign, Instant now);
}
