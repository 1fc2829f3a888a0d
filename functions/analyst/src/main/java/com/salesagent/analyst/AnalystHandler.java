package com.salesagent.analyst;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.salesagent.analyst.AnalyseLead.Analysed;
import com.salesagent.platform.failure.AwsErrors;
import com.salesagent.platform.failure.PermanentFailure;
import com.salesagent.platform.logs.LogIds;

import java.util.Map;

/**
 * Step Functions task: judges one lead. In: {@code runId}, {@code leadId}. Out: {@code leadId},
 * {@code tier}, {@code score}, {@code worth}. Safe to repeat: keyed by lead and run.
 */
public final class AnalystHandler
        implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final AnalyseLead analyst;

    public AnalystHandler() {
        this(Wiring.fromEnvironment().analyseLead());
    }

    AnalystHandler(AnalyseLead analyst) {
        this.analyst = analyst;
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> task, Context context) {
        String leadId = text(task, "leadId");
        String runId = text(task, "runId");
        try (LogIds _ = LogIds.ofTask(task)) {
            Analysed result = AwsErrors.asFailures(() -> analyst.analyse(leadId, runId));
            return Map.of(
                    "leadId", leadId,
                    "tier", result.assessment().tier().id(),
                    "score", result.assessment().score(),
                    "worth", result.worth());
        }
    }

    private static String text(Map<String, Object> task, String field) {
        if (task.get(field) instanceof String value && !value.isBlank()) {
            return value;
        }
        throw new PermanentFailure(
                "%s must be a text, got %s".formatted(field, task.get(field)), null);
    }
}
