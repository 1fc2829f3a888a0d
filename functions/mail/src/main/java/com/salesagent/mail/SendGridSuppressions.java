package com.salesagent.mail;

import com.salesagent.domain.mail.ProviderSuppressions;
import com.salesagent.mail.SendGridClient.Asked;
import com.salesagent.platform.Json;
import com.salesagent.platform.failure.TransientFailure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** SendGrid's suppressions: four lists to read, and the global one to write to. */
final class SendGridSuppressions implements ProviderSuppressions {
    private static final int PAGE = 500;
    private static final int ADDED_AT_ONCE = 1000;

    private final SendGridClient client;

    SendGridSuppressions(SendGridClient client) {
        this.client = client;
    }

    @Override
    public List<Suppressed> since(Kind kind, Instant from) {
        List<Suppressed> all = new ArrayList<>();
        while (true) {
            Map<String, String> query = new LinkedHashMap<>();
            query.put("start_time", Long.toString(Math.max(1, from.getEpochSecond())));
            query.put("limit", Integer.toString(PAGE));
            query.put("offset", Integer.toString(all.size()));
            List<Object> page = Json.array(body(client.get("suppression/" + path(kind), query)));
            for (Object row : page) {
                all.add(suppressed(row instanceof Map<?, ?> fields ? fields : Map.of()));
            }
            if (page.size() < PAGE) {
                return all;
            }
        }
    }

    private static String path(Kind kind) {
        return switch (kind) {
            case BOUNCE -> "bounces";
            case INVALID -> "invalid_emails";
            case SPAM_REPORT -> "spam_reports";
            case UNSUBSCRIBE -> "unsubscribes";
        };
    }

    private static Suppressed suppressed(Map<?, ?> row) {
        long created = row.get("created") instanceof Number number ? number.longValue() : 0;
        return new Suppressed(
                row.get("email") instanceof String email ? email : "",
                Instant.ofEpochSecond(created));
    }

    @Override
    public void add(Collection<String> addresses) {
        List<String> all = List.copyOf(addresses);
        for (int start = 0; start < all.size(); start += ADDED_AT_ONCE) {
            List<String> some = all.subList(start, Math.min(start + ADDED_AT_ONCE, all.size()));
            body(
                    client.post(
                            "asm/suppressions/global",
                            Json.write(Map.of("recipient_emails", some))));
        }
    }

    private static String body(Asked asked) {
        return switch (asked) {
            case Asked.Said(int status, String body) when status / 100 == 2 -> body;
            case Asked.Said(int status, String body) ->
                    throw new TransientFailure(
                            "the mail provider's suppressions can't be had: it answered " + status,
                            null);
            case Asked.Broke() ->
                    throw new TransientFailure(
                            "the mail provider's suppressions can't be had: no answer", null);
        };
    }
}
