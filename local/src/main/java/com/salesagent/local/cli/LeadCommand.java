package com.salesagent.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.function.Consumer;

/** {@code lead}: show one, and say what became of it. */
@Command(
        name = "lead",
        description = "Show a lead, or say what became of it.",
        mixinStandardHelpOptions = true)
final class LeadCommand {
    @Command(
            name = "show",
            description = "Everything known about a lead, as JSON.",
            mixinStandardHelpOptions = true)
    int show(@Parameters(paramLabel = "LEAD") String leadId) {
        try (Connection cloud = Connection.attach(Places.current())) {
            JsonNode lead = cloud.api().get("/leads/" + Api.encoded(leadId));
            System.out.println(lead.toPrettyString());
        }
        return 0;
    }

    @Command(
            name = "why",
            description =
                    "Why its emails were sent, or weren't: source, basis, score, drafts, critic,"
                            + " checks, approvals, ledger, events, and what comes next.",
            mixinStandardHelpOptions = true)
    int why(
            @Parameters(paramLabel = "LEAD") String leadId,
            @Option(names = "--json", description = "As one JSON document.") boolean json) {
        try (Connection cloud = Connection.attach(Places.current())) {
            JsonNode sections = cloud.api().get("/leads/" + Api.encoded(leadId) + "/why");
            if (json) {
                System.out.println(sections.toPrettyString());
                return 0;
            }
            sections.properties()
                    .forEach(
                            section -> {
                                System.out.println(section.getKey());
                                section.getValue()
                                        .forEach(line -> System.out.println("  " + line.asText()));
                            });
        }
        return 0;
    }

    @Command(
            name = "outcome",
            description = "What came of it: meeting_booked, won or lost.",
            mixinStandardHelpOptions = true)
    int outcome(
            @Parameters(paramLabel = "LEAD") String leadId,
            @Parameters(paramLabel = "meeting_booked|won|lost") String outcome,
            @Option(names = "--value", paramLabel = "DOLLARS", description = "Of a deal won.")
                    String value,
            @Option(names = "--reason", paramLabel = "TEXT", description = "Of a deal lost.")
                    String reason) {
        return tell(
                leadId,
                "outcome",
                body -> {
                    body.put("outcome", outcome);
                    body.put("value", value == null ? "" : value);
                    body.put("reason", reason == null ? "" : reason);
                });
    }

    @Command(
            name = "pause",
            description = "Send nothing until it is resumed.",
            mixinStandardHelpOptions = true)
    int pause(@Parameters(paramLabel = "LEAD") String leadId) {
        return tell(leadId, "pause", body -> {});
    }

    @Command(
            name = "resume",
            description = "Go on with what is planned.",
            mixinStandardHelpOptions = true)
    int resume(@Parameters(paramLabel = "LEAD") String leadId) {
        return tell(leadId, "resume", body -> {});
    }

    @Command(name = "archive", description = "Close it for good.", mixinStandardHelpOptions = true)
    int archive(
            @Parameters(paramLabel = "LEAD") String leadId,
            @Option(names = "--reason", required = true, paramLabel = "TEXT") String reason) {
        return tell(leadId, "archive", body -> body.put("reason", reason));
    }

    @Command(
            name = "answered",
            description = "You answered yourself: stop the sequence.",
            mixinStandardHelpOptions = true)
    int answered(@Parameters(paramLabel = "LEAD") String leadId) {
        return tell(leadId, "answered", body -> {});
    }

    static int tell(String leadId, String command, Consumer<ObjectNode> fields) {
        ObjectNode body = Api.object();
        body.put("actor", System.getProperty("user.name", "sales"));
        fields.accept(body);
        try (Connection cloud = Connection.attach(Places.current())) {
            JsonNode answer =
                    cloud.api().post("/leads/" + Api.encoded(leadId) + "/" + command, body);
            System.out.println(leadId + ": " + answer.path("message").asText());
        }
        return 0;
    }
}
