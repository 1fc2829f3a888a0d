package com.salesagent.domain.approval;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What waits for a person, and what was decided. Each write is conditional and may be repeated.
 * Reads never return a task token.
 */
public interface ApprovalStore {
    /**
     * Asks for a decision. A repeat with a newer token replaces the token, and what is shown if it
     * differs; where the item is settled already, it is put up for resuming again, so that the
     * newest token gets the answer that stands.
     */
    void request(Approval approval, String taskToken);

    Optional<Approval> find(ApprovalKey key);

    /** Those of the items that exist, in any order. */
    List<Approval> findAll(List<ApprovalKey> keys);

    /**
     * Items of a review in the order of their keys.
     *
     * @param after the item after which to start; blank for the first
     * @param limit at most that many; more follow if so many came
     */
    List<Approval> page(ReviewId review, Filter filter, String after, int limit);

    /** All items of a review that match. */
    List<Approval> all(ReviewId review, Filter filter);

    /**
     * Records the first of two approvals of an open item. It is shown from then on as a new
     * version, so that nobody gives the second to something else. A later first approval replaces
     * it.
     */
    Outcome endorse(ApprovalKey key, int version, Decided first);

    /**
     * Decides one item, if it is open and shows the version that the approver saw. Who gave the
     * first of two approvals can't give the second.
     */
    Outcome decide(ApprovalKey key, int version, Decided decided);

    /** Ends an item that nobody decided in time; does nothing if it isn't open or not yet due. */
    boolean expire(ApprovalKey key, Instant now);

    /**
     * Voids what is open for a lead of a run, at both gates.
     *
     * @param reason for the approver: {@code the contact opted out}
     */
    void voidPending(String runId, String leadId, String reason, Instant now);

    /** Marks a settled item as resumed, if that token is still its newest. */
    void resumed(ApprovalKey key, String taskToken, Instant now);

    /** Puts a settled but not resumed item into the stream again. */
    void nudge(ApprovalKey key, Instant now);

    /** Open items since before a moment, of all reviews; the longest waiting first. */
    List<ApprovalKey> pendingSince(Instant before);

    /** Settled items that are not resumed since before a moment. */
    List<ApprovalKey> unresumedSince(Instant before);

    /**
     * Which items to show. Blank and false mean any.
     *
     * @param tier id of a tier
     * @param angle id of an angle
     */
    record Filter(boolean openOnly, String tier, boolean lowConfidenceOnly, String angle) {
        public static final Filter NONE = new Filter(false, "", false, "");
        public static final Filter OPEN = new Filter(true, "", false, "");
    }

    /** What became of a decision. */
    sealed interface Outcome {
        /** It counts: by this write or by an earlier one of the same decision. */
        record Counted() implements Outcome {}

        /** Somebody was first. */
        record AlreadyDecided(Approval approval) implements Outcome {}

        /** What is shown changed since the approver opened the page. */
        record Changed() implements Outcome {}

        record Expired(Instant at) implements Outcome {}

        record Voided(String reason) implements Outcome {}

        record Unknown() implements Outcome {}
    }
}
