package com.salesagent.local.stepfunctions;

import com.salesagent.local.stepfunctions.Definition.Catcher;
import com.salesagent.local.stepfunctions.Definition.Rule;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a state reads and what it hands on, in its query language. One object serves one state at
 * one moment: all its expressions see the same input, variables and context. Each method throws
 * {@link StateFailure} where an expression fails.
 */
sealed interface DataFlow permits JsonataFlow, JsonPathFlow {

    /**
     * What comes of a state.
     *
     * @param assigned variables to set, visible from the next state on
     */
    record Outcome(Object output, Map<String, Object> assigned) {}

    /** What a Task sends or the branches of a Parallel get. */
    Object arguments();

    /** A state of type Pass, Wait, Succeed, or a Choice that takes its default. */
    Outcome passed();

    /** A Task, Map or Parallel that got its result. */
    Outcome succeeded(Object result);

    Outcome caught(Catcher catcher, StateFailure failure);

    /**
     * Whether a Choice takes this rule.
     *
     * @param index position of the rule, for messages
     */
    boolean matches(Rule rule, int index);

    Outcome chosen(Rule rule, int index);

    /** A whole number in {@code field}, or where it points to; null where the state has neither. */
    Integer number(String field, int least);

    /** The time in Timestamp, or where it points to; null where the state has neither. */
    Instant timestamp();

    /** Error or Cause of a Fail state; null where it has none. */
    String text(String field);

    List<Object> items();

    /** What an iteration gets as its input. */
    Object itemInput(Object item, int index);

    /** The error as a Catch sees it. */
    static Map<String, Object> errorOutput(StateFailure failure) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("Error", failure.error() == null ? StateFailure.TASK_FAILED : failure.error());
        error.put("Cause", failure.cause() == null ? "" : failure.cause());
        return error;
    }

    /** The context object inside an iteration, or where its input is made. */
    static Map<String, Object> withItem(Map<String, Object> context, Object item, int index) {
        Map<String, Object> inner = new LinkedHashMap<>(context);
        Map<String, Object> current = new LinkedHashMap<>();
        current.put("Index", index);
        current.put("Value", item);
        inner.put("Map", Map.of("Item", current));
        return inner;
    }
}
