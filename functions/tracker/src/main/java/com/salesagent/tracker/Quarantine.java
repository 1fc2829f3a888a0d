package com.salesagent.tracker;

import com.salesagent.domain.Digests;
import com.salesagent.domain.raw.RawStore;
import com.salesagent.domain.raw.RawStore.Raw;
import com.salesagent.platform.Json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What came in proven and could not be applied, kept where a person can list it: objects {@code
 * quarantine/<day>/<reason>-<digest>.json} of the raw bucket. Each holds the queue's message, so
 * that a message {@code {"kind":"replay","key":"<the object's key>"}} on the events queue applies
 * it again, once whatever was wrong with it or with us is repaired.
 */
final class Quarantine {
    static final String PREFIX = "quarantine/";

    private static final int PAGE = 200;
    private static final int MOST = 500;

    private final RawStore raw;
    private final InstantSource clock;

    Quarantine(RawStore raw, InstantSource clock) {
        this.raw = raw;
        this.clock = clock;
    }

    /**
     * Keeps a message. The same message of the same day is kept once.
     *
     * @return the key
     */
    String keep(String message, Applied reason) {
        String word = reason.name().toLowerCase(Locale.ROOT);
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        String key =
                PREFIX
                        + day
                        + "/"
                        + word
                        + "-"
                        + Digests.sha256Hex(message).substring(0, 32)
                        + ".json";
        put(key, word, clock.instant().toString(), message, "");
        return key;
    }

    /** The message that is kept under a key. */
    Optional<String> message(String key) {
        return entry(key).map(Entry::message);
    }

    /** What is kept under a key. */
    Optional<Entry> entry(String key) {
        return key.startsWith(PREFIX)
                ? raw.find(key).map(Quarantine::text).map(text -> entry(key, text))
                : Optional.empty();
    }

    /** What waits for a person, oldest day first; what was replayed with success no longer does. */
    List<Entry> waiting() {
        List<Entry> waiting = new ArrayList<>();
        String after = "";
        while (waiting.size() < MOST) {
            List<String> keys = raw.keys(PREFIX, after, PAGE);
            if (keys.isEmpty()) {
                break;
            }
            keys.forEach(
                    key ->
                            entry(key)
                                    .filter(entry -> entry.became().isEmpty())
                                    .ifPresent(waiting::add));
            after = keys.getLast();
        }
        return waiting;
    }

    /** A replay applied it. */
    void replayed(String key, Applied became) {
        entry(key)
                .ifPresent(
                        entry ->
                                put(
                                        key,
                                        entry.reason(),
                                        entry.at(),
                                        entry.message(),
                                        became.name().toLowerCase(Locale.ROOT)));
    }

    private void put(String key, String reason, String at, String message, String became) {
        Map<String, Object> kept = new LinkedHashMap<>();
        kept.put("reason", reason);
        kept.put("at", at);
        kept.put("message", message);
        if (!became.isEmpty()) {
            kept.put("became", became);
        }
        raw.put(key, "application/json", Json.write(kept).getBytes(StandardCharsets.UTF_8));
    }

    private static Entry entry(String key, String text) {
        Map<String, Object> kept = Json.object(text);
        return new Entry(
                key,
                String.valueOf(kept.get("reason")),
                String.valueOf(kept.get("at")),
                String.valueOf(kept.get("message")),
                String.valueOf(kept.getOrDefault("became", "")));
    }

    /**
     * Something in quarantine.
     *
     * @param at when it came there, ISO 8601
     * @param message the queue's
     * @param became what a replay made of it; blank while it waits
     */
    record Entry(String key, String reason, String at, String message, String became) {}

    private static String text(Raw stored) {
        try (InputStream bytes = stored.bytes()) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
