package com.salesagent.local.stepfunctions;

import com.salesagent.local.stepfunctions.Definition.StateType;

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

    private final Diagnostics diagnostics;

    FieldRules(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    void check(StateType type, boolean jsonata, Map<String, Object> fields, String at) {
        for (Map.Entry<String, Object> field : fields.entrySet()) {
            String name = field.getKey();
            String place = at + "/" + name;
            if (FieldNames.allowed(type, jsonata, name)) {
                checkExpressions(jsonata, name, field.getValue(), place);
            } else if (type == StateType.MAP && FieldNames.DISTRIBUTED_ONLY.contains(name)) {
                diagnostics.schema(
                        "The field '" + name + "' is only supported by a Map in DISTRIBUTED mode",
                        place);
            } else if (jsonata && FieldNames.EVERY_JSONPATH_FIELD.contains(name)) {
                diagnostics.schema(
                        "The JSONPath field '" + name + "' is not allowed in a JSONata state",
                        place);
            } else if (!jsonata && FieldNames.EVERY_JSONATA_FIELD.contains(name)) {
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
        boolean template = FieldNames.TEMPLATES.contains(field);
        if (jsonata) {
            if (template || field.equals("Condition")) {
                checkJsonata(value, at);
            } else if (FieldNames.SCALARS.contains(field)) {
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
        } else if (FieldNames.PATHS.contains(field)) {
            checkPath(field, value, at);
        } else if (FieldNames.SCALARS.contains(field)) {
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
