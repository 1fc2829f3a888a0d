package com.salesagent.local.cli;

import com.fasterxml.jackson.databind.JsonNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.concurrent.Callable;

/** {@code report}: what happened in a week, as it is mailed on Mondays. */
@Command(
        name = "report",
        description = "What happened in the last seven days, or between two days.",
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
    @Option(names = "--from", paramLabel = "DAY", description = "First day, such as 2026-11-16.")
    private String from;

    @Option(names = "--to", paramLabel = "DAY", description = "Last day, included.")
    private String to;

    @Option(names = "--json", description = "As one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        try (Connection cloud = Connection.attach(Places.current())) {
            JsonNode report = cloud.api().get("/report?from=" + day(from) + "&to=" + day(to));
            System.out.print(json ? report.toPrettyString() + "\n" : report.path("text").asText());
        }
        return 0;
    }

    private static String day(String day) {
        return day == null ? "" : Api.encoded(day);
    }
}
