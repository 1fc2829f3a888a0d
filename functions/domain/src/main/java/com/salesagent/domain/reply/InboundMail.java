package com.salesagent.domain.reply;

import java.util.List;
import java.util.Optional;

/**
 * A received mail, decoded: what the intake's MIME reader hands to the reading of replies.
 *
 * @param headers all header fields in their order; names as received
 * @param from the From field as received, decoded; may be empty
 * @param to the To field as received, decoded; may be empty
 * @param subject decoded; may be empty
 * @param text the plain-text body; empty if the mail has only HTML
 * @param html the HTML body; empty if the mail has only text
 */
public record InboundMail(
        List<Header> headers, String from, String to, String subject, String text, String html) {

    /** One header field, unfolded and decoded. */
    public record Header(String name, String value) {}

    public InboundMail {
        headers = List.copyOf(headers);
    }

    /** The first field of this name, in any case of letters. */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(header -> header.value().strip())
                .findFirst();
    }
}
