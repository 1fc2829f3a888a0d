package com.salesagent.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.local.stepfunctions.StepFunctionsFixture.Thrown;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Retry, Catch, timeouts and the names of errors. */
final class ErrorHandlingTest {
    private final StepFunctionsFixture aws = new StepFunctionsFixture();

    @AfterEach
    void close() {
        aws.close();
    }

    /** A task that calls {@code work}, with these further fields. */
    private static String task(String fields) {
        return """
        {"A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
               "Arguments": {"FunctionName": "work", "Payload": {}}, %s "End": true},
         "Caught": {"Type": "Pass", "End": true}}
        """
                .replace("%s", fields);
    }

    @Test
    void aFunctionsFailureIsNamedByItsClassAndCarriesItsPayload() {
        aws.functions.put(
                "work",
                in -> {
                    throw new Thrown("com.example.Refused", "no");
                });

        DescribeExecutionResponse end =
                aws.run(
                        task(
                                """
                                "Catch": [{"ErrorEquals": ["com.example.Refused"], "Next": "Caught",
                                           "Assign": {"e": "{% $states.errorOutput.Error %}"},
                                           "Output": "{% [$states.errorOutput.Error, $parse($states.errorOutput.Cause).errorMessage] %}"}],
                                """),
                        "{}");

        assertThat(end.output()).isEqualTo("[\"com.example.Refused\",\"no\"]");
    }

