package com.salesagent.domain.run;

import com.salesagent.domain.lead.Industry;

/**
 * What a salesperson asked for.
 *
 * @param industry {@link Industry#UNKNOWN} where the user's own list decides
 * @param location as typed; blank where the user's own list decides
 * @param count how many companies are wanted, 1 to 1000
 * @param fromList whether the companies are the user's own list, stored with the run
 */
public record RunRequest(
        Industry industry, String location, int count, String campaignId, boolean fromList) {
    public static final int MAX_COUNT = 1000;
}
