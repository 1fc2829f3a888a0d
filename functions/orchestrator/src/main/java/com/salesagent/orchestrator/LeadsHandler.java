package com.salesagent.orchestrator;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.salesagent.platform.ApiAnswers;
import com.salesagent.platform.Json;

import java.time.InstantSource;
import java.util.Map;

/** The API's leads: show one with everything known, and take a person's word about it. */
public final class LeadsHandler
        implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
    private final LeadCommands commands;
    private final ExplainLead why;
    private final InstantSource clock;

    public LeadsHandler() {
        this(Wiring.fromEnvironment());
    }

    private LeadsHandler(Wiring wiring) {
        this(wiring.leadCommands(), wiring.explainLead(), wiring.clock());
    }

    LeadsHandler(LeadCommands commands, ExplainLead why, InstantSource clock) {
        this.commands = commands;
        this.why = why;
        this.clock = clock;
    }

    @Override
    public APIGatewayProxyResponseEvent handleRequest(
            APIGatewayProxyRequestEvent request, Context context) {
        Map<String, String> path = ApiAnswers.pathParameters(request);
        String leadId = path.getOrDefault("leadId", "");
        String command = path.getOrDefault("command", "");
        return ApiAnswers.of(
                () ->
                        request.getHttpMethod().equals("GET")
                                ? show(leadId, command)
                                : run(request, leadId, command));
    }

    private APIGatewayProxyResponseEvent show(String leadId, String what) {
        if (what.equals("why")) {
            return why.explain(leadId)
                    .map(sections -> ApiAnswers.json(200, sections))
                    .orElseGet(() -> unknown(leadId));
        }
        return commands.open(leadId)
                .map(
                        file ->
                                ApiAnswers.json(
                                        200,
                                        LeadView.of(
                                                file, commands.campaignOf(file), clock.instant())))
                .orElseGet(() -> unknown(leadId));
    }

    private APIGatewayProxyResponseEvent run(
            APIGatewayProxyRequestEvent request, String leadId, String command) {
        String body = ApiAnswers.body(request);
        return commands.run(leadId, command, body.isBlank() ? Map.of() : Json.object(body))
                .map(message -> ApiAnswers.json(200, Map.of("leadId", leadId, "message", message)))
                .orElseGet(() -> unknown(leadId));
    }

    private static APIGatewayProxyResponseEvent unknown(String leadId) {
        return ApiAnswers.problem(
                404,
                "leadId",
                leadId,
                "no lead has this id; ./sales-agent status RUN lists a run's leads");
    }
}
