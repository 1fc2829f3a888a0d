package com.salesagent.compliance;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.salesagent.domain.campaign.Campaign;
import com.salesagent.platform.Json;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The API of those who answer for what is sent: stop and start, the suppression list, and what is
 * held about a person.
 */
public final class ComplianceHandler
        implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(ComplianceHandler.class);

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
        return answer(() -> route(request, time(context)));
    }

    private Object route(APIGatewayProxyRequestEvent request, BooleanSupplier time) {
        Body body = Body.of(request);
        String command =
                request.getPathParameters() == null
                        ? ""
                        : request.getPathParameters().getOrDefault("command", "");
        return switch (request.getHttpMethod() + " " + request.getResource()) {
            case "GET /sending" -> sending.show(query(request, "campaign", Campaign.DEFAULT));
            case "POST /sending/{command}" -> said(sending.run(command, body));
            case "GET /suppression" -> suppressions.list(query(request, "cursor", ""));
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

    private static Map<String, Object> said(String message) {
        return Map.of("message", message);
    }

    private static String query(
            APIGatewayProxyRequestEvent request, String name, String otherwise) {
        Map<String, String> query = request.getQueryStringParameters();
        return query == null ? otherwise : query.getOrDefault(name, otherwise);
    }

    // No stack trace and no provider's text leaves, and no address is logged.
    private static APIGatewayProxyResponseEvent answer(Supplier<Object> call) {
        try {
            return json(200, call.get());
        } catch (BadRequest e) {
            return problem(400, e.field(), e.getMessage());
        } catch (Json.Malformed e) {
            return problem(400, "body", "the body must be a JSON object");
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("api.failed");
            return problem(500, "", "something failed on our side; the log has the reason");
        }
    }

    private static APIGatewayProxyResponseEvent problem(int status, String field, String message) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("field", field);
        error.put("message", message);
        return json(status, Map.of("error", error));
    }

    private static APIGatewayProxyResponseEvent json(int status, Object body) {
        return new APIGatewayProxyResponseEvent()
                .withStatusCode(status)
                .withHeaders(
                        Map.of(
                                "Content-Type", "application/json",
                                "Cache-Control", "no-store",
                                "X-Content-Type-Options", "nosniff"))
                .withBody(Json.write(body));
    }
}
