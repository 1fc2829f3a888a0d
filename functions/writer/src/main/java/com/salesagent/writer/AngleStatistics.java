package com.salesagent.writer;

import com.salesagent.domain.draft.Angle;
import com.salesagent.domain.lead.Industry;

import java.util.List;

/** How first emails did so far. Counted from what was sent and answered, never from drafts. */
public interface AngleStatistics {
    /** Before anything was counted. */
    AngleStatistics NONE = _ -> List.of();

    /** The counts of an industry; an angle that was never sent may be absent. */
    List<Tally> of(Industry industry);

    /** First emails of one angle that were accepted, and those that a human being answered. */
    record Tally(Angle angle, int sent, int replied) {}
}
