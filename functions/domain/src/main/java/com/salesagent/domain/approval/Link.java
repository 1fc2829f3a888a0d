package com.salesagent.domain.approval;

import com.salesagent.domain.Digests;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;

/**
 * A review link as the table knows it: no secret in it.
 *
 * @param keyHash SHA-256 of the key in the link
 * @param approver whose link it is
 * @param expiresAt from then on it shows nothing
 * @param codeHash of the 6-digit code that came with the link; needs the key to be computed, so the
 *     table alone doesn't give the code away
 */
public record Link(
        ReviewId review, String keyHash, String approver, Instant expiresAt, String codeHash) {

    /** The table's key for a link's key. */
    public static String hash(String key) {
        return Digests.sha256Hex("review-link:" + key);
    }

    static String codeHash(String key, String code) {
        return Digests.sha256Hex("review-code:" + key + ":" + code);
    }

    /** Whether that is the code that was mailed with this key. */
    public boolean accepts(String key, String code) {
        return MessageDigest.isEqual(
                codeHash(key, code).getBytes(StandardCharsets.US_ASCII),
                codeHash.getBytes(StandardCharsets.US_ASCII));
    }
}
