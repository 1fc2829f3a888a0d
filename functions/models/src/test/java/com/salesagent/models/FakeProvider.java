package com.salesagent.models;

import com.salesagent.platform.Json;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** One HTTP server that speaks the wire formats of Ollama, OpenAI and Bedrock's Converse. */
final class FakeProvider implements AutoCloseable {
    private final HttpServer server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour = exchange -> {};

    FakeProvider() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        byte[] body = exchange.getRequestBody().readAllBytes();
                        requests.add(new String(body, StandardCharsets.UTF_8));
                        behaviour.answer(exchange);
                    }
                });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The bodies of the requests so far. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** The model says this text. */
    void says(String text) {
        behaviour = exchange -> send(exchange, 200, wire(exchange.getRequestURI().getPath(), text));
    }

    /** The server answers with an error. */
    void fails(int status, String body) {
        behaviour = exchange -> send(exchange, status, body);
    }

    /** The server takes the request and never answers. */
    void stalls() {
        behaviour = _ -> waitForClose();
    }

    /** The server answers with headers and a first byte, then nothing more. */
    void stallsInTheMiddle() {
        behaviour =
                exchange -> {
                    exchange.getResponseHeaders().add("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write('{');
                    exchange.getResponseBody().flush();
                    waitForClose();
                };
    }

    /** The answer goes on and on: 64 MB of it. */
    void neverEnds() {
        behaviour =
                exchange -> {
                    exchange.getResponseHeaders().add("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, 0);
                    OutputStream out = exchange.getResponseBody();
                    out.write("{\"message\":\"".getBytes(StandardCharsets.UTF_8));
                    byte[] chunk = "a".repeat(65_536).getBytes(StandardCharsets.UTF_8);
                    for (int i = 0; i < 1_024; i++) {
                        out.write(chunk);
                    }
                };
    }

    private void waitForClose() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String wire(String path, String text) {
        if (path.endsWith("/api/chat")) {
            return Json.write(
                    Map.of(
                            "model",
                            "llama",
                            "created_at",
                            "2026-11-20T10:00:00Z",
                            "message",
                            Map.of("role", "assistant", "content", text),
                            "done",
                            true,
                            "done_reason",
                            "stop",
                            "prompt_eval_count",
                            120,
                            "eval_count",
                            80));
        }
        if (path.endsWith("/chat/completions")) {
            return Json.write(
                    Map.of(
                            "id",
                            "c1",
                            "model",
                            "gpt",
                            "choices",
                            List.of(
                                    Map.of(
                                            "index",
                                            0,
                                            "finish_reason",
                                            "stop",
                                            "message",
                                            Map.of("role", "assistant", "content", text))),
                            "usage",
                            Map.of(
                                    "prompt_tokens", 120,
                                    "completion_tokens", 80,
                                    "total_tokens", 200)));
        }
        return Json.write(
                Map.of(
                        "output",
                                Map.of(
                                        "message",
                                        Map.of(
                                                "role",
                                                "assistant",
                                                "content",
                                                List.of(Map.of("text", text)))),
                        "stopReason", "end_turn",
                        "usage", Map.of("inputTokens", 120, "outputTokens", 80, "totalTokens", 200),
                        "metrics", Map.of("latencyMs", 5)));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }

    private interface Behaviour {
        void answer(HttpExchange exchange) throws IOException;
    }
}
