package com.salesagent.local.mail;

import java.util.List;
import java.util.Map;

/**
 * An email that the provider took.
 *
 * @param id SendGrid's {@code X-Message-Id}
 * @param at when, ISO 8601, by the application's clock
 * @param from as in {@code Alex <alex@sender.example>}
 * @param to the addresses alone
 * @param toNames the names beside them, empty where there is none
 * @param headers those that the sender set, and {@code Message-ID}
 * @param arguments SendGrid's custom arguments, which come back with each event
 * @param toYou whether all recipients are people who run this, not prospects
 */
public record Mail(
        String id,
        String at,
        String from,
        List<String> to,
        List<String> toNames,
        String replyTo,
        String subject,
        String text,
        String html,
        Map<String, String> headers,
        Map<String, String> arguments,
        List<String> categories,
        boolean toYou) {
    public Mail {
        to = List.copyOf(to);
        toNames = List.copyOf(toNames);
        headers = Map.copyOf(headers);
        arguments = Map.copyOf(arguments);
        categories = List.copyOf(categories);
    }

    /** The first recipient, who stands for the conversation. */
    public String recipient() {
        return to.getFirst();
    }

    /** The first recipient's name, or the address where there is no name. */
    public String recipientName() {
        return toNames.getFirst().isBlank() ? recipient() : toNames.getFirst();
    }

    /** A header, whatever the case of its name; blank where it is missing. */
    public String header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    /** The address alone of {@code Alex <alex@sender.example>}. */
    static String address(String person) {
        int open = person.lastIndexOf('<');
        return open < 0 ? person.strip() : person.substring(open + 1, person.indexOf('>', open));
    }
}
