package com.salesagent.domain.approval;

import com.salesagent.domain.Digests;

import java.time.Instant;

/**
 * A decision with who, when and from where.
 *
 * @param id the same for the same decision of the same person on the same version, so that a
 *     repeated write knows itself
 * @param by the approver's address, or {@code policy}
 * @param from the network address that the decision came from: two for one link show that it was
 *     passed on
 */
public record Decided(String id, Decision decision, String by, Instant at, String from) {
    /** Who decides where no person does. */
    public static final String POLICY = "policy";

    /** The decision of a person, or of {@link #POLICY}. */
    public static Decided of(
            ApprovalKey key, int version, Decision decision, String by, Instant at, String from) {
        String act = String.join("\n", key.approvalId(), "" + version, by, decision.toString());
        return new Decided(Digests.sha256Hex(act).substring(0, 32), decision, by, at, from);
    }
}
