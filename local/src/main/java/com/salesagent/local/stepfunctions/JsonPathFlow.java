package com.salesagent.local.stepfunctions;

import com.salesagent.local.stepfunctions.Definition.Catcher;
import com.salesagent.local.stepfunctions.Definition.Rule;
import com.salesagent.local.stepfunctions.Definition.State;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The data of a JSONPath state: InputPath, Parameters, ResultSelector, ResultPath and OutputPath,
 * in this order.
 *
 * @param rawInput the state's input before InputPath, which ResultPath puts the result into
 */
record JsonPathFlow(
        State state, Object rawInput, Map<String, Object> variables, Map<String, Object> context)
        implements DataFlow {

    private Paths.Scope scope(Object input) {
        return new Paths.Scope(input, context, variables);
    }

    private Object input() {
        return select("InputPath", rawInput);
    }

    /** Absent means everything, null means nothing: an empty object. */
    private Object select(String field, Object document) {
        if (!state.has(field)) {
            return document;
        }
        String path = state.text(field);
        return path == null ? new LinkedHashMap<>() : Paths.value(path, field, scope(document));
    }

    @Override
    public Object arguments() {
        Object input = input();
        return state.has("Parameters")
                ? Paths.template(state.field("Parameters"), "Parameters", scope(input))
                : input;
    }

    @Override
    public Outcome passed() {
        Object input = input();
        Object result =
                switch (state.type()) {
                    case PASS -> state.has("Result") ? state.field("Result") : arguments();
                    default -> input;
                };
        Object output =
                state.type() == Definition.StateType.PASS
                        ? put(state.fields(), result, rawInput)
                        : result;
        return new Outcome(select("OutputPath", output), assigned(state.fields(), result));
    }

    @Override
    public Outcome succeeded(Object result) {
        Object selected =
                state.has("ResultSelector")
                        ? Paths.template(
                                state.field("ResultSelector"), "ResultSelector", scope(result))
                        : result;
        Object output = put(state.fields(), selected, rawInput);
        return new Outcome(select("OutputPath", output), assigned(state.fields(), selected));
    }

    @Override
    public Outcome caught(Catcher catcher, StateFailure failure) {
        Map<String, Object> error = DataFlow.errorOutput(failure);
        return new Outcome(
                put(catcher.fields(), error, rawInput), assigned(catcher.fields(), error));
    }

    private static Object put(Map<String, Object> fields, Object result, Object into) {
        if (!fields.containsKey("ResultPath")) {
            return result;
        }
        String path = (String) fields.get("ResultPath");
        return path == null ? into : ReferencePath.put(into, path, result);
    }

    private Map<String, Object> assigned(Map<String, Object> fields, Object document) {
        return fields.containsKey("Assign")
                ? Json.object(Paths.template(fields.get("Assign"), "Assign", scope(document)))
                : Map.of();
    }

    @Override
    public boolean matches(Rule rule, int index) {
        return ChoiceRules.matches(rule.fields(), scope(input()));
    }

    @Override
    public Outcome chosen(Rule rule, int index) {
        Object input = input();
        return new Outcome(select("OutputPath", input), assigned(rule.fields(), input));
    }

    @Override
    public Integer number(String field, int least) {
        Object value = plainOrPath(field);
        if (value == null) {
            return null;
        }
        if (Json.isInt(value) && ((Number) value).intValue() >= least) {
            return ((Number) value).intValue();
        }
        throw StateFailure.runtime(
                "The "
                        + field
                        + "Path parameter does not reference a whole number of at least "
                        + least
                        + ": "
                        + Json.write(value));
    }

    private Object plainOrPath(String field) {
        if (state.has(field + "Path")) {
            String name = field + "Path";
            return Paths.value(state.text(name), name, scope(input()));
        }
        return state.field(field);
    }

    @Override
    public Instant timestamp() {
        Object value = plainOrPath("Timestamp");
        if (value == null) {
            return null;
        }
        Instant time = value instanceof String text ? Timestamps.parse(text) : null;
        if (time == null) {
            throw StateFailure.runtime(
                    "The TimestampPath parameter does not reference a valid ISO-8601 extended"
                            + " offset date-time format string: "
                            + Json.write(value));
        }
        return time;
    }

    @Override
    public String text(String field) {
        Object value = plainOrPath(field);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw StateFailure.runtime(
                "The "
                        + field
                        + "Path parameter does not reference a string: "
                        + Json.write(value));
    }

    @Override
    public List<Object> items() {
        String path = state.has("ItemsPath") ? state.text("ItemsPath") : "$";
        Object value = Paths.value(path, "ItemsPath", scope(input()));
        if (value instanceof List<?> list) {
            return Json.list(list);
        }
        throw StateFailure.runtime("Reference path \"" + path + "\" must point to array.");
    }

    @Override
    public Object itemInput(Object item, int index) {
        String field = state.has("ItemSelector") ? "ItemSelector" : "Parameters";
        if (!state.has(field)) {
            return item;
        }
        return Paths.template(
                state.field(field),
                field,
                new Paths.Scope(input(), DataFlow.withItem(context, item, index), variables));
    }
}
