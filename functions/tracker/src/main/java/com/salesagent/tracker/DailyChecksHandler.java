package com.salesagent.tracker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

import java.util.Map;

/** The daily schedule: leads that nobody will answer for any more, and what stands still. */
public final class DailyChecksHandler implements RequestHandler<Map<String, Object>, String> {
    private final DailyChecks checks;

    public DailyChecksHandler() {
        this(Wiring.fromEnvironment().dailyChecks());
    }

    DailyChecksHandler(DailyChecks checks) {
        this.checks = checks;
    }

    @Override
    public String handleRequest(Map<String, Object> schedule, Context context) {
        DailyChecks.Checked checked = checks.run();
        return "%d leads ended without an answer, %d things wait"
                .formatted(checked.ended(), checked.waiting());
    }
}
