package com.salesagent.mail;

import com.salesagent.domain.mail.Mailer;
import com.salesagent.domain.message.OutgoingEmail;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Mail to prospects through a mail server of one's own. It keeps no log that can be asked and tells
 * no events, so a doubt is a person's to settle, and opens are never counted.
 */
final class SmtpMailer implements Mailer {
    private final SmtpServer server;
    private final InstantSource clock;

    SmtpMailer(SmtpServer server, InstantSource clock) {
        this.server = server;
        this.clock = clock;
    }

    /** Never: even a server on this machine passes mail on. */
    @Override
    public boolean local() {
        return false;
    }

    @Override
    public Outcome send(OutgoingEmail email, Map<String, String> transport, String sendId) {
        Optional<Outcome> refusal = Checks.refusal(email, transport, sendId, local());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        try {
            return server.hand(
                    Mime.of(email, transport, sendId, clock.instant(), server.session()));
        } catch (Mime.Unwritable e) {
            return new Outcome.Refused("the email can't be written: an address or header is wrong");
        }
    }
}
