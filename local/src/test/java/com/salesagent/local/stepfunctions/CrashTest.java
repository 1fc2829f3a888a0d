package com.salesagent.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Kills the runner with SIGKILL again and again, and looks whether each execution still takes each
 * step exactly once.
 */
@Execution(ExecutionMode.CONCURRENT)
final class CrashTest {
    private static final int EXECUTIONS = 60;
    private static final int KILLS = 5;
    private static final String MACHINE =
            """
            {"QueryLanguage": "JSONata", "StartAt": "A", "States": {
              "A": {"Type": "Pass", "Assign": {"n": "{% $states.input.n %}"}, "Next": "B"},
              "B": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Arguments": {"FunctionName": "echo", "Payload": {"v": "{% $n %}"}},
                    "Assign": {"b": "{% $states.result.Payload.v + 1 %}"}, "Next": "M"},
              "M": {"Type": "Map", "Items": "{% [1..4] %}", "MaxConcurrency": 2, "ItemProcessor": {"StartAt": "I", "States": {
                    "I": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:000000000000:function:echo", "End": true}}},
                    "Assign": {"m": "{% $sum($states.result) %}"}, "Next": "W"},
              "W": {"Type": "Wait", "Seconds": 1, "Next": "G"},
              "G": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
                    "Arguments": {"FunctionName": "ask", "Payload": {"token": "{% $states.context.Task.Token %}"}},
                    "Assign": {"g": "{% $states.result.g %}"}, "Next": "Z"},
              "Z": {"Type": "Succeed", "Output": "{% [$n, $b, $m, $g] %}"}}}
            """;

    @TempDir Path directory;
    private Process process;
    private SfnClient sfn;

    private void startProcess() throws IOException {
        process =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                "-XX:TieredStopAtLevel=1",
                                CrashableRunner.class.getName(),
                                directory.toString())
                        .redirectError(directory.resolve("errors").toFile())
                        .start();
        BufferedReader output = process.inputReader();
        String line = output.readLine();
        while (line != null && !line.startsWith("http://")) {
            line = output.readLine();
        }
        assertThat(line)
                .as("errors: %s", Files.readString(directory.resolve("errors")))
                .isNotNull();
        sfn = StepFunctionsFixture.client(URI.create(line));
        Thread.ofVirtual().start(() -> output.lines().forEach(l -> {}));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void executionsGoOnWhereTheyWereAfterEachKill(long seed) throws Exception {
        Random random = new Random(seed);
        startProcess();
        String machine =
                sfn.createStateMachine(
                                r ->
                                        r.name("m")
                                                .definition(MACHINE)
                                                .roleArn(StepFunctionsFixture.ROLE))
                        .stateMachineArn();
        Set<Integer> confirmed = new HashSet<>();
        Set<String> confirmedTokens = new HashSet<>();
        int kills = 0;
        while (kills < KILLS || running(machine) > 0 || confirmed.size() < EXECUTIONS) {
            long until = System.nanoTime() + (20 + random.nextInt(400)) * 1_000_000L;
            boolean last = kills >= KILLS;
            Thread killer = Thread.ofVirtual().unstarted(() -> killAt(until));
            if (!last) {
                killer.start();
            }
            try {
                startMissing(machine, confirmed);
                while (last ? running(machine) > 0 : process.isAlive()) {
                    sendTokens(confirmedTokens);
                    Thread.sleep(5);
                }
            } catch (SdkException e) {
                assertThat(last).as("seed %s: %s", seed, e).isFalse();
            }
            if (!last) {
                killer.join();
                kills++;
                sfn.close();
                startProcess();
            }
        }

        assertThat(confirmedTokens).hasSizeGreaterThanOrEqualTo(EXECUTIONS / 2);
        for (int n = 0; n < EXECUTIONS; n++) {
            check(machine, n, "seed " + seed + ", execution " + n);
        }
        process.destroyForcibly().waitFor();
    }

