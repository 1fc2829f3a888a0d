package com.salesagent.tracker;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;

/**
 * SendGrid's signature of an event batch: ECDSA P-256 with SHA-256 over the timestamp header's
 * bytes followed by the raw body, which ends with CR LF. Verified by the JDK; see SendGrid's
 * "Security features of the Event Webhook".
 */
final class EventSignature implements BatchSignature {
    static final String SIGNATURE_HEADER = "X-Twilio-Email-Event-Webhook-Signature";
    static final String TIMESTAMP_HEADER = "X-Twilio-Email-Event-Webhook-Timestamp";

    // SendGrid repeats a batch for a day, and whether it signs the repeat anew is not documented:
    // duplicates are known by
    // their keys, so age only bounds how long a captured batch is worth anything.
    private static final Duration AGE = Duration.ofHours(36);

    private final Supplier<String> source;
    private final InstantSource clock;
    private volatile Parsed parsed = new Parsed("", List.of());

    /**
     * Verifies with any of the keys.
     *
     * @param source base64 of X.509 public keys, separated by commas: two during a rotation; asked
     *     for at each batch
     */
    EventSignature(Supplier<String> source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    /** The keys as they are now. */
    private List<PublicKey> keys() {
        String text = source.get();
        Parsed known = parsed;
        if (!known.text().equals(text)) {
            known = new Parsed(text, parse(text));
            parsed = known;
        }
        return known.keys();
    }

    private record Parsed(String text, List<PublicKey> keys) {}

    private static List<PublicKey> parse(String text) {
        List<PublicKey> keys =
                Arrays.stream(text.split(",", -1))
                        .filter(key -> !key.isBlank())
                        .map(EventSignature::key)
                        .toList();
        if (keys.isEmpty()) {
            throw new IllegalStateException("WEBHOOK_PUBLIC_KEYS names no key");
        }
        return keys;
    }

    private static PublicKey key(String base64) {
        try {
            byte[] der = Base64.getDecoder().decode(base64.strip());
            return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "WEBHOOK_PUBLIC_KEYS must be base64 of X.509 EC public keys", e);
        }
    }

    @Override
    public boolean valid(String signature, String timestamp, byte[] body) {
        return recent(timestamp)
                && keys().stream().anyMatch(key -> valid(key, signature, timestamp, body));
    }

    private boolean recent(String timestamp) {
        if (!timestamp.matches("\\d{1,12}")) {
            return false;
        }
        Instant signed = Instant.ofEpochSecond(Long.parseLong(timestamp));
        return Duration.between(signed, clock.instant()).abs().compareTo(AGE) <= 0;
    }

    private static boolean valid(PublicKey key, String signature, String timestamp, byte[] body) {
        try {
            Signature verifier = Signature.getInstance("SHA256withECDSA");
            verifier.initVerify(key);
            verifier.update(timestamp.getBytes(StandardCharsets.US_ASCII));
            verifier.update(body);
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // A signature that can't even be decoded is a wrong one.
            return false;
        }
    }
}
