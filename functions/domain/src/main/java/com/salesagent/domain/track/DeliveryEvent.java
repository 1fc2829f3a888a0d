package com.salesagent.domain.track;

import com.salesagent.domain.Digests;
import com.salesagent.domain.contact.Addresses;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One delivery event, as SendGrid's Event Webhook posts it. Texts that an event doesn't have are
 * blank.
 *
 * @param name the type as the provider wrote it, in lower case; tells unknown types apart
 * @param eventId {@code sg_event_id}; users report that it may change between repeats, so it is
 *     only one of two keys
 * @param reference which send, from our own custom argument; see {@link
 *     com.salesagent.domain.send.SendIds}
 * @param smtpId the Message-ID, which late bounces carry when the custom arguments are missing
 * @param scanner its user agent is one of the programs that follow each link of a mail; Gmail's
 *     image proxy is none, since it fetches when a person opens
 * @param providerId the part of {@code sg_message_id} that the answer to the send showed
 */
public record DeliveryEvent(
        DeliveryType type,
        String name,
        String eventId,
        String reference,
        String address,
        Instant at,
        String smtpId,
        String providerId,
        String reason,
        String url,
        String attempt,
        boolean scanner) {
    private static final Pattern SCANNERS =
            Pattern.compile(
                    "bot\\b|crawler|spider|scan|headless|python-|curl/|wget/|go-http-client|okhttp"
                            + "|java/|barracuda|mimecast|proofpoint|safelinks|forcepoint|symantec"
                            + "|trendmicro|fortinet|sophos|bitdefender",
                    Pattern.CASE_INSENSITIVE);
    private static final String SEND_ID = "send_id";
    private static final int MAX_TEXT = 1000;
    private static final long YEAR_2000 = 946_684_800;
    private static final long YEAR_2100 = 4_102_444_800L;

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
        String messageId = text(json, "sg_message_id");
        int dot = messageId.indexOf('.');
        return new DeliveryEvent(
                type(event, json),
                event.toLowerCase(Locale.ROOT),
                text(json, "sg_event_id"),
                text(json, SEND_ID),
                Addresses.normalised(text(json, "email")),
                moment(text(json, "timestamp")),
                text(json, "smtp-id"),
                dot > 0 ? messageId.substring(0, dot) : messageId,
                text(json, "reason"),
                text(json, "url"),
                text(json, "attempt"),
                SCANNERS.matcher(text(json, "useragent")).find());
    }

    private static Instant moment(String seconds) {
        long value = seconds.matches("\\d{9,10}") ? Long.parseLong(seconds) : 0;
        if (value < YEAR_2000 || value >= YEAR_2100) {
            throw new IllegalArgumentException("an event must have a timestamp in seconds");
        }
        return Instant.ofEpochSecond(value);
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
        String text =
                switch (value) {
                    case String string -> string.strip();
                    case Number number -> number.toString();
                    case null, default -> "";
                };
        return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
    }

    /** The same event has the same key, whatever {@code sg_event_id} its copies have. */
    public String naturalKey() {
        String mail = smtpId.isEmpty() ? providerId : smtpId;
        return Digests.sha256Hex(
                        String.join(
                                "\n",
                                type == DeliveryType.UNKNOWN ? name : type.id(),
                                mail,
                                reference,
                                Addresses.hash(address),
                                at.toString(),
                                url,
                                attempt))
                .substring(0, 32);
    }
}
