package com.salesagent.domain.approval;

import com.salesagent.domain.Digests;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Makes the keys of review links: 256 bits that only the holder of the signing key can compute. The
 * same approver and review always give the same key, so that a repeated mail carries the same link
 * and the table needs only its hash.
 */
public final class LinkKeys {
    private static final int MIN_KEY_BYTES = 16;

    private final Supplier<byte[]> signingKey;

    public LinkKeys(byte[] signingKey) {
        byte[] only = checked(signingKey.clone());
        this.signingKey = () -> only;
    }

    /**
     * A key that may change while the object lives: links that went out keep working, since the
     * table has their hashes, and a reminder after the change carries another link.
     *
     * @param signingKey asked for at each use
     */
    public LinkKeys(Supplier<String> signingKey) {
        this.signingKey = () -> checked(signingKey.get().getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] checked(byte[] key) {
        if (key.length < MIN_KEY_BYTES) {
            throw new IllegalArgumentException(
                    "the key of review links must have at least %d bytes, got %d"
                            .formatted(MIN_KEY_BYTES, key.length));
        }
        return key;
    }

    /** The link of an approver to a review, with its code, until a moment. */
    public Issued issue(ReviewId review, String approver, Instant expiresAt) {
        String subject = review.text() + "|" + approver.strip().toLowerCase(Locale.ROOT);
        byte[] signing = signingKey.get();
        byte[] bits = HexFormat.of().parseHex(Digests.hmacHex(signing, "key|" + subject));
        String key = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        String code = code(Digests.hmacHex(signing, "code|" + subject));
        return new Issued(
                key,
                code,
                new Link(review, Link.hash(key), approver, expiresAt, Link.codeHash(key, code)));
    }

    private static String code(String hex) {
        // 60 bits modulo a million: the bias is below one in a billion.
        long bits = Long.parseLong(hex.substring(0, 15), 16);
        return "%06d".formatted(bits % 1_000_000);
    }

    /**
     * A link and what belongs in the mail alone.
     *
     * @param key 43 characters for the link's {@code k}
     * @param code six digits, typed to approve drafts
     */
    public record Issued(String key, String code, Link link) {}
}
