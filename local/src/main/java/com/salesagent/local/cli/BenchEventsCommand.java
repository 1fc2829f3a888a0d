package com.salesagent.local.cli;

import com.salesagent.local.EventBenchmark;
import com.salesagent.local.EventBenchmark.Figures;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;

/** {@code bench events}: how many delivery events a second go through intake, queue and ingest. */
@Command(
        name = "events",
        description =
                "Post signed delivery events, a fifth of them repeats, in no order, and measure.",
        mixinStandardHelpOptions = true)
final class BenchEventsCommand implements Callable<Integer> {
    private static final int MAX = 1_000_000;
    private static final int MAX_LEADS = 1000;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "20000",
            description = "Posted events, default 20000; 100000 is the burst of the requirement.")
    private int events;

    @Option(
            names = "--leads",
            paramLabel = "N",
            defaultValue = "200",
            description = "Leads that they are about, default 200.")
    private int leads;

    @Option(names = "--batch", paramLabel = "N", defaultValue = "100", description = "Default 100.")
    private int batch;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Default 1.")
    private long seed;

    @Override
    public Integer call() throws IOException {
        if (events < 100 || events > MAX || leads < 1 || leads > MAX_LEADS || batch < 1) {
            throw Failure.badArgument(
                    "--events must be 100 to 1000000 and --leads 1 to 1000, got %d and %d"
                            .formatted(events, leads));
        }
        Path folder = Files.createTempDirectory("sales-agent-bench");
        try {
            Figures figures =
                    EventBenchmark.measure(
                            folder,
                            BenchCommand.settings(leads),
                            url -> BenchCommand.drive(url, leads),
                            events,
                            batch,
                            seed);
            print(figures);
            return figures.recorded() == figures.expected() ? 0 : Failure.FAILED;
        } finally {
            ResetCommand.delete(folder);
        }
    }

    private static void print(Figures figures) {
        line("events posted", "%,.0f", figures.posted());
        line("of them different", "%,.0f", figures.expected());
        line("on record in the end", "%,.0f", figures.recorded());
        line("lost", "%,.0f", figures.expected() - figures.recorded());
        line("intake answered for all after", "%.1f s", figures.postSeconds());
        line("all applied after", "%.1f s", figures.seconds());
        line("events a second, to the end", "%.0f", figures.posted() / figures.seconds());
        line("events a second, intake", "%.0f", figures.posted() / figures.postSeconds());
        line("intake's answer, median", "%.0f ms", figures.medianMillis());
        line("intake's answer, p99", "%.0f ms", figures.p99Millis());
        System.out.println("  for each posted event:");
        figures.writes()
                .forEach(
                        (kind, count) ->
                                line(
                                        "  items written, " + kind,
                                        "%.2f",
                                        (double) count / figures.posted()));
        figures.requests()
                .forEach(
                        (operation, count) ->
                                line("  " + operation, "%.2f", (double) count / figures.posted()));
    }

    private static void line(String name, String format, double value) {
        System.out.printf("  %-40s %s%n", name, String.format(Locale.ENGLISH, format, value));
    }
}
