package com.salesagent.tracker;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * For senders that sign with a shared secret: HMAC-SHA256 of the raw body, in hexadecimal digits or
 * base64. It covers no timestamp, so a captured batch stays valid; repeats are known by their keys.
 */
final class HmacSignature implements BatchSignature {
    /** Where such senders put it, besides {@link EventSignature#SIGNATURE_HEADER}. */
    static final String HEADER = "X-SendGrid-Signature";

    private static final int MIN_KEY = 16;

    private final Supplier<String> source;

    /**
     * Verifies with any of the keys.
     *
     * @param source keys of at least 16 characters, separated by commas: two during a rotation;
     *     asked for at each batch
     */
    HmacSignature(Supplier<String> source) {
        this.source = source;
    }

    @Override
    public boolean valid(String signature, String timestamp, byte[] body) {
        byte[] given = decoded(signature.strip());
        return given.length > 0
                && keys().stream().anyMatch(key -> MessageDigest.isEqual(hmac(key, body), given));
    }

    private List<byte[]> keys() {
        List<byte[]> keys =
                Arrays.stream(source.get().split(",", -1))
                        .map(String::strip)
                        .filter(key -> !key.isEmpty())
                        .map(key -> key.getBytes(StandardCharsets.UTF_8))
                        .toList();
        if (keys.isEmpty() || keys.stream().anyMatch(key -> key.length < MIN_KEY)) {
            throw new IllegalStateException(
                    "WEBHOOK_HMAC_KEYS must be keys of at least 16 characters, separated by"
                            + " commas");
        }
        return keys;
    }

    private static byte[] decoded(String signature) {
        String text = signature.startsWith("sha256=") ? signature.substring(7) : signature;
        try {
            return text.matches("[0-9A-Fa-f]{64}")
                    ? HexFormat.of().parseHex(text.toLowerCase(Locale.ROOT))
                    : Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            // A signature that can't even be decoded is a wrong one.
            return new byte[0];
        }
    }

    private static byte[] hmac(byte[] key, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
