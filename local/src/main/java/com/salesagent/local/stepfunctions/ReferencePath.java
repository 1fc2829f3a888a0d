package com.salesagent.local.stepfunctions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Paths that name exactly one place, where ResultPath puts a result: {@code $.a.b}, {@code
 * $.list[0]}, {@code $['a b']}.
 */
final class ReferencePath {
    private static final Pattern STEP =
            Pattern.compile(
                    "\\.([^.\\[\\]*@,:?()'\"\\s]+)|\\[(\\d+)]|\\['([^']*)']|\\[\"([^\"]*)\"]");

    private ReferencePath() {}

    /** What is wrong with the path, null where nothing is. */
    static String problem(String path) {
        return path.startsWith("$") && !path.startsWith("$$") && steps(path) != null
                ? null
                : "Value '" + path + "' is not a reference path such as $.result";
    }

    private static List<Object> steps(String path) {
        List<Object> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(path);
        int at = 1;
        while (at < path.length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                return null;
            }
            if (matcher.group(2) != null) {
                steps.add(Integer.valueOf(matcher.group(2)));
            } else {
                steps.add(
                        matcher.group(1) != null
                                ? matcher.group(1)
                                : matcher.group(3) != null ? matcher.group(3) : matcher.group(4));
            }
            at = matcher.end();
        }
        return steps;
    }

    /** {@code document} with {@code value} at the path; the document itself stays as it is. */
    static Object put(Object document, String path, Object value) {
        return put(document, steps(path), 0, value, path);
    }

    private static Object put(
            Object document, List<Object> steps, int depth, Object value, String path) {
        if (depth == steps.size()) {
            return value;
        }
        Object step = steps.get(depth);
        if (step instanceof Integer index) {
            if (!(document instanceof List<?> list) || index >= list.size()) {
                throw mismatch(path);
            }
            List<Object> copy = new ArrayList<>(list);
            copy.set(index, put(list.get(index), steps, depth + 1, value, path));
            return copy;
        }
        if (document != null && !(document instanceof Map)) {
            throw mismatch(path);
        }
        Map<String, Object> copy =
                document == null
                        ? new LinkedHashMap<>()
                        : new LinkedHashMap<>(Json.object(document));
        String key = (String) step;
        copy.put(key, put(copy.get(key), steps, depth + 1, value, path));
        return copy;
    }

    private static StateFailure mismatch(String path) {
        return new StateFailure(
                StateFailure.RESULT_PATH,
                "Unable to apply step \""
                        + path
                        + "\" to the state's input: the reference path does not fit it");
    }
}
