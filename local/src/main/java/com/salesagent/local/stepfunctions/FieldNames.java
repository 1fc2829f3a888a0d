package com.salesagent.local.stepfunctions;

import com.salesagent.local.stepfunctions.Definition.StateType;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The fields that states have: by type and query language, and by what may stand in them. */
final class FieldNames {
    private static final Set<String> COMMON = Set.of("Type", "Comment", "QueryLanguage");
    private static final Map<StateType, Set<String>> ANY_LANGUAGE =
            Map.of(
                    StateType.TASK,
                            Set.of(
                                    "Resource",
                                    "Credentials",
                                    "TimeoutSeconds",
                                    "HeartbeatSeconds",
                                    "Retry",
                                    "Catch",
                                    "Next",
                                    "End",
                                    "Assign"),
                    StateType.CHOICE, Set.of("Choices", "Default", "Assign"),
                    StateType.MAP,
                            Set.of(
                                    "ItemProcessor",
                                    "Iterator",
                                    "ItemSelector",
                                    "MaxConcurrency",
                                    "Label",
                                    "Retry",
                                    "Catch",
                                    "Next",
                                    "End",
                                    "Assign"),
                    StateType.PARALLEL,
                            Set.of("Branches", "Retry", "Catch", "Next", "End", "Assign"),
                    StateType.WAIT, Set.of("Seconds", "Timestamp", "Next", "End", "Assign"),
                    StateType.PASS, Set.of("Next", "End", "Assign"),
                    StateType.SUCCEED, Set.of(),
                    StateType.FAIL, Set.of("Error", "Cause"));
    private static final Map<StateType, Set<String>> JSONATA =
            Map.of(
                    StateType.TASK, Set.of("Arguments", "Output"),
                    StateType.CHOICE, Set.of("Output"),
                    StateType.MAP, Set.of("Items", "Output"),
                    StateType.PARALLEL, Set.of("Arguments", "Output"),
                    StateType.WAIT, Set.of("Output"),
                    StateType.PASS, Set.of("Output"),
                    StateType.SUCCEED, Set.of("Output"),
                    StateType.FAIL, Set.of());
    private static final Map<StateType, Set<String>> JSONPATH =
            Map.of(
                    StateType.TASK,
                            Set.of(
                                    "InputPath",
                                    "OutputPath",
                                    "Parameters",
                                    "ResultSelector",
                                    "ResultPath",
                                    "TimeoutSecondsPath",
                                    "HeartbeatSecondsPath"),
                    StateType.CHOICE, Set.of("InputPath", "OutputPath"),
                    StateType.MAP,
                            Set.of(
                                    "InputPath",
                                    "OutputPath",
                                    "ItemsPath",
                                    "Parameters",
                                    "ResultSelector",
                                    "ResultPath",
                                    "MaxConcurrencyPath"),
                    StateType.PARALLEL,
                            Set.of(
                                    "InputPath",
                                    "OutputPath",
                                    "Parameters",
                                    "ResultSelector",
                                    "ResultPath"),
                    StateType.WAIT,
                            Set.of("InputPath", "OutputPath", "SecondsPath", "TimestampPath"),
                    StateType.PASS,
                            Set.of("InputPath", "OutputPath", "Parameters", "Result", "ResultPath"),
                    StateType.SUCCEED, Set.of("InputPath", "OutputPath"),
                    StateType.FAIL, Set.of("ErrorPath", "CausePath"));
    static final Set<String> EVERY_JSONPATH_FIELD = union(JSONPATH);
    static final Set<String> EVERY_JSONATA_FIELD = union(JSONATA);
    static final Set<String> DISTRIBUTED_ONLY =
            Set.of(
                    "ItemReader",
                    "ItemBatcher",
                    "ResultWriter",
                    "ToleratedFailureCount",
                    "ToleratedFailurePercentage",
                    "ToleratedFailureCountPath",
                    "ToleratedFailurePercentagePath");
    static final Set<String> TEMPLATES =
            Set.of(
                    "Arguments",
                    "Output",
                    "Assign",
                    "ItemSelector",
                    "Items",
                    "Parameters",
                    "ResultSelector");
    static final Set<String> SCALARS =
            Set.of(
                    "TimeoutSeconds",
                    "HeartbeatSeconds",
                    "Seconds",
                    "Timestamp",
                    "MaxConcurrency",
                    "Error",
                    "Cause");
    static final Set<String> PATHS =
            Set.of(
                    "InputPath",
                    "OutputPath",
                    "ResultPath",
                    "ItemsPath",
                    "SecondsPath",
                    "TimestampPath",
                    "TimeoutSecondsPath",
                    "HeartbeatSecondsPath",
                    "MaxConcurrencyPath",
                    "ErrorPath",
                    "CausePath");

    private FieldNames() {}

    /** Whether a state of this type has the field in its language. */
    static boolean allowed(StateType type, boolean jsonata, String field) {
        return COMMON.contains(field)
                || ANY_LANGUAGE.get(type).contains(field)
                || (jsonata ? JSONATA : JSONPATH).get(type).contains(field);
    }

    private static Set<String> union(Map<StateType, Set<String>> fields) {
        Set<String> all = new HashSet<>();
        fields.values().forEach(all::addAll);
        return all;
    }
}
