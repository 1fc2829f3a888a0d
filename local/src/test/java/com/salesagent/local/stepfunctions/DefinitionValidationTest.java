package com.salesagent.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which definitions are refused, and that the message says where and why. */
final class DefinitionValidationTest {

    private static String message(String definition) {
        Diagnostics diagnostics = DefinitionParser.parse(definition).diagnostics();
        return diagnostics.isEmpty() ? "" : diagnostics.message();
    }

    /** A JSONata machine of these states, the first of which is A. */
    private static String machine(String states) {
        return "{\"QueryLanguage\": \"JSONata\", \"StartAt\": \"A\", \"States\": {" + states + "}}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'A': {'Type': 'Pass', 'Next': 'B'} | MISSING_TRANSITION_TARGET: Missing 'Next'"
                        + " target: B at /States/A/Next",
                "'B': {'Type': 'Succeed'} | MISSING_TRANSITION_TARGET: Missing 'StartAt' target: A"
                        + " at /StartAt",
                "'A': {'Type': 'Succeed'}, 'B': {'Type': 'Succeed'} | State \"B\" is not reachable."
                        + " at /States/B",
                "'A': {'Type': 'Pass'} | A state must have either 'Next' or 'End': true at"
                        + " /States/A",
                "'A': {'Type': 'Pass', 'End': true, 'Next': 'A'} | cannot have both",
                "'A': {'Type': 'Nope'} | /States/A/Type",
                "'A': {'End': true} | The field 'Type' is required at /States/A/Type",
                "'A': {'Type': 'Succeed', 'Next': 'A'} | Field 'Next' is not supported by a state"
                        + " of type Succeed at /States/A/Next",
                "'A': {'Type': 'Pass', 'Foo': 1, 'End': true} | Field 'Foo' is not supported",
                "'A': {'Type': 'Pass', 'ResultPath': '$.a', 'End': true} | The JSONPath field"
                        + " 'ResultPath' is not allowed in a JSONata state at /States/A/ResultPath",
                "'A': {'Type': 'Pass', 'QueryLanguage': 'JSONPath', 'End': true} |"
                        + " /States/A/QueryLanguage",
                "'A': {'Type': 'Pass', 'Output': '{% ( %}', 'End': true} | Invalid JSONata"
                        + " expression '(': Expected \")\" before end of expression at"
                        + " /States/A/Output",
                "'A': {'Type': 'Pass', 'Output': {'x': ['{% 1 +']}, 'End': true} | must end with %}"
                        + " at /States/A/Output/x[0]",
                "'A': {'Type': 'Choice', 'Default': 'A'} | The field 'Choices' must be an array"
                        + " with at least one rule at /States/A/Choices",
                "'A': {'Type': 'Choice', 'Choices': [{'Next': 'A'}]} |"
                        + " /States/A/Choices[0]/Condition",
                "'A': {'Type': 'Choice', 'Choices': [{'Condition': '{% true %}', 'Next': 'X'}]} |"
                        + " Missing 'Next' target: X at /States/A/Choices[0]/Next",
                "'A': {'Type': 'Wait', 'End': true} | Exactly one of these fields is required:"
                        + " [Seconds, Timestamp] at /States/A",
                "'A': {'Type': 'Wait', 'Seconds': -1, 'End': true} | The field 'Seconds' must be a"
                        + " whole number",
                "'A': {'Type': 'Wait', 'Timestamp': 'tomorrow', 'End': true} | /States/A/Timestamp",
                "'A': {'Type': 'Task', 'End': true} | The field 'Resource' is required at"
                        + " /States/A/Resource",
                "'A': {'Type': 'Task', 'Resource': 'arn:aws:states:::dynamodb:putItem',"
                        + " 'Arguments': {}, 'End': true} | The resource provided"
                        + " arn:aws:states:::dynamodb:putItem is not recognized",
                "'A': {'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke', 'Arguments':"
                    + " {}, 'End': true} | The field 'FunctionName' is required in 'Arguments' at"
                    + " /States/A/Arguments",
                "'A': {'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke.sync',"
                        + " 'Arguments': {'FunctionName': 'f'}, 'End': true} | is not recognized",
                "'A': {'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke', 'Arguments':"
                        + " {'FunctionName': 'f'}, 'TimeoutSeconds': 0, 'End': true} |"
                        + " /States/A/TimeoutSeconds",
                "'A': {'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke', 'Arguments':"
                        + " {'FunctionName': 'f'}, 'Retry': [{'ErrorEquals': ['States.ALL']},"
                        + " {'ErrorEquals': ['X']}], 'End': true} | States.ALL must be in the last"
                        + " Retry or Catch at /States/A/Retry[0]/ErrorEquals",
                "'A': {'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke', 'Arguments':"
                        + " {'FunctionName': 'f'}, 'Catch': [{'ErrorEquals': ['States.ALL', 'X'],"
                        + " 'Next': 'A'}], 'End': true} | States.ALL must appear alone",
                "'A': {'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke', 'Arguments':"
                        + " {'FunctionName': 'f'}, 'Retry': [{'ErrorEquals': ['X'], 'BackoffRate':"
                        + " 0.5}], 'End': true} | /States/A/Retry[0]/BackoffRate",
                "'A': {'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke', 'Arguments':"
                    + " {'FunctionName': 'f'}, 'Catch': [{'ErrorEquals': ['X']}], 'End': true} |"
                    + " The field 'Next' is required at /States/A/Catch[0]/Next",
                "'A': {'Type': 'Parallel', 'Branches': [], 'End': true} | /States/A/Branches",
                "'A': {'Type': 'Parallel', 'End': true, 'Branches': [{'StartAt': 'A', 'States':"
                    + " {'A': {'Type': 'Succeed'}}}]} | DUPLICATE_STATE_NAME: Duplicate state name:"
                    + " A at /States/A/Branches[0]/States/A",
                "'A': {'Type': 'Map', 'End': true} | The field 'ItemProcessor' is required",
                "'A': {'Type': 'Map', 'ToleratedFailurePercentage': 5, 'End': true,"
                    + " 'ItemProcessor': {'StartAt': 'B', 'States': {'B': {'Type': 'Succeed'}}}} |"
                    + " The field 'ToleratedFailurePercentage' is only supported by a Map in"
                    + " DISTRIBUTED mode",
                "'A': {'Type': 'Map', 'End': true, 'ItemProcessor': {'StartAt': 'B', 'States':"
                        + " {'B': {'Type': 'Pass', 'Next': 'A'}}}} | Missing 'Next' target: A at"
                        + " /States/A/ItemProcessor/States/B/Next",
                "'A': {'Type': 'Map', 'Next': 'C', 'Assign': {'x': 1}, 'ItemProcessor': {'StartAt':"
                    + " 'B', 'States': {'B': {'Type': 'Pass', 'Assign': {'x': 2}, 'End': true}}}},"
                    + " 'C': {'Type': 'Succeed'} | The variable 'x' is already assigned in an outer"
                    + " scope",
                "'A': {'Type': 'Pass', 'Assign': {'states': 1}, 'End': true} | The variable name"
                        + " 'states' is reserved",
                "'A': {'Type': 'Pass', 'Assign': {'1x': 1}, 'End': true} | A variable name must be"
            })
    void aMistakeIsRefusedWithItsPlace(String states, String expected) {
        assertThat(message(machine(states.replace('\'', '"'))))
                .startsWith("Invalid State Machine Definition: '")
                .contains(expected.replace("'\\''", "'"));
    }

    @Test
    void twoStatesOfOneNameAreNoJsonObject() {
        assertThat(
                        message(
                                machine(
                                        "\"A\": {\"Type\": \"Succeed\"}, \"A\": {\"Type\":"
                                                + " \"Succeed\"}")))
                .contains("INVALID_JSON_DESCRIPTION: Duplicate field 'A'");
        assertThat(message("{not json")).contains("INVALID_JSON_DESCRIPTION");
        assertThat(message("[]")).contains("must be a JSON object");
    }

    @Test
    void jsonataFieldsAreRefusedInAJsonPathMachine() {
        assertThat(
                        message(
                                """
                                {"StartAt": "A", "States": {"A": {"Type": "Pass", "Output": 1, "End": true}}}
                                """))
                .contains("The JSONata field 'Output' is not allowed in a JSONPath state")
                .contains("/States/A/Output");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'Parameters': {'a.$': 'b'} | must begin with $",
                "'Parameters': {'a.$': 5} | must be a string",
                "'Parameters': {'a.$': 'States.Nope($.a)'} | there is no function States.Nope",
                "'Parameters': {'a.$': 'States.Format($.a'} | closing )",
                "'ResultPath': '$.a[*]' | is not a reference path",
                "'InputPath': '$.[' | is not a valid path"
            })
    void badPathsAreRefused(String field, String expected) {
        assertThat(
                        message(
                                "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Pass\","
                                        + " \"End\": true, "
                                        + field.replace('\'', '"')
                                        + "}}}"))
                .contains(expected);
    }
}