    @Test
    void withoutACatchTheExecutionFailsWithTheTasksError() {
        aws.functions.put(
                "work",
                in -> {
                    throw new Thrown("Boom", "it broke");
                });

        DescribeExecutionResponse end =
                aws.run(
                        "{\"A\": {\"Type\": \"Task\", \"Resource\":"
                                + " \"arn:aws:states:::lambda:invoke\", \"Arguments\":"
                                + " {\"FunctionName\": \"work\"}, \"End\": true}}",
                        "{}");

        assertThat(end.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(end.error()).isEqualTo("Boom");
        assertThat(end.cause()).contains("\"errorMessage\":\"it broke\"");
        assertThat(aws.types(end.executionArn())).endsWith("TaskFailed", "ExecutionFailed");
    }

    @ParameterizedTest
    @CsvSource({
        "Boom,                      States.ALL,        true",
        "Boom,                      States.TaskFailed, true",
        "Boom,                      States.Timeout,    false",
        "States.Timeout,            States.TaskFailed, false",
        "States.Timeout,            States.ALL,        true",
        "States.HeartbeatTimeout,   States.Timeout,    true",
        "States.HeartbeatTimeout,   States.ALL,        true",
        "States.Timeout,            States.HeartbeatTimeout, false",
        "States.DataLimitExceeded,  States.ALL,        false",
        "States.DataLimitExceeded,  States.TaskFailed, false",
        "States.DataLimitExceeded,  States.DataLimitExceeded, true",
        "States.Runtime,            States.ALL,        false",
        "States.Runtime,            States.Runtime,    false",
        "States.QueryEvaluationError, States.ALL,      true",
        "Lambda.Unknown,            Lambda.Unknown,    true",
        "Boom,                      Boo,               false"
    })
    void anErrorMatchesAsAwsDocuments(String error, String pattern, boolean expected) {
        assertThat(new StateFailure(error, "cause").matches(pattern)).isEqualTo(expected);
    }

    @Test
    void aRetryWaitsItsGrowingIntervalsUpToTheMaximum() {
        AtomicInteger calls = new AtomicInteger();
        aws.functions.put(
                "work",
                in -> {
                    if (calls.incrementAndGet() < 4) {
                        throw new Thrown("Transient", "again");
                    }
                    return "done";
                });
        String arn =
                aws.start(
                        aws.createJsonata(
                                "retries",
                                """
                                {"A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Arguments": {"FunctionName": "work"},
                                  "Retry": [{"ErrorEquals": ["Other"]},
                                            {"ErrorEquals": ["Transient"], "IntervalSeconds": 100, "BackoffRate": 3, "MaxAttempts": 3, "MaxDelaySeconds": 400}],
                                  "Output": "{% [$states.result.Payload, $states.context.State.RetryCount] %}", "End": true}}
                                """),
                        "{}");

        for (int seconds : List.of(100, 300, 400)) {
            int before = calls.get() == 0 ? 1 : calls.get();
            StepFunctionsFixture.eventually(
                    () -> "a failed call", () -> count(arn, "TaskFailed") == before);
            aws.advance(Duration.ofSeconds(seconds - 5));
            assertThat(calls.get()).isEqualTo(before);
            aws.advance(Duration.ofSeconds(5));
            StepFunctionsFixture.eventually(() -> "a call", () -> calls.get() == before + 1);
        }

        assertThat(aws.finish(arn).output()).isEqualTo("[\"done\",3]");
        assertThat(count(arn, "TaskStateEntered")).isEqualTo(1);
    }

    private long count(String arn, String type) {
        return aws.types(arn).stream().filter(type::equals).count();
    }

    @Test
    void fullJitterWaitsNoLongerThanTheInterval() {
        AtomicInteger calls = new AtomicInteger();
        aws.functions.put(
                "work",
                in -> {
                    if (calls.incrementAndGet() < 3) {
                        throw new TaskFailure("Lambda.TooManyRequestsException", "slow down");
                    }
                    return 1;
                });
        String arn =
                aws.start(
                        aws.createJsonata(
                                "jitter",
                                task("""
                                "Retry": [{"ErrorEquals": ["Lambda.TooManyRequestsException"], "IntervalSeconds": 3600, "BackoffRate": 1, "JitterStrategy": "FULL"}],
                                """)
                                        .replaceFirst(",\\s*\"Caught.*\\}\\}\\s*$", "}")),
                        "{}");

        for (int i = 1; i <= 2; i++) {
            int failures = i;
            StepFunctionsFixture.eventually(
                    () -> "a failure", () -> count(arn, "TaskFailed") == failures);
            aws.advance(Duration.ofHours(1));
        }

        assertThat(aws.finish(arn).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void whenRetriesAreUsedUpTheCatchApplies() {
        aws.functions.put(
                "work",
                in -> {
                    throw new Thrown("Transient", "again");
                });
        DescribeExecutionResponse end =
                aws.run(
                        task(
                                """
                                "Retry": [{"ErrorEquals": ["States.ALL"], "MaxAttempts": 0}],
                                "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Caught"}],
                                """),
                        "{}");

        assertThat(end.output()).contains("\"Error\":\"Transient\"");
    }

    @Test
    void aTaskThatTakesTooLongTimesOutAndItsLateAnswerIsIgnored() {
        CountDownLatch release = new CountDownLatch(1);
        aws.functions.put(
                "work",
                in -> {
                    release.await();
                    return "late";
                });
        String arn =
                aws.start(
                        aws.createJsonata(
                                "slow",
                                task(
                                        """
                                        "TimeoutSeconds": 60,
                                        "Catch": [{"ErrorEquals": ["States.Timeout"], "Next": "Caught", "Output": "timed out"}],
                                        """)),
                        "{}");
        StepFunctionsFixture.eventually(() -> "the call", () -> !aws.functions.calls.isEmpty());

        aws.advance(Duration.ofSeconds(61));

        assertThat(aws.finish(arn).output()).isEqualTo("\"timed out\"");
        release.countDown();
        assertThat(aws.types(arn)).contains("TaskTimedOut").doesNotContain("TaskSucceeded");
    }

    @Test
    void anExecutionHasATimeoutOfItsOwn() {
        String arn =
                aws.start(
                        aws.create(
                                "limited",
                                """
                                {"QueryLanguage": "JSONata", "StartAt": "A", "TimeoutSeconds": 30,
                                 "States": {"A": {"Type": "Wait", "Seconds": 3600, "End": true}}}
                                """),
                        "{}");

        aws.advance(Duration.ofSeconds(31));

        assertThat(aws.finish(arn).status()).isEqualTo(ExecutionStatus.TIMED_OUT);
        assertThat(aws.types(arn)).endsWith("ExecutionTimedOut");
    }

    @Test
    void anExpressionThatFailsInATaskCanBeCaughtInAPassItCannot() {
        aws.functions.put("work", in -> Map.of());
        DescribeExecutionResponse caught =
                aws.run(
                        task(
                                """
                                "Output": "{% $states.result.Payload.missing %}",
                                "Catch": [{"ErrorEquals": ["States.QueryEvaluationError"], "Next": "Caught", "Output": "caught"}],
                                """),
                        "{}");
        DescribeExecutionResponse failed =
                aws.run(
                        "{\"A\": {\"Type\": \"Pass\", \"Output\": \"{% $missing %}\", \"End\":"
                                + " true}}",
                        "{}");

        assertThat(caught.output()).isEqualTo("\"caught\"");
        assertThat(failed.error()).isEqualTo("States.QueryEvaluationError");
        assertThat(failed.cause())
                .contains("The JSONata expression '$missing' specified for the field 'Output'")
                .contains("returned nothing (undefined)");
    }

    @Test
    void aChoiceWithoutAMatchFails() {
        DescribeExecutionResponse end =
                aws.run(
                        """
                        {"A": {"Type": "Choice", "Choices": [{"Condition": "{% false %}", "Next": "B"}]}, "B": {"Type": "Succeed"}}
                        """,
                        "{}");

        assertThat(end.error()).isEqualTo("States.NoChoiceMatched");
    }

    @Test
    void aMachineThatNeverStopsEndsAtTheLimitOfEventsAndLeavesOthersAlone() {
        String endless =
                aws.start(
                        aws.createJsonata(
                                "endless",
                                "{\"A\": {\"Type\": \"Pass\", \"Next\": \"B\"}, \"B\": {\"Type\":"
                                    + " \"Choice\", \"Choices\": [{\"Condition\": \"{% true %}\","
                                    + " \"Next\": \"A\"}]}}"),
                        "{}");

        assertThat(aws.run("{\"A\": {\"Type\": \"Succeed\"}}", "{}").status())
                .isEqualTo(ExecutionStatus.SUCCEEDED);
        DescribeExecutionResponse end = aws.finish(endless);
        assertThat(end.error()).isEqualTo("States.Runtime");
        assertThat(end.cause()).contains("25000");
    }
}
