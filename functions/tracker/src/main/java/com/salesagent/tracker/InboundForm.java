package com.salesagent.tracker;

import com.salesagent.domain.reply.InboundMail;
import com.salesagent.domain.reply.InboundMail.Header;
import com.salesagent.platform.Json;

import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.ByteArrayDataSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Reads what SendGrid's Inbound Parse posts: a multipart form with one field per part, each in the
 * charset that the field {@code charsets} names, or the raw MIME mail in one field {@code email}.
 * Never fails for a mail's sake: what can't be decoded as it says is decoded as windows-1252.
 */
final class InboundForm {
    private static final Session NO_SESSION = Session.getInstance(new Properties());
    private static final Charset FALLBACK = Charset.forName("windows-1252");
    private static final int MAX_PARTS = 100;
    private static final int MAX_DEPTH = 8;
    private static final int MAX_TEXT = 1024 * 1024;

    private InboundForm() {}

    /**
     * A mail as it arrived.
     *
     * @param recipients the envelope's, which tell the lead by their plus-address; blind copies
     *     included
     * @param sender the envelope's; blank for a bounce (null return path)
     * @param attachments how many files came along; they are neither opened nor stored apart
     */
    record Received(InboundMail mail, List<String> recipients, String sender, int attachments) {}

    /**
     * Reads a posted form.
     *
     * @throws Unreadable where there is no form to read: no boundary, not multipart, cut off before
     *     its first field
     */
    static Received read(String contentType, byte[] body) {
        Map<String, byte[]> fields = fields(contentType, body);
        if (fields.isEmpty()) {
            throw new Unreadable("has no form fields");
        }
        Map<String, Object> envelope = json(fields, "envelope");
        List<String> recipients = new ArrayList<>();
        if (envelope.get("to") instanceof List<?> to) {
            to.forEach(address -> recipients.add(String.valueOf(address)));
        }
        String sender = envelope.get("from") instanceof String from ? from : "";
        if (fields.containsKey("email")) {
            return raw(fields.get("email"), recipients, sender);
        }
        Map<String, Object> charsets = json(fields, "charsets");
        InboundMail mail =
                new InboundMail(
                        headers(fields.getOrDefault("headers", new byte[0])),
                        text(fields, charsets, "from"),
                        text(fields, charsets, "to"),
                        text(fields, charsets, "subject"),
                        cut(text(fields, charsets, "text")),
                        cut(text(fields, charsets, "html")));
        return new Received(
                mail, recipients, sender, number(text(fields, charsets, "attachments")));
    }

    private static Map<String, byte[]> fields(String contentType, byte[] body) {
        Map<String, byte[]> fields = new HashMap<>();
        try {
            MimeMultipart form = new MimeMultipart(new ByteArrayDataSource(body, contentType));
            for (int i = 0; i < Math.min(form.getCount(), MAX_PARTS); i++) {
                BodyPart part = form.getBodyPart(i);
                String name = fieldName(part);
                if (!name.isEmpty() && part.getFileName() == null) {
                    fields.putIfAbsent(name, part.getInputStream().readAllBytes());
                }
            }
        } catch (MessagingException | IOException e) {
            throw new Unreadable("is no multipart form");
        }
        return fields;
    }

    private static String fieldName(BodyPart part) throws MessagingException {
        String[] disposition = part.getHeader("Content-Disposition");
        if (disposition == null) {
            return "";
        }
        var parameters = new ContentDisposition(disposition[0]);
        String name = parameters.getParameter("name");
        return name == null ? "" : name;
    }

    private static Map<String, Object> json(Map<String, byte[]> fields, String name) {
        byte[] value = fields.get(name);
        if (value == null) {
            return Map.of();
        }
        try {
            return Json.object(new String(value, StandardCharsets.UTF_8));
        } catch (Json.Malformed e) {
            return Map.of();
        }
    }

    private static String text(
            Map<String, byte[]> fields, Map<String, Object> charsets, String name) {
        byte[] value = fields.getOrDefault(name, new byte[0]);
        return decode(value, charset(String.valueOf(charsets.getOrDefault(name, "utf-8"))));
    }

    private static String decode(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, FALLBACK);
        }
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(MimeUtility.javaCharset(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return FALLBACK;
        }
    }

    private static List<Header> headers(byte[] block) {
        try {
            InternetHeaders headers = new InternetHeaders(new ByteArrayInputStream(block));
            return headers(headers.getAllHeaders());
        } catch (MessagingException e) {
            return List.of();
        }
    }

    private static List<Header> headers(Enumeration<jakarta.mail.Header> headers) {
        return Collections.list(headers).stream()
                .map(header -> new Header(header.getName(), decoded(header.getValue())))
                .toList();
    }

    private static String decoded(String value) {
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(value));
        } catch (UnsupportedEncodingException e) {
            return value;
        }
    }

    private static Received raw(byte[] email, List<String> recipients, String sender) {
        try {
            MimeMessage message = new MimeMessage(NO_SESSION, new ByteArrayInputStream(email));
            Bodies bodies = new Bodies();
            bodies.gather(message, 0);
            InboundMail mail =
                    new InboundMail(
                            headers(message.getAllHeaders()),
                            decoded(header(message, "From")),
                            decoded(header(message, "To")),
                            decoded(header(message, "Subject")),
                            cut(bodies.text.toString()),
                            cut(bodies.html.toString()));
            return new Received(mail, recipients, sender, bodies.attachments);
        } catch (MessagingException e) {
            throw new Unreadable("holds no mail");
        }
    }

    private static String header(Message message, String name) throws MessagingException {
        String[] values = message.getHeader(name);
        return values == null ? "" : values[0];
    }

    private static int number(String text) {
        return text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
    }

    private static String cut(String text) {
        return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
    }

    /** The texts of a MIME mail, whatever its nesting, within bounds. */
    private static final class Bodies {
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder html = new StringBuilder();
        private int attachments;
        private int parts;

        void gather(Part part, int depth) {
            if (depth > MAX_DEPTH || ++parts > MAX_PARTS) {
                return;
            }
            try {
                if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart all) {
                    for (int i = 0; i < all.getCount(); i++) {
                        gather(all.getBodyPart(i), depth + 1);
                    }
                } else if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
                    attachments++;
                } else if (part.isMimeType("text/html")) {
                    html.append(content(part));
                } else if (part.isMimeType("text/*")
                        || part.isMimeType("message/delivery-status")) {
                    text.append(content(part)).append('\n');
                } else {
                    attachments++;
                }
            } catch (MessagingException | IOException e) {
                // One part that can't be read costs itself; the others still tell what the person
                // said.
                attachments++;
            }
        }

        private static String content(Part part) throws MessagingException, IOException {
            byte[] bytes = part.getInputStream().readNBytes(MAX_TEXT);
            String type = part.getContentType();
            String charset = new ContentType(type).getParameter("charset");
            return decode(bytes, charset(charset == null ? "utf-8" : charset));
        }
    }

    /** A form that can't be read at all; it is kept as bytes for a person. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unreadable(String message) {
            super(message);
        }
    }
}
