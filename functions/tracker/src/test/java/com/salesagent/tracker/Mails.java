package com.salesagent.tracker;

import com.salesagent.platform.Json;
import com.salesagent.tracker.InboundForm.Received;
import com.salesagent.tracker.World.Contacted;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes mails as SendGrid's Inbound Parse posts them: real multipart bodies. */
final class Mails {
    static final String CONTENT_TYPE = "multipart/form-data; boundary=xYzZY";

    private final Map<String, byte[]> fields = new LinkedHashMap<>();
    private final ByteArrayOutputStream files = new ByteArrayOutputStream();
    private final StringBuilder headers = new StringBuilder();
    private String envelopeFrom = "";
    private String to = "";

    /** A reply of the lead's contact to the first email. */
    static Mails reply(Contacted lead, String text) {
        return new Mails()
                .from("Pat Doe <" + lead.address() + ">")
                .to(lead.plusAddress())
                .header(
                        "Message-ID",
                        "<"
                                + Integer.toHexString(text.hashCode())
                                + lead.leadId()
                                + "@mail.example>")
                .header("In-Reply-To", lead.messageId())
                .field("subject", "Re: Your bill")
                .field("text", text);
    }

    Mails from(String from) {
        envelopeFrom = from.replaceAll(".*<|>.*", "");
        return field("from", from);
    }

    Mails nullReturnPath() {
        envelopeFrom = "";
        return this;
    }

    Mails to(String address) {
        to = address;
        return field("to", address);
    }

    Mails header(String name, String value) {
        headers.append(name).append(": ").append(value).append("\r\n");
        return this;
    }

    Mails without(String field) {
        fields.remove(field);
        return this;
    }

    Mails withoutHeaders() {
        headers.setLength(0);
        return this;
    }

    Mails field(String name, String value) {
        return field(name, value, StandardCharsets.UTF_8);
    }

    Mails field(String name, String value, Charset charset) {
        return field(name, value.getBytes(charset));
    }

    Mails field(String name, byte[] value) {
        fields.put(name, value);
        return this;
    }

    Mails file(String disposition, byte[] bytes) {
        part(files, disposition, bytes);
        return this;
    }

    byte[] body() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("headers", headers.toString().getBytes(StandardCharsets.UTF_8));
        all.putAll(fields);
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("to", to.isEmpty() ? List.of() : List.of(to));
        envelope.put("from", envelopeFrom);
        all.putIfAbsent("envelope", Json.write(envelope).getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(files.toByteArray());
        all.forEach((name, value) -> part(body, "form-data; name=\"" + name + "\"", value));
        body.writeBytes("--xYzZY--\r\n".getBytes(StandardCharsets.US_ASCII));
        return body.toByteArray();
    }

    private static void part(ByteArrayOutputStream out, String disposition, byte[] value) {
        out.writeBytes(
                ("--xYzZY\r\nContent-Disposition: " + disposition + "\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        out.writeBytes(value);
        out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    Received received() {
        return InboundForm.read(CONTENT_TYPE, body());
    }
}
