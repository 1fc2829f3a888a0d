package com.salesagent.orchestrator;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.salesagent.domain.audit.AuditReport;
import com.salesagent.domain.audit.DailyRoot;
import com.salesagent.platform.ApiAnswers;

import java.util.LinkedHashMap;
import java.util.Map;

/** The API's audit: GET verifies the chains, POST seals today's without waiting for the night. */
public final class AuditHandler
        implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
    private final Audit audit;

    public AuditHandler() {
        this(Wiring.fromEnvironment().audit());
    }

    AuditHandler(Audit audit) {
        this.audit = audit;
    }

    @Override
    public APIGatewayProxyResponseEvent handleRequest(
            APIGatewayProxyRequestEvent request, Context context) {
        return ApiAnswers.of(
                () ->
                        ApiAnswers.json(
                                200,
                                request.getHttpMethod().equals("POST")
                                        ? sealed(audit.seal())
                                        : verified(audit.verify())));
    }

    private static Map<String, Object> verified(AuditReport report) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("whole", report.whole());
        view.put("broken", report.broken());
        view.put("days", report.days());
        view.put("leads", report.leads());
        view.put("entries", report.entries());
        view.put("erased", report.erased());
        view.put("waiting", report.waiting());
        view.put("root", report.root());
        return view;
    }

    private static Map<String, Object> sealed(DailyRoot root) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("day", root.day().toString());
        view.put("root", root.root());
        view.put("leads", root.leads());
        view.put("entries", root.entries());
        return view;
    }
}
