package com.salesagent.mail;

import com.salesagent.domain.message.OutgoingEmail;
import com.salesagent.platform.Json;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares the JSON that is about to leave with the email that the last gate judged, so that the
 * judgement (postal address, sender, opt-out, exactly what was approved) is one about these bytes,
 * whatever a library or a template made of them.
 */
final class FinalRequest {
    private FinalRequest() {}

    /** The first thing that is not as judged, in words for a person; empty if all is. */
    static Optional<String> differs(String json, OutgoingEmail email) {
        Map<String, Object> request = Json.object(json);
        Map<?, ?> recipient = map(first(request.get("personalizations")));
        Map<?, ?> headers = map(recipient.get("headers"));
        if (request.containsKey("mail_settings") || request.containsKey("asm")) {
            return Optional.of("settings that may bypass an opt-out");
        }
        if (!content(request, "text/plain").equals(email.text())
                || !content(request, "text/html").equals(email.html())) {
            return Optional.of("another text");
        }
        if (!email.listUnsubscribe().equals(headers.get("List-Unsubscribe"))
                || !"List-Unsubscribe=One-Click".equals(headers.get("List-Unsubscribe-Post"))) {
            return Optional.of("another List-Unsubscribe header");
        }
        boolean same =
                email.from().equals(map(request.get("from")).get("email"))
                        && email.subject().equals(request.get("subject"))
                        && email.replyTo().equals(map(request.get("reply_to")).get("email"))
                        && list(recipient.get("to")).size() == 1
                        && email.to().equals(map(first(recipient.get("to"))).get("email"))
                        && list(request.get("personalizations")).size() == 1
                        && recipient.get("cc") == null
                        && recipient.get("bcc") == null;
        return same ? Optional.empty() : Optional.of("another sender, recipient or subject");
    }

    private static String content(Map<String, Object> request, String type) {
        return list(request.get("content")).stream()
                .map(FinalRequest::map)
                .filter(part -> type.equals(part.get("type")))
                .map(part -> String.valueOf(part.get("value")))
                .findFirst()
                .orElse("");
    }

    private static Object first(Object list) {
        return list(list).isEmpty() ? Map.of() : list(list).getFirst();
    }

    private static List<?> list(Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static Map<?, ?> map(Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
