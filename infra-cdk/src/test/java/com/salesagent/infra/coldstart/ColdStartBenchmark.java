package com.salesagent.infra.coldstart;

import com.salesagent.infra.coldstart.ColdStart.Start;
import com.salesagent.infra.coldstart.ColdStart.Subject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Prints what a cold start of each public function costs, as a ratio to the hello handler of the
 * same run: {@code infra-cdk/coldstart}. Starts are interleaved, so that a busy minute of the
 * machine meets all alike.
 */
public final class ColdStartBenchmark {
    private static final int ROUNDS = 12;

    private ColdStartBenchmark() {}

    /** Runs it; the argument is the number of rounds, 12 if there is none. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = arguments.length == 0 ? ROUNDS : Integer.parseInt(arguments[0]);
        Path folder = Files.createTempDirectory("coldstart");
        Path home = Path.of("..").toAbsolutePath().normalize();
        try (EdgeFunctions functions = new EdgeFunctions(home, folder)) {
            if (!functions.built()) {
                System.err.println("Nothing is built yet: run mvn -DskipTests package above.");
                System.exit(1);
            }
            List<Subject> subjects =
                    List.of(
                            ColdStart.hello(folder),
                            functions.page(),
                            functions.unsubscribe(),
                            functions.intake());
            Map<Subject, List<Start>> plain = measured(subjects, rounds, false);
            Map<Subject, List<Start>> primed =
                    measured(subjects.subList(1, subjects.size()), rounds, true);
            double hello = median(plain.get(subjects.getFirst()), Kind.TOTAL);
            System.out.printf(
                    "%-22s %8s %8s %8s %7s %8s %8s %9s%n",
                    "function", "ready", "first", "total", "ratio", "CPU", "classes", "primed");
            for (Subject subject : subjects) {
                List<Start> starts = plain.get(subject);
                double first = median(starts, Kind.FIRST);
                String share =
                        primed.containsKey(subject)
                                ? String.format(
                                        Locale.ENGLISH,
                                        "%.0f %%",
                                        100 * median(primed.get(subject), Kind.FIRST) / first)
                                : "";
                System.out.printf(
                        Locale.ENGLISH,
                        "%-22s %5.0f ms %5.0f ms %5.0f ms %6.2fx %5.0f ms %8d %9s%n",
                        subject.name(),
                        median(starts, Kind.READY),
                        first,
                        median(starts, Kind.TOTAL),
                        median(starts, Kind.TOTAL) / hello,
                        median(starts, Kind.PROCESSOR),
                        ColdStart.once(subject, false, true).classes(),
                        share);
            }
            System.out.printf(
                    "%nmedians of %d starts each; ratio: total to hello's; primed: first answer"
                            + " after priming to first answer without%n",
                    rounds);
        }
    }

    private static Map<Subject, List<Start>> measured(
            List<Subject> subjects, int rounds, boolean primed)
            throws IOException, InterruptedException {
        Map<Subject, List<Start>> starts = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Subject subject : subjects) {
                starts.computeIfAbsent(subject, made -> new ArrayList<>())
                        .add(ColdStart.once(subject, primed, false));
            }
        }
        return starts;
    }

    private enum Kind {
        READY,
        FIRST,
        TOTAL,
        PROCESSOR
    }

    private static double median(List<Start> starts, Kind kind) {
        double[] sorted =
                starts.stream()
                        .mapToDouble(
                                start ->
                                        switch (kind) {
                                            case READY -> start.readyMillis();
                                            case FIRST -> start.firstMillis();
                                            case TOTAL -> start.total();
                                            case PROCESSOR -> start.processorMillis();
                                        })
                        .sorted()
                        .toArray();
        return sorted[sorted.length / 2];
    }
}
