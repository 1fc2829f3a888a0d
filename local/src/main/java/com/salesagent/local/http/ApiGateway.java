package com.salesagent.local.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.salesagent.application.Trigger.Route;
import com.salesagent.local.lambda.Answer;
import com.salesagent.local.lambda.FunctionHost;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The REST API: turns requests into proxy events and the functions' results into answers, with the
 * limits and the failures of API Gateway. Routes that ask for IAM on AWS are closed to web pages
 * here.
 */
public final class ApiGateway {
    private static final Logger log = LoggerFactory.getLogger(ApiGateway.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Reply BAD_GATEWAY =
            Reply.json(502, "{\"message\":\"Internal server error\"}");

    private final List<Matched> routes;
    private final FunctionHost functions;
    private final InstantSource clock;

    public ApiGateway(List<Route> routes, FunctionHost functions, InstantSource clock) {
        this.routes =
                routes.stream()
                        .map(route -> new Matched(route, Arrays.asList(parts(route.path()))))
                        .sorted(Comparator.comparingLong(Matched::wildcards))
                        .toList();
        this.functions = functions;
        this.clock = clock;
    }

    private static String[] parts(String path) {
        return path.substring(1).split("/", -1);
    }

    private record Matched(Route route, List<String> parts) {
        long wildcards() {
            return parts.stream().filter(Matched::wildcard).count();
        }

        static boolean wildcard(String part) {
            return part.startsWith("{");
        }

        /** The path's parameters, or null where the path is another. */
        Map<String, String> match(String[] path) {
            if (path.length != parts.size()) {
                return null;
            }
            Map<String, String> parameters = new LinkedHashMap<>();
            for (int i = 0; i < path.length; i++) {
                String part = parts.get(i);
                if (wildcard(part) && !path[i].isEmpty()) {
                    parameters.put(part.substring(1, part.length() - 1), Request.decoded(path[i]));
                } else if (!part.equals(path[i])) {
                    return null;
                }
            }
            return parameters;
        }
    }

    /** Answers a request. */
    public Reply handle(Request request) throws InterruptedException {
        String[] path = parts(request.path());
        boolean known = false;
        for (Matched candidate : routes) {
            Map<String, String> parameters = candidate.match(path);
            if (parameters != null) {
                known = true;
                if (candidate.route().method().equals(request.method())) {
                    return timed(candidate.route(), request, parameters);
                }
            }
        }
        return known
                ? Reply.json(405, "{\"message\":\"Method Not Allowed\"}")
                : Reply.json(404, "{\"message\":\"Not Found\"}");
    }

    private Reply timed(Route route, Request request, Map<String, String> parameters)
            throws InterruptedException {
        long start = System.nanoTime();
        Reply reply =
                route.open() || Guard.admits(request)
                        ? call(route, request, parameters)
                        : Reply.json(
                                403,
                                "{\"message\":\"Forbidden: call it from this machine, not from a"
                                        + " page of another site\"}");
        log.atInfo()
                .addKeyValue("route", route.method() + " " + route.path())
                .addKeyValue("status", reply.status())
                .addKeyValue("ms", (System.nanoTime() - start) / 1_000_000)
                .log("api.answered");
        return reply;
    }

    private Reply call(Route route, Request request, Map<String, String> parameters)
            throws InterruptedException {
        byte[] event;
        try {
            event = JSON.writeValueAsBytes(event(route, request, parameters));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
        Answer answer = functions.invoke(route.function(), event);
        if (answer.failed()) {
            return switch (answer.error()) {
                case FunctionHost.TIMED_OUT ->
                        Reply.json(504, "{\"message\":\"Endpoint request timed out\"}");
                case "RequestTooLargeException" ->
                        Reply.json(413, "{\"message\":\"Request Too Long\"}");
                default -> BAD_GATEWAY;
            };
        }
        return reply(answer.payload());
    }

    private ObjectNode event(Route route, Request request, Map<String, String> parameters) {
        ObjectNode event = JSON.createObjectNode();
        event.put("resource", route.path());
        event.put("path", request.path());
        event.put("httpMethod", request.method());
        Map<String, List<String>> headers = new LinkedHashMap<>();
        request.headers().forEach((name, values) -> headers.put(titled(name), values));
        putValues(event, "headers", "multiValueHeaders", headers);
        putValues(
                event,
                "queryStringParameters",
                "multiValueQueryStringParameters",
                request.parameters());
        event.set("pathParameters", parameters.isEmpty() ? null : JSON.valueToTree(parameters));
        event.set("stageVariables", null);
        event.set("requestContext", context(route, request));
        if (request.body().length == 0) {
            event.set("body", null);
            event.put("isBase64Encoded", false);
        } else if (route.binary()) {
            event.put("body", Base64.getEncoder().encodeToString(request.body()));
            event.put("isBase64Encoded", true);
        } else {
            event.put("body", request.text());
            event.put("isBase64Encoded", false);
        }
        return event;
    }

    private ObjectNode context(Route route, Request request) {
        ObjectNode context = JSON.createObjectNode();
        context.put("accountId", "000000000000");
        context.put("apiId", "local");
        context.put("stage", "local");
        context.put("resourceId", "local");
        context.put("resourcePath", route.path());
        context.put("httpMethod", request.method());
        context.put("path", request.path());
        context.put("protocol", "HTTP/1.1");
        context.put("requestId", UUID.randomUUID().toString());
        context.put("requestTimeEpoch", clock.millis());
        ObjectNode identity = context.putObject("identity");
        identity.put("sourceIp", "127.0.0.1");
        identity.put("userAgent", request.header("User-Agent").orElse(""));
        return context;
    }

    private static void putValues(
            ObjectNode event, String single, String multiple, Map<String, List<String>> values) {
        if (values.isEmpty()) {
            event.set(single, null);
            event.set(multiple, null);
            return;
        }
        ObjectNode last = event.putObject(single);
        values.forEach((name, all) -> last.put(name, all.getLast()));
        event.set(multiple, JSON.valueToTree(values));
    }

    /** The server hands names on as {@code Content-type}; clients write {@code Content-Type}. */
    private static String titled(String name) {
        return Arrays.stream(name.split("-", -1))
                .map(
                        part ->
                                part.isEmpty()
                                        ? part
                                        : part.substring(0, 1).toUpperCase(Locale.ROOT)
                                                + part.substring(1))
                .collect(Collectors.joining("-"));
    }

    private static Reply reply(String payload) {
        try {
            JsonNode result = JSON.readTree(payload);
            int status = result.path("statusCode").asInt(0);
            JsonNode body = result.path("body");
            boolean malformed =
                    status < 100 || status > 599 || !(body.isTextual() || missing(body));
            if (malformed) {
                log.atWarn().log("api.malformed_result");
                return BAD_GATEWAY;
            }
            String text = body.asText("");
            byte[] bytes =
                    result.path("isBase64Encoded").asBoolean()
                            ? Base64.getDecoder().decode(text)
                            : missing(body) ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
            return new Reply(status, headers(result), bytes);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            log.atWarn().log("api.malformed_result");
            return BAD_GATEWAY;
        }
    }

    private static boolean missing(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static Map<String, List<String>> headers(JsonNode result) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        result.path("headers")
                .properties()
                .forEach(
                        header ->
                                headers.put(header.getKey(), List.of(header.getValue().asText())));
        result.path("multiValueHeaders")
                .properties()
                .forEach(
                        header -> {
                            List<String> values = new ArrayList<>();
                            header.getValue().forEach(value -> values.add(value.asText()));
                            headers.keySet()
                                    .removeIf(name -> name.equalsIgnoreCase(header.getKey()));
                            headers.put(header.getKey(), values);
                        });
        if (headers.keySet().stream().noneMatch(name -> name.equalsIgnoreCase("Content-Type"))) {
            headers.put("Content-Type", List.of("application/json"));
        }
        return headers;
    }
}
