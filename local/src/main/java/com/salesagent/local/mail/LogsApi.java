package com.salesagent.local.mail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.salesagent.local.http.Reply;
import com.salesagent.local.http.Request;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code POST /v3/logs} and {@code GET /v3/logs/{sg_message_id}}: SendGrid's Email Logs, of what
 * the mailbox has. Of the query language it knows the address, the subject and the time.
 */
final class LogsApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DEFAULT_LIMIT = 10;
    private static final int LARGEST_LIMIT = 1000;
    private static final Pattern EQUALS = Pattern.compile("(to_email|subject) = '([^']*)'");
    private static final Pattern TIME =
            Pattern.compile("sg_message_id_created_at (>=|<=|>|<) TIMESTAMP \"([^\"]*)\"");

    private final Mailbox mailbox;

    LogsApi(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    Reply handle(Request request) {
        List<String> path = request.segments();
        if (path.size() == 2 && request.method().equals("POST")) {
            return search(request);
        }
        if (path.size() == 3 && request.method().equals("GET")) {
            return mailbox.find(path.get(2))
                    .map(mail -> Reply.json(200, details(mail).toString()))
                    .orElseGet(() -> error(404, "message not found"));
        }
        return error(405, "method not allowed");
    }

    private Reply search(Request request) {
        try {
            JsonNode asked = JSON.readTree(request.body());
            int limit = asked.path("limit").asInt(DEFAULT_LIMIT);
            Optional<Predicate<Mail>> wanted = read(asked.path("query").asText(""));
            if (wanted.isEmpty() || limit < 1 || limit > LARGEST_LIMIT) {
                return error(400, "invalid query");
            }
            ObjectNode answer = JSON.createObjectNode();
            ArrayNode messages = answer.putArray("messages");
            mailbox.list(false).stream()
                    .filter(wanted.get())
                    .limit(limit)
                    .forEach(mail -> messages.add(summary(mail)));
            return Reply.json(200, answer.toString());
        } catch (IOException e) {
            return error(400, "Bad Request");
        }
    }

    private static Optional<Predicate<Mail>> read(String query) {
        List<Predicate<Mail>> conditions = new ArrayList<>();
        for (String condition : query.split(" AND (?=[a-z_]+ [=<>])", -1)) {
            Matcher equals = EQUALS.matcher(condition.strip());
            Matcher time = TIME.matcher(condition.strip());
            if (equals.matches()) {
                String value = equals.group(2);
                conditions.add(
                        equals.group(1).equals("subject")
                                ? mail -> mail.subject().equals(value)
                                : mail -> mail.to().contains(value));
            } else if (time.matches()) {
                try {
                    Instant limit = Instant.parse(time.group(2));
                    String comparison = time.group(1);
                    conditions.add(mail -> compares(Instant.parse(mail.at()), comparison, limit));
                } catch (DateTimeException e) {
                    return Optional.empty();
                }
            } else {
                return Optional.empty();
            }
        }
        return conditions.stream().reduce(Predicate::and);
    }

    private static boolean compares(Instant at, String comparison, Instant limit) {
        int order = at.compareTo(limit);
        return switch (comparison) {
            case ">=" -> order >= 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order < 0;
        };
    }

    private ObjectNode summary(Mail mail) {
        return JSON.createObjectNode()
                .put("from_email", Mail.address(mail.from()))
                .put("sg_message_id", mail.id())
                .put("subject", mail.subject())
                .put("to_email", mail.recipient())
                .put("status", status(mail))
                .put("sg_message_id_created_at", mail.at());
    }

    private ObjectNode details(Mail mail) {
        ObjectNode details = summary(mail);
        details.put("api_key_id", "local").put("client_ip", "127.0.0.1");
        ObjectNode arguments = details.putObject("custom_args");
        mail.arguments().forEach(arguments::put);
        ArrayNode events = details.putArray("events");
        for (MailLine.Happened event : mailbox.events(mail.id())) {
            events.addObject().put("event", event.what().event()).put("timestamp", event.at());
        }
        return details;
    }

    private String status(Mail mail) {
        List<Happening> events =
                mailbox.events(mail.id()).stream().map(MailLine.Happened::what).toList();
        if (events.contains(Happening.BOUNCE)) {
            return "bounced";
        }
        if (events.contains(Happening.BLOCK)) {
            return "blocked";
        }
        return events.contains(Happening.DELIVERED) ? "delivered" : "processed";
    }

    private static Reply error(int status, String message) {
        ObjectNode answer = JSON.createObjectNode();
        answer.putArray("errors").addObject().put("message", message);
        return Reply.json(status, answer.toString());
    }
}
