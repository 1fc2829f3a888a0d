package com.salesagent.domain.approval;

import com.salesagent.domain.draft.Email;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * One item of a review. Its task token is not here: it never leaves the table but to the machine.
 *
 * @param version counts changes of what is shown, from 1; a decision names the version it saw
 * @param expiresAt from then on nobody can decide; checked in code, not left to TTL
 * @param endorsed the first of two approvals, where two are needed; null before it
 * @param decided null unless {@link Status#DECIDED}
 * @param note why it is void; blank otherwise
 */
public record Approval(
        ApprovalKey key,
        String campaignId,
        Snapshot snapshot,
        Status status,
        int version,
        Instant requestedAt,
        Instant expiresAt,
        Decided endorsed,
        Decided decided,
        String note) {
    /** A new item, to be asked. */
    public static Approval asked(
            ApprovalKey key,
            String campaignId,
            Snapshot snapshot,
            Instant requestedAt,
            Instant expiresAt) {
        return new Approval(
                key,
                campaignId,
                snapshot,
                Status.PENDING,
                1,
                requestedAt,
                expiresAt,
                null,
                null,
                "");
    }

    /** Whether a decision would still count at that moment. */
    public boolean open(Instant now) {
        return status == Status.PENDING && now.isBefore(expiresAt);
    }

    /**
     * The emails that are asked about now: the draft's, or what the first approver made of them.
     */
    public List<Email> emails() {
        if (endorsed != null && endorsed.decision() instanceof Decision.ApprovedWithEdits edited) {
            return edited.emails();
        }
        return snapshot instanceof Snapshot.OfDraft draft ? draft.emails() : List.of();
    }

    /** Where an item stands. Only {@code PENDING} ever changes. */
    public enum Status {
        PENDING,
        DECIDED,
        /** Nobody decided in time. */
        EXPIRED,
        /** Something else settled it: the contact opted out, the lead was closed. */
        VOID;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
