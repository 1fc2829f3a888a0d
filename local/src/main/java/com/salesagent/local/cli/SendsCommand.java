package com.salesagent.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/** {@code sends}: emails whose fate nobody knows yet, and a person's word about single ones. */
@Command(
        name = "sends",
        description = "Emails in doubt, or one lead's; decide what became of one, or cancel one.",
        mixinStandardHelpOptions = true)
final class SendsCommand implements Callable<Integer> {
    @Option(
            names = "--lead",
            paramLabel = "LEAD",
            description = "All emails of this lead instead of those in doubt.")
    private String lead;

    @Option(names = "--json", description = "As one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        try (Connection cloud = Connection.attach(Places.current())) {
            String path = lead == null ? "/sends" : "/sends?lead=" + Api.encoded(lead);
            JsonNode sends = cloud.api().get(path).path("sends");
            if (json) {
                System.out.println(sends.toPrettyString());
            } else if (sends.isEmpty()) {
                System.out.println(
                        lead == null
                                ? "No email is in doubt."
                                : "No email of this lead was planned yet.");
            } else {
                sends.forEach(SendsCommand::show);
            }
        }
        return 0;
    }

    private static void show(JsonNode send) {
        String step = "email " + (send.path("step").asInt() + 1);
        System.out.printf(
                "%s%n  %s to %s at %s: \"%s\"%n  %s%s%n",
                send.path("sendId").asText(),
                step,
                send.path("to").asText(),
                send.path("company").asText(),
                send.path("subject").asText(),
                send.path("status").asText().replace('_', ' '),
                when(send));
        line("why", send.path("why").asText());
        line("next", send.path("remedy").asText());
        line("doubt settled by", send.path("settledBy").asText());
        if (send.path("status").asText().equals("in_doubt")) {
            line("Message-ID", send.path("messageId").asText());
        }
    }

    private static String when(JsonNode send) {
        return switch (send.path("status").asText()) {
            case "reserved" -> ", planned for " + send.path("plannedAt").asText();
            case "accepted" -> " on " + send.path("acceptedAt").asText();
            case "in_doubt", "dispatching" -> ", tried on " + send.path("attemptedAt").asText();
            default -> " since " + send.path("since").asText();
        };
    }

    private static void line(String name, String text) {
        if (!text.isEmpty()) {
            System.out.println("  " + name + ": " + text);
        }
    }

    @Command(
            name = "decide",
            description = {
                "Say what became of an email in doubt, after you looked at the mail provider's.",
                "sent: it is accepted and its sequence goes on. not-sent: it is tried again."
            },
            mixinStandardHelpOptions = true)
    int decide(
            @Parameters(paramLabel = "SEND") String sendId,
            @Parameters(paramLabel = "sent|not-sent") String decision,
            @Option(
                            names = "--reason",
                            required = true,
                            paramLabel = "TEXT",
                            description = "What you saw there.")
                    String reason) {
        return tell(sendId, "decide", Api.object().put("decision", decision).put("reason", reason));
    }

    @Command(
            name = "cancel",
            description = "An approved email shall not leave, nor what would follow it.",
            mixinStandardHelpOptions = true)
    int cancel(
            @Parameters(paramLabel = "SEND") String sendId,
            @Option(names = "--reason", required = true, paramLabel = "TEXT") String reason) {
        return tell(sendId, "cancel", Api.object().put("reason", reason));
    }

    private static int tell(String sendId, String command, ObjectNode body) {
        body.put("actor", System.getProperty("user.name", "sales"));
        try (Connection cloud = Connection.attach(Places.current())) {
            JsonNode answer =
                    cloud.api().post("/sends/" + Api.encoded(sendId) + "/" + command, body);
            System.out.println(sendId + " " + answer.path("message").asText());
        }
        return 0;
    }
}
