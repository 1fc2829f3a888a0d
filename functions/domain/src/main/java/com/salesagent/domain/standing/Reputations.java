package com.salesagent.domain.standing;

import java.time.LocalDate;
import java.util.List;

/** Counts of what became of emails, by campaign and day (UTC). */
public interface Reputations {
    /** A campaign's {@link Reputation#DAYS} days up to this one. */
    Reputation ofCampaign(String campaignId, LocalDate today);

    /** The campaigns that send from a domain. */
    List<String> campaignsOf(String domain);
}
