package com.salesagent.local.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.salesagent.local.http.Reply;
import com.salesagent.local.http.Request;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code /v3/suppression/...} and {@code /v3/asm/suppressions/global}: the provider's lists follow
 * from what happened to its mail, and from what it was told.
 */
final class SuppressionApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 500;

    private final Mailbox mailbox;

    SuppressionApi(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    /** Answers for an authorised caller. */
    Reply handle(Request request) {
        String path = request.path().substring("/v3/".length());
        return switch (request.method() + " " + path) {
            case "GET suppression/bounces" -> list(Happening.BOUNCE, request);
            case "GET suppression/spam_reports" -> list(Happening.SPAM, request);
            case "GET suppression/unsubscribes" -> list(Happening.UNSUBSCRIBE, request);
            case "GET suppression/invalid_emails", "GET suppression/blocks" -> page(List.of());
            case "POST asm/suppressions/global" -> add(request);
            default -> Reply.json(404, "{\"errors\":[{\"message\":\"not found\"}]}");
        };
    }

    private Reply list(Happening what, Request request) {
        long from = number(request, "start_time", 0);
        Map<String, Long> since = new LinkedHashMap<>();
        for (Mail mail : mailbox.list(false).reversed()) {
            for (MailLine.Happened event : mailbox.events(mail.id())) {
                long at = Instant.parse(event.at()).getEpochSecond();
                if (event.what() == what && at >= from) {
                    since.putIfAbsent(mail.recipient(), at);
                }
            }
        }
        if (what == Happening.UNSUBSCRIBE) {
            mailbox.suppressed()
                    .forEach(
                            (address, at) -> {
                                long second = Instant.parse(at).getEpochSecond();
                                if (second >= from) {
                                    since.putIfAbsent(address, second);
                                }
                            });
        }
        return page(
                since.entrySet().stream()
                        .skip(number(request, "offset", 0))
                        .limit(Math.min(MOST, number(request, "limit", MOST)))
                        .toList());
    }

    private static Reply page(List<Map.Entry<String, Long>> rows) {
        ArrayNode page = JSON.createArrayNode();
        rows.forEach(
                row -> page.addObject().put("email", row.getKey()).put("created", row.getValue()));
        return Reply.json(200, page.toString());
    }

    private Reply add(Request request) {
        List<String> addresses = new ArrayList<>();
        try {
            for (JsonNode address : JSON.readTree(request.body()).path("recipient_emails")) {
                addresses.add(address.asText());
            }
        } catch (JsonProcessingException e) {
            return Reply.json(400, "{\"errors\":[{\"message\":\"Bad Request\"}]}");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        mailbox.suppress(addresses);
        ArrayNode told = JSON.createArrayNode();
        addresses.forEach(told::add);
        return Reply.json(201, JSON.createObjectNode().set("recipient_emails", told).toString());
    }

    private static long number(Request request, String name, long otherwise) {
        List<String> values = request.parameters().getOrDefault(name, List.of());
        return values.isEmpty() || !values.getFirst().matches("\\d{1,12}")
                ? otherwise
                : Long.parseLong(values.getFirst());
    }
}
