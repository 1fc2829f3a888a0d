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
import java.util.Map;

/**
 * The application's API: of the local cloud, with its own under {@code /local}, or of a deployment,
 * with each request signed.
 */
final class Api {
    static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final URI base;
    private final String name;

    /** Null for the local cloud, which asks for no signature. */
    private final Signer signer;

    /** The local cloud's. */
    Api(URI base) {
        this(base, "the local cloud", null);
    }

    /**
     * A deployment's.
     *
     * @param base without a slash at the end
     * @param name in words
     */
    Api(URI base, String name, Signer signer) {
        this.base = base;
        this.name = name;
        this.signer = signer;
    }

    URI base() {
        return base;
    }

    JsonNode get(String path) {
        return answer(request("GET", path, ""));
    }

    JsonNode post(String path, JsonNode body) {
        return answer(request("POST", path, body.toString()));
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

    private HttpRequest request(String method, String path, String body) {
        URI uri = URI.create(base + path);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers =
                bytes.length == 0 ? Map.of() : Map.of("Content-Type", "application/json");
        HttpRequest.Builder request =
                signer == null
                        ? plain(method, uri, headers, bytes)
                        : signer.signed(method, uri, headers, bytes);
        return request.timeout(Duration.ofSeconds(60)).build();
    }

    private static HttpRequest.Builder plain(
            String method, URI uri, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).method(method, BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return request;
    }

    private JsonNode answer(HttpRequest request) {
        HttpResponse<String> response = send(request);
        JsonNode body = json(response);
        if (signer != null && response.statusCode() == 403) {
            throw Failure.failed(
                    name
                            + " refused your AWS credentials; they need execute-api:Invoke on its"
                            + " API (and the right region: AWS_REGION)");
        }
        if (signer != null && response.statusCode() == 429) {
            throw Failure.failed(name + " is asked too often; try again in a minute");
        }
        if (response.statusCode() >= 500) {
            throw Failure.failed(message(body, name + " failed; its log tells why"));
        }
        if (response.statusCode() >= 400) {
            throw Failure.badArgument(message(body, name + " refused the request"));
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
            throw new UncheckedIOException(name + " at " + base + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.failed("interrupted");
        }
    }
}
