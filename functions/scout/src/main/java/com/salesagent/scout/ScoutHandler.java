package com.salesagent.scout;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.salesagent.platform.failure.AwsErrors;
import com.salesagent.platform.failure.PermanentFailure;
import com.salesagent.platform.logs.LogIds;

import java.util.Map;

/**
 * Step Functions task: finds a run's companies. Input {@code {"runId"}}, output {@code {"leadIds",
 * "found", "asked", "alreadyKnown", "notes", "problems"}}. Safe to repeat.
 */
public final class ScoutHandler
        implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final FindCompanies scout;

    /** For Lambda. */
    public ScoutHandler() {
        this(Wiring.scout());
    }

    ScoutHandler(FindCompanies scout) {
        this.scout = scout;
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> task, Context context) {
        if (!(task.get("runId") instanceof String runId) || runId.isBlank()) {
            throw new PermanentFailure("runId must be a text, got " + task.get("runId"), null);
        }
        try (LogIds _ = LogIds.ofTask(task)) {
            CompaniesFound found = AwsErrors.asFailures(() -> scout.find(runId));
            return Map.of(
                    "leadIds", found.leadIds(),
                    "found", found.found(),
                    "asked", found.asked(),
                    "alreadyKnown", found.alreadyKnown(),
                    "notes", found.notes(),
                    "problems", found.problems());
        }
    }
}
