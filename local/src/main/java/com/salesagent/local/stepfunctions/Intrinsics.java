package com.salesagent.local.stepfunctions;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * The intrinsic functions of JSONPath states, {@code States.Format('{} of {}', $.n, $.total)} and
 * the like.
 */
final class Intrinsics {
    private static final Set<String> NAMES =
            Set.of(
                    "Array",
                    "ArrayContains",
                    "ArrayGetItem",
                    "ArrayLength",
                    "ArrayPartition",
                    "ArrayRange",
                    "ArrayUnique",
                    "Base64Decode",
                    "Base64Encode",
                    "Format",
                    "Hash",
                    "JsonMerge",
                    "JsonToString",
                    "MathAdd",
                    "MathRandom",
                    "StringSplit",
                    "StringToJson",
                    "UUID");
    private static final int MAX_TEXT = 10_000;
    private static final int MAX_RANGE = 1_000;
    private static final Map<String, Call> PARSED = new ConcurrentHashMap<>();

    private Intrinsics() {}

    /** Says what is wrong with the text of an intrinsic function. */
    static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message, null, false, false);
        }
    }

    /** An argument: a literal, a path or another call. */
    private sealed interface Term {}

    private record Literal(Object value) implements Term {}

    private record Path(String text) implements Term {}

    private record Call(String name, List<Term> arguments) implements Term {}

    static void parse(String text) {
        PARSED.computeIfAbsent(text, t -> new Parser(t).whole());
    }

    static Object evaluate(String text, Paths.Scope scope) {
        try {
            return value(PARSED.computeIfAbsent(text, t -> new Parser(t).whole()), scope);
        } catch (Malformed | JsonataFunctions.Refused e) {
            throw new StateFailure(
                    StateFailure.INTRINSIC,
                    "The function '" + text + "' failed: " + e.getMessage());
        } catch (IndexOutOfBoundsException | ClassCastException | IllegalArgumentException e) {
            throw new StateFailure(
                    StateFailure.INTRINSIC,
                    "The function '" + text + "' got arguments that it does not take");
        }
    }

    private static Object value(Term term, Paths.Scope scope) {
        return switch (term) {
            case Literal literal -> literal.value();
            case Path path -> Paths.value(path.text(), path.text(), scope);
            case Call call ->
                    apply(
                            call.name(),
                            call.arguments().stream()
                                    .collect(
                                            ArrayList::new,
                                            (list, t) -> list.add(value(t, scope)),
                                            ArrayList::addAll));
        };
    }

    private static Object apply(String name, List<Object> args) {
        return switch (name) {
            case "Array" -> args;
            case "ArrayContains" -> ChoiceRules.contains(Json.list(args.get(0)), args.get(1));
            case "ArrayGetItem" -> Json.list(args.get(0)).get(whole(args.get(1)));
            case "ArrayLength" -> Json.list(args.get(0)).size();
            case "ArrayPartition" ->
                    JsonataFunctions.partition(Json.list(args.get(0)), whole(args.get(1)));
            case "ArrayRange" -> range(whole(args.get(0)), whole(args.get(1)), whole(args.get(2)));
            case "ArrayUnique" -> new ArrayList<>(new LinkedHashSet<>(Json.list(args.get(0))));
            case "Base64Decode" ->
                    new String(
                            Base64.getDecoder().decode(shortText(args.get(0))),
                            StandardCharsets.UTF_8);
            case "Base64Encode" ->
                    Base64.getEncoder()
                            .encodeToString(
                                    shortText(args.get(0)).getBytes(StandardCharsets.UTF_8));
            case "Format" -> format((String) args.get(0), args.subList(1, args.size()));
            case "Hash" ->
                    Hashes.hex(
                            args.get(0) instanceof String text ? text : Json.write(args.get(0)),
                            (String) args.get(1));
            case "JsonMerge" -> merge(args);
            case "JsonToString" -> Json.write(args.get(0));
            case "MathAdd" -> add(args.get(0), args.get(1));
            case "MathRandom" -> random(args);
            case "StringSplit" -> split((String) args.get(0), (String) args.get(1));
            case "StringToJson" -> fromText((String) args.get(0));
            case "UUID" -> UUID.randomUUID().toString();
            default -> throw new Malformed("there is no function States." + name);
        };
    }

    private static int whole(Object value) {
        if (Json.isInt(value)) {
            return ((Number) value).intValue();
        }
        throw new Malformed("expected a whole number, got " + Json.write(value));
    }

    private static String shortText(Object value) {
        String text = (String) value;
        if (text.length() > MAX_TEXT) {
            throw new Malformed("a text must have at most " + MAX_TEXT + " characters");
        }
        return text;
    }

    private static List<Object> range(int first, int last, int step) {
        if (step == 0) {
            throw new Malformed("the step must not be 0");
        }
        List<Object> values = new ArrayList<>();
        for (long i = first; step > 0 ? i <= last : i >= last; i += step) {
            if (values.size() == MAX_RANGE) {
                throw new Malformed("a range must have at most " + MAX_RANGE + " values");
            }
            values.add((int) i);
        }
        return values;
    }

    private static String format(String template, List<Object> args) {
        StringBuilder text = new StringBuilder();
        int next = 0;
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            if (c == '\\' && i + 1 < template.length()) {
                text.append(template.charAt(++i));
            } else if (c == '{' && i + 1 < template.length() && template.charAt(i + 1) == '}') {
                if (next == args.size()) {
                    throw new Malformed("there are more {} than arguments");
                }
                Object arg = args.get(next++);
                text.append(arg instanceof String s ? s : Json.write(arg));
                i++;
            } else {
                text.append(c);
            }
        }
        if (next != args.size()) {
            throw new Malformed("there are fewer {} than arguments");
        }
        return text.toString();
    }

    private static Object merge(List<Object> args) {
        if (args.size() > 2 && !Boolean.FALSE.equals(args.get(2))) {
            throw new Malformed("only the shallow merge (false) exists");
        }
        Map<String, Object> merged = new LinkedHashMap<>(Json.object(args.get(0)));
        merged.putAll(Json.object(args.get(1)));
        return merged;
    }

    private static Object add(Object first, Object second) {
        long sum = Math.addExact(rounded(first), rounded(second));
        return sum == (int) sum ? (Object) (int) sum : (Object) sum;
    }

    private static long rounded(Object value) {
        return Math.round(((Number) value).doubleValue());
    }

    private static Object random(List<Object> args) {
        long from = rounded(args.get(0));
        long to = rounded(args.get(1));
        if (from >= to) {
            throw new Malformed("the first number must be smaller than the second");
        }
        long number =
                args.size() > 2
                        ? new Random(rounded(args.get(2))).nextLong(from, to)
                        : ThreadLocalRandom.current().nextLong(from, to);
        return number == (int) number ? (Object) (int) number : (Object) number;
    }

    private static List<Object> split(String text, String separators) {
        List<Object> parts = new ArrayList<>();
        for (String part : text.split("[" + Pattern.quote(separators) + "]", -1)) {
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return parts;
    }

    private static Object fromText(String text) {
        try {
            return Json.parse(text);
        } catch (Json.Malformed e) {
            throw new Malformed("the text is not JSON: " + e.getMessage());
        }
    }

    /** Reads {@code States.Name(argument, ...)}. */
    private static final class Parser {
        private static final int MAX_NESTED = 10;

        private final String text;
        private int at;

        Parser(String text) {
            this.text = text;
        }

        Call whole() {
            Call call = call(1);
            skipSpace();
            if (at != text.length()) {
                throw new Malformed("unexpected text after the function");
            }
            return call;
        }

        private Call call(int depth) {
            if (depth > MAX_NESTED) {
                throw new Malformed("functions are nested more than " + MAX_NESTED + " deep");
            }
            int open = text.indexOf('(', at);
            if (open < 0) {
                throw new Malformed("expected ( after the function's name");
            }
            String name = text.substring(at, open).strip();
            if (!name.startsWith("States.") || !NAMES.contains(name.substring(7))) {
                throw new Malformed("there is no function " + name);
            }
            at = open + 1;
            List<Term> arguments = new ArrayList<>();
            skipSpace();
            if (peek() == ')') {
                at++;
                return new Call(name.substring(7), arguments);
            }
            while (true) {
                arguments.add(argument(depth));
                skipSpace();
                char c = peek();
                at++;
                if (c == ')') {
                    return new Call(name.substring(7), arguments);
                }
                if (c != ',') {
                    throw new Malformed("expected , or ) at position " + at);
                }
            }
        }

        private Term argument(int depth) {
            skipSpace();
            char c = peek();
            if (c == '\'') {
                return new Literal(quoted());
            }
            if (c == '$') {
                return new Path(path());
            }
            if (text.startsWith("States.", at)) {
                return call(depth + 1);
            }
            int end = at;
            while (end < text.length() && ",) ".indexOf(text.charAt(end)) < 0) {
                end++;
            }
            String literal = text.substring(at, end);
            at = end;
            try {
                Object value = Json.parse(literal);
                if (value == null || value instanceof Number || value instanceof Boolean) {
                    return new Literal(value);
                }
            } catch (Json.Malformed e) {
                throw new Malformed("'" + literal + "' is no argument");
            }
            throw new Malformed("'" + literal + "' is no argument");
        }

        /**
         * A backslash keeps the next character; an escaped brace stays escaped for States.Format.
         */
        private String quoted() {
            StringBuilder value = new StringBuilder();
            for (at++; at < text.length(); at++) {
                char c = text.charAt(at);
                if (c == '\'') {
                    at++;
                    return value.toString();
                }
                if (c == '\\' && at + 1 < text.length()) {
                    c = text.charAt(++at);
                    if (c == '{' || c == '}' || c == '\\') {
                        value.append('\\');
                    }
                }
                value.append(c);
            }
            throw new Malformed("a text misses its closing '");
        }

        private String path() {
            int start = at;
            int brackets = 0;
            boolean inQuotes = false;
            while (at < text.length()) {
                char c = text.charAt(at);
                if (c == '\'') {
                    inQuotes = !inQuotes;
                } else if (!inQuotes) {
                    if (c == '[' || c == '(') {
                        brackets++;
                    } else if (c == ']' || (c == ')' && brackets > 0)) {
                        brackets--;
                    } else if (brackets == 0 && (c == ',' || c == ')')) {
                        break;
                    }
                }
                at++;
            }
            String path = text.substring(start, at).strip();
            String problem = Paths.problem(path);
            if (problem != null) {
                throw new Malformed(problem);
            }
            return path;
        }

        private char peek() {
            if (at >= text.length()) {
                throw new Malformed("the function misses its closing )");
            }
            return text.charAt(at);
        }

        private void skipSpace() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }
    }
}
