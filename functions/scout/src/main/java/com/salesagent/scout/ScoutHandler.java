package com.salesagent.scout;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

/** Step Functions task: finds a run's companies. Safe to repeat. */
public final class ScoutHandler implements RequestHandler<ScoutHandler.FindForRun, CompaniesFound> {
    private final FindCompanies scout;

    /** For Lambda. */
    public ScoutHandler() {
        this(Wiring.scout());
    }

    ScoutHandler(FindCompanies scout) {
        this.scout = scout;
    }

    @Override
    public CompaniesFound handleRequest(FindForRun task, Context context) {
        return scout.find(task.runId());
    }

    /** The machine's input. */
    public record FindForRun(String runId) {}
}
