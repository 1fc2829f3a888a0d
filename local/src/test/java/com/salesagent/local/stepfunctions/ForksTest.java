package com.salesagent.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.local.stepfunctions.StepFunctionsFixture.Thrown;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Map and Parallel. */
final class ForksTest {
    private final StepFunctionsFixture aws = new StepFunctionsFixture();

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void aMapKeepsTheOrderOfItsItemsAndSeesOuterVariables() {
        DescribeExecutionResponse end =
                aws.run(
                        """
                        {"A": {"Type": "Pass", "Assign": {"factor": 10}, "Next": "M"},
                         "M": {"Type": "Map", "Items": "{% [1..100] %}", "MaxConcurrency": 7,
                               "ItemSelector": {"v": "{% $states.context.Map.Item.Value %}", "i": "{% $states.context.Map.Item.Index %}"},
                               "ItemProcessor": {"StartAt": "P", "States": {
                                  "P": {"Type": "Pass", "Assign": {"mine": "{% $states.input.v * $factor %}"}, "Next": "Q"},
                                  "Q": {"Type": "Pass", "Output": "{% $mine + $states.context.Map.Item.Index %}", "End": true}}},
                               "Assign": {"total": "{% $sum($states.result) %}"}, "Next": "Z"},
                         "Z": {"Type": "Pass", "Output": "{% [$total, $count($states.input), $states.input[99], $exists($mine)] %}", "End": true}}
                        """,
                        "{}");

        assertThat(end.output()).isEqualTo("[55450,100,1099,false]");
    }

    @Test
    void aMapRunsNoMoreThanItsConcurrencyAtOnce() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        aws.functions.put(
                "work",
                in -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    Thread.sleep(5);
                    now.decrementAndGet();
                    return in;
                });

        DescribeExecutionResponse end =
                aws.run(
                        """
                        {"A": {"Type": "Map", "MaxConcurrency": "{% 3 %}", "Items": "{% $states.input %}",
                               "ItemProcessor": {"ProcessorConfig": {"Mode": "INLINE"}, "StartAt": "P", "States": {
                                  "P": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                                        "Arguments": {"FunctionName": "work", "Payload": "{% $states.input %}"},
                                        "Output": "{% $states.result.Payload %}", "End": true}}}, "End": true}}
                        """,
                        "[1,2,3,4,5,6,7,8,9]");

        assertThat(end.output()).isEqualTo("[1,2,3,4,5,6,7,8,9]");
        assertThat(most.get()).isEqualTo(3);
    }

    @Test
    void anEmptyMapHasAnEmptyResult() {
        DescribeExecutionResponse end =
                aws.run(
                        """
                        {"A": {"Type": "Map", "Items": [], "ItemProcessor": {"StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}, "End": true}}
                        """,
                        "{}");

        assertThat(end.output()).isEqualTo("[]");
    }

    @Test
    void oneFailedIterationFailsTheMapWhichMayCatchIt() {
        aws.functions.put(
                "work",
                in -> {
                    if (Integer.valueOf(2).equals(in)) {
                        throw new Thrown("Bad", "two");
                    }
                    Thread.sleep(50);
                    return in;
                });

        DescribeExecutionResponse end =
                aws.run(
                        """
                        {"A": {"Type": "Map", "Items": "{% [1..3] %}",
                               "ItemProcessor": {"StartAt": "P", "States": {
                                  "P": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                                        "Arguments": {"FunctionName": "work", "Payload": "{% $states.input %}"}, "End": true}}},
                               "Catch": [{"ErrorEquals": ["Bad"], "Next": "B", "Output": "{% $states.errorOutput.Error %}"}], "Next": "B"},
                         "B": {"Type": "Succeed"}}
                        """,
                        "{}");

        assertThat(end.output()).isEqualTo("\"Bad\"");
        assertThat(aws.types(end.executionArn()))
                .containsSubsequence(
                        "MapIterationFailed",
                        "MapIterationAborted",
                        "MapStateFailed",
                        "MapStateExited")
                .doesNotContain("MapStateSucceeded");
    }

    @Test
    void branchesRunOnTheSameInputAndTheirResultsAreAnArray() {
        aws.functions.put(
                "slow",
                in -> {
                    Thread.sleep(30);
                    return Map.of("slow", true);
                });

        DescribeExecutionResponse end =
                aws.run(
                        """
                        {"A": {"Type": "Parallel", "Arguments": {"n": "{% $states.input.n + 1 %}"}, "Branches": [
                            {"StartAt": "B1", "States": {"B1": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:000000000000:function:slow", "End": true}}},
                            {"StartAt": "B2", "States": {"B2": {"Type": "Pass", "Output": "{% $states.input.n %}", "End": true}}}],
                          "Output": {"all": "{% $states.result %}"}, "End": true}}
                        """,
                        "{\"n\": 1}");

        assertThat(end.output()).isEqualTo("{\"all\":[{\"slow\":true},2]}");
        assertThat(aws.types(end.executionArn()))
                .containsSubsequence(
                        "ParallelStateEntered",
                        "ParallelStateStarted",
                        "ParallelStateSucceeded",
                        "ParallelStateExited");
    }

    @Test
    void aFailedBranchAbortsItsSiblingsAndARetryRunsThemAllAgain() {
        AtomicInteger calls = new AtomicInteger();
        aws.functions.put(
                "flaky",
                in -> {
                    if (calls.incrementAndGet() == 1) {
                        throw new Thrown("Once", "first");
                    }
                    return "ok";
                });
        String arn =
                aws.start(
                        aws.createJsonata(
                                "parallel",
                                """
                                {"A": {"Type": "Parallel", "Retry": [{"ErrorEquals": ["Once"], "IntervalSeconds": 1}], "Branches": [
                                    {"StartAt": "B1", "States": {"B1": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:000000000000:function:flaky", "End": true}}},
                                    {"StartAt": "B2", "States": {"B2": {"Type": "Wait", "Seconds": 3, "Output": "waited", "End": true}}}], "End": true}}
                                """),
                        "{}");

        DescribeExecutionResponse end = aws.finish(arn);

        assertThat(end.output()).isEqualTo("[\"ok\",\"waited\"]");
        assertThat(aws.types(arn)).contains("WaitStateAborted", "ParallelStateFailed");
    }

    @Test
    void mapsNest() {
        DescribeExecutionResponse end =
                aws.run(
                        """
                        {"A": {"Type": "Map", "Items": "{% $states.input %}", "ItemProcessor": {"StartAt": "M", "States": {
                            "M": {"Type": "Map", "Items": "{% $states.input %}", "ItemProcessor": {"StartAt": "P", "States": {
                                "P": {"Type": "Pass", "Output": "{% $states.input * 2 %}", "End": true}}}, "End": true}}}, "End": true}}
                        """,
                        "[[1,2],[3],[]]");

        assertThat(end.output()).isEqualTo("[[2,4],[6],[]]");
    }

    @Test
    void anItemSelectorThatFailsInTheMiddleEndsTheMapWithAllItsIterations() {
        DescribeExecutionResponse end =
                aws.run(
                        """
                        {"A": {"Type": "Map", "Items": "{% $states.input %}", "ItemSelector": "{% $states.context.Map.Item.Value.v %}",
                               "ItemProcessor": {"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 1000, "End": true}}},
                               "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "B", "Output": "{% $states.errorOutput.Error %}"}], "Next": "B"},
                         "B": {"Type": "Succeed"}}
                        """,
                        "[{\"v\": 1}, {}]");

        assertThat(end.output()).isEqualTo("\"States.QueryEvaluationError\"");
    }
}
