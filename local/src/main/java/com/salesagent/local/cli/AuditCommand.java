package com.salesagent.local.cli;

import com.fasterxml.jackson.databind.JsonNode;

import picocli.CommandLine.Command;

/** {@code audit}: whether what was decided and sent still is what it was. */
@Command(
        name = "audit",
        description = "Prove what was decided and sent.",
        mixinStandardHelpOptions = true)
final class AuditCommand {
    @Command(
            name = "verify",
            description =
                    "Check each link of each lead's chain, and each entry against the tables; names"
                            + " the first that doesn't hold.",
            mixinStandardHelpOptions = true)
    int verify() {
        try (Connection cloud = Connection.attach(Places.current())) {
            JsonNode report = cloud.api().get("/audit");
            System.out.printf(
                    "%d entries of %d leads are sealed under %d daily roots, %d of them of erased"
                            + " people; %d wait for the next root%n",
                    report.path("entries").asInt(),
                    report.path("leads").asInt(),
                    report.path("days").asInt(),
                    report.path("erased").asInt(),
                    report.path("waiting").asInt());
            if (!report.path("whole").asBoolean()) {
                System.err.println("broken: " + report.path("broken").asText());
                return Failure.FAILED;
            }
            System.out.println(
                    report.path("days").asInt() == 0
                            ? "whole; the first root comes tonight, or now: ./sales-agent audit"
                                    + " seal"
                            : "whole; newest root " + report.path("root").asText());
        }
        return 0;
    }

    @Command(
            name = "seal",
            description = "Seal today's entries now instead of tonight; once a day.",
            mixinStandardHelpOptions = true)
    int seal() {
        try (Connection cloud = Connection.attach(Places.current())) {
            JsonNode root = cloud.api().post("/audit", Api.object());
            System.out.printf(
                    "%s: %d entries of %d leads, root %s%n",
                    root.path("day").asText(),
                    root.path("entries").asInt(),
                    root.path("leads").asInt(),
                    root.path("root").asText());
        }
        return 0;
    }
}