    private void killAt(long time) {
        try {
            Thread.sleep(Math.max(0, (time - System.nanoTime()) / 1_000_000));
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int running(String machine) {
        return sfn.listExecutions(
                        r -> r.stateMachineArn(machine).statusFilter(ExecutionStatus.RUNNING))
                .executions()
                .size();
    }

    private void startMissing(String machine, Set<Integer> confirmed) {
        for (int n = 0; n < EXECUTIONS; n++) {
            int number = n;
            if (!confirmed.contains(n)) {
                try {
                    sfn.startExecution(
                            r ->
                                    r.stateMachineArn(machine)
                                            .name("e" + number)
                                            .input("{\"n\": " + number + "}"));
                } catch (ExecutionAlreadyExistsException e) {
                    assertThat(e).hasMessageContaining("e" + number);
                }
                confirmed.add(n);
            }
        }
    }

    private void sendTokens(Set<String> confirmed) throws IOException {
        Path file = directory.resolve("tokens");
        if (!Files.exists(file)) {
            return;
        }
        for (String token : Files.readString(file).lines().toList()) {
            if (!confirmed.contains(token)) {
                try {
                    sfn.sendTaskSuccess(r -> r.taskToken(token).output("{\"g\": true}"));
                } catch (TaskTimedOutException e) {
                    // The answer to an earlier attempt was lost in a crash, its effect was not.
                    assertThat(e).isNotNull();
                }
                confirmed.add(token);
            }
        }
    }

    private void check(String machine, int n, String what) {
        String arn = machine.replace(":stateMachine:", ":execution:") + ":e" + n;
        assertThat(sfn.describeExecution(r -> r.executionArn(arn)).output())
                .as(what)
                .isEqualTo("[" + n + "," + (n + 1) + ",10,true]");
        List<HistoryEvent> events =
                sfn
                        .getExecutionHistoryPaginator(r -> r.executionArn(arn).maxResults(7))
                        .events()
                        .stream()
                        .toList();
        List<Long> ids = new ArrayList<>();
        Map<String, Integer> counts = new HashMap<>();
        for (HistoryEvent event : events) {
            ids.add(event.id());
            counts.merge(event.typeAsString(), 1, Integer::sum);
        }
        assertThat(ids)
                .as(what)
                .isEqualTo(java.util.stream.LongStream.rangeClosed(1, ids.size()).boxed().toList());
        // A callback may come in before the submission is on record, where a kill fell between the
        // two.
        assertThat(counts.getOrDefault("TaskSubmitted", 0)).as(what).isLessThanOrEqualTo(1);
        counts.put("TaskSubmitted", 1);
        assertThat(counts)
                .as(what)
                .isEqualTo(
                        Map.ofEntries(
                                Map.entry("ExecutionStarted", 1),
                                Map.entry("PassStateEntered", 1),
                                Map.entry("PassStateExited", 1),
                                Map.entry("TaskStateEntered", 6),
                                Map.entry("TaskScheduled", 2),
                                Map.entry("TaskStarted", 2),
                                Map.entry("TaskSubmitted", 1),
                                Map.entry("TaskSucceeded", 2),
                                Map.entry("TaskStateExited", 6),
                                Map.entry("LambdaFunctionScheduled", 4),
                                Map.entry("LambdaFunctionStarted", 4),
                                Map.entry("LambdaFunctionSucceeded", 4),
                                Map.entry("MapStateEntered", 1),
                                Map.entry("MapStateStarted", 1),
                                Map.entry("MapIterationStarted", 4),
                                Map.entry("MapIterationSucceeded", 4),
                                Map.entry("MapStateSucceeded", 1),
                                Map.entry("MapStateExited", 1),
                                Map.entry("WaitStateEntered", 1),
                                Map.entry("WaitStateExited", 1),
                                Map.entry("SucceedStateEntered", 1),
                                Map.entry("SucceedStateExited", 1),
                                Map.entry("ExecutionSucceeded", 1)));
    }
}
