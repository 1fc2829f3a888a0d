package com.salesagent.orchestrator;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.salesagent.domain.campaign.Campaign;

import java.util.Map;

/**
 * Weekly: starts the run of a campaign that asks for one. A tick that is repeated changes nothing.
 */
public final class WeeklyScoutHandler implements RequestHandler<Map<String, Object>, String> {
    private final StartRun start;

    public WeeklyScoutHandler() {
        this(Wiring.fromEnvironment().startRun());
    }

    WeeklyScoutHandler(StartRun start) {
        this.start = start;
    }

    @Override
    public String handleRequest(Map<String, Object> tick, Context context) {
        return start.weekly(Campaign.DEFAULT)
                .map(runId -> "run " + runId)
                .orElse("no campaign asks for a weekly run");
    }
}
