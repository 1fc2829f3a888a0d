package com.salesagent.mail;

import com.salesagent.domain.message.OutgoingEmail;

import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads back the MIME bytes that are about to leave for a mail server or SES. */
final class FinalMessage {
    private static final String[] PART_TYPES = {"text/plain", "text/html"};

    private FinalMessage() {}

    /** The first thing that is not as judged, in words for a person; empty if all is. */
    static Optional<String> differs(byte[] bytes, OutgoingEmail email) {
        try {
            return leaving(new MimeMessage(Mime.session(), new ByteArrayInputStream(bytes)))
                    .differs(email);
        } catch (MessagingException | IOException e) {
            return Optional.of("something that nobody can read");
        }
    }

    private static Leaving leaving(MimeMessage message) throws MessagingException, IOException {
        InternetAddress from = one(message.getFrom());
        List<String> recipients = new ArrayList<>();
        if (message.getAllRecipients() != null) {
            for (Address recipient : message.getAllRecipients()) {
                recipients.add(((InternetAddress) recipient).getAddress());
            }
        }
        return new Leaving(
                from.getAddress(),
                name(from),
                one(message.getReplyTo()).getAddress(),
                recipients,
                name(one(message.getRecipients(MimeMessage.RecipientType.TO))),
                message.getHeader("Subject").length == 1 ? message.getSubject() : "",
                List.of(
                        header(message, "List-Unsubscribe"),
                        header(message, "List-Unsubscribe-Post")),
                texts(message));
    }

    private static InternetAddress one(Address[] addresses) throws MessagingException {
        if (addresses == null || addresses.length != 1) {
            throw new MessagingException("one address expected, got " + Arrays.toString(addresses));
        }
        return (InternetAddress) addresses[0];
    }

    private static String name(InternetAddress address) {
        return address.getPersonal() == null ? "" : address.getPersonal();
    }

    /** A header that stands there twice is not as judged. */
    private static String header(MimeMessage message, String name) throws MessagingException {
        String[] values = message.getHeader(name);
        return values != null && values.length == 1 ? MimeUtility.unfold(values[0]) : "";
    }

    private static List<String> texts(MimeMessage message) throws MessagingException, IOException {
        List<String> texts = new ArrayList<>();
        if (message.getContent() instanceof MimeMultipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart part = parts.getBodyPart(i);
                if (i < PART_TYPES.length && part.isMimeType(PART_TYPES[i])) {
                    texts.add((String) part.getContent());
                } else {
                    throw new MessagingException("an unexpected part: " + part.getContentType());
                }
            }
        }
        return texts;
    }
}
