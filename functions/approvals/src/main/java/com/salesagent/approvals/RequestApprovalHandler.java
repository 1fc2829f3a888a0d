package com.salesagent.approvals;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.salesagent.platform.failure.AwsErrors;
import com.salesagent.platform.logs.LogIds;

/**
 * Step Functions task of both gates: records what is asked and returns; the machine waits for the
 * task token. Safe to repeat: the item is keyed by lead, attempt and round, and the newest token
 * gets the answer.
 */
public final class RequestApprovalHandler implements RequestHandler<RequestApproval, String> {
    private final RequestApprovals requests;

    public RequestApprovalHandler() {
        this(Wiring.current().requestApprovals());
    }

    RequestApprovalHandler(RequestApprovals requests) {
        this.requests = requests;
    }

    @Override
    public String handleRequest(RequestApproval task, Context context) {
        try (LogIds _ = LogIds.of(task.runId(), task.leadId(), task.executionId())) {
            return AwsErrors.asFailures(() -> requests.request(task));
        }
    }
}
