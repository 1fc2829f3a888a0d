package com.salesagent.tracker;

import com.salesagent.domain.Digests;
import com.salesagent.domain.lead.LeadEvent;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** Links by which somebody in sales takes an answer on. Ids and a signature, no personal data. */
final class AlertLinks {
    private static final int SIGNATURE_DIGITS = 32;

    private final String baseUrl;
    private final byte[] key;

    /**
     * Links under a key.
     *
     * @param baseUrl of the public API, without a slash at the end
     */
    AlertLinks(String baseUrl, byte[] key) {
        this.baseUrl = baseUrl;
        this.key = key.clone();
    }

    String url(LeadEvent reply) {
        String subject = reply.leadId() + "." + reply.id();
        return baseUrl + "/alerts/" + subject + "." + sign(subject);
    }

    /** Reads the last part of a link's path; empty for anything that this key didn't sign. */
    Optional<Target> read(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        byte[] expected = sign(parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, parts[2].getBytes(StandardCharsets.UTF_8))
                ? Optional.of(new Target(parts[0], parts[1]))
                : Optional.empty();
    }

    private String sign(String subject) {
        return Digests.hmacHex(key, "alert:" + subject).substring(0, SIGNATURE_DIGITS);
    }

    /** Which answer a link is about. */
    record Target(String leadId, String replyId) {}
}
