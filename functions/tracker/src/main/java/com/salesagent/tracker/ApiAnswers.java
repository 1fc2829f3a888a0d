package com.salesagent.tracker;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.salesagent.platform.Json;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** JSON answers of the API; problems have the shape that they have everywhere in it. */
final class ApiAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(ApiAnswers.class);

    private ApiAnswers() {}

    /** Answers with what the call yields, or with the problem: no stack trace leaves. */
    static APIGatewayProxyResponseEvent of(Supplier<APIGatewayProxyResponseEvent> call) {
        try {
            return call.get();
        } catch (BadRequest e) {
            return problem(400, e.field, e.value, e.getMessage());
        } catch (Json.Malformed e) {
            return problem(400, "body", "", "the body must be a JSON object");
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("api.failed");
            return problem(500, "", "", "something failed on our side; the log has the reason");
        }
    }

    static APIGatewayProxyResponseEvent json(int status, Object body) {
        return new APIGatewayProxyResponseEvent()
                .withStatusCode(status)
                .withHeaders(
                        Map.of(
                                "Content-Type", "application/json",
                                "Cache-Control", "no-store",
                                "X-Content-Type-Options", "nosniff"))
                .withBody(Json.write(body));
    }

    static APIGatewayProxyResponseEvent problem(
            int status, String field, String value, String message) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("field", field);
        error.put("value", value);
        error.put("message", message);
        return json(status, Map.of("error", error));
    }

    /** A field that can't be used. */
    static final class BadRequest extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String field;
        private final String value;

        BadRequest(String field, String value, String right) {
            super(field + " " + right + ", got \"" + value + "\"");
            this.field = field;
            this.value = value;
        }
    }
}
