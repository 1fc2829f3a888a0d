package com.salesagent.local.stepfunctions;

import com.jayway.jsonpath.JsonPathException;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The comparison operators of Choice rules in JSONPath states. */
final class ChoiceRules {
    private static final Pattern COMPARISON =
            Pattern.compile(
                    "(String|Numeric|Timestamp)"
                        + "(Equals|LessThan|GreaterThan|LessThanEquals|GreaterThanEquals)(Path)?"
                        + "|(Boolean)(Equals)(Path)?");
    private static final Set<String> TESTS =
            Set.of("IsNull", "IsPresent", "IsNumeric", "IsString", "IsBoolean", "IsTimestamp");
    private static final Set<String> BESIDES = Set.of("Variable", "Next", "Comment", "Assign");

    private ChoiceRules() {}

    static void check(Map<String, Object> rule, String at, Diagnostics diagnostics) {
        if (rule.containsKey("Condition")) {
            diagnostics.schema(
                    "The JSONata field 'Condition' is not allowed in a JSONPath state",
                    at + "/Condition");
            return;
        }
        for (String combinator : List.of("And", "Or")) {
            if (rule.containsKey(combinator)) {
                checkParts(rule, combinator, at, diagnostics);
                return;
            }
        }
        if (rule.containsKey("Not")) {
            if (rule.get("Not") instanceof Map<?, ?> inner) {
                check(Json.object(inner), at + "/Not", diagnostics);
            } else {
                diagnostics.schema("The field 'Not' must be an object", at + "/Not");
            }
            return;
        }
        String operator = operator(rule);
        if (!(rule.get("Variable") instanceof String variable)) {
            diagnostics.schema("The field 'Variable' is required", at + "/Variable");
        } else if (Paths.problem(variable) != null) {
            diagnostics.schema(Paths.problem(variable), at + "/Variable");
        }
        long operators = rule.keySet().stream().filter(k -> !BESIDES.contains(k)).count();
        if (operator == null || operators != 1) {
            diagnostics.schema(
                    "A choice rule needs exactly one comparison operator, And, Or or Not", at);
            return;
        }
        String problem = operandProblem(operator, rule.get(operator));
        if (problem != null) {
            diagnostics.schema(problem, at + "/" + operator);
        }
    }

    private static void checkParts(
            Map<String, Object> rule, String combinator, String at, Diagnostics diagnostics) {
        if (!(rule.get(combinator) instanceof List<?> parts) || parts.isEmpty()) {
            diagnostics.schema(
                    "The field '" + combinator + "' must be an array of rules",
                    at + "/" + combinator);
            return;
        }
        for (int i = 0; i < parts.size(); i++) {
            String place = at + "/" + combinator + "[" + i + "]";
            if (parts.get(i) instanceof Map<?, ?> part) {
                check(Json.object(part), place, diagnostics);
            } else {
                diagnostics.schema("A choice rule must be a JSON object", place);
            }
        }
    }

    private static String operandProblem(String operator, Object operand) {
        boolean fits;
        if (operator.endsWith("Path")) {
            fits = operand instanceof String path && Paths.problem(path) == null;
        } else if (operator.startsWith("Is") || operator.startsWith("Boolean")) {
            fits = operand instanceof Boolean;
        } else if (operator.startsWith("Numeric")) {
            fits = operand instanceof Number;
        } else if (operator.startsWith("Timestamp")) {
            fits = operand instanceof String text && Timestamps.parse(text) != null;
        } else {
            fits = operand instanceof String;
        }
        return fits ? null : "The value of '" + operator + "' has the wrong type";
    }

    private static String operator(Map<String, Object> rule) {
        for (String key : rule.keySet()) {
            if (TESTS.contains(key)
                    || key.equals("StringMatches")
                    || COMPARISON.matcher(key).matches()) {
                return key;
            }
        }
        return null;
    }

