package com.salesagent.mail;

import com.salesagent.domain.message.OutgoingEmail;

import java.util.List;
import java.util.Optional;

/**
 * What is read back from the bytes that are about to leave. Compared with the email that the last
 * gate judged, so that the judgement (postal address, sender, opt-out, exactly what was approved)
 * is one about these bytes, whatever a library or a template made of them.
 *
 * @param recipients all addresses that get it, openly or not
 * @param listUnsubscribe both headers' values, in the order of RFC 2369 and 8058
 * @param texts the plain text, then the HTML; more or fewer are not as judged
 */
record Leaving(
        String from,
        String fromName,
        String replyTo,
        List<String> recipients,
        String toName,
        String subject,
        List<String> listUnsubscribe,
        List<String> texts) {
    private static final String ONE_CLICK = "List-Unsubscribe=One-Click";

    /** The first thing that is not as judged, in words for a person; empty if all is. */
    Optional<String> differs(OutgoingEmail email) {
        if (texts.size() != 2
                || !unix(texts.getFirst()).equals(unix(email.text()))
                || !unix(texts.getLast()).equals(unix(email.html()))) {
            return Optional.of("another text");
        }
        if (!listUnsubscribe.equals(List.of(email.listUnsubscribe(), ONE_CLICK))) {
            return Optional.of("another List-Unsubscribe header");
        }
        // Its hash is the one that the approval was given to: no field of it is left out.
        OutgoingEmail read =
                new OutgoingEmail(
                        from,
                        fromName,
                        replyTo,
                        String.join(" and ", recipients),
                        toName,
                        subject,
                        email.text(),
                        email.html(),
                        email.unsubscribeUrl(),
                        email.unsubscribeAddress(),
                        email.trackOpens());
        return read.contentHash().equals(email.contentHash())
                ? Optional.empty()
                : Optional.of("another sender, recipient or subject");
    }

    /** Line ends are the transport's: SMTP knows CR LF only. */
    private static String unix(String text) {
        return text.replace("\r\n", "\n");
    }
}
