package com.salesagent.local.mail;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Writes and signs the batches of SendGrid's Event Webhook. */
final class EventWebhook {
    static final String SIGNATURE = "X-Twilio-Email-Event-Webhook-Signature";
    static final String TIMESTAMP = "X-Twilio-Email-Event-Webhook-Timestamp";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Mailbox mailbox;
    private final PrivateKey key;

    EventWebhook(Mailbox mailbox, PrivateKey key) {
        this.mailbox = mailbox;
        this.key = key;
    }

    /** A batch as it is posted: a JSON array with CRLF at its end. */
    byte[] batch(List<MailLine.Happened> events) {
        ArrayNode batch = JSON.createArrayNode();
        for (MailLine.Happened event : events) {
            mailbox.find(event.mail()).ifPresent(mail -> add(batch, mail, event));
        }
        return (batch + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void add(ArrayNode batch, Mail mail, MailLine.Happened event) {
        for (String address : mail.to()) {
            ObjectNode shown = batch.addObject();
            mail.arguments().forEach(shown::put);
            shown.put("email", address);
            shown.put("timestamp", Instant.parse(event.at()).getEpochSecond());
            shown.put("smtp-id", mail.header("Message-ID"));
            shown.put("event", event.what().event());
            shown.put("sg_event_id", event.id());
            shown.put("sg_message_id", mail.id() + ".recvd-local-1-0-1.0");
            if (!mail.categories().isEmpty()) {
                mail.categories().forEach(shown.putArray("category")::add);
            }
            detail(shown, event.what());
        }
    }

    private static void detail(ObjectNode shown, Happening what) {
        switch (what) {
            case PROCESSED, SPAM, UNSUBSCRIBE -> {
                // says all by its name
            }
            case DELIVERED -> {
                shown.put("response", "250 2.0.0 OK: queued by the local mailbox");
                shown.put("ip", "127.0.0.1");
                shown.put("tls", 1);
            }
            case OPEN -> {
                shown.put("useragent", "Mozilla/5.0 (local mailbox)");
                shown.put("ip", "127.0.0.1");
                shown.put("sg_machine_open", false);
                shown.put("sg_content_type", "html");
            }
            case BOUNCE -> {
                shown.put("type", "bounce");
                shown.put("status", "5.1.1");
                shown.put(
                        "reason",
                        "550 5.1.1 The email account that you tried to reach does not exist");
                shown.put("bounce_classification", "Invalid Address");
                shown.put("ip", "127.0.0.1");
                shown.put("tls", 1);
            }
            case BLOCK -> {
                shown.put("type", "blocked");
                shown.put("status", "5.7.1");
                shown.put("reason", "554 5.7.1 Message rejected due to local policy");
                shown.put("bounce_classification", "Reputation");
                shown.put("ip", "127.0.0.1");
                shown.put("tls", 1);
            }
        }
    }

    /** Base64 of the ECDSA signature over timestamp and body. */
    String signature(String timestamp, byte[] body) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key);
            signature.update(timestamp.getBytes(StandardCharsets.US_ASCII));
            signature.update(body);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    String.format(Locale.ROOT, "the webhook key %s can't sign", key.getAlgorithm()),
                    e);
        }
    }
}
