package com.salesagent.mail;

import com.salesagent.domain.mail.NoticeMailer.Notice;
import com.salesagent.domain.message.OutgoingEmail;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Properties;

/**
 * The bytes of an email for providers that take whole messages. Text, HTML and headers are those of
 * the approved content; only Date and the encoding are made here.
 */
final class Mime extends MimeMessage {
    /** Names the send where a provider replaces the Message-ID. */
    static final String SEND_HEADER = "X-Send-ID";

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private String messageId = "";
    private byte[] bytes = {};
    private boolean written;

    /** An address or header that no message can have: nothing left. */
    static final class Unwritable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unwritable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private Mime(Session session) {
        super(session);
    }

    /** An email to a prospect. */
    static Mime of(
            OutgoingEmail email,
            Map<String, String> transport,
            String sendId,
            Instant at,
            Session session) {
        try {
            Mime mime = new Mime(session);
            mime.messageId = transport.getOrDefault("Message-ID", "");
            mime.setFrom(person(email.from(), email.fromName()));
            mime.setReplyTo(new InternetAddress[] {person(email.replyTo(), "")});
            mime.setRecipient(RecipientType.TO, person(email.to(), email.toName()));
            for (Map.Entry<String, String> header : transport.entrySet()) {
                mime.setHeader(header.getKey(), header.getValue());
            }
            mime.setHeader("List-Unsubscribe", email.listUnsubscribe());
            mime.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            mime.setHeader(SEND_HEADER, sendId);
            return mime.filled(email.subject(), email.text(), email.html(), at);
        } catch (MessagingException e) {
            throw new Unwritable("the email can't be written as MIME", e);
        }
    }

    /** A notice to one of our own people. */
    static Mime of(Notice notice, String from, String fromName, Instant at, Session session) {
        try {
            Mime mime = new Mime(session);
            mime.setFrom(person(from, fromName));
            mime.setRecipient(RecipientType.TO, person(notice.to(), ""));
            String subject = notice.subject().replaceAll("\\p{Cntrl}+", " ");
            return mime.filled(subject, notice.text(), notice.html(), at);
        } catch (MessagingException e) {
            throw new Unwritable("the notice can't be written as MIME", e);
        }
    }

    static Session session() {
        return Session.getInstance(new Properties());
    }

    private Mime filled(String subject, String text, String html, Instant at)
            throws MessagingException {
        setSubject(subject, UTF_8);
        setSentDate(Date.from(at));
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text, UTF_8);
        MimeBodyPart rich = new MimeBodyPart();
        rich.setText(html, UTF_8, "html");
        setContent(new MimeMultipart("alternative", plain, rich));
        saveChanges();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            super.writeTo(out, null);
        } catch (IOException e) {
            throw new MessagingException("the message can't be written", e);
        }
        bytes = out.toByteArray();
        return this;
    }

    private static InternetAddress person(String address, String name) throws MessagingException {
        try {
            InternetAddress person =
                    new InternetAddress(address, name.isBlank() ? null : name, UTF_8);
            person.validate();
            return person;
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All that leaves, and nothing but it: what is written later are these bytes. */
    byte[] bytes() {
        return bytes.clone();
    }

    /** Whether its bytes began to go to the provider. */
    boolean written() {
        return written;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        if (messageId.isEmpty()) {
            super.updateMessageID();
        } else {
            setHeader("Message-ID", messageId);
        }
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException {
        written = true;
        out.write(bytes);
    }
}
