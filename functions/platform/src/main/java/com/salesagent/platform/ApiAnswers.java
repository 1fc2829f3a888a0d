package com.salesagent.platform;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** JSON answers of the authenticated API; problems always have the same shape. */
public final class ApiAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(ApiAnswers.class);

    private ApiAnswers() {}

    /**
     * Answers with what the call yields, or with the problem in the API's shape: no stack trace
     * leaves.
     */
    public static APIGatewayProxyResponseEvent of(Supplier<APIGatewayProxyResponseEvent> call) {
        try {
            return call.get();
        } catch (BadRequest e) {
            return problem(400, e.field(), e.value(), e.getMessage());
        } catch (Json.Malformed e) {
            return problem(400, "body", "", "the body must be a JSON object");
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("api.failed");
            return problem(500, "", "", "something failed on our side; the log has the reason");
        }
    }

    /** Any status with a body that {@link Json} can write. */
    public static APIGatewayProxyResponseEvent json(int status, Object body) {
        return new APIGatewayProxyResponseEvent()
                .withStatusCode(status)
                .withHeaders(
                        Map.of(
                                "Content-Type", "application/json",
                                "Cache-Control", "no-store",
                                "X-Content-Type-Options", "nosniff"))
                .withBody(Json.write(body));
    }

    /** {@code {"error": {"field", "value", "message"}}}; blanks where no field is to blame. */
    public static APIGatewayProxyResponseEvent problem(
            int status, String field, String value, String message) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("field", field);
        error.put("value", BadRequest.shown(value));
        error.put("message", message);
        return json(status, Map.of("error", error));
    }

    /** The body as it was sent. */
    public static String body(APIGatewayProxyRequestEvent request) {
        String body = request.getBody() == null ? "" : request.getBody();
        return Boolean.TRUE.equals(request.getIsBase64Encoded())
                ? new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8)
                : body;
    }

    /** Empty where the route has none. */
    public static Map<String, String> pathParameters(APIGatewayProxyRequestEvent request) {
        return request.getPathParameters() == null ? Map.of() : request.getPathParameters();
    }

    /** One parameter of the query; blank if it is absent. */
    public static String query(APIGatewayProxyRequestEvent request, String name) {
        Map<String, String> query = request.getQueryStringParameters();
        return query == null ? "" : query.getOrDefault(name, "");
    }
}
