package com.salesagent.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;

/** What is on disk, and what a restart makes of it. */
final class DurabilityTest {
    private static final String WAITS =
            "{\"A\": {\"Type\": \"Wait\", \"Seconds\": 60, \"Next\": \"B\"}, \"B\": {\"Type\":"
                    + " \"Pass\", \"Output\": 1, \"End\": true}}";

    private final StepFunctionsFixture aws = new StepFunctionsFixture();

    @AfterEach
    void close() {
        aws.close();
    }

    private Path journal() throws IOException {
        return Journal.newest(aws.directory);
    }

    @Test
    void aWaitThatBecameDueWhileNothingRanEndsAtTheNextStart() {
        String arn = aws.start(aws.createJsonata("waits", WAITS), "{}");

        aws.clock.advance(Duration.ofHours(1));
        aws.restart();

        assertThat(aws.finish(arn).output()).isEqualTo("1");
    }

    @Test
    void aTornLastRecordIsCutOffAndTheRestIsKept() throws IOException {
        String machine = aws.createJsonata("waits", WAITS);
        String arn = aws.start(machine, "{\"kept\": true}");
        StepFunctionsFixture.eventually(
                () -> "the wait", () -> aws.types(arn).contains("WaitStateEntered"));
        aws.restart();
        Files.write(journal(), new byte[] {0, 0, 1, 0, 1, 2, 3, 4, '{'}, StandardOpenOption.APPEND);

        aws.restart();

        assertThat(aws.describe(arn).input()).isEqualTo("{\"kept\": true}");
        aws.advance(Duration.ofMinutes(2));
        assertThat(aws.finish(arn).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        aws.restart();
        assertThat(aws.describe(arn).output()).isEqualTo("1");
    }

    @Test
    void finishedExecutionsKeepTheirHistoryThroughRestarts() {
        String machine = aws.createJsonata("ends", "{\"A\": {\"Type\": \"Succeed\"}}");
        String arn = aws.start(machine, "{\"a\": \"ü\"}");
        aws.finish(arn);
        List<HistoryEvent> before = aws.history(arn);

        aws.restart();
        aws.restart();

        assertThat(aws.history(arn)).isEqualTo(before);
        assertThat(aws.describe(arn).output()).isEqualTo("{\"a\":\"ü\"}");
        assertThatThrownBy(
                        () -> StepFunctionsServer.start(aws.directory, 0, aws.functions, aws.clock))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another process");
    }

    @Test
    void compactionKeepsWhatRunsAndWhatHasEndedAndForgetsWhatIsOlderThan90Days(
            @TempDir Path directory) throws IOException {
        StepFunctionsFixture.MovableClock clock = new StepFunctionsFixture.MovableClock();
        StepFunctionsFixture.Functions functions = new StepFunctionsFixture.Functions();
        long before;
        try (Engine engine = new Engine(directory, functions, clock)) {
            MachineOperations machines = new MachineOperations(engine);
            machines.create(
                    request(
                            "name",
                            "m",
                            "roleArn",
                            "arn:aws:iam::0:role/r",
                            "definition",
                            """
                            {"QueryLanguage": "JSONata", "StartAt": "A", "States": {
                              "A": {"Type": "Choice", "Choices": [{"Condition": "{% $states.input.wait %}", "Next": "B"}], "Default": "C"},
                              "B": {"Type": "Wait", "Seconds": 31536000, "Next": "C"}, "C": {"Type": "Succeed"}}}
                            """));
            start(engine, "old", "{\"wait\": false}");
            engine.clockMoved();
            awaitEnd(engine, "old");
            clock.advance(Duration.ofDays(100));
            start(engine, "ended", "{\"wait\": false}");
            start(engine, "waiting", "{\"wait\": true}");
            awaitEnd(engine, "ended");
            before = Files.size(Journal.newest(directory));
            engine.call(
                    () -> {
                        engine.compact();
                        return null;
                    });
        }
        assertThat(Files.size(Journal.newest(directory))).isLessThan(before);
        assertThat(Journal.newest(directory).getFileName()).hasToString("journal-2.log");

        try (Engine engine = new Engine(directory, functions, clock)) {
            assertThat(engine.registry().execution("m", "old")).isNull();
            assertThat(status(engine, "ended")).isEqualTo("SUCCEEDED");
            assertThat(status(engine, "waiting")).isEqualTo("RUNNING");
            clock.advance(Duration.ofDays(366));
            engine.clockMoved();
            awaitEnd(engine, "waiting");
        }
    }

    private static void awaitEnd(Engine engine, String name) {
        StepFunctionsFixture.eventually(
                () -> "the end of " + name, () -> status(engine, name).equals("SUCCEEDED"));
    }

    private static String status(Engine engine, String name) {
        ExecutionOperations operations =
                new ExecutionOperations(engine, new MachineOperations(engine));
        return (String)
                operations
                        .describe(request("executionArn", Arns.execution("m", name)))
                        .get("status");
    }

    private static void start(Engine engine, String name, String input) {
        new ExecutionOperations(engine, new MachineOperations(engine))
                .start(request("stateMachineArn", Arns.machine("m"), "name", name, "input", input));
    }

    private static Request request(String... namesAndValues) {
        java.util.Map<String, Object> fields = new java.util.LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Request(fields);
    }
}
