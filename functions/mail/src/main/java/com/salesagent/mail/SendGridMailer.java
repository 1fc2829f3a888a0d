package com.salesagent.mail;

import com.salesagent.domain.mail.Mailer;
import com.salesagent.domain.message.OutgoingEmail;
import com.salesagent.mail.SendGridClient.Answer;
import com.sendgrid.helpers.mail.Mail;
import com.sendgrid.helpers.mail.objects.Content;
import com.sendgrid.helpers.mail.objects.Email;
import com.sendgrid.helpers.mail.objects.Personalization;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Mail to prospects through SendGrid's Mail Send v3.
 *
 * <p>SendGrid knows no idempotency key and keeps custom arguments for long, so the one argument is
 * the opaque send id, by which its events and its Email Logs name the send.
 */
final class SendGridMailer implements Mailer {
    /** The custom argument that names the send, in events and in the Email Logs. */
    static final String SEND_ID = "send_id";

    private final SendGridClient client;
    private final RateLimits limits;

    SendGridMailer(SendGridClient client, InstantSource clock) {
        this.client = client;
        this.limits = new RateLimits(clock);
    }

    @Override
    public boolean local() {
        return client.local();
    }

    @Override
    public Outcome send(OutgoingEmail email, Map<String, String> transport, String sendId) {
        Optional<Outcome> refusal = Checks.refusal(email, transport, sendId, client.local());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        String json = SendGridClient.json(mail(email, transport, sendId));
        return FinalRequest.differs(json, email)
                .<Outcome>map(what -> new Outcome.Refused("the request would have carried " + what))
                .orElseGet(() -> outcome(client.send(json)));
    }

    private Outcome outcome(Answer answer) {
        return switch (answer) {
            case Answer.NeverLeft(String reason) -> new Outcome.NotSent(reason);
            case Answer.Broke() ->
                    new Outcome.InDoubt(
                            "the mail provider's answer was lost after the request left");
            case Answer.Status status -> outcome(status.code(), status.headers());
        };
    }

    // What SendGrid documents for each status. Whatever it does not, may have been taken.
    private Outcome outcome(int code, Map<String, String> headers) {
        return switch (code) {
            case 202 -> new Outcome.Accepted(headers.getOrDefault("X-Message-Id", ""));
            case 400 -> new Outcome.Refused("the mail provider finds the email invalid (400)");
            case 401 -> new Outcome.Refused("the mail provider doesn't know the API key (401)");
            case 403 ->
                    new Outcome.Refused(
                            "the mail provider doesn't allow this sender or API key (403)");
            case 404, 405, 415 ->
                    new Outcome.Refused(
                            "SENDGRID_URL doesn't lead to a mail provider (%d)".formatted(code));
            case 413 -> new Outcome.Refused("the email is too large for the mail provider (413)");
            case 429 -> new Outcome.Throttled(limits.retryAfter(headers));
            default ->
                    new Outcome.InDoubt(
                            "the mail provider failed after the request left (%d)".formatted(code));
        };
    }

    private static Mail mail(OutgoingEmail email, Map<String, String> transport, String sendId) {
        Personalization to = new Personalization();
        to.addTo(new Email(email.to(), email.toName()));
        to.addCustomArg(SEND_ID, sendId);
        transport.forEach(to::addHeader);
        to.addHeader("List-Unsubscribe", email.listUnsubscribe());
        to.addHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");

        Mail mail = new Mail();
        mail.setFrom(new Email(email.from(), email.fromName()));
        mail.setReplyTo(new Email(email.replyTo()));
        mail.setSubject(email.subject());
        mail.addContent(new Content("text/plain", email.text()));
        mail.addContent(new Content("text/html", email.html()));
        mail.addPersonalization(to);
        mail.setTrackingSettings(Tracking.settings(email.trackOpens()));
        return mail;
    }
}
