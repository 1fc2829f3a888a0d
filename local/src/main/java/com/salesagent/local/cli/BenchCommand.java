package com.salesagent.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.salesagent.local.Benchmark;
import com.salesagent.local.Benchmark.Figures;
import com.salesagent.local.Cost;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code bench}: how long a run takes and what it asks of the services. */
@Command(
        name = "bench",
        description =
                "Run 100 and then 1,000 leads unattended in a cloud of their own, and measure.",
        mixinStandardHelpOptions = true,
        subcommands = BenchEventsCommand.class)
final class BenchCommand implements Callable<Integer> {
    private static final int MAX = 1000;

    @Option(names = "--small", paramLabel = "N", defaultValue = "100", description = "Default 100.")
    private int small;

    @Option(
            names = "--large",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Default 1000.")
    private int large;

    @Override
    public Integer call() throws IOException {
        if (small < 1 || large < small || large > MAX) {
            throw Failure.badArgument(
                    "--small and --large must rise and be 1 to 1000, got %d and %d"
                            .formatted(small, large));
        }
        // The first run of a process pays for loading classes; users' runs are measured with it,
        // comparisons without.
        measured("first run", small);
        Figures again = measured("again", small);
        Figures many = measured("many", large);
        line("ratio", "%.1f", many.runSeconds() / again.runSeconds());
        System.out.println(
                "  (time for %,d leads over time for %,d leads, both in a warm process)"
                        .formatted(large, small));
        bill(many);
        return 0;
    }

    /** Tells what it is at, since it takes minutes. */
    private static Figures measured(String name, int leads) throws IOException {
        System.err.printf(Locale.ENGLISH, "measuring: %s, %,d leads ...%n", name, leads);
        Figures figures = measure(leads);
        print(name, figures);
        return figures;
    }

    private static void bill(Figures figures) {
        System.out.printf("cost on AWS of 1,000 leads, without model tokens and emails%n");
        double total = 0;
        for (Cost.Item item : Cost.of(figures)) {
            System.out.printf(
                    Locale.ENGLISH,
                    "  %-40s %12.3f a lead  %8.4f USD%n",
                    item.name(),
                    item.units(),
                    item.perThousandLeads());
            total += item.perThousandLeads();
        }
        System.out.printf(Locale.ENGLISH, "  %-40s %23.4f USD%n", "together", total);
        System.out.println("  (" + Cost.SOURCE + ")");
    }

    private static Figures measure(int leads) throws IOException {
        Path folder = Files.createTempDirectory("sales-agent-bench");
        try {
            return Benchmark.measure(folder, settings(leads), leads, url -> drive(url, leads));
        } finally {
            ResetCommand.delete(folder);
        }
    }

    /**
     * Everything that holds mail back is off, and every lead is worth a person's time: the whole
     * way, for all.
     */
    static Map<String, String> settings(int leads) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("WEBSITES", "off");
        settings.put("MODEL_PROVIDER", "none");
        settings.put("PACING", "off");
        settings.put("MIN_TIER", "low");
        settings.put("DAILY_CAP", Integer.toString(leads));
        return settings;
    }

    static void drive(String url, int leads) {
        Api api = new Api(URI.create(url));
        String runId =
                api.post(
                                "/runs",
                                Api.object()
                                        .put("industry", "healthcare")
                                        .put("location", "NY")
                                        .put("count", leads))
                        .path("runId")
                        .asText();
        JsonNode summary;
        try {
            summary = RunCommand.follow(api, runId, new Progress(api, runId, Console.silent()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.failed("interrupted");
        }
        if (summary.path("sent").asInt() != leads) {
            throw Failure.failed(
                    "%d of %d leads were sent; the figures would mislead"
                            .formatted(summary.path("sent").asInt(), leads));
        }
    }

    private static void print(String name, Figures figures) {
        System.out.printf("%s, %,d leads%n", name, figures.leads());
        line("cloud up", "%.1f s", figures.startSeconds());
        line("start to sent", "%.1f s", figures.runSeconds());
        line("peak heap", "%.0f MB", figures.peakHeap() / 1e6);
        line("DynamoDB items written a lead, to sent", "%.1f", figures.writesPerLead());
        line("  and by its delivery events", "%.1f", figures.eventWritesPerLead());
        figures.writes()
                .forEach((kind, count) -> line("  " + kind, "%.2f", perLead(count, figures)));
        line("DynamoDB requests a lead", "%.1f", figures.requestsPerLead("DynamoDb"));
        line("SQS requests a lead", "%.1f", figures.requestsPerLead("Sqs"));
        line("state transitions a lead", "%.1f", figures.transitionsPerLead());
        figures.requests()
                .forEach(
                        (operation, count) ->
                                line("  " + operation, "%.2f", perLead(count, figures)));
    }

    private static double perLead(long count, Figures figures) {
        return (double) count / figures.leads();
    }

    private static void line(String name, String format, double value) {
        System.out.printf("  %-40s %s%n", name, String.format(Locale.ENGLISH, format, value));
    }
}
