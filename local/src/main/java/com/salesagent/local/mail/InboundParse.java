package com.salesagent.local.mail;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Writes an answer as SendGrid's Inbound Parse posts it: a multipart form. */
final class InboundParse {
    static final String BOUNDARY = "xYzZY";
    static final String CONTENT_TYPE = "multipart/form-data; boundary=" + BOUNDARY;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter MAIL_DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.US)
                    .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter QUOTE_DATE =
            DateTimeFormatter.ofPattern("EEE, MMM d, yyyy 'at' h:mm a", Locale.US)
                    .withZone(ZoneOffset.UTC);

    private InboundParse() {}

    /** The form for an answer to a mail. */
    static byte[] form(Mail mail, MailLine.Answered answer) {
        String from =
                mail.toNames().getFirst().isBlank()
                        ? mail.recipient()
                        : "%s <%s>".formatted(mail.toNames().getFirst(), mail.recipient());
        String subject =
                answer.automatic()
                        ? "Automatic reply: " + mail.subject()
                        : "Re: " + mail.subject().replaceFirst("(?i)^re:\\s*", "");
        String domain = domain(mail.recipient());
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("headers", headers(mail, answer, from, subject));
        fields.put("dkim", "{@%s : pass}".formatted(domain));
        fields.put("to", mail.replyTo());
        fields.put("from", from);
        fields.put("sender_ip", "127.0.0.1");
        fields.put(
                "spam_report", "Spam detection software, running on this machine, found nothing.");
        fields.put("envelope", envelope(mail));
        fields.put("attachments", "0");
        fields.put("subject", subject);
        fields.put("spam_score", "0.0");
        fields.put(
                "charsets",
                "{\"to\":\"UTF-8\",\"from\":\"UTF-8\",\"subject\":\"UTF-8\",\"text\":\"UTF-8\",\"html\":\"UTF-8\"}");
        fields.put("SPF", "pass");
        fields.put("text", text(mail, answer));
        fields.put("html", html(mail, answer));
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        fields.forEach((name, value) -> part(form, name, value));
        write(form, "--" + BOUNDARY + "--\r\n");
        return form.toByteArray();
    }

    private static void part(ByteArrayOutputStream form, String name, String value) {
        write(
                form,
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                        .formatted(BOUNDARY, name, value));
    }

    private static void write(ByteArrayOutputStream form, String text) {
        form.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String headers(
            Mail mail, MailLine.Answered answer, String from, String subject) {
        String original = mail.header("Message-ID");
        String earlier = mail.header("References");
        StringBuilder headers = new StringBuilder();
        headers.append(
                """
                Received: by mx.local with SMTP id %s
                From: %s
                To: %s
                Subject: %s
                Date: %s
                Message-ID: <%s@%s>
                In-Reply-To: %s
                References: %s
                MIME-Version: 1.0
                Content-Type: multipart/alternative; boundary="local"
                """
                        .formatted(
                                answer.id(),
                                from,
                                mail.replyTo(),
                                subject,
                                MAIL_DATE.format(Instant.parse(answer.at())),
                                answer.id(),
                                domain(mail.recipient()),
                                original,
                                (earlier + " " + original).strip()));
        if (answer.automatic()) {
            headers.append("Auto-Submitted: auto-replied\nX-Autoreply: yes\n");
        }
        return headers.toString();
    }

    private static String envelope(Mail mail) {
        ObjectNode envelope = JSON.createObjectNode();
        envelope.putArray("to").add(Mail.address(mail.replyTo()));
        envelope.put("from", mail.recipient());
        return envelope.toString();
    }

    /** The answer above the quoted original, as most mail programs write it. */
    static String text(Mail mail, MailLine.Answered answer) {
        if (answer.automatic()) {
            return answer.text() + "\n";
        }
        return "%s\n\n%s\n%s\n"
                .formatted(
                        answer.text(),
                        quoteLine(mail),
                        mail.text().indent(1).replaceAll("(?m)^ ", "> "));
    }

    private static String html(Mail mail, MailLine.Answered answer) {
        String said = "<div dir=\"ltr\">%s</div>".formatted(escaped(answer.text()));
        return answer.automatic()
                ? said
                : said
                        + "<br><div class=\"gmail_quote\"><div class=\"gmail_attr\">%s</div><blockquote class=\"gmail_quote\">%s</blockquote></div>"
                                .formatted(escaped(quoteLine(mail)), escaped(mail.text()));
    }

    private static String quoteLine(Mail mail) {
        return "On %s %s wrote:"
                .formatted(QUOTE_DATE.format(Instant.parse(mail.at())), mail.from());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\n", "<br>\n");
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
