package com.salesagent.domain.message;

import com.salesagent.domain.Digests;

import java.nio.charset.StandardCharsets;

/**
 * Exactly what leaves for a prospect, but for transport headers (Message-ID, In-Reply-To,
 * References), which are made at dispatch.
 *
 * @param replyTo a plus-address that names the lead
 * @param unsubscribeUrl acts on POST only (RFC 8058)
 * @param unsubscribeAddress for the mailto form
 * @param trackOpens click and subscription tracking are always off, and bypass settings never set
 */
public record OutgoingEmail(
        String from,
        String fromName,
        String replyTo,
        String to,
        String toName,
        String subject,
        String text,
        String html,
        String unsubscribeUrl,
        String unsubscribeAddress,
        boolean trackOpens) {

    /**
     * SHA-256 over all fields, each with its length before it, so that no two different emails
     * share a preimage. What an approval binds to and what the worker computes again before it
     * sends.
     */
    public String contentHash() {
        StringBuilder preimage = new StringBuilder("email-v1");
        for (String field :
                new String[] {
                    from,
                    fromName,
                    replyTo,
                    to,
                    toName,
                    subject,
                    text,
                    html,
                    unsubscribeUrl,
                    unsubscribeAddress,
                    Boolean.toString(trackOpens)
                }) {
            preimage.append('\n')
                    .append(field.getBytes(StandardCharsets.UTF_8).length)
                    .append(':')
                    .append(field);
        }
        return Digests.sha256Hex(preimage.toString());
    }

    /** The header's value, as both parts of RFC 2369 and 8058 want it. */
    public String listUnsubscribe() {
        return "<" + unsubscribeUrl + ">, <mailto:" + unsubscribeAddress + "?subject=unsubscribe>";
    }
}
