package com.salesagent.local.http;

import com.sun.net.httpserver.HttpExchange;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came in.
 *
 * @param path as sent, still percent-encoded
 * @param query as sent, empty for none
 * @param headers by name, as the server normalises it ({@code Content-type})
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record Request(
        String method, String path, String query, Map<String, List<String>> headers, byte[] body) {
    private static final int LARGEST_BODY = 10 * 1024 * 1024;

    /** The body is larger than API Gateway takes. */
    static final class TooLarge extends Exception {
        private static final long serialVersionUID = 1;
    }

    static Request of(HttpExchange exchange) throws IOException, TooLarge {
        byte[] body;
        try (InputStream in = exchange.getRequestBody()) {
            body = in.readNBytes(LARGEST_BODY + 1);
        }
        if (body.length > LARGEST_BODY) {
            throw new TooLarge();
        }
        String query = exchange.getRequestURI().getRawQuery();
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                query == null ? "" : query,
                exchange.getRequestHeaders(),
                body);
    }

    /** The first value of a header, whatever the case of its name. */
    public Optional<String> header(String name) {
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            if (header.getKey().equalsIgnoreCase(name) && !header.getValue().isEmpty()) {
                return Optional.of(header.getValue().getFirst());
            }
        }
        return Optional.empty();
    }

    /** The path's parts, decoded; none for {@code /}. */
    public List<String> segments() {
        List<String> segments = new ArrayList<>();
        for (String part : path.split("/", -1)) {
            if (!part.isEmpty()) {
                segments.add(decoded(part));
            }
        }
        return segments;
    }

    /** Decodes percent signs; a plus stays a plus, as paths have it. */
    public static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The query's parameters, decoded, each with all its values. */
    public Map<String, List<String>> parameters() {
        return form(query);
    }

    /** The fields of a posted form ({@code application/x-www-form-urlencoded}). */
    public Map<String, String> form() {
        Map<String, String> fields = new LinkedHashMap<>();
        form(text()).forEach((name, values) -> fields.put(name, values.getFirst()));
        return fields;
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static Map<String, List<String>> form(String encoded) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (String pair : encoded.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                fields.computeIfAbsent(
                                URLDecoder.decode(name, StandardCharsets.UTF_8),
                                n -> new ArrayList<>())
                        .add(URLDecoder.decode(value, StandardCharsets.UTF_8));
            }
        }
        return fields;
    }
}
