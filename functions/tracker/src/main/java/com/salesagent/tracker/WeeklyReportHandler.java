package com.salesagent.tracker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

import java.util.Map;

/** Mondays: mails the report of the week that ended. Safe to repeat. */
public final class WeeklyReportHandler implements RequestHandler<Map<String, Object>, String> {
    private final Reports reports;

    public WeeklyReportHandler() {
        this(Wiring.fromEnvironment().reports());
    }

    WeeklyReportHandler(Reports reports) {
        this.reports = reports;
    }

    @Override
    public String handleRequest(Map<String, Object> schedule, Context context) {
        return reports.mail() ? "report sent" : "report was sent before";
    }
}
