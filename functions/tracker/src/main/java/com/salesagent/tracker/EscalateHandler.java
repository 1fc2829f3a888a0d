package com.salesagent.tracker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

import java.util.Map;

/** Every few minutes: alerts that nobody took on. */
public final class EscalateHandler implements RequestHandler<Map<String, Object>, String> {
    private final EscalateAlerts alerts;

    public EscalateHandler() {
        this(Wiring.fromEnvironment().escalateAlerts());
    }

    EscalateHandler(EscalateAlerts alerts) {
        this.alerts = alerts;
    }

    @Override
    public String handleRequest(Map<String, Object> schedule, Context context) {
        return alerts.run() + " alerts escalated";
    }
}
