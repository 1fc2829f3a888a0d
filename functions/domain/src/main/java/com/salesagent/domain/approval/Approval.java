package com.salesagent.domain.approval;

import java.time.Instant;
import java.util.Locale;

/**
 * One item of a review. Its task token is not here: it never leaves the table but to the machine.
 *
 * @param version counts changes of what is shown, from 1; a decision names the version it saw
 * @param expiresAt from then on nobody can decide; checked in code, not left to TTL
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
                key, campaignId, snapshot, Status.PENDING, 1, requestedAt, expiresAt, null, "");
    }

    /** Whether a decision would still count at that moment. */
    public boolean open(Instant now) {
        return status == Status.PENDING && now.isBefore(expiresAt);
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
