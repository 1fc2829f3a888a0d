package com.salesagent.domain.send;

import java.time.LocalDate;

/**
 * How many emails may leave a day. A place is taken before an email leaves and given back if it
 * didn't; a worker that dies keeps its places, so that a day can come out under its cap but never
 * over it.
 */
public interface Quotas {
    /**
     * Takes places of a day, atomically.
     *
     * @param day of the sender, in UTC
     * @param wanted how many would be used, at least 1
     * @return how many were had, 0 to {@code wanted}
     */
    int take(String campaignId, LocalDate day, int wanted, int cap);

    /** Gives back places that were taken and not used. */
    void giveBack(String campaignId, LocalDate day, int unused);

    /** How many places of a day are taken. */
    int taken(String campaignId, LocalDate day);
}
