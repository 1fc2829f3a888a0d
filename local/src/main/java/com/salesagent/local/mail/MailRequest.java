package com.salesagent.local.mail;

import com.fasterxml.jackson.databind.JsonNode;
import com.salesagent.domain.contact.Addresses;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Reads a Mail Send request, with the checks that SendGrid makes before it takes one. */
final class MailRequest {
    private static final int MOST_PERSONALIZATIONS = 1000;

    /** Headers that SendGrid sets and nobody else may. */
    private static final Set<String> RESERVED =
            Set.of(
                    "x-sg-id",
                    "x-sg-eid",
                    "received",
                    "dkim-signature",
                    "content-type",
                    "content-transfer-encoding",
                    "to",
                    "from",
                    "subject",
                    "reply-to",
                    "cc",
                    "bcc");

    /** A request that SendGrid refuses with 400. */
    static final class Invalid extends Exception {
        private static final long serialVersionUID = 1;
        private final String field;

        Invalid(String field, String message) {
            super(message);
            this.field = field;
        }

        /** The field that is wrong, as {@code personalizations.0.to}. */
        String field() {
            return field;
        }
    }

    private MailRequest() {}

    /**
     * One mail for each personalization.
     *
     * @param at the time of taking, ISO 8601
     * @param ids makes a fresh id
     * @param ours tells the addresses of the people who run this
     */
    static List<Mail> read(
            JsonNode request, String at, Supplier<String> ids, Predicate<String> ours)
            throws Invalid {
        JsonNode personalizations = request.path("personalizations");
        if (!personalizations.isArray() || personalizations.isEmpty()) {
            throw new Invalid(
                    "personalizations",
                    "The personalizations field is required and must have at least one"
                            + " personalization.");
        }
        if (personalizations.size() > MOST_PERSONALIZATIONS) {
            throw new Invalid(
                    "personalizations", "There may be at most 1000 personalizations in a request.");
        }
        String from = person(request.path("from"), "from.email");
        Map<String, String> content = content(request);
        List<Mail> mails = new ArrayList<>();
        for (int i = 0; i < personalizations.size(); i++) {
            mails.add(
                    mail(request, personalizations.get(i), i, from, content, at, ids.get(), ours));
        }
        return mails;
    }

    private static Mail mail(
            JsonNode request,
            JsonNode personalization,
            int index,
            String from,
            Map<String, String> content,
            String at,
            String id,
            Predicate<String> ours)
            throws Invalid {
        String at0 = "personalizations." + index;
        JsonNode recipients = personalization.path("to");
        if (!recipients.isArray() || recipients.isEmpty()) {
            throw new Invalid(
                    at0 + ".to",
                    "The to array is required for all personalization objects, and must have at"
                            + " least one email object with a valid email address.");
        }
        List<String> to = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < recipients.size(); i++) {
            to.add(Mail.address(person(recipients.get(i), at0 + ".to." + i + ".email")));
            names.add(recipients.get(i).path("name").asText(""));
        }
        String subject = personalization.path("subject").asText(request.path("subject").asText(""));
        if (subject.isBlank()) {
            throw new Invalid(
                    "subject",
                    "The subject is required. You can get around this requirement if you use a"
                            + " template with a subject defined or if every personalization has a"
                            + " subject defined.");
        }
        Map<String, String> headers = headers(request.path("headers"), "headers");
        headers.putAll(headers(personalization.path("headers"), at0 + ".headers"));
        if (headers.keySet().stream().noneMatch(name -> name.equalsIgnoreCase("Message-ID"))) {
            headers.put("Message-ID", "<" + id + "@geopod-ismtpd-local>");
        }
        Map<String, String> arguments = texts(request.path("custom_args"));
        arguments.putAll(texts(personalization.path("custom_args")));
        List<String> categories = new ArrayList<>();
        request.path("categories").forEach(category -> categories.add(category.asText()));
        JsonNode replyTo = request.path("reply_to");
        return new Mail(
                id,
                at,
                from,
                to,
                names,
                replyTo.isObject() ? person(replyTo, "reply_to.email") : from,
                subject,
                content.getOrDefault("text/plain", ""),
                content.getOrDefault("text/html", ""),
                headers,
                arguments,
                categories,
                to.stream().allMatch(ours));
    }

    private static Map<String, String> content(JsonNode request) throws Invalid {
        JsonNode parts = request.path("content");
        if (!parts.isArray() || parts.isEmpty()) {
            throw new Invalid(
                    "content",
                    "Unless a valid template_id is provided, the content parameter is required."
                            + " There must be at least one defined content block.");
        }
        Map<String, String> content = new LinkedHashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            String type = parts.get(i).path("type").asText("");
            String value = parts.get(i).path("value").asText("");
            if (value.isEmpty()) {
                throw new Invalid(
                        "content." + i + ".value",
                        "The content value must be a string at least one character in length.");
            }
            if (type.equals("text/plain") && i > 0) {
                throw new Invalid(
                        "content",
                        "If present, text/plain and text/html may only be provided once, and in"
                                + " this order.");
            }
            content.put(type, value);
        }
        return content;
    }

    private static String person(JsonNode node, String field) throws Invalid {
        String address = node.path("email").asText("");
        if (!Addresses.valid(address)) {
            throw new Invalid(field, "Does not contain a valid address.");
        }
        String name = node.path("name").asText("");
        return name.isBlank() ? address : "%s <%s>".formatted(name, address);
    }

    private static Map<String, String> headers(JsonNode node, String field) throws Invalid {
        Map<String, String> headers = texts(node);
        for (String name : headers.keySet()) {
            if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
                throw new Invalid(field, "The header " + name + " is reserved.");
            }
        }
        return headers;
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }
}
