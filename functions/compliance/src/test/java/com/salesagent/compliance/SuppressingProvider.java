package com.salesagent.compliance;

import com.salesagent.platform.Json;
import com.sun.net.httpserver.HttpExchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/** SendGrid's suppression lists, on HTTP, in pages as SendGrid gives them. */
final class SuppressingProvider implements AutoCloseable {
    private final LocalHttp server = new LocalHttp(this::answer);
    private final Map<String, List<Map<String, Object>>> lists = new ConcurrentHashMap<>();
    final ConcurrentSkipListSet<String> told = new ConcurrentSkipListSet<>();
    volatile boolean down;

    String url() {
        return server.url();
    }

    /** Puts an address on a list, {@code bounces} for example. */
    void list(String list, String address, long second) {
        lists.computeIfAbsent(list, name -> new ArrayList<>())
                .add(Map.of("email", address, "created", second, "reason", "550 5.1.1"));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String answer;
        if (exchange.getRequestMethod().equals("POST")) {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            ((List<?>) Json.object(body).get("recipient_emails"))
                    .forEach(address -> told.add((String) address));
            answer = "{}";
        } else {
            answer = Json.write(page(path.substring(path.lastIndexOf('/') + 1), query(exchange)));
        }
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(down ? 503 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private List<Map<String, Object>> page(String list, Map<String, Long> query) {
        return lists.getOrDefault(list, List.of()).stream()
                .filter(row -> (long) row.get("created") >= query.get("start_time"))
                .skip(query.get("offset"))
                .limit(query.get("limit"))
                .toList();
    }

    private static Map<String, Long> query(HttpExchange exchange) {
        Map<String, Long> query = new ConcurrentHashMap<>();
        for (String pair : exchange.getRequestURI().getQuery().split("&", -1)) {
            String[] parts = pair.split("=", -1);
            query.put(parts[0], Long.parseLong(parts[1]));
        }
        return query;
    }

    Set<String> told() {
        return new TreeSet<>(told);
    }

    @Override
    public void close() {
        server.close();
    }
}
