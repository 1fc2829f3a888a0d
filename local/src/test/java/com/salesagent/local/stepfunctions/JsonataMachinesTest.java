package com.salesagent.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What JSONata states compute: expressions, variables, the context object. */
final class JsonataMachinesTest {
    private final StepFunctionsFixture aws = new StepFunctionsFixture();

    @AfterEach
    void close() {
        aws.close();
    }

    private String output(String expression, String input) {
        DescribeExecutionResponse end =
                aws.run(
                        Json.write(
                                Map.of(
                                        "A",
                                        Map.of(
                                                "Type",
                                                "Pass",
                                                "Output",
                                                "{% " + expression + " %}",
                                                "End",
                                                true))),
                        input);
        return end.status() == ExecutionStatus.SUCCEEDED ? end.output() : end.error();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "$states.input.n + 1                         | 5",
                "$states.input.n / 4                         | 1",
                "$states.input.n / 3                         | 1.3333333333333333",
                "$states.input.none                          | States.QueryEvaluationError",
                "$states.input.nothing                       | null",
                "{'a': $states.input.nothing}                | {\"a\":null}",
                "$partition([1..5], 2)                       | [[1,2],[3,4],[5]]",
                "$range(0, 10, 5)                            | [0,5,10]",
                "$range(3, 1, -1)                            | [3,2,1]",
                "$hash('a', 'MD5')                           |"
                        + " \"0cc175b9c0f1b6a831c399e269772661\"",
                "$random(7) = $random(7)                     | true",
                "$random() < 1                               | true",
                "$length($uuid())                            | 36",
                "$parse('{\"a\": [1, null]}')                | {\"a\":[1,null]}",
                "$parse('no json')                           | States.QueryEvaluationError",
                "$eval('1 + 1')                              | States.QueryEvaluationError",
                "$number('abc')                              | States.QueryEvaluationError",
                "$undefined                                  | States.QueryEvaluationError",
                "function($x) { $x }                         | States.QueryEvaluationError",
                "( $f := function($n) { $f($n + 1) }; $f(1) ) | States.QueryEvaluationError",
                "( $f := function($n) { 1 + $f($n) }; $f(1) ) | States.QueryEvaluationError",
                "$states.input.list[$ > 1]                   | [2,3]",
                "$states.input.list[0]                       | 1",
                "$sum($states.input.list)                    | 6",
                "$states.context.Execution.Input.n           | 4",
                "$states.context.State.Name                  | \"A\"",
                "$states.context.State.RetryCount            | 0",
                "$exists($states.result)                     | false",
                "12345678901                                 | 12345678901",
                "'ä' & '\"'                                  | \"ä\\\"\""
            })
    void anExpressionGivesWhatStepFunctionsGives(String expression, String expected) {
        assertThat(output(expression, "{\"n\": 4, \"nothing\": null, \"list\": [1, 2, 3]}"))
                .isEqualTo(expected);
    }

    @Test
    void variablesAreSetFromOneSnapshotAndSeenFromTheNextStateOn() {
        DescribeExecutionResponse end =
                aws.run(
                        """
                        {"A": {"Type": "Pass", "Assign": {"x": 1, "y": "{% 10 %}"}, "Next": "B"},
                         "B": {"Type": "Pass", "Assign": {"x": "{% $y %}", "y": "{% $x %}"},
                               "Output": "{% $x %}", "Next": "C"},
                         "C": {"Type": "Succeed", "Output": "{% [$states.input, $x, $y] %}"}}
                        """,
                        "{}");

        assertThat(end.output()).isEqualTo("[1,10,1]");
    }

    @Test
    void aChoiceTakesItsFirstTrueRuleWithThatRulesAssignAndOutput() {
        String states =
                """
                {"A": {"Type": "Choice", "Default": "D", "Assign": {"way": "default"},
                   "Choices": [
                     {"Condition": "{% $states.input.n > 10 %}", "Next": "B",
                      "Assign": {"way": "big"}, "Output": {"doubled": "{% $states.input.n * 2 %}"}},
                     {"Condition": "{% $states.input.n > 5 %}", "Next": "B", "Assign": {"way": "some"}}]},
                 "B": {"Type": "Pass", "Output": "{% [$way, $states.input] %}", "End": true},
                 "D": {"Type": "Pass", "Output": "{% $way %}", "End": true}}
                """;

        assertThat(aws.run(states, "{\"n\": 11}").output()).isEqualTo("[\"big\",{\"doubled\":22}]");
        assertThat(aws.run(states, "{\"n\": 6}").output()).isEqualTo("[\"some\",{\"n\":6}]");
        assertThat(aws.run(states, "{\"n\": 1}").output()).isEqualTo("\"default\"");
    }

    @Test
    void aConditionThatIsNoBooleanFailsTheExecution() {
        DescribeExecutionResponse end =
                aws.run(
                        """
                        {"A": {"Type": "Choice", "Choices": [{"Condition": "{% 1 %}", "Next": "B"}]},
                         "B": {"Type": "Succeed"}}
                        """,
                        "{}");

        assertThat(end.error()).isEqualTo("States.QueryEvaluationError");
        assertThat(aws.types(end.executionArn())).contains("EvaluationFailed", "ExecutionFailed");
    }

    @Test
    void aWaitEndsWhenTheClockIsMovedPastItsComputedTime() {
        String arn =
                aws.start(
                        aws.createJsonata(
                                "waits",
                                """
                                {"A": {"Type": "Wait", "Seconds": "{% $states.input.days * 86400 %}", "Next": "B"},
                                 "B": {"Type": "Wait", "Timestamp": "{% $fromMillis($millis() + 86400000) %}",
                                       "Output": "done", "End": true}}
                                """),
                        "{\"days\": 3}");

        aws.advance(Duration.ofDays(2));
        assertThat(aws.describe(arn).status()).isEqualTo(ExecutionStatus.RUNNING);
        aws.advance(Duration.ofDays(2));
        StepFunctionsFixture.eventually(
                () -> "B", () -> aws.types(arn).contains("WaitStateExited"));
        aws.advance(Duration.ofDays(1));

        assertThat(aws.finish(arn).output()).isEqualTo("\"done\"");
    }

    @Test
    void aFailStateComputesItsErrorAndCause() {
        DescribeExecutionResponse end =
                aws.run(
                        """
                        {"A": {"Type": "Fail", "Error": "{% $states.input.e %}", "Cause": "{% 'because ' & $states.input.e %}"}}
                        """,
                        "{\"e\": \"Broken\"}");

        assertThat(end.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(end.error()).isEqualTo("Broken");
        assertThat(end.cause()).isEqualTo("because Broken");
    }

    @Test
    void aLambdaTaskSeesItsArgumentsAndReturnsTheShapeOfTheIntegration() {
        aws.functions.put("double", in -> Map.of("twice", (Integer) Json.object(in).get("n") * 2));

        DescribeExecutionResponse end =
                aws.run(
                        """
                        {"A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                           "Arguments": {"FunctionName": "arn:aws:lambda:us-east-1:000000000000:function:double:live",
                                         "Payload": {"n": "{% $states.input.n %}"}},
                           "Assign": {"twice": "{% $states.result.Payload.twice %}"},
                           "Output": {"status": "{% $states.result.StatusCode %}", "version": "{% $states.result.ExecutedVersion %}"},
                           "Next": "B"},
                         "B": {"Type": "Pass", "Output": "{% $merge([$states.input, {'twice': $twice}]) %}", "End": true}}
                        """,
                        "{\"n\": 21}");

        assertThat(end.output()).isEqualTo("{\"status\":200,\"version\":\"$LATEST\",\"twice\":42}");
        assertThat(aws.functions.calls.element().function()).endsWith(":function:double:live");
        assertThat(aws.types(end.executionArn()))
                .isEqualTo(
                        List.of(
                                "ExecutionStarted",
                                "TaskStateEntered",
                                "TaskScheduled",
                                "TaskStarted",
                                "TaskSucceeded",
                                "TaskStateExited",
                                "PassStateEntered",
                                "PassStateExited",
                                "ExecutionSucceeded"));
    }

    @Test
    void aFunctionsOwnArnIsAResource() {
        aws.functions.put("echo", in -> in);

        DescribeExecutionResponse end =
                aws.run(
                        """
                        {"A": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:000000000000:function:echo", "End": true}}
                        """,
                        "{\"n\":1}");

        assertThat(end.output()).isEqualTo("{\"n\":1}");
        assertThat(aws.types(end.executionArn())).contains("LambdaFunctionSucceeded");
    }

    @Test
    void aMessageToAQueueHasItsObjectAsText() {
        DescribeExecutionResponse end =
                aws.run(
                        """
                        {"A": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage",
                           "Arguments": {"QueueUrl": "http://127.0.0.1:9324/000000000000/sends",
                                         "MessageBody": {"id": "{% $states.input.id %}"}, "DelaySeconds": 5},
                           "Output": "{% $states.result.MessageId %}", "End": true}}
                        """,
                        "{\"id\": \"x\"}");

        assertThat(end.output()).isEqualTo("\"message-1\"");
        assertThat(aws.functions.messages.element().body()).isEqualTo("{\"id\":\"x\"}");
        assertThat(aws.functions.messages.element().delaySeconds()).isEqualTo(5);
    }

    @Test
    void oneMachineStartsAnotherAndMayWaitForItsEnd() {
        String child =
                aws.createJsonata(
                        "child",
                        "{\"A\": {\"Type\": \"Pass\", \"Output\": \"{% $states.input.n + 1 %}\","
                                + " \"End\": true}}");

        DescribeExecutionResponse end =
                aws.run(
                        """
                        {"A": {"Type": "Task", "Resource": "arn:aws:states:::states:startExecution",
                           "Arguments": {"StateMachineArn": "CHILD", "Name": "first", "Input": {"n": 1}},
                           "Assign": {"started": "{% $states.result.ExecutionArn %}"}, "Next": "B"},
                         "B": {"Type": "Task", "Resource": "arn:aws:states:::states:startExecution.sync:2",
                           "Arguments": {"StateMachineArn": "CHILD", "Input": {"n": 41}},
                           "Output": "{% [$started, $states.result.Output] %}", "End": true}}
                        """
                                .replace("CHILD", child),
                        "{}");

        String first = child.replace(":stateMachine:", ":execution:") + ":first";
        assertThat(end.output()).isEqualTo("[\"" + first + "\",42]");
        assertThat(aws.finish(first).output()).isEqualTo("2");
    }

    @Test
    void anExecutionThatExistsIsAnErrorThatCanBeCaught() {
        String child = aws.createJsonata("once", "{\"A\": {\"Type\": \"Succeed\"}}");
        aws.finish(
                aws.sfn()
                        .startExecution(r -> r.stateMachineArn(child).name("taken").input("{}"))
                        .executionArn());

        DescribeExecutionResponse end =
                aws.run(
                        """
                        {"A": {"Type": "Task", "Resource": "arn:aws:states:::states:startExecution",
                           "Arguments": {"StateMachineArn": "CHILD", "Name": "taken", "Input": {}},
                           "Catch": [{"ErrorEquals": ["StepFunctions.ExecutionAlreadyExistsException"], "Next": "B",
                                      "Output": "already there"}], "Next": "B"},
                         "B": {"Type": "Succeed"}}
                        """
                                .replace("CHILD", child),
                        "{}");

        assertThat(end.output()).isEqualTo("\"already there\"");
    }

    @Test
    void whatIsLargerThan256KiBIsATerminalError() {
        DescribeExecutionResponse end =
                aws.run(
                        """
                        {"A": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:000000000000:function:big",
                           "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "B"}], "Next": "B"},
                         "B": {"Type": "Succeed"}}
                        """,
                        "{}");
        assertThat(end.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        aws.functions.put("big", in -> "x".repeat(262_144));

        DescribeExecutionResponse tooLarge =
                aws.run(
                        """
                        {"A": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:000000000000:function:big",
                           "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "B"}], "Next": "B"},
                         "B": {"Type": "Succeed"}}
                        """,
                        "{}");

        assertThat(tooLarge.error()).isEqualTo("States.DataLimitExceeded");
    }
}
