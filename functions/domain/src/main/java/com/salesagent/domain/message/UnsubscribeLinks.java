package com.salesagent.domain.message;

import com.salesagent.domain.Digests;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Links that never expire and that nobody can forge. They name a lead's contact, not an address, so
 * that a forwarded link shows no personal data.
 */
public final class UnsubscribeLinks {
    private static final int SIGNATURE_DIGITS = 32;

    private final String baseUrl;
    private final byte[] key;

    /**
     * @param baseUrl of the public API, without a slash at the end
     * @param key of its own, not the approvals' key; at least 16 bytes
     */
    public UnsubscribeLinks(String baseUrl, byte[] key) {
        if (key.length < 16) {
            throw new IllegalArgumentException(
                    "the unsubscribe key must have at least 16 bytes, got " + key.length);
        }
        this.baseUrl = baseUrl;
        this.key = key.clone();
    }

    public String url(String leadId, String contactId) {
        String subject = leadId + "." + contactId;
        return baseUrl + "/unsubscribe/" + subject + "." + sign(subject);
    }

    /** Reads the last part of a link's path; empty for anything that this key didn't sign. */
    public Optional<Target> read(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        byte[] expected = sign(parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
        boolean genuine =
                MessageDigest.isEqual(expected, parts[2].getBytes(StandardCharsets.UTF_8));
        return genuine ? Optional.of(new Target(parts[0], parts[1])) : Optional.empty();
    }

    private String sign(String subject) {
        return Digests.hmacHex(key, "unsubscribe:" + subject).substring(0, SIGNATURE_DIGITS);
    }

    /** Whom a link unsubscribes. */
    public record Target(String leadId, String contactId) {}
}
