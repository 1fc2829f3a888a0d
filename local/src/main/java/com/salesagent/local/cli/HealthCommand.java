package com.salesagent.local.cli;

import com.fasterxml.jackson.databind.JsonNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.concurrent.Callable;

/** {@code health}: whether everything that the application stands on answers. */
@Command(
        name = "health",
        description = "The state of each table, queue, machine, bucket and the mail provider.",
        mixinStandardHelpOptions = true)
final class HealthCommand implements Callable<Integer> {
    @Option(names = "--json", description = "As one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        try (Connection cloud = Connection.attach(Places.current())) {
            JsonNode health = cloud.api().get("/health");
            if (json) {
                System.out.println(health.toPrettyString());
            } else {
                for (JsonNode each : health.path("dependencies")) {
                    String line =
                            "%-7s %-20s %5d ms  %s"
                                    .formatted(
                                            each.path("state").asText(),
                                            each.path("name").asText(),
                                            each.path("millis").asLong(),
                                            each.path("detail").asText());
                    System.out.println(line.stripTrailing());
                }
            }
            return health.path("status").asText().equals("ok") ? 0 : Failure.FAILED;
        }
    }
}
