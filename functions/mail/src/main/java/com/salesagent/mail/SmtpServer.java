package com.salesagent.mail;

import com.salesagent.domain.mail.Mailer.Outcome;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;

import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.eclipse.angus.mail.util.MailConnectException;

import java.time.Duration;
import java.util.Properties;
import java.util.function.Supplier;

/**
 * One conversation with a mail server for each email. A server takes responsibility only with its
 * answer to the end of the content (RFC 5321, section 4.1.1.4): all that breaks before the content
 * began has sent nothing; a break after it may have.
 */
final class SmtpServer {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Place place;
    private final Session session;

    /**
     * Where it is.
     *
     * @param security {@code starttls}, {@code tls}, or {@code none} for a server on this machine
     * @param user blank for a server that asks for none
     * @param password looked up for each email, so that it can be changed
     */
    record Place(
            String host,
            int port,
            String security,
            String user,
            Supplier<String> password,
            Duration connect,
            Duration read) {
        Place {
            boolean here = host.equals("localhost") || host.matches("127(\\.\\d{1,3}){3}");
            if (security.equals("none") && !here) {
                throw new IllegalArgumentException(
                        "SMTP_SECURITY must be starttls or tls unless SMTP_HOST is 127.0.0.1,"
                                + " got \"none\" for \""
                                + host
                                + "\"");
            }
            if (!security.matches("starttls|tls|none")) {
                throw new IllegalArgumentException(
                        "SMTP_SECURITY must be starttls, tls or none, got \"" + security + "\"");
            }
        }
    }

    SmtpServer(Place place) {
        this.place = place;
        Properties settings = new Properties();
        settings.put("mail.smtp.connectiontimeout", millis(place.connect()));
        settings.put("mail.smtp.timeout", millis(place.read()));
        settings.put("mail.smtp.writetimeout", millis(place.read()));
        settings.put("mail.smtp.ssl.checkserveridentity", "true");
        settings.put("mail.smtp.ssl.enable", Boolean.toString(place.security().equals("tls")));
        boolean startTls = place.security().equals("starttls");
        settings.put("mail.smtp.starttls.enable", Boolean.toString(startTls));
        settings.put("mail.smtp.starttls.required", Boolean.toString(startTls));
        settings.put("mail.smtp.auth", Boolean.toString(!place.user().isEmpty()));
        settings.put("mail.smtp.localhost", "localhost");
        // The answer to QUIT tells nothing any more.
        settings.put("mail.smtp.quitwait", "false");
        this.session = Session.getInstance(settings);
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }

    Session session() {
        return session;
    }

    /** Hands one message over, once. */
    Outcome hand(Mime message) {
        try (SMTPTransport transport = new SMTPTransport(session, null)) {
            transport.connect(
                    place.host(),
                    place.port(),
                    place.user().isEmpty() ? null : place.user(),
                    place.user().isEmpty() ? null : place.password().get());
            transport.sendMessage(message, message.getAllRecipients());
            return new Outcome.Accepted("");
        } catch (MessagingException e) {
            return outcome(e, message.written());
        }
    }

    private static Outcome outcome(MessagingException problem, boolean written) {
        int code = code(problem);
        if (problem instanceof AuthenticationFailedException) {
            return new Outcome.Refused("the mail server doesn't know SMTP_USER or its password");
        }
        if (code >= 500) {
            return new Outcome.Refused("the mail server refuses the email (%d)".formatted(code));
        }
        if (code >= 400) {
            return new Outcome.Throttled(PATIENCE);
        }
        if (written) {
            return new Outcome.InDoubt(
                    "the mail server's answer was lost after the email had begun to leave");
        }
        return new Outcome.NotSent(
                problem instanceof MailConnectException
                        ? "the mail server can't be reached"
                        : "the mail server broke off before the email left");
    }

    /** The server's own answer, if there is one in the chain; otherwise 0. */
    private static int code(MessagingException problem) {
        int code =
                switch (problem) {
                    case SMTPSendFailedException failed -> failed.getReturnCode();
                    case SMTPSenderFailedException sender -> sender.getReturnCode();
                    case SMTPAddressFailedException address -> address.getReturnCode();
                    default -> 0;
                };
        if (code >= 400) {
            return code;
        }
        return problem.getNextException() instanceof MessagingException next ? code(next) : 0;
    }
}
