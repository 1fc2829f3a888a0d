package com.salesagent.compliance;

import com.sun.net.httpserver.HttpExchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentSkipListMap;

/** As much of S3 as {@code S3RawStore} and {@code S3RawObjects} need, with path-style addresses. */
final class HttpBucket implements AutoCloseable {
    static final String NAME = "raw";

    final ConcurrentSkipListMap<String, byte[]> objects = new ConcurrentSkipListMap<>();
    private final LocalHttp server = new LocalHttp(this::answer);

    String url() {
        return server.url();
    }

    void put(String key, String text) {
        objects.put(key, text.getBytes(StandardCharsets.UTF_8));
    }

    String text(String key) {
        return new String(objects.get(key), StandardCharsets.UTF_8);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String key = exchange.getRequestURI().getPath().replaceFirst("^/" + NAME + "/?", "");
        byte[] body = exchange.getRequestBody().readAllBytes();
        switch (exchange.getRequestMethod()) {
            case "PUT" -> {
                boolean chunked =
                        String.valueOf(exchange.getRequestHeaders().getFirst("Content-Encoding"))
                                .contains("aws-chunked");
                objects.put(key, chunked ? unchunked(body) : body);
                reply(exchange, 200, new byte[0]);
            }
            case "DELETE" -> {
                objects.remove(key);
                reply(exchange, 204, new byte[0]);
            }
            default -> {
                if (key.isEmpty()) {
                    reply(exchange, 200, list(after(exchange)).getBytes(StandardCharsets.UTF_8));
                } else if (objects.containsKey(key)) {
                    reply(exchange, 200, objects.get(key));
                } else {
                    reply(
                            exchange,
                            404,
                            "<Error><Code>NoSuchKey</Code></Error>"
                                    .getBytes(StandardCharsets.UTF_8));
                }
            }
        }
    }

    private static String after(HttpExchange exchange) {
        for (String pair : exchange.getRequestURI().getQuery().split("&", -1)) {
            if (pair.startsWith("start-after=")) {
                return pair.substring("start-after=".length());
            }
        }
        return "";
    }

    private String list(String after) {
        StringBuilder xml = new StringBuilder("<ListBucketResult><IsTruncated>false</IsTruncated>");
        objects.tailMap(after, false)
                .keySet()
                .forEach(
                        key ->
                                xml.append("<Contents><Key>")
                                        .append(key)
                                        .append("</Key></Contents>"));
        return xml.append("</ListBucketResult>").toString();
    }

    /** The SDK sends a body in chunks, each with its length in hexadecimal before it. */
    private static byte[] unchunked(byte[] body) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        int at = 0;
        while (at < body.length) {
            int end = at;
            while (body[end] != '\r') {
                end++;
            }
            String line = new String(body, at, end - at, StandardCharsets.US_ASCII);
            int length = Integer.parseInt(line.split(";", -1)[0].strip(), 16);
            if (length == 0) {
                break;
            }
            whole.write(body, end + 2, length);
            at = end + 2 + length + 2;
        }
        return whole.toByteArray();
    }

    private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.close();
    }
}
