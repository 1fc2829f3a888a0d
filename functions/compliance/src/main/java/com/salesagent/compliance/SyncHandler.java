package com.salesagent.compliance;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

import java.util.Map;

/** Schedule, daily: brings our suppression list and the mail provider's together. */
public final class SyncHandler implements RequestHandler<Map<String, Object>, String> {
    private final SyncSuppressions suppressions;

    public SyncHandler() {
        this(Wiring.fromEnvironment().syncSuppressions());
    }

    SyncHandler(SyncSuppressions suppressions) {
        this.suppressions = suppressions;
    }

    @Override
    public String handleRequest(Map<String, Object> tick, Context context) {
        SyncSuppressions.Result result = suppressions.sync();
        return "%d pulled, %d pushed, %d known by hash only"
                .formatted(result.pulled(), result.pushed(), result.unnamed());
    }
}
