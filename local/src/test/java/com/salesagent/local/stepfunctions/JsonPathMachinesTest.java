package com.salesagent.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.local.stepfunctions.StepFunctionsFixture.Thrown;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

import java.util.Map;

/** Machines in JSONPath, which is what a definition without QueryLanguage is in. */
final class JsonPathMachinesTest {
    private static final String INPUT =
            "{\"n\": 4, \"text\": \"a,b;c\", \"list\": [1, 2, 2, 3], \"o\": {\"x\": 1}, \"nil\":"
                    + " null, \"t\": \"2026-01-01T00:00:00Z\", \"yes\": true}";

    private final StepFunctionsFixture aws = new StepFunctionsFixture();

    @AfterEach
    void close() {
        aws.close();
    }

    private DescribeExecutionResponse run(String states, String input) {
        return aws.runDefinition("{\"StartAt\": \"A\", \"States\": " + states + "}", input);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "$.n                                         | 4",
                "$.list[1:3]                                 | [2,2]",
                "$.list[?(@ > 2)]                            | [3]",
                "$..x                                        | [1]",
                "$.nil                                       | null",
                "$.none                                      | States.Runtime",
                "$$.Execution.Input.n                        | 4",
                "$$.State.Name                               | \"A\"",
                "States.Format('{} is \\{{}\\}', $.text, $.n) | \"a,b;c is {4}\"",
                "States.StringToJson('[1, null]')            | [1,null]",
                "States.JsonToString($.o)                    | \"{\\\"x\\\":1}\"",
                "States.Array($.n, 'a', true, null, 1.5)     | [4,\"a\",true,null,1.5]",
                "States.ArrayPartition($.list, 3)            | [[1,2,2],[3]]",
                "States.ArrayContains($.list, 3)             | true",
                "States.ArrayRange(1, 9, 4)                  | [1,5,9]",
                "States.ArrayGetItem($.list, 3)              | 3",
                "States.ArrayGetItem($.list, 9)              | States.IntrinsicFailure",
                "States.ArrayLength($.list)                  | 4",
                "States.ArrayUnique($.list)                  | [1,2,3]",
                "States.Base64Encode('hello')                | \"aGVsbG8=\"",
                "States.Base64Decode('aGVsbG8=')             | \"hello\"",
                "States.Hash('a', 'MD5')                     |"
                        + " \"0cc175b9c0f1b6a831c399e269772661\"",
                "States.JsonMerge($.o, States.StringToJson('{\"y\":2}'), false) |"
                        + " {\"x\":1,\"y\":2}",
                "States.MathAdd($.n, -1)                     | 3",
                "States.StringSplit($.text, ',;')            | [\"a\",\"b\",\"c\"]",
                "States.ArrayLength(States.StringSplit(States.UUID(), '-')) | 5",
                "States.ArrayContains(States.ArrayRange(1, 6, 1), States.MathRandom(1, 7)) | true"
            })
    void aPathOrIntrinsicFunctionGivesWhatStepFunctionsGives(String path, String expected) {
        DescribeExecutionResponse end =
                run(
                        Json.write(
                                Map.of(
                                        "A",
                                        Map.of(
                                                "Type",
                                                "Pass",
                                                "Parameters",
                                                Map.of("v.$", path),
                                                "OutputPath",
                                                "$.v",
                                                "End",
                                                true))),
                        INPUT);

        assertThat(end.status() == ExecutionStatus.SUCCEEDED ? end.output() : end.error())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "`Variable`: `$.n`, `NumericEquals`: 4 | true",
                "`Variable`: `$.n`, `NumericGreaterThan`: 4 | false",
                "`Variable`: `$.n`, `NumericGreaterThanEqualsPath`: `$.o.x` | true",
                "`Variable`: `$.text`, `StringEquals`: `a,b;c` | true",
                "`Variable`: `$.text`, `StringMatches`: `a*c` | true",
                "`Variable`: `$.text`, `StringMatches`: `a\\\\*c` | false",
                "`Variable`: `$.text`, `StringLessThan`: `b` | true",
                "`Variable`: `$.n`, `StringEquals`: `4` | false",
                "`Variable`: `$.yes`, `BooleanEquals`: true | true",
                "`Variable`: `$.t`, `TimestampLessThan`: `2026-01-01T00:00:01Z` | true",
                "`Variable`: `$.nil`, `IsNull`: true | true",
                "`Variable`: `$.none`, `IsPresent`: false | true",
                "`Variable`: `$.nil`, `IsPresent`: true | true",
                "`Variable`: `$.n`, `IsNumeric`: true | true",
                "`Variable`: `$.n`, `IsString`: true | false",
                "`Variable`: `$.yes`, `IsBoolean`: true | true",
                "`Variable`: `$.t`, `IsTimestamp`: true | true",
                "`Variable`: `$.none`, `NumericEquals`: 4 | States.Runtime",
                "`And`: [{`Variable`: `$.n`, `IsNumeric`: true}, {`Not`: {`Variable`: `$.n`,"
                        + " `NumericLessThan`: 4}}] | true",
                "`Or`: [{`Variable`: `$.n`, `NumericEquals`: 1}, {`Variable`: `$.n`,"
                        + " `NumericEquals`: 2}] | false"
            })
    void aChoiceRuleComparesAsDocumented(String rule, String expected) {
        DescribeExecutionResponse end =
                run(
                        "{\"A\": {\"Type\": \"Choice\", \"Choices\": [{"
                                + rule.replace('`', '"')
                                + ", \"Next\": \"T\"}], \"Default\": \"F\"},"
                                + "\"T\": {\"Type\": \"Pass\", \"Result\": true, \"End\": true},"
                                + "\"F\": {\"Type\": \"Pass\", \"Result\": false, \"End\": true}}",
                        INPUT);

        assertThat(end.status() == ExecutionStatus.SUCCEEDED ? end.output() : end.error())
                .isEqualTo(expected);
    }

    @Test
    void dataFlowsThroughInputPathParametersResultSelectorResultPathAndOutputPath() {
        aws.functions.put("echo", in -> Map.of("got", in, "noise", 1));

        DescribeExecutionResponse end =
                run(
                        """
                        {"A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "InputPath": "$.data",
                           "Parameters": {"FunctionName": "echo", "Payload": {"v.$": "$.v", "fixed": [1, {"w.$": "$.v"}]}},
                           "ResultSelector": {"picked.$": "$.Payload.got"}, "ResultPath": "$.a.b", "OutputPath": "$.a", "End": true}}
                        """,
                        "{\"data\": {\"v\": 7}, \"a\": {\"z\": 0}}");

        assertThat(end.output())
                .isEqualTo("{\"z\":0,\"b\":{\"picked\":{\"v\":7,\"fixed\":[1,{\"w\":7}]}}}");
    }

    @Test
    void aNullResultPathKeepsTheInputAndANullOutputPathGivesNothing() {
        DescribeExecutionResponse end =
                run(
                        """
                        {"A": {"Type": "Pass", "Result": 5, "ResultPath": null, "Next": "B"},
                         "B": {"Type": "Pass", "InputPath": null, "ResultPath": "$.in", "Next": "C"},
                         "C": {"Type": "Wait", "SecondsPath": "$.zero", "End": true}}
                        """,
                        "{\"zero\": 0}");

        assertThat(end.output()).isEqualTo("{\"zero\":0,\"in\":{}}");
    }

    @Test
    void aCatchPutsTheErrorIntoItsResultPath() {
        aws.functions.put(
                "fail",
                in -> {
                    throw new Thrown("Bad", "x");
                });

        DescribeExecutionResponse end =
                run(
                        """
                        {"A": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:000000000000:function:fail",
                           "Catch": [{"ErrorEquals": ["States.ALL"], "ResultPath": "$.e", "Next": "B"}], "Next": "B"},
                         "B": {"Type": "Pass", "Parameters": {"id.$": "$.id", "error.$": "$.e.Error"}, "End": true}}
                        """,
                        "{\"id\": 1}");

        assertThat(end.output()).isEqualTo("{\"id\":1,\"error\":\"Bad\"}");
    }

    @Test
    void aMapTakesItsItemsFromAPathAndAParallelGathersBranches() {
        DescribeExecutionResponse end =
                run(
                        """
                        {"A": {"Type": "Map", "ItemsPath": "$.list", "MaxConcurrency": 2,
                           "ItemSelector": {"v.$": "$$.Map.Item.Value", "i.$": "$$.Map.Item.Index", "n.$": "$.n"},
                           "Iterator": {"StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}},
                           "ResultPath": "$.mapped", "Next": "B"},
                         "B": {"Type": "Parallel", "Branches": [
                            {"StartAt": "B1", "States": {"B1": {"Type": "Pass", "OutputPath": "$.n", "End": true}}},
                            {"StartAt": "B2", "States": {"B2": {"Type": "Pass", "OutputPath": "$.mapped", "End": true}}}], "End": true}}
                        """,
                        "{\"n\": 9, \"list\": [\"a\", \"b\"]}");

        assertThat(end.output())
                .isEqualTo("[9,[{\"v\":\"a\",\"i\":0,\"n\":9},{\"v\":\"b\",\"i\":1,\"n\":9}]]");
    }

    @Test
    void variablesWorkInBothLanguagesAndAStateMaySwitchToJsonata() {
        DescribeExecutionResponse end =
                run(
                        """
                        {"A": {"Type": "Pass", "Assign": {"x.$": "$.n", "y": 2}, "Next": "B"},
                         "B": {"Type": "Pass", "QueryLanguage": "JSONata", "Assign": {"z": "{% $x * $y %}"}, "Output": {"k": 1}, "Next": "C"},
                         "C": {"Type": "Pass", "Parameters": {"z.$": "$z", "k.$": "$.k", "s.$": "States.MathAdd($x, $z)"}, "End": true}}
                        """,
                        "{\"n\": 21}");

        assertThat(end.output()).isEqualTo("{\"z\":42,\"k\":1,\"s\":63}");
    }

    @Test
    void aFailStateReadsItsCauseFromAPath() {
        DescribeExecutionResponse end =
                run(
                        """
                        {"A": {"Type": "Fail", "Error": "E", "CausePath": "States.Format('n is {}', $.n)"}}
                        """,
                        "{\"n\": 3}");

        assertThat(end.error() + ": " + end.cause()).isEqualTo("E: n is 3");
    }
}
