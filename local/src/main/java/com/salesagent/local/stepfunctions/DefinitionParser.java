package com.salesagent.local.stepfunctions;

import com.salesagent.local.stepfunctions.Definition.Graph;
import com.salesagent.local.stepfunctions.Definition.Rule;
import com.salesagent.local.stepfunctions.Definition.State;
import com.salesagent.local.stepfunctions.Definition.StateType;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a definition and refuses what AWS would refuse when the machine is created, so that a
 * mistake shows up then and not in the middle of an execution. Finds all mistakes, not just the
 * first.
 */
final class DefinitionParser {
    private static final int MAX_DEFINITION_BYTES = 1_048_576;
    private static final int MAX_STATE_NAME = 80;
    private static final Set<String> TOP_FIELDS =
            Set.of("Comment", "QueryLanguage", "StartAt", "States", "TimeoutSeconds", "Version");
    private static final Set<String> BRANCH_FIELDS =
            Set.of("Comment", "StartAt", "States", "ProcessorConfig", "QueryLanguage");

    private final Diagnostics diagnostics = new Diagnostics();
    private final Set<String> stateNames = new HashSet<>();
    private final FieldRules fieldRules = new FieldRules(diagnostics);
    private final FieldReader reader = new FieldReader(diagnostics);
    private final ErrorHandlerParser errorHandlers =
            new ErrorHandlerParser(diagnostics, reader, fieldRules);

    /**
     * @param definition null where something is wrong
     */
    record Result(Definition definition, Diagnostics diagnostics) {}

    static Result parse(String text) {
        return new DefinitionParser().read(text);
    }

    private Result read(String text) {
        Definition definition = null;
        if (Json.utf8Length(text) > MAX_DEFINITION_BYTES) {
            diagnostics.schema("The definition is larger than 1048576 bytes", "");
        } else {
            try {
                if (Json.parseStrictly(text) instanceof Map<?, ?> map) {
                    definition = machine(Json.object(map));
                } else {
                    diagnostics.schema("A definition must be a JSON object", "");
                }
            } catch (Json.Malformed e) {
                diagnostics.add(Diagnostics.NOT_JSON, e.getMessage(), "");
            }
        }
        return new Result(diagnostics.isEmpty() ? definition : null, diagnostics);
    }

    private Definition machine(Map<String, Object> fields) {
        refuseUnknown(fields, TOP_FIELDS, "");
        boolean jsonata = queryLanguage(fields, false, "");
        Long timeout = null;
        if (fields.containsKey("TimeoutSeconds")) {
            timeout =
                    (long)
                            reader.number(
                                    fields,
                                    "TimeoutSeconds",
                                    0,
                                    1,
                                    FieldReader.MAX_SECONDS,
                                    true,
                                    "");
        }
        return new Definition(graph(fields, jsonata, Set.of(), ""), timeout);
    }

    /**
     * @param outerVariables what enclosing graphs assign: an inner state reads them but cannot
     *     assign them
     */
    private Graph graph(
            Map<String, Object> fields, boolean jsonata, Set<String> outerVariables, String at) {
        String startAt = reader.string(fields, "StartAt", true, at);
        Map<String, State> states = new LinkedHashMap<>();
        if (!(fields.get("States") instanceof Map<?, ?> raw) || raw.isEmpty()) {
            diagnostics.schema("The field 'States' must be an object with at least one state", at);
            return new Graph(startAt, states);
        }
        Set<String> variables = new HashSet<>(outerVariables);
        Set<String> assigned = assignedIn(raw);
        for (String name : assigned) {
            if (!variables.add(name)) {
                diagnostics.schema(
                        "The variable '" + name + "' is already assigned in an outer scope", at);
            }
        }
        for (Map.Entry<String, Object> entry : Json.object(raw).entrySet()) {
            String name = entry.getKey();
            String place = at + "/States/" + name;
            if (name.isEmpty() || name.length() > MAX_STATE_NAME) {
                diagnostics.schema(
                        "A state name must have 1 to " + MAX_STATE_NAME + " characters", place);
            }
            if (!stateNames.add(name)) {
                diagnostics.add(Diagnostics.DUPLICATE, "Duplicate state name: " + name, place);
            }
            if (entry.getValue() instanceof Map<?, ?> state) {
                State parsed = state(name, Json.object(state), jsonata, variables, place);
                if (parsed != null) {
                    states.put(name, parsed);
                }
            } else {
                diagnostics.schema("A state must be a JSON object", place);
            }
        }
        if (states.size() == raw.size()) {
            checkTransitions(startAt, states, at);
        }
        return new Graph(startAt, states);
    }

