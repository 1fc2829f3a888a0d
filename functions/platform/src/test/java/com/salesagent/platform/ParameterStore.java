package com.salesagent.platform;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** SSM's GetParameter, as the functions call it; its values can be changed while it runs. */
public final class ParameterStore implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, String> values = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile boolean broken;

    public ParameterStore() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    public ParameterStore put(String name, String value) {
        values.put(name, value);
        return this;
    }

    public void broken(boolean isBroken) {
        this.broken = isBroken;
    }

    /** Names in the order in which they were asked for. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /** Variables of a function that finds this store. */
    public Map<String, String> variables(String path) {
        return Map.of(
                "AWS_ENDPOINT_URL_SSM",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/",
                "AWS_REGION",
                "us-east-1",
                "SECRETS_PATH",
                path);
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, Object> body =
                Json.object(
                        new String(
                                exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        boolean proper =
                "AmazonSSM.GetParameter"
                                .equals(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                        && Boolean.TRUE.equals(body.get("WithDecryption"))
                        && authorization != null
                        && authorization.startsWith("AWS4-HMAC-SHA256 Credential=")
                        && authorization.contains("/us-east-1/ssm/aws4_request");
        String name = String.valueOf(body.get("Name"));
        asked.add(name);
        if (broken || !proper) {
            reply(exchange, broken ? 500 : 403, Map.of("__type", "InternalServerError"));
        } else if (values.containsKey(name)) {
            reply(
                    exchange,
                    200,
                    Map.of(
                            "Parameter",
                            Map.of(
                                    "Name",
                                    name,
                                    "Type",
                                    "SecureString",
                                    "Value",
                                    values.get(name))));
        } else {
            reply(exchange, 400, Map.of("__type", "ParameterNotFound"));
        }
    }

    private static void reply(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = Json.write(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
