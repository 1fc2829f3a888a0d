package com.salesagent.orchestrator;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.salesagent.domain.run.LogEntry;
import com.salesagent.domain.run.Run;
import com.salesagent.domain.run.RunStore;
import com.salesagent.platform.ApiAnswers;
import com.salesagent.platform.BadRequest;
import com.salesagent.platform.Json;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The API's runs: start one, add one up, follow its log, list the latest. */
public final class RunsHandler
        implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
    private static final int LISTED = 20;

    private final StartRun start;
    private final SummariseRun summarise;
    private final RunStore runs;

    public RunsHandler() {
        this(Wiring.fromEnvironment());
    }

    private RunsHandler(Wiring wiring) {
        this(wiring.startRun(), wiring.summariseRun(), wiring.runs());
    }

    RunsHandler(StartRun start, SummariseRun summarise, RunStore runs) {
        this.start = start;
        this.summarise = summarise;
        this.runs = runs;
    }

    @Override
    public APIGatewayProxyResponseEvent handleRequest(
            APIGatewayProxyRequestEvent request, Context context) {
        return ApiAnswers.of(
                () ->
                        switch (request.getHttpMethod() + " " + request.getResource()) {
                            case "POST /runs" -> start(request);
                            case "GET /runs" -> ApiAnswers.json(200, Map.of("runs", latest()));
                            case "GET /runs/{runId}" -> summary(runId(request));
                            case "GET /runs/{runId}/log" -> log(request);
                            default ->
                                    ApiAnswers.problem(404, "path", "", "there is no such route");
                        });
    }

    private APIGatewayProxyResponseEvent start(APIGatewayProxyRequestEvent request) {
        String runId = start.start(Json.object(ApiAnswers.body(request)));
        return ApiAnswers.json(202, Map.of("runId", runId));
    }

    private APIGatewayProxyResponseEvent summary(String runId) {
        return summarise
                .summarise(runId)
                .map(summary -> ApiAnswers.json(200, summary))
                .orElseGet(() -> unknown(runId));
    }

    private APIGatewayProxyResponseEvent log(APIGatewayProxyRequestEvent request) {
        String runId = runId(request);
        if (runs.find(runId).isEmpty()) {
            return unknown(runId);
        }
        String after = ApiAnswers.query(request, "after");
        List<Map<String, Object>> rows =
                runs.logAfter(runId, after.isEmpty() ? Instant.EPOCH : moment(after)).stream()
                        .map(RunsHandler::row)
                        .toList();
        return ApiAnswers.json(200, Map.of("rows", rows));
    }

    private static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new BadRequest("after", text, "a moment such as 2026-11-20T15:00:00Z");
        }
    }

    private static Map<String, Object> row(LogEntry entry) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("at", entry.at().toString());
        row.put("agent", entry.agent());
        row.put("action", entry.action());
        row.put("leadId", entry.leadId());
        row.put("outcome", entry.outcome());
        row.put("detail", entry.detail());
        row.put("millis", entry.millis());
        row.put("model", entry.model());
        row.put("tokensIn", entry.tokensIn());
        row.put("tokensOut", entry.tokensOut());
        return row;
    }

    private List<Map<String, Object>> latest() {
        return runs.latest(LISTED).stream()
                .map(
                        run -> {
                            Map<String, Object> row = new LinkedHashMap<>();
                            row.put("runId", run.id());
                            row.put("status", status(run));
                            row.put("industry", run.request().industry().id());
                            row.put("location", run.request().location());
                            row.put("count", run.request().count());
                            row.put("companiesFound", run.found());
                            row.put("startedAt", run.startedAt().toString());
                            return row;
                        })
                .toList();
    }

    /** How far discovery is; what its leads wait for takes reading each of them. */
    private static String status(Run run) {
        return switch (run.status()) {
            case STARTED, DISCOVERING -> "discovering";
            case REVIEWING -> run.found() == 0 ? "done" : "discovered";
            case FAILED -> "failed";
        };
    }

    private static String runId(APIGatewayProxyRequestEvent request) {
        return ApiAnswers.pathParameters(request).getOrDefault("runId", "");
    }

    private static APIGatewayProxyResponseEvent unknown(String runId) {
        return ApiAnswers.problem(
                404, "runId", runId, "no run has this id; ./sales-agent status lists the latest");
    }
}
