package com.salesagent.tracker;

import com.salesagent.domain.raw.RawStore;
import com.salesagent.domain.raw.RawStore.Raw;
import com.salesagent.domain.track.DeliveryEvent;
import com.salesagent.platform.Json;
import com.salesagent.platform.failure.TransientFailure;
import com.salesagent.tracker.InboundForm.Received;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Decodes one queued message and applies it; what can't be applied goes to quarantine. */
final class Ingest {
    private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);

    private final ApplyEvent events;
    private final ApplyReply replies;
    private final RawStore raw;
    private final Quarantine quarantine;

    Ingest(ApplyEvent events, ApplyReply replies, RawStore raw, Quarantine quarantine) {
        this.events = events;
        this.replies = replies;
        this.raw = raw;
        this.quarantine = quarantine;
    }

    Applied apply(String message) {
        Map<String, Object> body = Json.object(message);
        if ("replay".equals(body.get("kind"))) {
            return replay(String.valueOf(body.get("key")));
        }
        Applied applied =
                switch (String.valueOf(body.get("kind"))) {
                    case "event" -> event(String.valueOf(body.get("event")));
                    case "inbound" ->
                            inbound(
                                    String.valueOf(body.get("key")),
                                    String.valueOf(body.get("at")));
                    case "mime" -> mime(body);
                    default -> Applied.UNREADABLE;
                };
        if (applied.quarantined()) {
            LOG.atWarn()
                    .addKeyValue("reason", applied)
                    .addKeyValue("key", quarantine.keep(message, applied))
                    .log("event.quarantined");
        }
        return applied;
    }

    private Applied replay(String key) {
        String kept = quarantine.message(key).orElse("");
        if (kept.isEmpty() || "replay".equals(Json.object(kept).get("kind"))) {
            LOG.atWarn().addKeyValue("key", key).log("event.not_in_quarantine");
            return Applied.UNREADABLE;
        }
        Applied applied = apply(kept);
        if (!applied.quarantined()) {
            quarantine.replayed(key, applied);
        }
        return applied;
    }

    private Applied event(String json) {
        DeliveryEvent event;
        try {
            event = DeliveryEvent.of(Json.object(json));
        } catch (Json.Malformed | IllegalArgumentException e) {
            // Signed, and yet no event.
            return Applied.UNREADABLE;
        }
        return events.apply(event);
    }

    private Applied inbound(String key, String at) {
        Raw stored = stored(key);
        return mail(stored, at, bytes -> InboundForm.read(stored.contentType(), bytes));
    }

    private Applied mime(Map<String, Object> message) {
        List<String> recipients =
                message.get("to") instanceof List<?> to
                        ? to.stream().map(String::valueOf).toList()
                        : List.of();
        String sender = String.valueOf(message.getOrDefault("from", ""));
        return mail(
                stored(String.valueOf(message.get("key"))),
                String.valueOf(message.get("at")),
                bytes -> InboundForm.mime(bytes, recipients, sender));
    }

    private Raw stored(String key) {
        return raw.find(key)
                .orElseThrow(() -> new TransientFailure("an inbound mail is not there yet", null));
    }

    private Applied mail(Raw stored, String at, Function<byte[], Received> read) {
        try (InputStream bytes = stored.bytes()) {
            return replies.apply(read.apply(bytes.readAllBytes()), Instant.parse(at));
        } catch (InboundForm.Unreadable e) {
            return Applied.UNREADABLE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
