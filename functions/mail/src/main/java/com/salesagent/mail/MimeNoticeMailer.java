package com.salesagent.mail;

import com.salesagent.domain.contact.Addresses;
import com.salesagent.domain.mail.Mailer.Outcome;
import com.salesagent.domain.mail.NoticeMailer;
import com.salesagent.platform.failure.PermanentFailure;
import com.salesagent.platform.failure.TransientFailure;

import jakarta.mail.Session;

import java.time.InstantSource;
import java.util.function.Function;

/** Mail to our own people through a provider that takes whole messages. */
final class MimeNoticeMailer implements NoticeMailer {
    private static final String SENDER_NAME = "Sales agent";

    private final Function<Mime, Outcome> provider;
    private final Session session;
    private final String from;
    private final InstantSource clock;

    MimeNoticeMailer(
            Function<Mime, Outcome> provider, Session session, String from, InstantSource clock) {
        this.provider = provider;
        this.session = session;
        this.from = from;
        this.clock = clock;
    }

    /**
     * Sends a notice.
     *
     * @throws TransientFailure where it may not have been taken, whatever the cause
     * @throws PermanentFailure for a reserved address
     */
    @Override
    public void send(Notice notice) {
        if (Addresses.reserved(notice.to())) {
            throw new PermanentFailure(
                    "a notice can't go to a reserved address; name a real one in the settings",
                    null);
        }
        Outcome outcome =
                provider.apply(Mime.of(notice, from, SENDER_NAME, clock.instant(), session));
        if (!(outcome instanceof Outcome.Accepted)) {
            throw new TransientFailure(
                    "the mail provider didn't take a notice: " + words(outcome), null);
        }
    }

    private static String words(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted taken -> "";
            case Outcome.Refused(String reason) -> reason;
            case Outcome.Throttled throttled -> "it asked for patience";
            case Outcome.NotSent(String reason) -> reason;
            case Outcome.InDoubt(String reason) -> reason;
        };
    }
}