    private static Set<String> assignedIn(Map<?, ?> states) {
        Set<String> names = new HashSet<>();
        Deque<Object> open = new ArrayDeque<>();
        for (Object state : states.values()) {
            if (state instanceof Map<?, ?> map) {
                open.add(map);
                for (String list : List.of("Catch", "Choices")) {
                    if (map.get(list) instanceof List<?> inner) {
                        open.addAll(inner.stream().filter(Map.class::isInstance).toList());
                    }
                }
            }
        }
        for (Object holder : open) {
            if (((Map<?, ?>) holder).get("Assign") instanceof Map<?, ?> assign) {
                assign.keySet().forEach(k -> names.add(withoutPathSuffix((String) k)));
            }
        }
        return names;
    }

    private static String withoutPathSuffix(String key) {
        return key.endsWith(".$") ? key.substring(0, key.length() - 2) : key;
    }

    private State state(
            String name,
            Map<String, Object> fields,
            boolean machineJsonata,
            Set<String> variables,
            String at) {
        StateType type = StateType.of(fields.get("Type"));
        if (type == null) {
            diagnostics.schema(
                    fields.containsKey("Type")
                            ? "The field 'Type' must be one of Task, Choice, Map, Parallel, Wait,"
                                    + " Pass, Succeed, Fail, got '"
                                    + fields.get("Type")
                                    + "'"
                            : "The field 'Type' is required",
                    at + "/Type");
            return null;
        }
        boolean jsonata = queryLanguage(fields, machineJsonata, at);
        fieldRules.check(type, jsonata, fields, at);
        String next = transition(type, fields, at);
        TaskResource resource = type == StateType.TASK ? resource(fields, at) : null;
        List<Graph> graphs =
                switch (type) {
                    case MAP -> processor(fields, machineJsonata, variables, at);
                    case PARALLEL -> branches(fields, machineJsonata, variables, at);
                    default -> List.of();
                };
        boolean canFail =
                type == StateType.TASK || type == StateType.MAP || type == StateType.PARALLEL;
        return new State(
                name,
                type,
                jsonata,
                next,
                canFail ? errorHandlers.retriers(fields, at) : List.of(),
                canFail ? errorHandlers.catchers(fields, jsonata, at) : List.of(),
                type == StateType.CHOICE ? rules(fields, jsonata, at) : List.of(),
                graphs,
                resource,
                fields);
    }

    private boolean queryLanguage(Map<String, Object> fields, boolean inherited, String at) {
        if (!fields.containsKey("QueryLanguage")) {
            return inherited;
        }
        Object value = fields.get("QueryLanguage");
        if (!"JSONata".equals(value) && !"JSONPath".equals(value)) {
            diagnostics.schema(
                    "The field 'QueryLanguage' must be JSONPath or JSONata, got '" + value + "'",
                    at + "/QueryLanguage");
        } else if (inherited && value.equals("JSONPath")) {
            diagnostics.schema(
                    "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state"
                            + " machine",
                    at + "/QueryLanguage");
        }
        return inherited || "JSONata".equals(value);
    }

    private String transition(StateType type, Map<String, Object> fields, String at) {
        if (type == StateType.CHOICE || type == StateType.SUCCEED || type == StateType.FAIL) {
            return null;
        }
        boolean end = Boolean.TRUE.equals(fields.get("End"));
        if (fields.containsKey("End") && !(fields.get("End") instanceof Boolean)) {
            diagnostics.schema("The field 'End' must be true or false", at + "/End");
        }
        String next = fields.containsKey("Next") ? reader.string(fields, "Next", true, at) : null;
        if (end && next != null) {
            diagnostics.schema("A state cannot have both 'Next' and 'End'", at);
        } else if (!end && !fields.containsKey("Next")) {
            diagnostics.schema("A state must have either 'Next' or 'End': true", at);
        }
        return next;
    }

    private TaskResource resource(Map<String, Object> fields, String at) {
        String arn = reader.string(fields, "Resource", true, at);
        TaskResource resource = arn == null ? null : TaskResource.parse(arn);
        if (arn != null && resource == null) {
            diagnostics.schema(
                    "The resource provided "
                            + arn
                            + " is not recognized. Supported here: arn:aws:states:::lambda:invoke,"
                            + " arn:aws:states:::sqs:sendMessage,"
                            + " arn:aws:states:::states:startExecution (each with"
                            + " .waitForTaskToken; startExecution with .sync and .sync:2) and a"
                            + " function's ARN",
                    at + "/Resource");
        }
        return resource;
    }

