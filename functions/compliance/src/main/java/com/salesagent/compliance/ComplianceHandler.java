package com.salesagent.compliance;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.salesagent.domain.campaign.Campaign;
import com.salesagent.platform.ApiAnswers;
import com.salesagent.platform.BadRequest;

import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * The API of those who answer for what is sent: stop and start, the suppression list, and what is
 * held about a person.
 */
public final class ComplianceHandler
        implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
    private static final int MARGIN_MILLIS = 10_000;

    private final SwitchSending sending;
    private final Suppressions suppressions;
    private final Persons persons;

    public ComplianceHandler() {
        this(Wiring.fromEnvironment());
    }

    private ComplianceHandler(Wiring wiring) {
        this(wiring.switchSending(), wiring.suppressions(), wiring.persons());
    }

    ComplianceHandler(SwitchSending sending, Suppressions suppressions, Persons persons) {
        this.sending = sending;
        this.suppressions = suppressions;
        this.persons = persons;
    }

    @Override
    public APIGatewayProxyResponseEvent handleRequest(
            APIGatewayProxyRequestEvent request, Context context) {
        return ApiAnswers.of(() -> ApiAnswers.json(200, route(request, time(context))));
    }

    private Object route(APIGatewayProxyRequestEvent request, BooleanSupplier time) {
        Body body = Body.of(request);
        String command = ApiAnswers.pathParameters(request).getOrDefault("command", "");
        return switch (request.getHttpMethod() + " " + request.getResource()) {
            case "GET /sending" -> sending.show(campaign(request));
            case "POST /sending/{command}" -> said(sending.run(command, body));
            case "GET /suppression" -> suppressions.list(ApiAnswers.query(request, "cursor"));
            case "POST /suppression" -> said(suppressions.add(body));
            case "POST /suppression/import" -> suppressions.read(body);
            case "POST /person/{command}" -> person(command, body, time);
            default -> throw new BadRequest("path", request.getPath(), "a route of this API");
        };
    }

    private Object person(String command, Body body, BooleanSupplier time) {
        return switch (command) {
            case "export" -> persons.export(body.address(), time);
            case "erase" -> persons.erase(body.address(), body.actor(), time);
            case "basis" -> said(persons.basis(body));
            default -> throw new BadRequest("command", command, "export, erase or basis");
        };
    }

    /** Whether the gateway still waits: what takes longer is the schedule's. */
    private static BooleanSupplier time(Context context) {
        return () -> context == null || context.getRemainingTimeInMillis() > MARGIN_MILLIS;
    }

    private static String campaign(APIGatewayProxyRequestEvent request) {
        String campaign = ApiAnswers.query(request, "campaign");
        return campaign.isEmpty() ? Campaign.DEFAULT : campaign;
    }

    private static Map<String, Object> said(String message) {
        return Map.of("message", message);
    }
}
