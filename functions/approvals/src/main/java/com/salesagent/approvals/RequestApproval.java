package com.salesagent.approvals;

/**
 * What the lead machine asks at a gate; see {@code statemachine/lead.asl.json}.
 *
 * @param gate {@code lead} or {@code draft}
 * @param draftVersion 0 at gate 1
 * @param contactId gate 1 under the policy {@code contact_found}: who was found; null or blank
 *     where nobody was, or where a person decides anyway
 * @param taskToken answers the waiting state; a repeated request has a new one
 * @param executionId the execution that asks, for logs; null from executions that were started
 *     before the machine told it
 */
public record RequestApproval(
        String gate,
        String runId,
        String leadId,
        String campaignId,
        int attempt,
        int round,
        int draftVersion,
        String contactId,
        String taskToken,
        String executionId) {}
