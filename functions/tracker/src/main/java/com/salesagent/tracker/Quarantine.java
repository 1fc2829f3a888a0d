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
import java.util.LinkedHashMap;
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
        Map<String, Object> kept = new LinkedHashMap<>();
        kept.put("reason", word);
        kept.put("at", clock.instant().toString());
        kept.put("message", message);
        raw.put(key, "application/json", Json.write(kept).getBytes(StandardCharsets.UTF_8));
        return key;
    }

    /** The message that is kept under a key. */
    Optional<String> message(String key) {
        return raw.find(key)
                .map(Quarantine::text)
                .map(text -> (String) Json.object(text).get("message"));
    }

    private static String text(Raw stored) {
        try (InputStream bytes = stored.bytes()) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
