package com.salesagent.tracker;

import com.salesagent.domain.raw.RawStore;
import com.salesagent.domain.raw.RawStore.Raw;
import com.salesagent.domain.track.DeliveryEvent;
import com.salesagent.platform.Json;
import com.salesagent.platform.failure.TransientFailure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;

/** Decodes one queued message and applies it. */
final class Ingest {
    private final ApplyEvent events;
    private final ApplyReply replies;
    private final RawStore raw;

    Ingest(ApplyEvent events, ApplyReply replies, RawStore raw) {
        this.events = events;
        this.replies = replies;
        this.raw = raw;
    }

    Applied apply(String message) {
        Map<String, Object> body = Json.object(message);
        return switch (String.valueOf(body.get("kind"))) {
            case "event" -> event(String.valueOf(body.get("event")));
            case "inbound" ->
                    inbound(String.valueOf(body.get("key")), String.valueOf(body.get("at")));
            default -> Applied.QUARANTINED;
        };
    }

    private Applied event(String json) {
        DeliveryEvent event;
        try {
            event = DeliveryEvent.of(Json.object(json));
        } catch (Json.Malformed | IllegalArgumentException e) {
            // Signed, and yet no event: it stays in the bucket with its batch.
            return Applied.QUARANTINED;
        }
        return events.apply(event);
    }

    private Applied inbound(String key, String at) {
        Raw stored =
                raw.find(key)
                        .orElseThrow(
                                () ->
                                        new TransientFailure(
                                                "an inbound mail is not there yet", null));
        try (InputStream bytes = stored.bytes()) {
            return replies.apply(
                    InboundForm.read(stored.contentType(), bytes.readAllBytes()),
                    Instant.parse(at));
        } catch (InboundForm.Unreadable e) {
            return Applied.QUARANTINED;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
