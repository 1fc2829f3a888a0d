package com.salesagent.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
            description =
                    "Go on with what is planned, or have a lead asked again that nobody decided on;"
                            + " with --run all of that run's.",
            mixinStandardHelpOptions = true)
    int resume(
            @Parameters(paramLabel = "LEAD", arity = "0..1") String leadId,
            @Option(
                            names = "--run",
                            paramLabel = "RUN",
                            description =
                                    "Each lead of this run that stopped before its first email.")
                    String runId) {
        if ((leadId == null) == (runId == null)) {
            throw Failure.badArgument("give a LEAD, or --run RUN");
        }
        return leadId == null ? resumeAll(runId) : tell(leadId, "resume", body -> {});
    }

    private static int resumeAll(String runId) {
        List<String> stopped = new ArrayList<>();
        try (Connection cloud = Connection.attach(Places.current())) {
            for (JsonNode lead : cloud.api().get("/runs/" + Api.encoded(runId)).path("waiting")) {
                if (lead.path("reason").asText().contains("lead resume")) {
                    stopped.add(lead.path("leadId").asText());
                }
            }
        }
        stopped.forEach(lead -> tell(lead, "resume", body -> {}));
        System.out.println(
                stopped.isEmpty()
                        ? "no lead of this run waits to be asked again"
                        : stopped.size() + " asked again");
        return 0;
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

    @Command(
            name = "change",
            description =
                    "Change one approved email that has not left; the new text needs an approval of"
                            + " its own.",
            mixinStandardHelpOptions = true)
    int change(
            @Parameters(paramLabel = "LEAD") String leadId,
            @Option(names = "--email", required = true, paramLabel = "N", description = "From 1.")
                    int email,
            @Option(names = "--text", required = true, paramLabel = "FILE", description = "UTF-8.")
                    Path text,
            @Option(names = "--subject", paramLabel = "TEXT", description = "If it changes too.")
                    String subject)
            throws IOException {
        String body;
        try {
            body = Files.readString(text);
        } catch (NoSuchFileException e) {
            throw Failure.badArgument("there is no file " + text);
        }
        return tell(
                leadId,
                "change",
                fields -> {
                    fields.put("email", email);
                    fields.put("subject", subject == null ? "" : subject);
                    fields.put("body", body);
                });
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
