package com.salesagent.infra.coldstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** The services that a public function calls, empty and quick, without TLS. */
final class Services implements AutoCloseable {
    private final HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, String> secrets;

    Services(Map<String, String> secrets) throws IOException {
        this.secrets = secrets;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Operations in order: {@code DynamoDB_20120810.GetItem}, {@code PUT}. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    void forget() {
        asked.clear();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        asked.add(target == null ? exchange.getRequestMethod() : target);
        String answer =
                switch (target == null ? "" : target) {
                    case "AmazonSSM.GetParameter" -> parameter(body);
                    case "DynamoDB_20120810.Query" -> "{\"Items\":[],\"Count\":0}";
                    case "DynamoDB_20120810.BatchGetItem" ->
                            "{\"Responses\":{},\"UnprocessedKeys\":{}}";
                    case "AmazonSQS.SendMessageBatch" -> "{\"Successful\":[],\"Failed\":[]}";
                    default -> "{}";
                };
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(answer.startsWith("{\"__type") ? 400 : 200, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private String parameter(String body) {
        return secrets.entrySet().stream()
                .filter(secret -> body.contains("/" + secret.getKey() + "\""))
                .map(secret -> "{\"Parameter\":{\"Value\":\"%s\"}}".formatted(secret.getValue()))
                .findFirst()
                .orElse("{\"__type\":\"AccessDeniedException\"}");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
