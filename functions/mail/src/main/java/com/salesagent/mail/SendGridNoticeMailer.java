package com.salesagent.mail;

import com.salesagent.domain.contact.Addresses;
import com.salesagent.domain.mail.NoticeMailer;
import com.salesagent.mail.SendGridClient.Answer;
import com.salesagent.platform.failure.PermanentFailure;
import com.salesagent.platform.failure.TransientFailure;
import com.sendgrid.helpers.mail.Mail;
import com.sendgrid.helpers.mail.objects.Content;
import com.sendgrid.helpers.mail.objects.Email;
import com.sendgrid.helpers.mail.objects.Personalization;

/**
 * Mail to our own people through SendGrid. All tracking is off: a rewritten review link would leave
 * its secret with a third party.
 */
final class SendGridNoticeMailer implements NoticeMailer {
    private static final String SENDER_NAME = "Sales agent";

    private final SendGridClient client;
    private final String from;

    SendGridNoticeMailer(SendGridClient client, String from) {
        this.client = client;
        this.from = from;
    }

    /**
     * Sends a notice.
     *
     * @throws TransientFailure where it may not have been taken, whatever the cause
     * @throws PermanentFailure for a reserved address with a provider that really sends
     */
    @Override
    public void send(Notice notice) {
        if (!client.local() && Addresses.reserved(notice.to())) {
            throw new PermanentFailure(
                    "a notice can't go to a reserved address; name a real one in the settings",
                    null);
        }
        Answer answer = client.post(mail(notice));
        if (!(answer instanceof Answer.Status status && status.code() == 202)) {
            throw new TransientFailure(
                    "the mail provider didn't take a notice: " + words(answer), null);
        }
    }

    private static String words(Answer answer) {
        return switch (answer) {
            case Answer.NeverLeft(String reason) -> reason;
            case Answer.Broke() -> "its answer was lost";
            case Answer.Status status -> "it answered " + status.code();
        };
    }

    private Mail mail(Notice notice) {
        Personalization to = new Personalization();
        to.addTo(new Email(notice.to()));
        to.addCustomArg("kind", notice.kind());
        to.addCustomArg("key", notice.key());
        Mail mail = new Mail();
        mail.setFrom(new Email(from, SENDER_NAME));
        mail.setSubject(notice.subject().replaceAll("\\p{Cntrl}+", " "));
        mail.addContent(new Content("text/plain", notice.text()));
        mail.addContent(new Content("text/html", notice.html()));
        mail.addPersonalization(to);
        mail.addCategory(notice.kind());
        mail.setTrackingSettings(Tracking.settings(false));
        return mail;
    }
}
