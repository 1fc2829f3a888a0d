package com.salesagent.mail;

import com.salesagent.domain.message.OutgoingEmail;
import com.salesagent.platform.Json;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads back the JSON that is about to leave for SendGrid. */
final class FinalRequest {
    private FinalRequest() {}

    /** The first thing that is not as judged, in words for a person; empty if all is. */
    static Optional<String> differs(String json, OutgoingEmail email) {
        Map<String, Object> request = Json.object(json);
        if (request.containsKey("mail_settings") || request.containsKey("asm")) {
            return Optional.of("settings that may bypass an opt-out");
        }
        return leaving(request).differs(email);
    }

    private static Leaving leaving(Map<String, Object> request) {
        List<? extends Map<?, ?>> recipients = maps(request.get("personalizations"));
        Map<?, ?> first = recipients.isEmpty() ? Map.of() : recipients.getFirst();
        Map<?, ?> headers = map(first.get("headers"));
        return new Leaving(
                text(map(request.get("from")), "email"),
                text(map(request.get("from")), "name"),
                text(map(request.get("reply_to")), "email"),
                recipients.stream()
                        .flatMap(
                                personalization ->
                                        Stream.of("to", "cc", "bcc").map(personalization::get))
                        .flatMap(list -> maps(list).stream())
                        .map(person -> text(person, "email"))
                        .toList(),
                maps(first.get("to")).stream()
                        .map(person -> text(person, "name"))
                        .findFirst()
                        .orElse(""),
                text(request, "subject"),
                List.of(text(headers, "List-Unsubscribe"), text(headers, "List-Unsubscribe-Post")),
                maps(request.get("content")).stream().map(part -> text(part, "value")).toList());
    }

    private static String text(Map<?, ?> map, String name) {
        return map.get(name) instanceof String text ? text : "";
    }

    private static List<? extends Map<?, ?>> maps(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(FinalRequest::map).toList()
                : List.of();
    }

    private static Map<?, ?> map(Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
