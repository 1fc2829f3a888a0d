package com.salesagent.local.stepfunctions;

import java.util.List;
import java.util.Map;

/**
 * A state machine that passed validation.
 *
 * @param timeoutSeconds null where an execution may take as long as it likes
 */
record Definition(Graph graph, Long timeoutSeconds) {

    /**
     * States that start at one of them: the machine itself, a branch of a Parallel or the processor
     * of a Map.
     */
    record Graph(String startAt, Map<String, State> states) {
        State state(String name) {
            return states.get(name);
        }
    }

    enum StateType {
        TASK("Task"),
        CHOICE("Choice"),
        MAP("Map"),
        PARALLEL("Parallel"),
        WAIT("Wait"),
        PASS("Pass"),
        SUCCEED("Succeed"),
        FAIL("Fail");

        private final String text;

        StateType(String text) {
            this.text = text;
        }

        /** As the definition and the history events write it. */
        String text() {
            return text;
        }

        static StateType of(Object text) {
            for (StateType type : values()) {
                if (type.text.equals(text)) {
                    return type;
                }
            }
            return null;
        }
    }

    /**
     * One state.
     *
     * @param jsonata false where its query language is JSONPath
     * @param next null at the end of the graph and for Choice, Succeed and Fail
     * @param graphs the branches of a Parallel, the processor of a Map, else empty
     * @param resource what a Task calls, else null
     * @param fields the state as it stands in the definition; expressions are evaluated from here
     */
    record State(
            String name,
            StateType type,
            boolean jsonata,
            String next,
            List<Retrier> retriers,
            List<Catcher> catchers,
            List<Rule> rules,
            List<Graph> graphs,
            TaskResource resource,
            Map<String, Object> fields) {

        Object field(String name) {
            return fields.get(name);
        }

        boolean has(String name) {
            return fields.containsKey(name);
        }

        String text(String name) {
            return (String) fields.get(name);
        }
    }

    /**
     * @param maxDelaySeconds null where the delay grows without bound
     * @param fullJitter whether the delay is drawn evenly between 0 and the computed one
     */
    record Retrier(
            List<String> errors,
            int intervalSeconds,
            double backoffRate,
            int maxAttempts,
            Integer maxDelaySeconds,
            boolean fullJitter) {}

    /** Where an execution goes on after an error. */
    record Catcher(List<String> errors, String next, Map<String, Object> fields) {}

    /** A rule of a Choice: {@code Condition} in JSONata, comparison operators in JSONPath. */
    record Rule(String next, Map<String, Object> fields) {}
}
