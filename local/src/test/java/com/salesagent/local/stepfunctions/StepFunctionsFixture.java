package com.salesagent.local.stepfunctions;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A runner on a temporary directory, asked through the client of the AWS SDK. */
final class StepFunctionsFixture implements AutoCloseable {
    static final String ROLE = "arn:aws:iam::000000000000:role/machines";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final MovableClock clock = new MovableClock();
    final Functions functions = new Functions();
    final Path directory;
    private final boolean ownsDirectory;
    private StepFunctionsServer server;
    private SfnClient client;

    StepFunctionsFixture() {
        this(null);
    }

    StepFunctionsFixture(Path directory) {
        try {
            this.ownsDirectory = directory == null;
            this.directory =
                    directory == null ? Files.createTempDirectory("stepfunctions") : directory;
            open();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void open() throws IOException {
        server = StepFunctionsServer.start(directory, 0, functions, clock);
        client = client(server.endpoint());
    }

    static SfnClient client(URI endpoint) {
        return SfnClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("key", "secret")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    SfnClient sfn() {
        return client;
    }

    StepFunctionsServer server() {
        return server;
    }

    void restart() {
        try {
            client.close();
            server.close();
            open();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    void advance(Duration duration) {
        clock.advance(duration);
        server.clockMoved();
    }

    String create(String name, String definition) {
        return client.createStateMachine(r -> r.name(name).definition(definition).roleArn(ROLE))
                .stateMachineArn();
    }

    /** A JSONata machine of these states, the first of which is {@code A}. */
    String createJsonata(String name, String states) {
        return create(
                name,
                "{\"QueryLanguage\": \"JSONata\", \"StartAt\": \"A\", \"States\": " + states + "}");
    }

    String start(String machineArn, String input) {
        return client.startExecution(r -> r.stateMachineArn(machineArn).input(input))
                .executionArn();
    }

    /** Runs one JSONata machine from start to end. */
    DescribeExecutionResponse run(String states, String input) {
        return finish(start(createJsonata("m" + System.nanoTime(), states), input));
    }

    DescribeExecutionResponse runDefinition(String definition, String input) {
        return finish(start(create("m" + System.nanoTime(), definition), input));
    }

    DescribeExecutionResponse finish(String executionArn) {
        eventually(
                () -> "the end of " + executionArn + ", history " + types(executionArn),
                () -> describe(executionArn).status() != ExecutionStatus.RUNNING);
        return describe(executionArn);
    }

    DescribeExecutionResponse describe(String executionArn) {
        return client.describeExecution(r -> r.executionArn(executionArn));
    }

    List<HistoryEvent> history(String executionArn) {
        return client
                .getExecutionHistoryPaginator(r -> r.executionArn(executionArn))
                .events()
                .stream()
                .toList();
    }

    List<String> types(String executionArn) {
        return history(executionArn).stream().map(HistoryEvent::typeAsString).toList();
    }

    static void eventually(Supplier<String> what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain for " + what.get());
            }
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    @Override
    public void close() {
        try {
            client.close();
            server.close();
            if (ownsDirectory) {
                try (Stream<Path> files = Files.walk(directory)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs at the speed of the system's clock and can be moved forward. */
    static final class MovableClock implements InstantSource {
        private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

        void advance(Duration duration) {
            ahead.updateAndGet(duration::plus);
        }

        @Override
        public Instant instant() {
            return InstantSource.system().instant().plus(ahead.get());
        }
    }

    /** A Lambda function of a test. */
    interface Function {
        Object apply(Object payload) throws Exception;
    }

    /** A function's own failure, as the Java runtime reports it. */
    static final class Thrown extends Exception {
        private static final long serialVersionUID = 1L;
        final String errorType;

        Thrown(String errorType, String message) {
            super(message);
            this.errorType = errorType;
        }
    }

    /** The services around the runner: functions by name, queues that keep what they get. */
    static final class Functions implements TaskInvoker {
        private final Map<String, Function> byName = new ConcurrentHashMap<>();
        final Queue<LambdaCall> calls = new ConcurrentLinkedQueue<>();
        final Queue<QueueMessage> messages = new ConcurrentLinkedQueue<>();

        void put(String name, Function function) {
            byName.put(name, function);
        }

        /** Notes each payload, answers null. */
        List<Map<String, Object>> record(String name) {
            List<Map<String, Object>> payloads =
                    java.util.Collections.synchronizedList(new ArrayList<>());
            put(
                    name,
                    payload -> {
                        payloads.add(Json.object(payload));
                        return null;
                    });
            return payloads;
        }

        void onEach(String name, Consumer<Map<String, Object>> consumer) {
            put(
                    name,
                    payload -> {
                        consumer.accept(Json.object(payload));
                        return null;
                    });
        }

        @Override
        public LambdaAnswer invokeLambda(LambdaCall call) throws TaskFailure {
            calls.add(call);
            String name = call.function().replaceFirst(".*:function:", "").replaceFirst(":.*", "");
            Function function = byName.get(name);
            if (function == null) {
                throw new TaskFailure(
                        "Lambda.ResourceNotFoundException", "Function not found: " + name);
            }
            try {
                Object result = function.apply(Json.parse(call.payload()));
                return new LambdaAnswer(200, null, "$LATEST", Json.write(result));
            } catch (Thrown e) {
                return new LambdaAnswer(
                        200,
                        "Unhandled",
                        "$LATEST",
                        Json.write(
                                Map.of("errorType", e.errorType, "errorMessage", e.getMessage())));
            } catch (TaskFailure e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public SentMessage sendMessage(QueueMessage message) {
            messages.add(message);
            return new SentMessage(
                    "message-" + messages.size(), "d41d8cd98f00b204e9800998ecf8427e", null);
        }
    }
}
