package com.salesagent.domain.send;

import com.salesagent.domain.campaign.Campaign;

import java.time.Instant;

/**
 * The moments at which a mailbox sends, one for each email: taken before it leaves, atomically over
 * all limits of the mailbox at once. A place belongs to a send that is still to leave or has left;
 * the place of a cancelled one is free to whoever needs it.
 */
public interface Places {
    /**
     * Takes the earliest free place, or finds the one that the send already has. Asked again later,
     * after its place has passed unused, a send gets another.
     *
     * @param notBefore the earliest moment that will do
     * @param now today's places are given more freely than those of later days
     */
    Placed take(Wanted wanted, Instant notBefore, Instant now);

    /** Gives back the place of a send that will not leave. Does nothing if it has none that day. */
    void release(Campaign campaign, Send send, Instant day);

    /** A mailbox's day as it is now. */
    MailboxDay day(Campaign campaign, Instant day);

    /**
     * Who asks.
     *
     * @param domain of the recipient
     * @param cadence when offices are open where the recipient is
     */
    record Wanted(Campaign campaign, Send send, String domain, Cadence cadence) {}

    /**
     * The place.
     *
     * @param at not before what was asked for, or null if there is none in the next year
     * @param bound which limit moved it there, in words for a person; blank if none did
     */
    record Placed(Instant at, String bound) {}
}
