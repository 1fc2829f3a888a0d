package com.salesagent.domain.track;

import com.salesagent.domain.lead.Industry;

import java.time.Instant;
import java.util.List;

/**
 * The latest count of each industry, for the writer's hint: one read, never more than a day old.
 */
public interface AngleCounts {
    /** Empty where nothing was counted yet. */
    List<AngleCount> of(Industry industry);

    /**
     * Stores a whole count in place of the one before.
     *
     * @param counts of this industry only
     */
    void put(Industry industry, List<AngleCount> counts, Instant at);
}
