package com.salesagent.domain.message;

import com.salesagent.domain.Digests;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Links that never expire and that nobody can forge. They name a lead's contact, not an address, so
 * that a forwarded link shows no personal data.
 */
public final class UnsubscribeLinks {
    private static final int SIGNATURE_DIGITS = 32;
    private static final int MIN_KEY_BYTES = 16;

    private final String baseUrl;
    private final Supplier<List<byte[]>> keys;

    /**
     * @param baseUrl of the public API, without a slash at the end
     * @param key of its own, not the approvals' key; at least 16 bytes
     */
    public UnsubscribeLinks(String baseUrl, byte[] key) {
        List<byte[]> only = List.of(checked(key.clone()));
        this.baseUrl = baseUrl;
        this.keys = () -> only;
    }

    /**
     * Keys that may change while the object lives.
     *
     * @param keys asked for at each use; separated by commas, the first signs and all are read,
     *     since a link in an old email must work for good
     */
    public UnsubscribeLinks(String baseUrl, Supplier<String> keys) {
        this.baseUrl = baseUrl;
        this.keys =
                () ->
                        Arrays.stream(keys.get().split(",", -1))
                                .map(key -> checked(key.strip().getBytes(StandardCharsets.UTF_8)))
                                .toList();
    }

    private static byte[] checked(byte[] key) {
        if (key.length < MIN_KEY_BYTES) {
            throw new IllegalArgumentException(
                    "the unsubscribe key must have at least %d bytes, got %d"
                            .formatted(MIN_KEY_BYTES, key.length));
        }
        return key;
    }

    public String url(String leadId, String contactId) {
        String subject = leadId + "." + contactId;
        return baseUrl + "/unsubscribe/" + subject + "." + sign(keys.get().getFirst(), subject);
    }

    /** Reads the last part of a link's path; empty for anything that these keys didn't sign. */
    public Optional<Target> read(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        byte[] signed = parts[2].getBytes(StandardCharsets.UTF_8);
        boolean genuine =
                keys.get().stream()
                        .map(key -> sign(key, parts[0] + "." + parts[1]))
                        .map(expected -> expected.getBytes(StandardCharsets.US_ASCII))
                        .anyMatch(expected -> MessageDigest.isEqual(expected, signed));
        return genuine ? Optional.of(new Target(parts[0], parts[1])) : Optional.empty();
    }

    private static String sign(byte[] key, String subject) {
        return Digests.hmacHex(key, "unsubscribe:" + subject).substring(0, SIGNATURE_DIGITS);
    }

    /** Whom a link unsubscribes. */
    public record Target(String leadId, String contactId) {}
}
