package com.salesagent.local.stepfunctions;

import com.salesagent.local.stepfunctions.Definition.Catcher;
import com.salesagent.local.stepfunctions.Definition.Rule;
import com.salesagent.local.stepfunctions.Definition.State;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The data of a JSONata state: Arguments, Output, Assign, and {@code $states} in every expression.
 */
record JsonataFlow(
        State state,
        Object input,
        Map<String, Object> variables,
        Map<String, Object> context,
        Expressions expressions)
        implements DataFlow {

    private Map<String, Object> bindings(String extra, Object value, Map<String, Object> context) {
        Map<String, Object> states = new LinkedHashMap<>();
        states.put("input", input);
        states.put("context", context);
        if (extra != null) {
            states.put(extra, value);
        }
        Map<String, Object> bindings = new LinkedHashMap<>(variables);
        bindings.put("states", states);
        return bindings;
    }

    private Map<String, Object> bindings() {
        return bindings(null, null, context);
    }

    private Object evaluate(String field) {
        return expressions.evaluate(state.field(field), field, bindings());
    }

    @Override
    public Object arguments() {
        return state.has("Arguments") ? evaluate("Arguments") : input;
    }

    @Override
    public Outcome passed() {
        return outcome(state.fields(), "", bindings(), input);
    }

    @Override
    public Outcome succeeded(Object result) {
        return outcome(state.fields(), "", bindings("result", result, context), result);
    }

    @Override
    public Outcome caught(Catcher catcher, StateFailure failure) {
        Map<String, Object> error = DataFlow.errorOutput(failure);
        return outcome(catcher.fields(), "Catch/", bindings("errorOutput", error, context), error);
    }

    private Outcome outcome(
            Map<String, Object> fields,
            String prefix,
            Map<String, Object> bindings,
            Object otherwise) {
        Map<String, Object> assigned = Map.of();
        if (fields.containsKey("Assign")) {
            assigned =
                    Json.object(
                            expressions.evaluate(
                                    fields.get("Assign"), prefix + "Assign", bindings));
        }
        Object output =
                fields.containsKey("Output")
                        ? expressions.evaluate(fields.get("Output"), prefix + "Output", bindings)
                        : otherwise;
        return new Outcome(output, assigned);
    }

    @Override
    public boolean matches(Rule rule, int index) {
        String field = "Choices[" + index + "]/Condition";
        Object value = expressions.evaluate(rule.fields().get("Condition"), field, bindings());
        if (value instanceof Boolean matched) {
            return matched;
        }
        throw wrongType(field, rule.fields().get("Condition"), "boolean", value);
    }

    @Override
    public Outcome chosen(Rule rule, int index) {
        return outcome(rule.fields(), "Choices[" + index + "]/", bindings(), input);
    }

    @Override
    public Integer number(String field, int least) {
        if (!state.has(field)) {
            return null;
        }
        Object value = evaluate(field);
        if (Json.isInt(value) && ((Number) value).intValue() >= least) {
            return ((Number) value).intValue();
        }
        throw wrongType(field, state.field(field), "whole number of at least " + least, value);
    }

    @Override
    public Instant timestamp() {
        if (!state.has("Timestamp")) {
            return null;
        }
        Object value = evaluate("Timestamp");
        Instant time = value instanceof String text ? Timestamps.parse(text) : null;
        if (time == null) {
            throw wrongType("Timestamp", state.field("Timestamp"), "RFC 3339 time", value);
        }
        return time;
    }

    @Override
    public String text(String field) {
        if (!state.has(field)) {
            return null;
        }
        Object value = evaluate(field);
        if (value instanceof String text) {
            return text;
        }
        throw wrongType(field, state.field(field), "string", value);
    }

    @Override
    public List<Object> items() {
        Object value = state.has("Items") ? evaluate("Items") : input;
        return switch (value) {
            case List<?> list -> Json.list(list);
            case Map<?, ?> map -> {
                List<Object> entries = new ArrayList<>();
                map.forEach(
                        (k, v) -> {
                            Map<String, Object> entry = new LinkedHashMap<>();
                            entry.put("Key", k);
                            entry.put("Value", v);
                            entries.add(entry);
                        });
                yield entries;
            }
            case null, default ->
                    throw wrongType("Items", state.field("Items"), "array or object", value);
        };
    }

    @Override
    public Object itemInput(Object item, int index) {
        if (!state.has("ItemSelector")) {
            return item;
        }
        return expressions.evaluate(
                state.field("ItemSelector"),
                "ItemSelector",
                bindings(null, null, DataFlow.withItem(context, item, index)));
    }

    private static StateFailure wrongType(
            String field, Object expression, String expected, Object value) {
        return StateFailure.evaluation(
                field,
                "The JSONata expression '"
                        + (expression instanceof String text ? text : Json.write(expression))
                        + "' specified for the field '"
                        + field
                        + "' returned an unexpected result type. Expected '"
                        + expected
                        + "', but was '"
                        + abbreviated(value)
                        + "'.");
    }

    private static String abbreviated(Object value) {
        String text = Json.write(value);
        return text.length() <= 200 ? text : text.substring(0, 200) + "...";
    }
}
