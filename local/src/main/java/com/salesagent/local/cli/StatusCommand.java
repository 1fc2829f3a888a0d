package com.salesagent.local.cli;

import com.fasterxml.jackson.databind.JsonNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/** {@code status}: the latest runs, or one with its leads and log. */
@Command(
        name = "status",
        description = "The latest runs, or one run with its leads.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "RUN", description = "A run's id.")
    private String runId;

    @Option(names = "--json", description = "As one JSON document.")
    private boolean json;

    @Option(names = "--log", description = "Each call of an agent: milliseconds, outcome, tokens.")
    private boolean log;

    @Override
    public Integer call() {
        Console console = new Console(json);
        try (Connection cloud = Connection.attach(Places.current())) {
            if (runId == null) {
                runs(cloud.api(), console);
                return 0;
            }
            JsonNode summary = cloud.api().get("/runs/" + Api.encoded(runId));
            console.summary(summary);
            if (log) {
                log(cloud.api(), console);
            }
        }
        return 0;
    }

    private void runs(Api api, Console console) {
        JsonNode runs = api.get("/runs").path("runs");
        if (json) {
            System.out.println(runs.toPrettyString());
            return;
        }
        if (runs.isEmpty()) {
            console.line(
                    "No runs yet. Start one: ./sales-agent run --industry healthcare"
                            + " --location \"Buffalo, NY\" --count 10");
        }
        for (JsonNode run : runs) {
            String location = run.path("location").asText();
            console.line(
                    "%s  %-12s %s, %d found%s"
                            .formatted(
                                    run.path("runId").asText(),
                                    run.path("status").asText(),
                                    location.isEmpty()
                                            ? "a list of your own"
                                            : run.path("industry").asText() + " in " + location,
                                    run.path("companiesFound").asInt(),
                                    location.isEmpty() ? "" : " of " + run.path("count").asInt()));
        }
    }

    private void log(Api api, Console console) {
        console.line("");
        for (JsonNode row : api.get("/runs/" + Api.encoded(runId) + "/log").path("rows")) {
            console.line(
                    "%s  %-12s %-9s %-14s %6d ms  %d+%d tokens  %s %s"
                            .formatted(
                                    row.path("at").asText(),
                                    row.path("agent").asText(),
                                    row.path("action").asText(),
                                    row.path("outcome").asText(),
                                    row.path("millis").asLong(),
                                    row.path("tokensIn").asInt(),
                                    row.path("tokensOut").asInt(),
                                    row.path("leadId").asText(),
                                    row.path("detail").asText()));
        }
    }
}
