package com.salesagent.local.stepfunctions;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Evaluates JSONata as Step Functions does: text in <code>{% %}</code> is an expression, anything
 * else is itself; a result that is undefined is an error, null is a value; whole numbers stay
 * whole.
 */
final class Expressions {
    private static final String OPEN = "{%";
    private static final String CLOSE = "%}";

    /** An expression that runs longer is in a loop; it holds up all executions while it runs. */
    private static final long MAX_MILLIS = 2_000;

    private static final int MAX_DEPTH = 400;
    private static final int CACHED = 4_096;

    private final JsonataFunctions functions;

    /** Parsed once for each text; used by the engine's thread only. */
    private final Map<String, Jsonata> parsed =
            new LinkedHashMap<>(64, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Jsonata> eldest) {
                    return size() > CACHED;
                }
            };

    Expressions(InstantSource clock) {
        this.functions = new JsonataFunctions(clock);
    }

    static boolean isExpression(String text) {
        return text.length() >= 4 && text.startsWith(OPEN) && text.endsWith(CLOSE);
    }

    private static String body(String text) {
        return text.substring(OPEN.length(), text.length() - CLOSE.length()).strip();
    }

    /** What is wrong with a string of a JSONata state, null where nothing is. */
    static String problem(String text) {
        if (!isExpression(text)) {
            return text.startsWith(OPEN)
                    ? "A JSONata expression that begins with {% must end with %}"
                    : null;
        }
        if (body(text).isEmpty()) {
            return "A JSONata expression must not be empty";
        }
        try {
            Jsonata.jsonata(body(text));
            return null;
        } catch (JException e) {
            return "Invalid JSONata expression '" + body(text) + "': " + e.getMessage();
        } catch (RuntimeException | StackOverflowError e) {
            return "Invalid JSONata expression '" + body(text) + "'";
        }
    }

    /**
     * Evaluates every expression in a template of JSON.
     *
     * @param field for the error message
     * @param bindings variables by name without {@code $}; {@code states} among them
     */
    Object evaluate(Object template, String field, Map<String, Object> bindings) {
        return switch (template) {
            case String text -> isExpression(text) ? run(body(text), field, bindings) : text;
            case Map<?, ?> map -> {
                Map<String, Object> result = new LinkedHashMap<>();
                map.forEach(
                        (k, v) -> result.put((String) k, evaluate(v, field + "/" + k, bindings)));
                yield result;
            }
            case List<?> list -> {
                List<Object> result = new ArrayList<>(list.size());
                for (int i = 0; i < list.size(); i++) {
                    result.add(evaluate(list.get(i), field + "[" + i + "]", bindings));
                }
                yield result;
            }
            case null -> null;
            default -> template;
        };
    }

    private Object run(String body, String field, Map<String, Object> bindings) {
        String cause;
        try {
            Jsonata expression = parsed.computeIfAbsent(body, Expressions::parse);
            Jsonata.Frame frame = expression.createFrame();
            functions.bindTo(frame);
            bindings.forEach((k, v) -> frame.bind(k, v == null ? Jsonata.NULL_VALUE : v));
            frame.setRuntimeBounds(MAX_MILLIS, MAX_DEPTH);
            Object result = expression.evaluate(null, frame);
            if (result != null) {
                return plain(result, body, field);
            }
            cause = "returned nothing (undefined).";
        } catch (StateFailure e) {
            throw e;
        } catch (JException | JsonataFunctions.Refused e) {
            cause = "threw an error during evaluation. " + e.getMessage();
        } catch (RuntimeException e) {
            cause = "threw an error during evaluation. " + e.getClass().getSimpleName();
        } catch (StackOverflowError e) {
            cause = "threw an error during evaluation. It recurses too deeply.";
        }
        throw failure(body, field, cause);
    }

    private static StateFailure failure(String body, String field, String cause) {
        return StateFailure.evaluation(
                field,
                "The JSONata expression '"
                        + body
                        + "' specified for the field '"
                        + field
                        + "' "
                        + cause);
    }

    private static Jsonata parse(String body) {
        Jsonata expression = Jsonata.jsonata(body);
        // Off, so that null and undefined can be told apart; and the input is none of the library's
        // business.
        expression.setOutputConvertNulls(false);
        expression.setValidateInput(false);
        return expression;
    }

    /**
     * A copy without the library's own list types, its null marker, and fractions that are whole.
     */
    private static Object plain(Object value, String body, String field) {
        if (value == null || Jsonata.NULL_VALUE.equals(value)) {
            return null;
        }
        return switch (value) {
            case String text -> text;
            case Boolean bool -> bool;
            case Double number -> plainNumber(number);
            case Float number -> plainNumber(number.doubleValue());
            case BigDecimal number -> plainNumber(number.doubleValue());
            case Integer number -> number;
            case Long number -> number;
            case BigInteger number -> number;
            case Map<?, ?> map -> {
                Map<String, Object> result = new LinkedHashMap<>();
                map.forEach((k, v) -> result.put(String.valueOf(k), plain(v, body, field)));
                yield result;
            }
            case List<?> list -> {
                List<Object> result = new ArrayList<>(list.size());
                list.forEach(v -> result.add(plain(v, body, field)));
                yield result;
            }
            default ->
                    throw failure(
                            body,
                            field,
                            "returned a value that is not JSON, for example a function.");
        };
    }

    private static Object plainNumber(double number) {
        if (number == Math.rint(number) && Math.abs(number) <= 1L << 53) {
            return (long) number;
        }
        return number;
    }
}
