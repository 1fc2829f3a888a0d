package com.salesagent.local.stepfunctions;

import com.salesagent.local.stepfunctions.Definition.StateType;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which fields a state may have in its query language, and whether the expressions in them can be
 * parsed.
 */
final class FieldRules {
    static final Set<String> RETRY =
            Set.of(
                    "ErrorEquals",
                    "IntervalSeconds",
                    "MaxAttempts",
                    "BackoffRate",
                    "MaxDelaySeconds",
                    "JitterStrategy",
                    "Comment");

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
    private static final Set<String> EVERY_JSONPATH_FIELD = union(JSONPATH);
    private static final Set<String> EVERY_JSONATA_FIELD = union(JSONATA);
    private static final Set<String> DISTRIBUTED_ONLY =
            Set.of(
                    "ItemReader",
                    "ItemBatcher",
                    "ResultWriter",
                    "ToleratedFailureCount",
                    "ToleratedFailurePercentage",
                    "ToleratedFailureCountPath",
                    "ToleratedFailurePercentagePath");
    private static final Set<String> TEMPLATES =
            Set.of(
                    "Arguments",
                    "Output",
                    "Assign",
                    "ItemSelector",
                    "Items",
                    "Parameters",
                    "ResultSelector");
    private static final Set<String> SCALARS =
            Set.of(
                    "TimeoutSeconds",
                    "HeartbeatSeconds",
                    "Seconds",
                    "Timestamp",
                    "MaxConcurrency",
                    "Error",
                    "Cause");
    private static final Set<String> PATHS =
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

    private final Diagnostics diagnostics;

