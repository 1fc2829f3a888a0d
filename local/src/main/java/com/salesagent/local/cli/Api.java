package com.salesagent.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The application's API, and the local cloud's own under {@code /local}. */
final class Api {
    static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final URI base;

    Api(URI base) {
        this.base = base;
    }

    URI base() {
        return base;
    }

    JsonNode get(String path) {
        return answer(request(path).GET().build());
    }

    JsonNode post(String path, JsonNode body) {
        return answer(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build());
    }

    /** A page as a person's browser gets it. */
    Page page(String method, URI uri, String form) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(60));
        if (method.equals("POST")) {
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form));
        }
        HttpResponse<String> response = send(request.build());
        return new Page(response.statusCode(), response.body());
    }

    record Page(int status, String html) {}

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(60));
    }

    private JsonNode answer(HttpRequest request) {
        HttpResponse<String> response = send(request);
        JsonNode body = json(response);
        if (response.statusCode() >= 500) {
            throw Failure.failed(message(body, "the local cloud failed; .local/log tells why"));
        }
        if (response.statusCode() >= 400) {
            throw Failure.badArgument(message(body, "the local cloud refused the request"));
        }
        return body;
    }

    private static String message(JsonNode body, String otherwise) {
        return body.path("error").path("message").asText(otherwise);
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return response.body().isBlank() ? object() : JSON.readTree(response.body());
        } catch (IOException e) {
            return object();
        }
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the local cloud at " + base + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.failed("interrupted");
        }
    }
}
