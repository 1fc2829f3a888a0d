package com.salesagent.domain.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The text that the writer of a mail newly wrote: without quoted and forwarded messages, signature,
 * sign-off, the client's footer, legal notices and newsletter footers (ours among them).
 *
 * <p>Answers above, below and between quoted lines are kept. Time is linear in the mail's length.
 */
public final class ReplyText {
    /** A footer of its own that is longer is no line that somebody typed. */
    private static final int LONGEST_LINE = 300;

    private ReplyText() {}

    /**
     * Reads a plain-text body.
     *
     * @param plainText the decoded body; any line ends
     * @return the new text with its paragraphs, without surrounding white space; empty if there is
     *     none. A mail that is nothing but a sign-off ("Best regards, Ann") or a line that could be
     *     a footer's ("your unsubscribe link is dead, do it by hand") is returned as it is.
     */
    public static String extract(String plainText) {
        return extract(plainText, "");
    }

    /**
     * Reads a plain-text body whose sender is known.
     *
     * @param from the header field, a name and an address; may be empty
     */
    public static String extract(String plainText, String from) {
        QuoteStripper.Stripped mail = QuoteStripper.strip(MailLines.of(plainText));
        List<List<String>> stretches = mail.stretches();
        mail.correspondents().sentBy(from);
        var signatures = new SignatureStripper(mail.correspondents());
        var parts = new ArrayList<String>();
        for (List<String> stretch : stretches) {
            String part = joined(signatures.strip(stretch, true));
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        if (parts.isEmpty() && !stretches.isEmpty()) {
            String signed = joined(signatures.strip(stretches.getFirst(), false));
            String all = joined(stretches.getFirst());
            return signed.isEmpty() && all.length() <= LONGEST_LINE ? all : signed;
        }
        return String.join("\n\n", parts);
    }

    /**
     * The lines of a signature that ask us to stop writing, where the HTML says that all of it is
     * one: some programs put what is typed below a signature into it.
     */
    public static List<String> requestsIn(String signature) {
        List<String> lines = signature.lines().limit(100).toList();
        return IntStream.range(0, lines.size())
                .filter(i -> !lines.get(i).isBlank() && lines.get(i).length() <= 400)
                .filter(i -> Notices.isRequest(lines, i))
                .mapToObj(lines::get)
                .toList();
    }

    private static String joined(List<String> lines) {
        return String.join("\n", lines).strip();
    }
}
