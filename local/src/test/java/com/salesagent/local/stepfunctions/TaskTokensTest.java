package com.salesagent.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.InvalidOutputException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Tasks that wait until somebody brings their token back. */
final class TaskTokensTest {
    private static final String GATE =
            """
            {"A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
                   "Arguments": {"FunctionName": "ask", "Payload": {"token": "{% $states.context.Task.Token %}"}},
                   "TimeoutSeconds": 259200, EXTRA
                   "Catch": [{"ErrorEquals": ["States.HeartbeatTimeout"], "Next": "Silent"},
                             {"ErrorEquals": ["States.Timeout"], "Next": "Expired"},
                             {"ErrorEquals": ["Refused"], "Next": "Refused"}],
                   "Output": "{% $states.result.decision %}", "End": true},
             "Expired": {"Type": "Pass", "Output": "expired", "End": true},
             "Silent": {"Type": "Pass", "Output": "silent", "End": true},
             "Refused": {"Type": "Pass", "Output": "{% $states.input.Cause %}", "End": true}}
            """;

    private final StepFunctionsFixture aws = new StepFunctionsFixture();
    private final List<Map<String, Object>> asked = aws.functions.record("ask");

    @AfterEach
    void close() {
        aws.close();
    }

    private String startGate(String extra) {
        String arn = aws.start(aws.createJsonata("gate", GATE.replace("EXTRA", extra)), "{}");
        StepFunctionsFixture.eventually(
                () -> "the submission", () -> aws.types(arn).contains("TaskSubmitted"));
        return arn;
    }

    private String token() {
        return (String) asked.getLast().get("token");
    }

    @Test
    void theTokenEndsTheTaskOnceAndNeverAgain() {
        String arn = startGate("");

        aws.sfn().sendTaskSuccess(r -> r.taskToken(token()).output("{\"decision\": \"yes\"}"));

        assertThat(aws.finish(arn).output()).isEqualTo("\"yes\"");
        assertThatThrownBy(() -> aws.sfn().sendTaskSuccess(r -> r.taskToken(token()).output("{}")))
                .isInstanceOf(TaskTimedOutException.class);
        assertThat(aws.types(arn))
                .containsSubsequence(
                        "TaskScheduled", "TaskStarted", "TaskSubmitted", "TaskSucceeded");
    }

    @Test
    void aFailureSentWithTheTokenIsTheTasksError() {
        String arn = startGate("");

        aws.sfn().sendTaskFailure(r -> r.taskToken(token()).error("Refused").cause("too early"));

        assertThat(aws.finish(arn).output()).isEqualTo("\"too early\"");
    }

    @Test
    void aTokenWaitsForDaysAndThenTheGateExpires() {
        String arn = startGate("");

        aws.advance(Duration.ofDays(2));
        assertThat(aws.describe(arn).status()).isEqualTo(ExecutionStatus.RUNNING);
        aws.advance(Duration.ofDays(1));

        assertThat(aws.finish(arn).output()).isEqualTo("\"expired\"");
        assertThatThrownBy(() -> aws.sfn().sendTaskHeartbeat(r -> r.taskToken(token())))
                .isInstanceOf(TaskTimedOutException.class);
    }

    @Test
    void aMissedHeartbeatEndsTheTaskAndEachHeartbeatGivesNewTime() {
        String arn = startGate("\"HeartbeatSeconds\": 600,");

        aws.advance(Duration.ofSeconds(500));
        aws.sfn().sendTaskHeartbeat(r -> r.taskToken(token()));
        aws.advance(Duration.ofSeconds(500));
        assertThat(aws.describe(arn).status()).isEqualTo(ExecutionStatus.RUNNING);
        aws.advance(Duration.ofSeconds(200));

        assertThat(aws.finish(arn).output()).isEqualTo("\"silent\"");
    }

    @Test
    void badTokensAndOutputsAreToldApart() {
        startGate("");

        assertThatThrownBy(
                        () -> aws.sfn().sendTaskSuccess(r -> r.taskToken("made up").output("{}")))
                .isInstanceOf(InvalidTokenException.class);
        assertThatThrownBy(
                        () ->
                                aws.sfn()
                                        .sendTaskSuccess(
                                                r -> r.taskToken(token()).output("{no json")))
                .isInstanceOf(InvalidOutputException.class);
    }

    @Test
    void theTokenMayComeBackBeforeTheFunctionThatGotItReturns() {
        aws.functions.onEach(
                "ask",
                payload ->
                        aws.sfn()
                                .sendTaskSuccess(
                                        r ->
                                                r.taskToken((String) payload.get("token"))
                                                        .output("{\"decision\": 1}")));

        String arn = aws.start(aws.createJsonata("gate", GATE.replace("EXTRA", "")), "{}");

        assertThat(aws.finish(arn).output()).isEqualTo("1");
    }

    @Test
    void aTokenAndItsDeadlineSurviveARestart() {
        String arn = startGate("");
        aws.advance(Duration.ofDays(2));

        aws.restart();

        assertThat(asked).hasSize(1);
        aws.sfn().sendTaskSuccess(r -> r.taskToken(token()).output("{\"decision\": \"late yes\"}"));
        assertThat(aws.finish(arn).output()).isEqualTo("\"late yes\"");
    }

    @Test
    void aQueueMessageCarriesATokenToo() {
        String arn =
                aws.start(
                        aws.createJsonata(
                                "queue",
                                """
                                {"A": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
                                   "Arguments": {"QueueUrl": "q", "MessageBody": {"t": "{% $states.context.Task.Token %}"}}, "End": true}}
                                """),
                        "{}");
        StepFunctionsFixture.eventually(() -> "a message", () -> !aws.functions.messages.isEmpty());
        String body = aws.functions.messages.element().body();

        aws.sfn()
                .sendTaskSuccess(
                        r -> r.taskToken(body.substring(6, body.length() - 2)).output("[1]"));

        assertThat(aws.finish(arn).output()).isEqualTo("[1]");
    }
}
