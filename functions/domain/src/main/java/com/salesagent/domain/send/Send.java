package com.salesagent.domain.send;

import com.salesagent.domain.draft.Email;
import com.salesagent.domain.run.LogEntry;

import java.time.Instant;

/**
 * One email to one address, as the ledger keeps it.
 *
 * @param id unique per campaign, address and step, across leads: the idempotency key, opaque to the
 *     provider; see {@link SendIds}
 * @param step 0 for the first email
 * @param draftVersion the version that holds the text
 * @param contentHash SHA-256 of exactly what was approved
 * @param approvalId which approval released it
 * @param plannedAt not before then; meaningless once dispatched
 * @param verdict why it is not sent yet, wasn't, or is in doubt, in words for a person; blank if
 *     nothing holds it
 * @param verdictSince since when that is so; null without a verdict
 * @param remedy what will change it, in words for a person; blank without a verdict
 * @param messageId RFC 5322 Message-ID, made at dispatch; blank before
 * @param providerId the provider's name for it; blank before acceptance
 * @param acceptedAt null before acceptance
 * @param claim which worker's attempt holds or held it; blank before the first
 * @param leaseUntil until when that worker may still settle it; null before the first
 * @param settledBy what ended a doubt, in words for a person: who decided and why, or which
 *     evidence was found; blank where there was no doubt
 */
public record Send(
        String id,
        String leadId,
        String contactId,
        String campaignId,
        String runId,
        int step,
        int draftVersion,
        String contentHash,
        String approvalId,
        String approvedBy,
        SendStatus status,
        Instant plannedAt,
        String verdict,
        Instant verdictSince,
        String remedy,
        String messageId,
        String providerId,
        Instant acceptedAt,
        String claim,
        Instant leaseUntil,
        String settledBy) {

    /** A planned email that nothing holds. */
    public static Send reserved(
            String id,
            String leadId,
            String contactId,
            String campaignId,
            String runId,
            int step,
            int draftVersion,
            String contentHash,
            String approvalId,
            String approvedBy,
            Instant plannedAt) {
        return new Send(
                id,
                leadId,
                contactId,
                campaignId,
                runId,
                step,
                draftVersion,
                contentHash,
                approvalId,
                approvedBy,
                SendStatus.RESERVED,
                plannedAt,
                "",
                null,
                "",
                "",
                "",
                null,
                "",
                null,
                "");
    }

    /** Whether it answers a person's reply, outside of any sequence. */
    public boolean answer() {
        return step == Email.ANSWER;
    }

    /** "email 2", or "the answer": for a person. */
    public String title() {
        return answer() ? "the answer" : "email " + (step + 1);
    }

    /**
     * The row of the run's log about what an attempt came to. An answer is no email of the run's
     * sequences, so its row has an action of its own and isn't counted among them.
     *
     * @param outcome {@code accepted}, {@code in_doubt}, {@code refused}, {@code held}, {@code
     *     cancelled}
     */
    public LogEntry logged(String outcome, String detail, long millis, Instant at) {
        String action = answer() ? "answered" : "sent";
        return new LogEntry(
                runId, "outreach", action, leadId, outcome, detail, millis, "", 0, 0, at);
    }

    /** When the attempt that holds or held it began; null before the first. */
    public Instant claimedAt() {
        return leaseUntil == null ? null : leaseUntil.minus(SendLedger.LEASE);
    }
}
