package com.salesagent.domain.send;

import java.time.Instant;

/**
 * One email to one address, as the ledger keeps it.
 *
 * @param id unique per campaign, address and step, across leads: the idempotency key, opaque to the
 *     provider
 * @param step 0 for the first email
 * @param draftVersion the version that holds the text
 * @param contentHash SHA-256 of exactly what was approved
 * @param approvalId which approval released it
 * @param plannedAt not before then; meaningless once dispatched
 * @param verdict why it is not sent yet or wasn't, in words for a person; blank if nothing holds it
 * @param messageId RFC 5322 Message-ID, made at dispatch; blank before
 * @param providerId the provider's name for it; blank before acceptance
 * @param acceptedAt null before acceptance
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
        String messageId,
        String providerId,
        Instant acceptedAt) {}
