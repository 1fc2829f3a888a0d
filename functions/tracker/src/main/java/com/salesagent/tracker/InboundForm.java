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
import jakarta.mail.internet.ParseException;
import jakarta.mail.util.ByteArrayDataSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
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
import java.util.Optional;
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

    /** Each costs a parser a fraction of a millisecond; quoted mails have a few dozen. */
    private static final int MAX_POSSIBLE_PARTS = 5000;

    private static final int MAX_DEPTH = 8;
    private static final int MAX_TEXT = 1024 * 1024;
    private static final List<String> FIELDS =
            List.of("email", "from", "headers", "text", "html", "subject");
    private static final Header NULL_PATH = new Header("Return-Path", "<>");

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
        if (possibleParts(body) > MAX_POSSIBLE_PARTS) {
            throw new Unreadable("has more parts than any mail");
        }
        Map<String, byte[]> fields = fields(contentType, body);
        if (FIELDS.stream().noneMatch(fields::containsKey)) {
            throw new Unreadable("has none of the fields of a mail");
        }
        Map<String, Object> envelope = json(fields, "envelope");
        List<String> recipients = new ArrayList<>();
        if (envelope.get("to") instanceof List<?> to) {
            to.forEach(address -> recipients.add(String.valueOf(address)));
        }
        String sender = envelope.get("from") instanceof String from ? from : "";
        boolean nullPath = envelope.containsKey("from") && sender.isBlank();
        if (fields.containsKey("email")) {
            return raw(fields.get("email"), recipients, sender, nullPath);
        }
        Map<String, Object> charsets = json(fields, "charsets");
        InboundMail mail =
                new InboundMail(
                        headers(fields.getOrDefault("headers", new byte[0]), nullPath),
                        text(fields, charsets, "from"),
                        text(fields, charsets, "to"),
                        text(fields, charsets, "subject"),
                        cut(text(fields, charsets, "text")),
                        cut(text(fields, charsets, "html")));
        return new Received(
                mail, recipients, sender, number(text(fields, charsets, "attachments")));
    }

    /** Lines that a parser may take for a boundary, at whatever depth. */
    private static int possibleParts(byte[] body) {
        int lines = 0;
        for (int i = 2; i < body.length; i++) {
            lines += body[i] == '-' && body[i - 1] == '-' && body[i - 2] == '\n' ? 1 : 0;
        }
        return lines;
    }

    private static Map<String, byte[]> fields(String contentType, byte[] body) {
        Map<String, byte[]> fields = new HashMap<>();
        try {
            MimeMultipart form = new MimeMultipart(new ByteArrayDataSource(body, contentType));
            int parts = form.getCount();
            for (int i = 0; i < parts; i++) {
                field(form.getBodyPart(i), fields);
            }
        } catch (MessagingException e) {
            throw new Unreadable("is no multipart form");
        }
        return fields;
    }

    private static void field(BodyPart part, Map<String, byte[]> fields) {
        try {
            String name = fieldName(part);
            if (!name.isEmpty() && part.getFileName() == null) {
                fields.putIfAbsent(name, part.getInputStream().readAllBytes());
            }
        } catch (MessagingException | IOException e) {
            // An attachment with a strange name costs itself: the fields beside it are the mail.
        }
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

    // What is not in the charset that it names is UTF-8 more often than anything else.
    private static String decode(byte[] bytes, Charset named) {
        return strictly(bytes, named)
                .or(() -> strictly(bytes, StandardCharsets.UTF_8))
                .orElseGet(() -> new String(bytes, FALLBACK));
    }

    private static Optional<String> strictly(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    // Names that mail programs give to larger sets, as the WHATWG's encoding standard reads them.
    private static Charset charset(String name) {
        try {
            Charset charset = Charset.forName(name.strip());
            return switch (charset.name()) {
                case "ISO-8859-1" -> FALLBACK;
                case "US-ASCII" -> StandardCharsets.UTF_8;
                case "GB2312", "GBK" -> Charset.forName("GB18030");
                default -> charset;
            };
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private static List<Header> headers(byte[] block, boolean nullPath) {
        try {
            var headers = new InternetHeaders(new ByteArrayInputStream(block), true);
            return headers(headers.getAllHeaders(), nullPath);
        } catch (MessagingException e) {
            return headers(Collections.emptyEnumeration(), nullPath);
        }
    }

    // The envelope knows the return path; the mail's own header is written on delivery, after us.
    private static List<Header> headers(Enumeration<jakarta.mail.Header> fields, boolean nullPath) {
        List<Header> headers = new ArrayList<>();
        for (jakarta.mail.Header field : Collections.list(fields)) {
            headers.add(new Header(field.getName(), decoded(field.getValue())));
        }
        if (nullPath && headers.stream().noneMatch(h -> h.name().equalsIgnoreCase("Return-Path"))) {
            headers.add(NULL_PATH);
        }
        return headers;
    }

    private static String decoded(String value) {
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(value));
        } catch (UnsupportedEncodingException e) {
            return value;
        }
    }

    /**
     * Reads a MIME mail that came without a form.
     *
     * @param sender the envelope's; blank for a bounce (null return path)
     * @throws Unreadable where the bytes hold no mail
     */
    static Received mime(byte[] email, List<String> recipients, String sender) {
        if (possibleParts(email) > MAX_POSSIBLE_PARTS) {
            throw new Unreadable("has more parts than any mail");
        }
        return raw(email, recipients, sender, sender.isBlank());
    }

    private static Received raw(
            byte[] email, List<String> recipients, String sender, boolean nullPath) {
        try {
            MimeMessage message = new MimeMessage(NO_SESSION, new ByteArrayInputStream(email));
            Bodies bodies = new Bodies();
            bodies.gather(message, 0);
            InboundMail mail =
                    new InboundMail(
                            headers(message.getAllHeaders(), nullPath),
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
                if (part.isMimeType("multipart/*")) {
                    Multipart all = new MimeMultipart(part.getDataHandler().getDataSource());
                    for (int i = 0; i < all.getCount() && parts <= MAX_PARTS; i++) {
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
            try (InputStream bytes = part.getInputStream()) {
                return decode(bytes.readNBytes(MAX_TEXT), charsetOf(part));
            }
        }

        private static Charset charsetOf(Part part) throws MessagingException {
            try {
                String named = new ContentType(part.getContentType()).getParameter("charset");
                return named == null ? StandardCharsets.UTF_8 : charset(named);
            } catch (ParseException e) {
                return StandardCharsets.UTF_8;
            }
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
