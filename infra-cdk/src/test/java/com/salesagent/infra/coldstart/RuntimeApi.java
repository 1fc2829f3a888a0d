package com.salesagent.infra.coldstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/**
 * Lambda's Runtime API for one process that handles one event; see AWS's "Using the Lambda runtime
 * API".
 */
final class RuntimeApi implements AutoCloseable {
    private static final String BASE = "/2018-06-01/runtime/";

    private final HttpServer server;
    private final byte[] event;
    private final CompletableFuture<Long> ready = new CompletableFuture<>();
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private boolean handed;

    /** How the one invocation ended: nanoTime of the answer, and the answer. */
    record Outcome(long at, boolean failed, String body) {}

    RuntimeApi(String event) throws IOException {
        this.event = event.getBytes(StandardCharsets.UTF_8);
        this.server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** When the process asked for its first event. */
    CompletableFuture<Long> ready() {
        return ready;
    }

    CompletableFuture<Outcome> outcome() {
        return outcome;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        // Without it on each answer the interface client's native part dereferences null.
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        if (path.equals(BASE + "invocation/next")) {
            next(exchange);
        } else if (path.equals(BASE + "restore/next")) {
            reply(exchange, 200, new byte[0]);
        } else {
            if (path.endsWith("/response") || path.endsWith("/error")) {
                boolean failed = path.endsWith("/error");
                outcome.complete(new Outcome(System.nanoTime(), failed, body));
                ready.complete(System.nanoTime());
            }
            reply(exchange, 202, new byte[0]);
        }
    }

    private synchronized void next(HttpExchange exchange) throws IOException {
        if (handed) {
            // The second question is never answered; the process is ended meanwhile.
            return;
        }
        handed = true;
        exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", "r-1");
        exchange.getResponseHeaders()
                .set(
                        "Lambda-Runtime-Deadline-Ms",
                        Long.toString(System.currentTimeMillis() + 60_000));
        exchange.getResponseHeaders()
                .set(
                        "Lambda-Runtime-Invoked-Function-Arn",
                        "arn:aws:lambda:us-east-1:000000000000:function:measured");
        ready.complete(System.nanoTime());
        reply(exchange, 200, event);
    }

    private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
