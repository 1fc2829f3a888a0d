package com.salesagent.domain.send;

import com.salesagent.domain.lead.StageChange;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The record of every send and the only way to change one. Each change names the state that it
 * expects, and takes its own earlier write for done: a repeat whose first answer was lost changes
 * nothing.
 */
public interface SendLedger {
    /**
     * How long one attempt may take. Longer than the worker's timeout by far: a lease that is over
     * has nobody left.
     */
    Duration LEASE = Duration.ofMinutes(3);

    /** A send as it stands now, strongly consistent. */
    Optional<Send> find(String leadId, String sendId);

    /**
     * Plans a send, unless this step is planned, under way or done for this address.
     *
     * @param dueAt from when the dispatcher may hand it to the queue; later than its plan where the
     *     caller enqueues it itself
     * @return the send that stands now: this one, or the one that was first
     */
    Send reserve(Send send, Instant dueAt);

    /**
     * Takes a reserved send for one attempt. Nobody else gets it until it is settled; a lease that
     * runs out leads to {@link #expire}, never to a second claim.
     *
     * @param send as it was judged; a claim fails if its content or approval is another by now
     * @return the send under this claim; empty if it was not to be had
     */
    Optional<Send> claim(Send send, String claim, Instant leaseUntil, String messageId);

    /**
     * The provider took it: the send is accepted, the lead moves and the next step is planned, all
     * together. Where the lead stands elsewhere by now, only the acceptance is recorded.
     *
     * @param claimed under the claim that sent it; also accepted if it fell in doubt meanwhile
     * @param contacted null if the stage stays
     * @param next null after the last step
     * @return whether the next step was planned
     */
    default boolean accept(
            Send claimed, String providerId, Instant at, StageChange contacted, Send next) {
        return accept(claimed, new Acceptance(providerId, at, ""), contacted, next);
    }

    /** The same, with what ended a doubt. */
    boolean accept(Send claimed, Acceptance acceptance, StageChange contacted, Send next);

    /**
     * That the provider took an email.
     *
     * @param providerId the provider's name for it; blank if the evidence has none
     * @param at when it took it
     * @param evidence what ended a doubt about it, for a person; blank for the provider's own
     *     answer
     */
    record Acceptance(String providerId, Instant at, String evidence) {}

    /** The provider said no for good; the step may be planned anew. */
    void refuse(Send claimed, String reason, String remedy, Instant at);

    /**
     * It may have left. Only evidence ({@link #accept} under the same claim) or a person ({@link
     * #settleAsNotSent}) leads out of this.
     */
    void doubt(Send claimed, String reason, Instant at);

    /** Nothing left: back to reserved. */
    void release(Send claimed, Instant plannedAt, String reason, String remedy, Instant at);

    /** A worker died over it: if its lease has run out, it is in doubt. */
    boolean expire(Send send, Instant now);

    /**
     * Stores a verdict on a reserved send. Does nothing if it is reserved no longer.
     *
     * @param verdict anything but {@link Verdict.Go}
     */
    void hold(Send send, Verdict verdict, Instant at);

    /**
     * A person calls an approved email back before it has left. Nothing of its sequence follows it.
     *
     * @return false if it is reserved no longer: it has left, is leaving, or is cancelled already
     */
    boolean cancel(Send reserved, String reason, String remedy, Instant at);

    /**
     * Plans a reserved send anew and takes its verdict away: what held it is gone.
     *
     * @return false if it is reserved no longer
     */
    boolean resume(Send held, Instant plannedAt);

    /**
     * A person found out that an email in doubt did not leave: it is planned again.
     *
     * @param by who, and why, in words for a person
     * @return false unless it is in doubt
     */
    boolean settleAsNotSent(Send inDoubt, String by, Instant plannedAt, Instant at);

    /** Sends in doubt, longest in doubt first; a moment behind the ledger. */
    List<Due> inDoubt(int limit);

    /**
     * Sends to try, oldest plan first.
     *
     * @param day whose bucket, in UTC
     * @param until plans up to then
     */
    List<Due> due(LocalDate day, Instant until, int limit);

    /** Whether nothing at all is planned on a day. */
    boolean empty(LocalDate day);

    /** Names a send for the queue. */
    record Due(String leadId, String sendId) {}
}