    /**
     * @throws StateFailure States.Runtime where the Variable finds nothing
     */
    static boolean matches(Map<String, Object> rule, Paths.Scope scope) {
        if (rule.get("And") instanceof List<?> parts) {
            return parts.stream().allMatch(p -> matches(Json.object(p), scope));
        }
        if (rule.get("Or") instanceof List<?> parts) {
            return parts.stream().anyMatch(p -> matches(Json.object(p), scope));
        }
        if (rule.get("Not") instanceof Map<?, ?> inner) {
            return !matches(Json.object(inner), scope);
        }
        String path = (String) rule.get("Variable");
        String operator = operator(rule);
        Object operand = rule.get(operator);
        if (operator.equals("IsPresent")) {
            return operand.equals(isPresent(path, scope));
        }
        Object value = variable(path, scope);
        return switch (operator) {
            case "IsNull" -> operand.equals(value == null);
            case "IsNumeric" -> operand.equals(value instanceof Number);
            case "IsString" -> operand.equals(value instanceof String);
            case "IsBoolean" -> operand.equals(value instanceof Boolean);
            case "IsTimestamp" ->
                    operand.equals(value instanceof String text && Timestamps.parse(text) != null);
            case "StringMatches" ->
                    value instanceof String text && wildcard((String) operand, text);
            default -> compare(operator, value, operand, scope);
        };
    }

    private static boolean isPresent(String path, Paths.Scope scope) {
        try {
            Paths.read(path, scope);
            return true;
        } catch (JsonPathException e) {
            return false;
        }
    }

    private static Object variable(String path, Paths.Scope scope) {
        try {
            return Paths.read(path, scope);
        } catch (JsonPathException e) {
            throw StateFailure.runtime(
                    "Invalid path '"
                            + path
                            + "': The choice state's condition path references an invalid value.");
        }
    }

    private static boolean compare(
            String operator, Object value, Object operand, Paths.Scope scope) {
        Matcher matcher = COMPARISON.matcher(operator);
        if (!matcher.matches()) {
            throw new IllegalStateException("validation let pass the operator " + operator);
        }
        boolean isBoolean = matcher.group(4) != null;
        boolean byPath = matcher.group(isBoolean ? 6 : 3) != null;
        Object other = byPath ? variable((String) operand, scope) : operand;
        if (isBoolean) {
            return value instanceof Boolean && value.equals(other);
        }
        Integer order =
                switch (matcher.group(1)) {
                    case "String" ->
                            value instanceof String a && other instanceof String b
                                    ? (Integer) a.compareTo(b)
                                    : null;
                    case "Numeric" ->
                            value instanceof Number a && other instanceof Number b
                                    ? (Integer) Double.compare(a.doubleValue(), b.doubleValue())
                                    : null;
                    default -> compareTimes(value, other);
                };
        if (order == null) {
            return false;
        }
        return switch (matcher.group(2)) {
            case "Equals" -> order == 0;
            case "LessThan" -> order < 0;
            case "GreaterThan" -> order > 0;
            case "LessThanEquals" -> order <= 0;
            default -> order >= 0;
        };
    }

    private static Integer compareTimes(Object value, Object other) {
        if (value instanceof String a && other instanceof String b) {
            Instant first = Timestamps.parse(a);
            Instant second = Timestamps.parse(b);
            return first == null || second == null ? null : (Integer) first.compareTo(second);
        }
        return null;
    }

    /** {@code *} stands for any characters, {@code \*} for itself. */
    private static boolean wildcard(String pattern, String text) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                regex.append(Pattern.quote(String.valueOf(pattern.charAt(++i))));
            } else if (c == '*') {
                regex.append(".*");
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(text).matches();
    }

    /** Equality of JSON: 1 and 1.0 are the same number. */
    static boolean contains(List<Object> list, Object value) {
        return list.stream().anyMatch(each -> isSame(each, value));
    }

    private static boolean isSame(Object first, Object second) {
        if (first instanceof Number a && second instanceof Number b) {
            return a.doubleValue() == b.doubleValue();
        }
        return Objects.equals(first, second);
    }
}
