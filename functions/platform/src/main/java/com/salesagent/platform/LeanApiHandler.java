package com.salesagent.platform;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A function behind API Gateway for whose first answer somebody waits. It reads the event itself:
 * Lambda's own reader would load another JSON library and ask for Joda-Time in the zip.
 *
 * <p>Of the event it takes what handlers use: method, route, path, headers, parameters, body and
 * the caller's address; the last value where a name comes more than once.
 */
public abstract class LeanApiHandler implements RequestStreamHandler {
    /** Answers one request. */
    public abstract APIGatewayProxyResponseEvent handleRequest(
            APIGatewayProxyRequestEvent request, Context context);

    @Override
    public final void handleRequest(InputStream in, OutputStream out, Context context)
            throws IOException {
        String event = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        APIGatewayProxyResponseEvent answer = handleRequest(request(Json.object(event)), context);
        out.write(Json.write(written(answer)).getBytes(StandardCharsets.UTF_8));
    }

    private static APIGatewayProxyRequestEvent request(Map<String, Object> event) {
        return new APIGatewayProxyRequestEvent()
                .withResource(text(event, "resource"))
                .withPath(text(event, "path"))
                .withHttpMethod(text(event, "httpMethod"))
                .withHeaders(texts(event, "headers"))
                .withQueryStringParameters(texts(event, "queryStringParameters"))
                .withPathParameters(texts(event, "pathParameters"))
                .withRequestContext(context(event))
                .withBody(text(event, "body"))
                .withIsBase64Encoded(Boolean.TRUE.equals(event.get("isBase64Encoded")));
    }

    private static APIGatewayProxyRequestEvent.ProxyRequestContext context(
            Map<String, Object> event) {
        APIGatewayProxyRequestEvent.ProxyRequestContext context =
                new APIGatewayProxyRequestEvent.ProxyRequestContext();
        if (event.get("requestContext") instanceof Map<?, ?> given
                && given.get("identity") instanceof Map<?, ?> identity
                && identity.get("sourceIp") instanceof String address) {
            context.withIdentity(
                    new APIGatewayProxyRequestEvent.RequestIdentity().withSourceIp(address));
        }
        return context;
    }

    private static String text(Map<String, Object> event, String name) {
        return event.get(name) instanceof String text ? text : null;
    }

    /** Null where there are none, as Lambda's reader has it. */
    private static Map<String, String> texts(Map<String, Object> event, String name) {
        if (!(event.get(name) instanceof Map<?, ?> given)) {
            return null;
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : given.entrySet()) {
            if (entry.getValue() != null) {
                texts.put(entry.getKey().toString(), entry.getValue().toString());
            }
        }
        return texts;
    }

    private static Map<String, Object> written(APIGatewayProxyResponseEvent answer) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("statusCode", answer.getStatusCode());
        if (answer.getHeaders() != null) {
            written.put("headers", answer.getHeaders());
        }
        written.put("body", answer.getBody());
        if (Boolean.TRUE.equals(answer.getIsBase64Encoded())) {
            written.put("isBase64Encoded", true);
        }
        return written;
    }
}
