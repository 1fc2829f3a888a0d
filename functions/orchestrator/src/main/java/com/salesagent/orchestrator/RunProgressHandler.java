package com.salesagent.orchestrator;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.salesagent.platform.failure.AwsErrors;
import com.salesagent.platform.logs.LogIds;

import java.util.Map;

/** Task of both machines: tells a run and its reviews how far it is. Safe to repeat. */
public final class RunProgressHandler
        implements RequestHandler<RunProgressHandler.Progress, Map<String, String>> {
    private final RecordProgress progress;

    public RunProgressHandler() {
        this(Wiring.fromEnvironment().recordProgress());
    }

    RunProgressHandler(RecordProgress progress) {
        this.progress = progress;
    }

    @Override
    public Map<String, String> handleRequest(Progress task, Context context) {
        try (LogIds _ = LogIds.of(task.runId(), task.leadId(), task.executionId())) {
            AwsErrors.asFailures(
                    () -> {
                        record(task);
                        return null;
                    });
        }
        return Map.of("runId", task.runId());
    }

    private void record(Progress task) {
        switch (task.event()) {
            case "leads_started" -> progress.leadsStarted(task.runId(), task.count());
            case "lead_failed" -> progress.leadFailed(task.runId(), task.leadId(), task.problem());
            case "run_failed" -> progress.runFailed(task.runId(), task.problem());
            default -> throw new IllegalArgumentException("unknown event " + task.event());
        }
    }

    /**
     * The machines' payload.
     *
     * @param event {@code leads_started}, {@code lead_failed} or {@code run_failed}
     * @param problem the error's name, as the machine caught it
     * @param executionId the execution that tells it, for logs
     */
    public record Progress(
            String event,
            String runId,
            String leadId,
            int count,
            String problem,
            String executionId) {}
}
