package com.salesagent.domain.campaign;

import java.time.Duration;
import java.util.Locale;

/**
 * How a campaign's gates are passed.
 *
 * @param leadApproval who lets a lead through gate 1
 * @param proof what an approver does, beyond pressing a button, to approve emails
 * @param remindAfter how long an item waits before its approvers are reminded, once
 * @param escalateAfter how long it waits before the second address is asked
 * @param twoPersonAbove a review that asks about more emails than that needs two different
 *     approvers for each item; {@link #NEVER} for one approver always, 0 for two always
 */
public record ReviewPolicy(
        LeadApproval leadApproval,
        Proof proof,
        Duration remindAfter,
        Duration escalateAfter,
        int twoPersonAbove) {
    public static final int NEVER = -1;

    /** What lets a lead through gate 1. */
    public enum LeadApproval {
        PERSON,
        /** A contact that may be written to; without one a person decides. */
        CONTACT_FOUND;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The deliberate act at gate 2, which no link scanner does. */
    public enum Proof {
        /** The code from the mail; for one draft its company's name does too. */
        CODE_OR_NAME,
        /** The code from the mail. */
        CODE;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