    private List<Graph> processor(
            Map<String, Object> fields, boolean jsonata, Set<String> variables, String at) {
        String field =
                fields.containsKey("Iterator") && !fields.containsKey("ItemProcessor")
                        ? "Iterator"
                        : "ItemProcessor";
        if (!(fields.get(field) instanceof Map<?, ?> raw)) {
            diagnostics.schema("The field 'ItemProcessor' is required", at + "/ItemProcessor");
            return List.of();
        }
        Map<String, Object> processor = Json.object(raw);
        if (processor.get("ProcessorConfig") instanceof Map<?, ?> config
                && "DISTRIBUTED".equals(config.get("Mode"))) {
            diagnostics.schema(
                    "The Map mode DISTRIBUTED is not supported here; INLINE is",
                    at + "/" + field + "/ProcessorConfig/Mode");
        }
        return List.of(branch(processor, jsonata, variables, at + "/" + field));
    }

    private List<Graph> branches(
            Map<String, Object> fields, boolean jsonata, Set<String> variables, String at) {
        List<Graph> graphs = new ArrayList<>();
        if (!(fields.get("Branches") instanceof List<?> branches) || branches.isEmpty()) {
            diagnostics.schema(
                    "The field 'Branches' must be an array with at least one branch",
                    at + "/Branches");
            return graphs;
        }
        for (int i = 0; i < branches.size(); i++) {
            String place = at + "/Branches[" + i + "]";
            if (branches.get(i) instanceof Map<?, ?> map) {
                graphs.add(branch(Json.object(map), jsonata, variables, place));
            } else {
                diagnostics.schema("A branch must be a JSON object", place);
            }
        }
        return graphs;
    }

    private Graph branch(
            Map<String, Object> fields, boolean jsonata, Set<String> variables, String at) {
        refuseUnknown(fields, BRANCH_FIELDS, at);
        return graph(fields, queryLanguage(fields, jsonata, at), variables, at);
    }

    private List<Rule> rules(Map<String, Object> fields, boolean jsonata, String at) {
        List<Rule> rules = new ArrayList<>();
        if (!(fields.get("Choices") instanceof List<?> choices) || choices.isEmpty()) {
            diagnostics.schema(
                    "The field 'Choices' must be an array with at least one rule", at + "/Choices");
            return rules;
        }
        for (int i = 0; i < choices.size(); i++) {
            String place = at + "/Choices[" + i + "]";
            if (choices.get(i) instanceof Map<?, ?> map) {
                Map<String, Object> rule = Json.object(map);
                fieldRules.checkRule(jsonata, rule, place);
                rules.add(new Rule(reader.string(rule, "Next", true, place), rule));
            } else {
                diagnostics.schema("A choice rule must be a JSON object", place);
            }
        }
        return rules;
    }

    private void checkTransitions(String startAt, Map<String, State> states, String at) {
        Set<String> reached = new HashSet<>();
        Deque<String> open = new ArrayDeque<>();
        reach(startAt, states, at + "/StartAt", "StartAt", reached, open);
        while (!open.isEmpty()) {
            State state = states.get(open.pop());
            String place = at + "/States/" + state.name();
            reach(state.next(), states, place + "/Next", "Next", reached, open);
            if (state.type() == StateType.CHOICE
                    && state.field("Default") instanceof String target) {
                reach(target, states, place + "/Default", "Default", reached, open);
            }
            for (int i = 0; i < state.rules().size(); i++) {
                String rule = place + "/Choices[" + i + "]/Next";
                reach(state.rules().get(i).next(), states, rule, "Next", reached, open);
            }
            for (int i = 0; i < state.catchers().size(); i++) {
                String catcher = place + "/Catch[" + i + "]/Next";
                reach(state.catchers().get(i).next(), states, catcher, "Next", reached, open);
            }
        }
        for (String name : states.keySet()) {
            if (!reached.contains(name)) {
                diagnostics.add(
                        Diagnostics.TRANSITION,
                        "State \"" + name + "\" is not reachable.",
                        at + "/States/" + name);
            }
        }
    }

    private void reach(
            String target,
            Map<String, State> states,
            String at,
            String field,
            Set<String> reached,
            Deque<String> open) {
        if (target == null) {
            return;
        }
        if (!states.containsKey(target)) {
            diagnostics.add(
                    Diagnostics.TRANSITION, "Missing '" + field + "' target: " + target, at);
        } else if (reached.add(target)) {
            open.add(target);
        }
    }

    private void refuseUnknown(Map<String, Object> fields, Set<String> known, String at) {
        fieldRules.refuseUnknown(fields, known, at);
    }
}
