package com.salesagent.local.stepfunctions;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.spi.json.JacksonJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JSONPath as Step Functions reads it: {@code $} is the state's input, {@code $$} the context
 * object, {@code $name} a variable, and {@code States.Name(...)} an intrinsic function.
 */
final class Paths {
    private static final Configuration CONFIGURATION =
            Configuration.builder()
                    .jsonProvider(new JacksonJsonProvider())
                    .mappingProvider(new JacksonMappingProvider())
                    .build();
    private static final Pattern VARIABLE = Pattern.compile("\\$([\\p{L}_][\\p{L}\\p{N}_]*)(.*)");

    /** Parsed paths; their number is bounded by the definitions that exist. */
    private static final Map<String, JsonPath> PARSED = new ConcurrentHashMap<>();

    private Paths() {}

    /**
     * What paths can refer to.
     *
     * @param context the context object
     * @param variables by name without {@code $}
     */
    record Scope(Object input, Map<String, Object> context, Map<String, Object> variables) {
        Scope withInput(Object other) {
            return new Scope(other, context, variables);
        }
    }

    /** What is wrong with a path or intrinsic function, null where nothing is. */
    static String problem(String text) {
        try {
            if (isIntrinsic(text)) {
                Intrinsics.parse(text);
            } else if (!text.startsWith("$")) {
                return "Value '" + text + "' must begin with $, $$, a variable or States.";
            } else {
                compile(target(text).path());
            }
            return null;
        } catch (InvalidPathException | Intrinsics.Malformed e) {
            return "'" + text + "' is not a valid path or intrinsic function: " + e.getMessage();
        }
    }

    static boolean isIntrinsic(String text) {
        return text.startsWith("States.");
    }

    /**
     * The value of a path or intrinsic function.
     *
     * @param field for the error message
     * @throws StateFailure States.Runtime where the path finds nothing
     */
    static Object value(String text, String field, Scope scope) {
        if (isIntrinsic(text)) {
            return Intrinsics.evaluate(text, scope);
        }
        try {
            return read(text, scope);
        } catch (PathNotFoundException e) {
            throw StateFailure.runtime(
                    "The JSONPath '"
                            + text
                            + "' specified for the field '"
                            + field
                            + "' could not be found in the input '"
                            + abbreviated(scope.input())
                            + "'");
        } catch (JsonPathException e) {
            throw StateFailure.runtime(
                    "The JSONPath '"
                            + text
                            + "' specified for the field '"
                            + field
                            + "' could not be applied");
        }
    }

    /**
     * @throws PathNotFoundException where a definite path finds nothing
     */
    static Object read(String text, Scope scope) {
        Target target = target(text);
        Object root =
                switch (target.root()) {
                    case INPUT -> scope.input();
                    case CONTEXT -> scope.context();
                    case VARIABLE -> {
                        if (!scope.variables().containsKey(target.variable())) {
                            throw new PathNotFoundException("no variable " + target.variable());
                        }
                        yield scope.variables().get(target.variable());
                    }
                };
        if (target.path().equals("$")) {
            return root;
        }
        if (!(root instanceof Map) && !(root instanceof List)) {
            throw new PathNotFoundException("not an object or array");
        }
        return compile(target.path()).read(root, CONFIGURATION);
    }

    /** A payload template: each key that ends in {@code .$} gets the value of its path. */
    static Object template(Object template, String field, Scope scope) {
        return switch (template) {
            case Map<?, ?> map -> {
                Map<String, Object> result = new LinkedHashMap<>();
                map.forEach(
                        (k, v) -> {
                            String key = (String) k;
                            if (key.endsWith(".$")) {
                                result.put(
                                        key.substring(0, key.length() - 2),
                                        value((String) v, key, scope));
                            } else {
                                result.put(key, template(v, field, scope));
                            }
                        });
                yield result;
            }
            case List<?> list -> {
                List<Object> result = new ArrayList<>(list.size());
                list.forEach(v -> result.add(template(v, field, scope)));
                yield result;
            }
            case null -> null;
            default -> template;
        };
    }

    private enum Root {
        INPUT,
        CONTEXT,
        VARIABLE
    }

    /**
     * @param path begins with {@code $} for the root
     */
    private record Target(Root root, String variable, String path) {}

    private static Target target(String text) {
        if (text.startsWith("$$")) {
            return new Target(Root.CONTEXT, null, text.substring(1));
        }
        Matcher variable = VARIABLE.matcher(text);
        if (variable.matches()) {
            return new Target(Root.VARIABLE, variable.group(1), "$" + variable.group(2));
        }
        return new Target(Root.INPUT, null, text);
    }

    private static JsonPath compile(String path) {
        return PARSED.computeIfAbsent(path, JsonPath::compile);
    }

    private static String abbreviated(Object input) {
        String text = Json.write(input);
        return text.length() <= 4_000 ? text : text.substring(0, 4_000) + "...";
    }
}
