package com.salesagent.tracker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.salesagent.platform.ApiAnswers;
import com.salesagent.platform.BadRequest;
import com.salesagent.platform.Json;
import com.salesagent.tracker.Quarantine.Entry;
import com.salesagent.tracker.RereadReplies.Change;
import com.salesagent.tracker.RereadReplies.Page;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The API's quarantine and re-reading: what came in and could not be applied is listed, shown and
 * replayed; stored answers are read again by the classifier of now.
 */
public final class RepliesHandler
        implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
    private final Quarantine quarantine;
    private final IntakeQueue queue;
    private final RereadReplies reread;

    public RepliesHandler() {
        this(Wiring.fromEnvironment());
    }

    private RepliesHandler(Wiring wiring) {
        this(wiring.quarantine(), wiring.queue(), wiring.rereadReplies());
    }

    RepliesHandler(Quarantine quarantine, IntakeQueue queue, RereadReplies reread) {
        this.quarantine = quarantine;
        this.queue = queue;
        this.reread = reread;
    }

    @Override
    public APIGatewayProxyResponseEvent handleRequest(
            APIGatewayProxyRequestEvent request, Context context) {
        String id =
                request.getPathParameters() == null
                        ? ""
                        : request.getPathParameters().getOrDefault("id", "");
        return ApiAnswers.of(
                () ->
                        switch (request.getHttpMethod() + " " + request.getResource()) {
                            case "GET /quarantine" -> list();
                            case "GET /quarantine/{id}" -> show(id);
                            case "POST /quarantine/{id}/replay" -> replay(id);
                            case "POST /replies/reread" -> reread(Json.object(body(request)));
                            default ->
                                    ApiAnswers.problem(
                                            404, "path", request.getPath(), "there is nothing");
                        });
    }

    private APIGatewayProxyResponseEvent list() {
        List<Map<String, Object>> waiting =
                quarantine.waiting().stream().map(entry -> view(entry, false)).toList();
        return ApiAnswers.json(200, Map.of("waiting", waiting));
    }

    private APIGatewayProxyResponseEvent show(String id) {
        return quarantine
                .entry(key(id))
                .map(entry -> ApiAnswers.json(200, view(entry, true)))
                .orElseGet(() -> unknown(id));
    }

    private APIGatewayProxyResponseEvent replay(String id) {
        if (quarantine.entry(key(id)).isEmpty()) {
            return unknown(id);
        }
        queue.add(List.of(Json.write(Map.of("kind", "replay", "key", key(id)))));
        return ApiAnswers.json(200, Map.of("id", id, "message", "is applied again now"));
    }

    private APIGatewayProxyResponseEvent reread(Map<String, Object> body) {
        Object after = body.getOrDefault("after", "");
        if (!(after instanceof String lead)) {
            throw new BadRequest("after", String.valueOf(after), "a lead's id or blank");
        }
        Page page = reread.page(lead, Boolean.TRUE.equals(body.get("apply")));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("changes", page.changes().stream().map(RepliesHandler::view).toList());
        json.put("read", page.read());
        json.put("next", page.next());
        return ApiAnswers.json(200, json);
    }

    /** A key without slashes, so that it is one part of a path. */
    private static String id(String key) {
        return key.substring(Quarantine.PREFIX.length()).replace('/', '~');
    }

    private static String key(String id) {
        return Quarantine.PREFIX + id.replace('~', '/');
    }

    private static Map<String, Object> view(Entry entry, boolean whole) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", id(entry.key()));
        view.put("reason", entry.reason());
        view.put("at", entry.at());
        view.put("kind", kind(entry.message()));
        if (whole) {
            view.put("message", entry.message());
            view.put("became", entry.became());
        }
        return view;
    }

    private static String kind(String message) {
        try {
            return String.valueOf(Json.object(message).get("kind"));
        } catch (Json.Malformed e) {
            return "unreadable";
        }
    }

    private static Map<String, Object> view(Change change) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("leadId", change.leadId());
        view.put("replyId", change.replyId());
        view.put("text", change.text());
        view.put("readBy", change.version());
        view.put("before", change.before());
        view.put("now", change.now());
        return view;
    }

    private static APIGatewayProxyResponseEvent unknown(String id) {
        return ApiAnswers.problem(
                404, "id", id, "nothing in quarantine has this id; replies quarantine lists them");
    }

    private static String body(APIGatewayProxyRequestEvent request) {
        String body = request.getBody() == null ? "{}" : request.getBody();
        return Boolean.TRUE.equals(request.getIsBase64Encoded())
                ? new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8)
                : body;
    }
}
