package com.salesagent.domain.campaign;

import com.salesagent.domain.lead.Industry;

/**
 * The run that a campaign starts by itself each Monday. It only finds and judges companies: each
 * lead waits at its gates for a person as those of any run.
 *
 * @param location as a salesperson would type it
 * @param count how many companies are wanted, 1 to 1000; 0 for no weekly run
 */
public record WeeklyScout(Industry industry, String location, int count) {
    public static final WeeklyScout NONE = new WeeklyScout(Industry.UNKNOWN, "", 0);

    /** Whether the campaign asks for a run each week. */
    public boolean wanted() {
        return count > 0;
    }
}
