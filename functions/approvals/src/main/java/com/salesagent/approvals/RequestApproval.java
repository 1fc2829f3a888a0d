package com.salesagent.approvals;

/**
 * What the lead machine asks at a gate; see {@code statemachine/lead.asl.json}.
 *
 * @param gate {@code lead} or {@code draft}
 * @param draftVersion 0 at gate 1
 * @param taskToken answers the waiting state; a repeated request has a new one
 */
public record RequestApproval(
        String gate,
        String runId,
        String leadId,
        String campaignId,
        int attempt,
        int round,
        int draftVersion,
        String taskToken) {}
