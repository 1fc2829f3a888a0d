package com.salesagent.local.stepfunctions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is wrong with a definition, each with the place as a JSON pointer, in the order of the text.
 */
final class Diagnostics {
    static final String SCHEMA = "SCHEMA_VALIDATION_FAILED";
    static final String TRANSITION = "MISSING_TRANSITION_TARGET";
    static final String NOT_JSON = "INVALID_JSON_DESCRIPTION";
    static final String DUPLICATE = "DUPLICATE_STATE_NAME";

    /** At most so many are told; the rest follow from them more often than not. */
    private static final int SHOWN = 10;

    private final List<Map<String, Object>> found = new ArrayList<>();

    void add(String code, String message, String location) {
        Map<String, Object> diagnostic = new LinkedHashMap<>();
        diagnostic.put("severity", "ERROR");
        diagnostic.put("code", code);
        diagnostic.put("message", message);
        diagnostic.put("location", location.isEmpty() ? "/" : location);
        found.add(diagnostic);
    }

    void schema(String message, String location) {
        add(SCHEMA, message, location);
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** In the form of ValidateStateMachineDefinition. */
    List<Map<String, Object>> all() {
        return found;
    }

    /** In the form of the InvalidDefinition error. */
    String message() {
        return found.stream()
                .limit(SHOWN)
                .map(d -> d.get("code") + ": " + d.get("message") + " at " + d.get("location"))
                .collect(Collectors.joining(", ", "Invalid State Machine Definition: '", "'"));
    }
}
