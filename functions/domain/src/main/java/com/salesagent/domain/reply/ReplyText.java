package com.salesagent.domain.reply;

import java.util.ArrayList;
import java.util.List;

/**
 * The text that the writer of a mail newly wrote: without quoted and forwarded messages, signature,
 * sign-off, the client's footer, legal notices and newsletter footers (ours among them).
 *
 * <p>Answers above, below and between quoted lines are kept. Time is linear in the mail's length.
 */
public final class ReplyText {
    private ReplyText() {}

    /**
     * Reads a plain-text body.
     *
     * @param plainText the decoded body; any line ends
     * @return the new text with its paragraphs, without surrounding white space; empty if there is
     *     none. A mail that is nothing but a sign-off ("Best regards, Ann") is returned as it is.
     */
    public static String extract(String plainText) {
        List<List<String>> stretches = QuoteStripper.strip(MailLines.of(plainText));
        var parts = new ArrayList<String>();
        for (List<String> stretch : stretches) {
            String part = joined(SignatureStripper.strip(stretch, true));
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        if (parts.isEmpty() && !stretches.isEmpty()) {
            return joined(SignatureStripper.strip(stretches.getFirst(), false));
        }
        return String.join("\n\n", parts);
    }

    private static String joined(List<String> lines) {
        return String.join("\n", lines).strip();
    }
}
