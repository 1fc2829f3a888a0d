package com.salesagent.infra.coldstart;

import com.salesagent.application.Application;
import com.salesagent.application.Function;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Starts a function as Lambda does, from its unpacked zip, under the real runtime interface client,
 * and lets it handle one event.
 */
final class ColdStart {
    private static final long PATIENCE_SECONDS = 60;

    private ColdStart() {}

    /**
     * One start.
     *
     * @param readyMillis from the start of the process until it asks for an event
     * @param firstMillis from the event to the answer
     * @param processorMillis that the process used, of all its threads
     * @param loaded names of the classes that were loaded at the end; none unless asked for
     */
    record Start(
            double readyMillis,
            double firstMillis,
            double processorMillis,
            List<String> loaded,
            String answer) {
        double total() {
            return readyMillis + firstMillis;
        }

        int classes() {
            return loaded.size();
        }
    }

    /** What to start and with what. */
    record Subject(
            String name,
            Path folder,
            String handler,
            String event,
            Map<String, String> variables) {}

    /**
     * Starts it once.
     *
     * @param primed as when a snapshot is made
     * @param countClasses slows the start
     */
    static Start once(Subject subject, boolean primed, boolean countClasses)
            throws IOException, InterruptedException {
        Path classes = Files.createTempFile("classes", ".log");
        try (RuntimeApi api = new RuntimeApi(subject.event())) {
            List<String> command =
                    new ArrayList<>(
                            List.of(
                                    Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                    "-XX:+UseSerialGC",
                                    "-XX:TieredStopAtLevel=1",
                                    "-Xmx870m",
                                    "-Xshare:auto",
                                    "--enable-native-access=ALL-UNNAMED",
                                    "--sun-misc-unsafe-memory-access=allow",
                                    "-Dslf4j.provider=com.salesagent.platform.logs.JsonLogging"));
            if (countClasses) {
                command.add("-Xlog:class+load:file=" + classes + ":none");
            }
            command.addAll(
                    List.of(
                            "-cp",
                            runtime(),
                            "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                            subject.handler()));
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .directory(subject.folder().toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(subject.folder().resolve("../output.log").toFile());
            Map<String, String> environment = builder.environment();
            environment.keySet().removeIf(name -> name.startsWith("AWS_"));
            environment.remove("JAVA_TOOL_OPTIONS");
            environment.putAll(subject.variables());
            environment.put("AWS_LAMBDA_RUNTIME_API", api.address());
            environment.put("AWS_LAMBDA_FUNCTION_NAME", subject.name());
            environment.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
            environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1769");
            environment.put("LAMBDA_TASK_ROOT", subject.folder().toString());
            environment.put("_HANDLER", subject.handler());
            environment.put("AWS_REGION", "us-east-1");
            environment.put("STAGE", "bench");
            if (primed) {
                environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
            }
            long spawned = System.nanoTime();
            Process process = builder.start();
            try {
                long ready = api.ready().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                RuntimeApi.Outcome outcome = api.outcome().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                double processor =
                        process.info()
                                .totalCpuDuration()
                                .map(used -> used.toNanos() / 1e6)
                                .orElse(0.0);
                if (outcome.failed()) {
                    throw new IllegalStateException(subject.name() + " failed: " + outcome.body());
                }
                List<String> loaded = countClasses ? names(classes) : List.of();
                return new Start(
                        (ready - spawned) / 1e6,
                        (outcome.at() - ready) / 1e6,
                        processor,
                        loaded,
                        outcome.body());
            } catch (ExecutionException | TimeoutException e) {
                throw new IllegalStateException(
                        subject.name()
                                + " did not answer: "
                                + Files.readString(subject.folder().resolve("../output.log")),
                        e);
            } finally {
                process.destroyForcibly().waitFor();
            }
        } finally {
            Files.deleteIfExists(classes);
        }
    }

    private static List<String> names(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(" source: "))
                    .map(line -> line.substring(0, line.indexOf(" source: ")))
                    .toList();
        }
    }

    /** Only what the managed runtime has on its class path. */
    private static String runtime() {
        return Arrays.stream(
                        System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                .filter(
                        entry ->
                                Stream.of(
                                                "aws-lambda-java-runtime-interface-client",
                                                "aws-lambda-java-core",
                                                "aws-lambda-java-serialization",
                                                "utils-lite")
                                        .anyMatch(
                                                name ->
                                                        Path.of(entry)
                                                                .getFileName()
                                                                .toString()
                                                                .startsWith(name)))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(java.io.File.pathSeparator));
    }

    /** Unpacks a zip as Lambda does. */
    static Path unpack(Path zip, Path into) throws IOException {
        Files.createDirectories(into);
        try (InputStream file = Files.newInputStream(zip);
                ZipInputStream in = new ZipInputStream(file)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path target = into.resolve(entry.getName()).normalize();
                if (!target.startsWith(into)) {
                    throw new IOException("an entry outside: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        return into;
    }

    /** The hello handler in a folder of its own. */
    static Subject hello(Path folder) throws IOException {
        String file = Hello.class.getName().replace('.', '/') + ".class";
        Path target = folder.resolve("hello").resolve(file);
        Files.createDirectories(target.getParent());
        try (InputStream in = Hello.class.getClassLoader().getResourceAsStream(file)) {
            Files.copy(in, target);
        }
        return new Subject("hello", folder.resolve("hello"), Hello.class.getName(), "{}", Map.of());
    }

    /** A function of the application from its zip. */
    static Subject function(String name, Path zip, Path folder, String event, Services services) {
        Function described =
                Application.functions().stream()
                        .filter(function -> function.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        try {
            return new Subject(
                    name,
                    unpack(zip, folder.resolve(name)),
                    described.handler(),
                    event,
                    Map.ofEntries(
                            Map.entry("AWS_ENDPOINT_URL_DYNAMODB", services.url()),
                            Map.entry("AWS_ENDPOINT_URL_SQS", services.url()),
                            Map.entry("AWS_ENDPOINT_URL_SFN", services.url()),
                            Map.entry("AWS_ENDPOINT_URL_S3", services.url()),
                            Map.entry("AWS_ENDPOINT_URL_SSM", services.url() + "/"),
                            Map.entry("SECRETS_PATH", "/sales-agent/bench"),
                            Map.entry("LEADS_TABLE", "leads"),
                            Map.entry("APPROVALS_TABLE", "approvals"),
                            Map.entry("RUNS_TABLE", "runs"),
                            Map.entry("COUNTERS_TABLE", "counters"),
                            Map.entry("RAW_BUCKET", "raw"),
                            Map.entry("BASE_URL", "https://agent.example"),
                            Map.entry("EVENTS_QUEUE_URL", services.url() + "/000000000000/events"),
                            Map.entry(
                                    "REVIEWS_QUEUE_URL",
                                    services.url() + "/000000000000/reviews")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