    FieldRules(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    private static Set<String> union(Map<StateType, Set<String>> fields) {
        Set<String> all = new HashSet<>();
        fields.values().forEach(all::addAll);
        return all;
    }

    void check(StateType type, boolean jsonata, Map<String, Object> fields, String at) {
        for (Map.Entry<String, Object> field : fields.entrySet()) {
            String name = field.getKey();
            String place = at + "/" + name;
            if (allowed(type, jsonata, name)) {
                checkExpressions(jsonata, name, field.getValue(), place);
            } else if (type == StateType.MAP && DISTRIBUTED_ONLY.contains(name)) {
                diagnostics.schema(
                        "The field '" + name + "' is only supported by a Map in DISTRIBUTED mode",
                        place);
            } else if (jsonata && EVERY_JSONPATH_FIELD.contains(name)) {
                diagnostics.schema(
                        "The JSONPath field '" + name + "' is not allowed in a JSONata state",
                        place);
            } else if (!jsonata && EVERY_JSONATA_FIELD.contains(name)) {
                diagnostics.schema(
                        "The JSONata field '"
                                + name
                                + "' is not allowed in a JSONPath state; set \"QueryLanguage\":"
                                + " \"JSONata\"",
                        place);
            } else {
                diagnostics.schema(
                        "Field '" + name + "' is not supported by a state of type " + type.text(),
                        place);
            }
        }
        switch (type) {
            case WAIT ->
                    exactlyOne(
                            fields,
                            at,
                            jsonata
                                    ? List.of("Seconds", "Timestamp")
                                    : List.of(
                                            "Seconds",
                                            "Timestamp",
                                            "SecondsPath",
                                            "TimestampPath"));
            case TASK -> {
                atMostOne(fields, at, "TimeoutSeconds", "TimeoutSecondsPath");
                atMostOne(fields, at, "HeartbeatSeconds", "HeartbeatSecondsPath");
                if (fields.get("TimeoutSeconds") instanceof Number timeout
                        && fields.get("HeartbeatSeconds") instanceof Number heartbeat
                        && heartbeat.doubleValue() >= timeout.doubleValue()) {
                    diagnostics.schema(
                            "'HeartbeatSeconds' must be smaller than 'TimeoutSeconds' ("
                                    + timeout
                                    + "), got "
                                    + heartbeat,
                            at + "/HeartbeatSeconds");
                }
                requireArguments(jsonata, fields, at);
            }
            case MAP -> {
                atMostOne(fields, at, "MaxConcurrency", "MaxConcurrencyPath");
                atMostOne(fields, at, "ItemSelector", "Parameters");
                atMostOne(fields, at, "ItemProcessor", "Iterator");
            }
            case FAIL -> {
                atMostOne(fields, at, "Error", "ErrorPath");
                atMostOne(fields, at, "Cause", "CausePath");
            }
            default -> {}
        }
        if (fields.containsKey("Assign")) {
            checkAssign(fields.get("Assign"), at + "/Assign");
        }
        if (fields.get("Default") != null && !(fields.get("Default") instanceof String)) {
            diagnostics.schema("The field 'Default' must be a string", at + "/Default");
        }
    }

    private static boolean allowed(StateType type, boolean jsonata, String field) {
        return COMMON.contains(field)
                || ANY_LANGUAGE.get(type).contains(field)
                || (jsonata ? JSONATA : JSONPATH).get(type).contains(field);
    }

    void checkCatcher(boolean jsonata, Map<String, Object> fields, String at) {
        refuseUnknown(
                fields,
                Set.of(
                        "ErrorEquals",
                        "Next",
                        "Assign",
                        "Comment",
                        jsonata ? "Output" : "ResultPath"),
                at);
        fields.forEach((name, value) -> checkExpressions(jsonata, name, value, at + "/" + name));
        if (fields.containsKey("Assign")) {
            checkAssign(fields.get("Assign"), at + "/Assign");
        }
    }

    void checkRule(boolean jsonata, Map<String, Object> fields, String at) {
        if (jsonata) {
            refuseUnknown(fields, Set.of("Condition", "Next", "Assign", "Output", "Comment"), at);
            Object condition = fields.get("Condition");
            if (!(condition instanceof Boolean)
                    && !(condition instanceof String text && Expressions.isExpression(text))) {
                diagnostics.schema(
                        "The field 'Condition' must be a JSONata expression in {% %} or a boolean",
                        at + "/Condition");
            }
            fields.forEach((name, value) -> checkExpressions(true, name, value, at + "/" + name));
        } else {
            ChoiceRules.check(fields, at, diagnostics);
            if (fields.containsKey("Assign")) {
                checkExpressions(false, "Assign", fields.get("Assign"), at + "/Assign");
            }
        }
        if (fields.containsKey("Assign")) {
            checkAssign(fields.get("Assign"), at + "/Assign");
        }
    }

    void refuseUnknown(Map<String, Object> fields, Set<String> known, String at) {
        for (String name : fields.keySet()) {
            if (!known.contains(name)) {
                diagnostics.schema("Field '" + name + "' is not supported here", at + "/" + name);
            }
        }
    }

    private void checkExpressions(boolean jsonata, String field, Object value, String at) {
        boolean template = TEMPLATES.contains(field);
        if (jsonata) {
            if (template || field.equals("Condition")) {
                checkJsonata(value, at);
            } else if (SCALARS.contains(field)) {
                checkScalar(field, value, at);
                checkJsonata(value, at);
            }
            if (field.equals("Items")
                    && !(value instanceof List<?>)
                    && !(value instanceof Map<?, ?>)
                    && !(value instanceof String text && Expressions.isExpression(text))) {
                diagnostics.schema(
                        "The field 'Items' must be an array, an object or a JSONata expression",
                        at);
            }
        } else if (template) {
            checkPayload(value, at);
        } else if (PATHS.contains(field)) {
            checkPath(field, value, at);
        } else if (SCALARS.contains(field)) {
            checkScalar(field, value, at);
        }
    }

    private void checkScalar(String field, Object value, String at) {
        boolean text = field.equals("Timestamp") || field.equals("Error") || field.equals("Cause");
        if (value instanceof String expression && Expressions.isExpression(expression)) {
            return;
        }
        if (field.equals("Timestamp") && value instanceof String timestamp) {
            if (Timestamps.parse(timestamp) == null) {
                diagnostics.schema(
                        "The field 'Timestamp' must be an RFC 3339 time as 2026-01-31T09:00:00Z,"
                                + " got '"
                                + timestamp
                                + "'",
                        at);
            }
        } else if (text ? !(value instanceof String) : !isSeconds(field, value)) {
            diagnostics.schema(
                    "The field '"
                            + field
                            + "' must be "
                            + (text ? "a string" : "a whole number in its allowed range")
                            + ", got "
                            + Json.write(value),
                    at);
        }
    }

    private static boolean isSeconds(String field, Object value) {
        int least = field.equals("TimeoutSeconds") || field.equals("HeartbeatSeconds") ? 1 : 0;
        return Json.isInt(value)
                && ((Number) value).intValue() >= least
                && ((Number) value).intValue() <= 99_999_999;
    }

    private void checkJsonata(Object value, String at) {
        switch (value) {
            case String text -> {
                String problem = Expressions.problem(text);
                if (problem != null) {
                    diagnostics.schema(problem, at);
                }
            }
            case Map<?, ?> map -> map.forEach((k, v) -> checkJsonata(v, at + "/" + k));
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    checkJsonata(list.get(i), at + "[" + i + "]");
                }
            }
            case null, default -> {}
        }
    }

    /**
     * Payload templates: a key that ends in {@code .$} has a path or an intrinsic function as its
     * value.
     */
    private void checkPayload(Object value, String at) {
        if (value instanceof Map<?, ?> map) {
            map.forEach(
                    (k, v) -> {
                        String place = at + "/" + k;
                        if (((String) k).endsWith(".$")) {
                            String problem =
                                    v instanceof String text
                                            ? Paths.problem(text)
                                            : "The value of a field ending in '.$' must be a"
                                                    + " string";
                            if (problem != null) {
                                diagnostics.schema(problem, place);
                            }
                        } else {
                            checkPayload(v, place);
                        }
                    });
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                checkPayload(list.get(i), at + "[" + i + "]");
            }
        }
    }

    private void checkPath(String field, Object value, String at) {
        boolean mayBeNull =
                field.equals("InputPath")
                        || field.equals("OutputPath")
                        || field.equals("ResultPath");
        if (value == null && mayBeNull) {
            return;
        }
        String problem =
                !(value instanceof String text)
                        ? "The field '" + field + "' must be a path"
                        : field.equals("ResultPath")
                                ? ReferencePath.problem(text)
                                : Paths.problem(text);
        if (problem != null) {
            diagnostics.schema(problem, at);
        }
    }

    private void checkAssign(Object value, String at) {
        if (!(value instanceof Map<?, ?> assign)) {
            diagnostics.schema("The field 'Assign' must be an object", at);
            return;
        }
        for (Object key : assign.keySet()) {
            String name = (String) key;
            if (name.endsWith(".$")) {
                name = name.substring(0, name.length() - 2);
            }
            if (name.equals("states")) {
                diagnostics.schema("The variable name 'states' is reserved", at + "/" + key);
            } else if (!name.matches("[\\p{L}_][\\p{L}\\p{N}_]{0,79}")) {
                diagnostics.schema(
                        "A variable name must be 1 to 80 letters, digits or _ and must not begin"
                                + " with a digit, got '"
                                + name
                                + "'",
                        at + "/" + key);
            }
        }
    }

    private void requireArguments(boolean jsonata, Map<String, Object> fields, String at) {
        if (!(fields.get("Resource") instanceof String arn)) {
            return;
        }
        TaskResource resource = TaskResource.parse(arn);
        if (resource == null || resource.isFunction()) {
            return;
        }
        String holder = jsonata ? "Arguments" : "Parameters";
        Object arguments = fields.get(holder);
        if (arguments instanceof String) {
            return;
        }
        List<String> required =
                switch (resource.service()) {
                    case "lambda" -> List.of("FunctionName");
                    case "sqs" -> List.of("QueueUrl", "MessageBody");
                    default -> List.of("StateMachineArn");
                };
        for (String name : required) {
            if (!(arguments instanceof Map<?, ?> map)
                    || !(map.containsKey(name) || (!jsonata && map.containsKey(name + ".$")))) {
                diagnostics.schema(
                        "The field '" + name + "' is required in '" + holder + "'",
                        at + "/" + holder);
            }
        }
    }

    private void exactlyOne(Map<String, Object> fields, String at, List<String> names) {
        if (names.stream().filter(fields::containsKey).count() != 1) {
            diagnostics.schema("Exactly one of these fields is required: " + names, at);
        }
    }

    private void atMostOne(Map<String, Object> fields, String at, String first, String second) {
        if (fields.containsKey(first) && fields.containsKey(second)) {
            diagnostics.schema("Only one of '" + first + "' and '" + second + "' may be given", at);
        }
    }
}
