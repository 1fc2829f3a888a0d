package com.salesagent.mail;

import com.salesagent.domain.contact.Addresses;
import com.salesagent.domain.mail.Mailer.Outcome;
import com.salesagent.domain.message.OutgoingEmail;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What no provider is asked to send, whichever it is. */
final class Checks {
    private Checks() {}

    /**
     * A refusal, if there is one.
     *
     * @param local whether the mail can't leave this machine
     */
    static Optional<Outcome> refusal(
            OutgoingEmail email, Map<String, String> transport, String sendId, boolean local) {
        if (!local && Addresses.reserved(email.to())) {
            return Optional.of(new Outcome.Refused("the address is reserved for demonstrations"));
        }
        return headerValues(email, transport, sendId).anyMatch(Checks::breaksLine)
                ? Optional.of(new Outcome.Refused("a header has a line break in it"))
                : Optional.empty();
    }

    private static Stream<String> headerValues(
            OutgoingEmail email, Map<String, String> transport, String sendId) {
        return Stream.concat(
                transport.values().stream(),
                Stream.of(
                        sendId,
                        email.from(),
                        email.fromName(),
                        email.replyTo(),
                        email.to(),
                        email.toName(),
                        email.subject(),
                        email.listUnsubscribe()));
    }

    private static boolean breaksLine(String value) {
        return value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0;
    }
}
