package com.salesagent.mail;

import com.salesagent.domain.mail.ProviderLog;
import com.salesagent.mail.SendGridClient.Answer;
import com.salesagent.platform.Json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@link ProviderLog} by SendGrid's Email Logs (v3, kept for 30 days). A search gives summaries
 * only; the custom arguments, and with them the send's reference, stand in each message's details.
 */
final class SendGridLog implements ProviderLog {
    /** Emails with the same subject to one address within the window: never many. */
    private static final int CANDIDATES = 20;

    private final SendGridClient client;

    SendGridLog(SendGridClient client) {
        this.client = client;
    }

    @Override
    public Optional<Entry> find(Wanted wanted) {
        String body = Json.write(Map.of("query", query(wanted), "limit", CANDIDATES));
        for (Map<?, ?> message : messages(answered(client.searchLogs(body)))) {
            String id = text(message, "sg_message_id");
            if (id.matches("[A-Za-z0-9_.\\-]{1,200}") && names(id, wanted.reference())) {
                return Optional.of(new Entry(id, taken(message, wanted)));
            }
        }
        return Optional.empty();
    }

    // A quotation mark has no documented escape in this language: such a subject is left out, and
    // the reference decides anyway.
    private static String query(Wanted wanted) {
        StringBuilder query = new StringBuilder();
        query.append("to_email = '").append(plain(wanted.to())).append('\'');
        if (wanted.subject().equals(plain(wanted.subject()))) {
            query.append(" AND subject = '").append(wanted.subject()).append('\'');
        }
        return query.append(" AND sg_message_id_created_at >= TIMESTAMP \"")
                .append(wanted.from().truncatedTo(ChronoUnit.SECONDS))
                .append("\" AND sg_message_id_created_at <= TIMESTAMP \"")
                .append(wanted.until().truncatedTo(ChronoUnit.SECONDS))
                .append('"')
                .toString();
    }

    private static String plain(String text) {
        return text.replaceAll("['\"\\\\\\p{Cntrl}]", "");
    }

    private boolean names(String id, String reference) {
        Map<String, Object> details = answered(client.log(id));
        return details.get("custom_args") instanceof Map<?, ?> arguments
                && text(arguments, SendGridMailer.SEND_ID).equals(reference);
    }

    private static Map<String, Object> answered(Answer answer) {
        if (!(answer instanceof Answer.Status status) || status.code() != 200) {
            throw new Unavailable(
                    switch (answer) {
                        case Answer.NeverLeft(String reason) -> reason;
                        case Answer.Broke() -> "the mail provider's log broke off";
                        case Answer.Status status ->
                                "the mail provider's log answered " + status.code();
                    });
        }
        try {
            return Json.object(status.body());
        } catch (Json.Malformed e) {
            throw new Unavailable("the mail provider's log answered with something else than JSON");
        }
    }

    private static List<Map<?, ?>> messages(Map<String, Object> page) {
        return page.get("messages") instanceof List<?> messages
                ? messages.stream()
                        .filter(Map.class::isInstance)
                        .<Map<?, ?>>map(message -> (Map<?, ?>) message)
                        .toList()
                : List.of();
    }

    private static Instant taken(Map<?, ?> message, Wanted wanted) {
        try {
            return Instant.parse(text(message, "sg_message_id_created_at"));
        } catch (DateTimeException e) {
            return wanted.from();
        }
    }

    private static String text(Map<?, ?> map, String name) {
        return map.get(name) instanceof String text ? text : "";
    }
}
