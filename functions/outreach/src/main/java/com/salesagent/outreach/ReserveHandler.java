package com.salesagent.outreach;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.salesagent.domain.send.Send;
import com.salesagent.platform.failure.AwsErrors;
import com.salesagent.platform.logs.LogIds;

/**
 * Step Functions task: plans the first email of an approved sequence. Safe to repeat: a send is
 * keyed by campaign, address and step.
 */
public final class ReserveHandler
        implements RequestHandler<ReserveHandler.Approved, ReserveHandler.Reserved> {
    private final ReserveSends sends;

    public ReserveHandler() {
        this(Wiring.current().reserveSends());
    }

    ReserveHandler(ReserveSends sends) {
        this.sends = sends;
    }

    @Override
    public Reserved handleRequest(Approved task, Context context) {
        try (LogIds _ = LogIds.of(task.runId(), task.leadId(), task.executionId())) {
            Send send =
                    AwsErrors.asFailures(
                            () ->
                                    sends.reserve(
                                            task.runId(),
                                            task.leadId(),
                                            task.campaignId(),
                                            task.approvalId()));
            return new Reserved(send.id(), send.status().id(), send.plannedAt().toString());
        }
    }

    /** The machine's payload. The approval's own record says which version it covers. */
    public record Approved(
            String runId,
            String leadId,
            String campaignId,
            int draftVersion,
            String approvalId,
            String executionId) {}

    /** The answer to the machine; the time in ISO 8601, UTC. */
    public record Reserved(String sendId, String status, String plannedAt) {}
}
