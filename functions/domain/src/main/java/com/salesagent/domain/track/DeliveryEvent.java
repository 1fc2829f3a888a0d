package com.salesagent.domain.track;

import com.salesagent.domain.Digests;
import com.salesagent.domain.contact.Addresses;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * One delivery event, as SendGrid's Event Webhook posts it. Texts that an event doesn't have are
 * blank.
 *
 * @param eventId {@code sg_event_id}; users report that it may change between repeats, so it is
 *     only one of two keys
 * @param reference which send, from our own custom argument; see {@link
 *     com.salesagent.domain.send.SendIds}
 * @param smtpId the Message-ID, which late bounces carry when the custom arguments are missing
 * @param providerId the part of {@code sg_message_id} that the answer to the send showed
 */
public record DeliveryEvent(
        DeliveryType type,
        String eventId,
        String reference,
        String address,
        Instant at,
        String smtpId,
        String providerId,
        String reason,
        String url,
        String attempt) {
    private static final String SEND_ID = "send_id";

    /**
     * Reads an event.
     *
     * @param json the decoded object; unknown fields are ignored, wrong types read as absent
     * @throws IllegalArgumentException naming what is missing, for an element that is no event
     */
    public static DeliveryEvent of(Map<String, Object> json) {
        String event = text(json, "event");
        if (event.isEmpty()) {
            throw new IllegalArgumentException("an event must have a type");
        }
        if (!(json.get("timestamp") instanceof Number seconds)) {
            throw new IllegalArgumentException("an event must have a timestamp in seconds");
        }
        String messageId = text(json, "sg_message_id");
        int dot = messageId.indexOf('.');
        return new DeliveryEvent(
                type(event, json),
                text(json, "sg_event_id"),
                text(json, SEND_ID),
                Addresses.normalised(text(json, "email")),
                Instant.ofEpochSecond(seconds.longValue()),
                text(json, "smtp-id"),
                dot > 0 ? messageId.substring(0, dot) : messageId,
                text(json, "reason"),
                text(json, "url"),
                text(json, "attempt"));
    }

    private static DeliveryType type(String event, Map<String, Object> json) {
        return switch (event.toLowerCase(Locale.ROOT)) {
            case "processed" -> DeliveryType.PROCESSED;
            case "delivered" -> DeliveryType.DELIVERED;
            case "deferred" -> DeliveryType.DEFERRED;
            case "dropped" -> DeliveryType.DROPPED;
            case "bounce" ->
                    text(json, "type").equalsIgnoreCase("blocked")
                            ? DeliveryType.BLOCKED
                            : DeliveryType.BOUNCE;
            case "open" ->
                    Boolean.TRUE.equals(json.get("sg_machine_open"))
                            ? DeliveryType.MACHINE_OPEN
                            : DeliveryType.OPEN;
            case "click" -> DeliveryType.CLICK;
            case "spamreport" -> DeliveryType.SPAM_REPORT;
            case "unsubscribe" -> DeliveryType.UNSUBSCRIBE;
            case "group_unsubscribe" -> DeliveryType.GROUP_UNSUBSCRIBE;
            case "group_resubscribe" -> DeliveryType.GROUP_RESUBSCRIBE;
            case "account_status_change" -> DeliveryType.ACCOUNT_STATUS_CHANGE;
            default -> DeliveryType.UNKNOWN;
        };
    }

    private static String text(Map<String, Object> json, String name) {
        Object value = json.get(name);
        return value instanceof String text
                ? text.strip()
                : value instanceof Number n ? n.toString() : "";
    }

    /** The same event has the same key, whatever {@code sg_event_id} its copies have. */
    public String naturalKey() {
        String mail = smtpId.isEmpty() ? providerId : smtpId;
        return Digests.sha256Hex(
                        String.join(
                                "\n",
                                type.id(),
                                mail,
                                reference,
                                Addresses.hash(address),
                                at.toString(),
                                url,
                                attempt))
                .substring(0, 32);
    }
}
