package com.salesagent.tracker;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.salesagent.domain.Digests;
import com.salesagent.domain.raw.RawStore;
import com.salesagent.platform.Json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The public edge: what proves to be from the provider is kept as it came and queued before it is
 * answered for; nothing else is kept. An answer of 5xx makes the provider repeat, so a failure
 * after the proof loses nothing.
 */
final class Intake {
    /** A batch is posted at 768 KB at the latest; the rest is room. */
    static final int MAX_EVENTS_BYTES = 2 * 1024 * 1024;

    /** What the queue takes with room for its own envelope; no event is near it. */
    private static final int MAX_ELEMENT = 100_000;

    private static final JsonFactory JSON = new JsonFactory();

    private final BatchSignature signature;
    private final Supplier<String> inboundPath;
    private final RawStore raw;
    private final IntakeQueue queue;
    private final InstantSource clock;

    Intake(
            BatchSignature signature,
            Supplier<String> inboundPath,
            RawStore raw,
            IntakeQueue queue,
            InstantSource clock) {
        this.signature = signature;
        this.inboundPath = inboundPath;
        this.raw = raw;
        this.queue = queue;
        this.clock = clock;
    }

    /** Takes a batch of events. */
    Answer events(String signed, String timestamp, byte[] body) {
        if (body.length > MAX_EVENTS_BYTES) {
            return Answer.TOO_LARGE;
        }
        if (!signature.valid(signed, timestamp, body)) {
            return Answer.NOT_GENUINE;
        }
        String key = key("events", body);
        raw.put(key, "application/json", body);
        List<String> messages = new ArrayList<>();
        int index = 0;
        for (String element : elements(body)) {
            Map<String, Object> message = new LinkedHashMap<>();
            boolean fits = !element.isEmpty() && element.length() <= MAX_ELEMENT;
            message.put("kind", fits ? "event" : "malformed");
            message.put("batch", key);
            message.put("index", index++);
            if (fits) {
                message.put("event", element);
            }
            messages.add(Json.write(message));
        }
        if (messages.isEmpty() && !isEmptyArray(body)) {
            messages.add(Json.write(Map.of("kind", "malformed", "batch", key)));
        }
        queue.add(messages);
        return Answer.TAKEN;
    }

    /** Takes one inbound mail, a multipart form. */
    Answer inbound(String path, String contentType, byte[] body) {
        boolean known =
                MessageDigest.isEqual(
                        path.getBytes(StandardCharsets.UTF_8),
                        inboundPath.get().getBytes(StandardCharsets.UTF_8));
        if (!known) {
            return Answer.NOT_GENUINE;
        }
        String key = key("inbound", body);
        raw.put(key, contentType, body);
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("kind", "inbound");
        message.put("key", key);
        message.put("at", clock.instant().toString());
        queue.add(List.of(Json.write(message)));
        return Answer.TAKEN;
    }

    private String key(String kind, byte[] body) {
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return kind + "/" + day + "/" + HexFormat.of().formatHex(Digests.sha256(body));
    }

    /**
     * The elements of a JSON array, each as the text it came as, objects or not: a wrong element
     * costs only itself. A body that breaks off yields what was whole, and a blank element for the
     * rest.
     */
    private static List<String> elements(byte[] body) {
        List<String> elements = new ArrayList<>();
        // As text: an element that is no UTF-8 is then wrong by itself, and offsets are true
        // whatever the bytes claim to be.
        String text = new String(body, StandardCharsets.UTF_8);
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                return elements;
            }
            while (parser.nextToken() != null && parser.currentToken() != JsonToken.END_ARRAY) {
                int start = (int) parser.currentTokenLocation().getCharOffset();
                parser.skipChildren();
                parser.finishToken();
                int end = (int) parser.currentLocation().getCharOffset();
                elements.add(text.substring(start, end).strip());
            }
        } catch (IOException e) {
            // Signed and yet no JSON from here on: the batch is kept, and a person sees it in
            // quarantine.
            elements.add("");
        }
        return elements;
    }

    private static boolean isEmptyArray(byte[] body) {
        return new String(body, StandardCharsets.UTF_8).replaceAll("\\s", "").equals("[]");
    }

    /** What the provider is told. */
    enum Answer {
        TAKEN(200),
        NOT_GENUINE(401),
        TOO_LARGE(413);

        private final int status;

        Answer(int status) {
            this.status = status;
        }

        int status() {
            return status;
        }
    }
}
