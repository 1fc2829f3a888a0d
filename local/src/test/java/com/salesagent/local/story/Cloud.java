package com.salesagent.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A running cloud as people and programs outside it see it: over HTTP, nothing else. */
public final class Cloud {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final URI base;

    /** The cloud whose front is there. */
    public Cloud(String base) {
        this.base = URI.create(base);
    }

    /** Starts a run; its id. */
    public String run(String industry, String location, int count) {
        ObjectNode asked = JSON.createObjectNode();
        asked.put("industry", industry).put("location", location).put("count", count);
        return post("/runs", asked).path("runId").asText();
    }

    /** A run added up. */
    public JsonNode summary(String runId) {
        return get("/runs/" + runId);
    }

    /** All that is known about a lead. */
    public JsonNode lead(String leadId) {
        return get("/leads/" + leadId);
    }

    /** Mail to the people who run this, the oldest first. */
    public List<JsonNode> mailToUs(String kind) {
        return mails("you").stream()
                .filter(mail -> mail.path("arguments").path("kind").asText().equals(kind))
                .toList();
    }

    /** Mail to prospects, the oldest first. */
    public List<JsonNode> mailToProspects() {
        return mails("prospects");
    }

    private List<JsonNode> mails(String to) {
        List<JsonNode> mails = new ArrayList<>();
        get("/local/mail?to=" + to).forEach(mails::add);
        return mails.stream()
                .sorted(
                        (one, other) ->
                                Instant.parse(one.path("at").asText())
                                        .compareTo(Instant.parse(other.path("at").asText())))
                .toList();
    }

    /** The prospect answers. */
    public void answer(JsonNode mail, String text, boolean automatic) {
        post(
                "/local/mail/" + mail.path("id").asText() + "/reply",
                JSON.createObjectNode().put("text", text).put("automatic", automatic));
    }

    /** The prospect, or a server on the way, does something with the mail. */
    public void happen(JsonNode mail, String event) {
        post(
                "/local/mail/" + mail.path("id").asText() + "/event",
                JSON.createObjectNode().put("event", event));
    }

    /** A command about a lead; its body is JSON. */
    public void tell(String leadId, String command, ObjectNode body) {
        post("/leads/" + leadId + "/" + command, body);
    }

    /** What time it is there. */
    public Instant now() {
        return Instant.parse(get("/local/clock").path("now").asText());
    }

    /** Moves the clock; returns when what became due has run. */
    public void advance(Duration jump) {
        post("/local/clock", JSON.createObjectNode().put("advance", jump.toString()));
    }

    /** Moves the clock to the next planned email; what was reached, in words. */
    public String advanceToNextEmail() {
        return post("/local/clock", JSON.createObjectNode().put("advance", "next"))
                .path("reached")
                .asText();
    }

    /** Which step of which lead's sequence each accepted email was, by its id at the provider. */
    public Map<String, String> steps(Stream<String> leadIds) {
        Map<String, String> steps = new HashMap<>();
        leadIds.forEach(
                leadId ->
                        lead(leadId)
                                .path("sends")
                                .forEach(
                                        send ->
                                                steps.put(
                                                        send.path("sendId").asText(),
                                                        leadId + " step " + send.path("step"))));
        return steps;
    }

    /** The leads of a summary. */
    public static Stream<JsonNode> leads(JsonNode summary) {
        return StreamSupport.stream(summary.path("leads").spliterator(), false);
    }

    /** The address of a page. */
    public String here(String path) {
        return base.resolve(path).toString();
    }

    /** An address of this cloud that was written down when it had other ports. */
    public URI here(URI written) {
        return base.resolve(written.getRawPath() + "?" + written.getRawQuery());
    }

    /** What a browser or a scanner gets there. */
    public HttpResponse<String> fetch(String method, URI uri) {
        return send(HttpRequest.newBuilder(uri).method(method, BodyPublishers.noBody()));
    }

    /** What a browser gets that posts a form. */
    public HttpResponse<String> submit(URI uri, String form) {
        return send(
                HttpRequest.newBuilder(uri)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)));
    }

    private JsonNode get(String path) {
        return json(send(HttpRequest.newBuilder(base.resolve(path))));
    }

    private JsonNode post(String path, JsonNode body) {
        return json(
                send(
                        HttpRequest.newBuilder(base.resolve(path))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body.toString()))));
    }

    private static JsonNode json(HttpResponse<String> response) {
        if (response.statusCode() / 100 != 2) {
            throw new AssertionError(response + ": " + response.body());
        }
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(
                    request.timeout(Duration.ofMinutes(2)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
