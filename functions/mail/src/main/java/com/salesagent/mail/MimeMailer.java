package com.salesagent.mail;

import com.salesagent.domain.mail.Mailer;
import com.salesagent.domain.message.OutgoingEmail;

import jakarta.mail.Session;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Mail to prospects through a provider that takes whole messages: SES, or a mail server. */
final class MimeMailer implements Mailer {
    private final BiFunction<Mime, String, Outcome> provider;
    private final Session session;
    private final InstantSource clock;

    /**
     * Over its provider.
     *
     * @param provider takes a message and the send's id, and hands the message over once
     */
    MimeMailer(BiFunction<Mime, String, Outcome> provider, Session session, InstantSource clock) {
        this.provider = provider;
        this.session = session;
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
            Mime mime = Mime.of(email, transport, sendId, clock.instant(), session);
            return FinalMessage.differs(mime.bytes(), email)
                    .<Outcome>map(
                            what -> new Outcome.Refused("the message would have carried " + what))
                    .orElseGet(() -> provider.apply(mime, sendId));
        } catch (Mime.Unwritable e) {
            return new Outcome.Refused("the email can't be written: an address or header is wrong");
        }
    }
}
