package com.salesagent.local.stepfunctions;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.JFunction;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * The functions that Step Functions adds to JSONata, and those of JSONata that must follow this
 * runner's clock.
 */
final class JsonataFunctions {
    private static final int MAX_RANGE = 1_000_000;

    private final List<Named> functions = new ArrayList<>();
    private final RandomGenerator random = new Random();

    private record Named(String name, JFunction function) {}

    /** Arguments that a function does not take. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message, null, false, false);
        }
    }

    JsonataFunctions(InstantSource clock) {
        add("partition", "<an:a>", args -> partition(Json.list(args.get(0)), number(args, 1)));
        add("range", "<nnn:a>", args -> range(number(args, 0), number(args, 1), number(args, 2)));
        add("hash", "<xs?:s>", args -> Hashes.hex(text(args, 0), text(args, 1)));
        add("random", "<n?:n>", this::random);
        add("uuid", "<:s>", args -> UUID.randomUUID().toString());
        add("parse", "<s:x>", args -> parse(text(args, 0)));
        add("millis", "<:n>", args -> clock.millis());
        add(
                "now",
                "<s?s?:s>",
                args -> Functions.dateTimeFromMillis(clock.millis(), text(args, 0), text(args, 1)));
    }

    private interface Body {
        Object apply(List<?> arguments);
    }

    private void add(String name, String signature, Body body) {
        functions.add(new Named(name, new JFunction((input, args) -> body.apply(args), signature)));
    }

    void bindTo(Jsonata.Frame frame) {
        functions.forEach(f -> frame.bind(f.name(), f.function()));
        // Step Functions has no $eval: bound to nothing, calling it fails like any unknown
        // function.
        frame.bind("eval", (Object) null);
    }

    private static double number(List<?> args, int index) {
        if (index < args.size() && args.get(index) instanceof Number n) {
            return n.doubleValue();
        }
        throw new Refused("Argument " + (index + 1) + " must be a number");
    }

    private static String text(List<?> args, int index) {
        return index < args.size() && args.get(index) instanceof String text ? text : null;
    }

    static List<Object> partition(List<?> array, double size) {
        int chunk = (int) size;
        if (chunk < 1) {
            throw new Refused("The size of a partition must be at least 1, got " + size);
        }
        List<Object> chunks = new ArrayList<>();
        for (int i = 0; i < array.size(); i += chunk) {
            chunks.add(new ArrayList<>(array.subList(i, Math.min(array.size(), i + chunk))));
        }
        return chunks;
    }

    private static List<Object> range(double start, double end, double step) {
        if (step == 0) {
            throw new Refused("The step of a range must not be 0");
        }
        double count = Math.floor((end - start) / step) + 1;
        if (count > MAX_RANGE) {
            throw new Refused("A range must have at most " + MAX_RANGE + " values");
        }
        List<Object> values = new ArrayList<>();
        boolean whole = start == Math.rint(start) && step == Math.rint(step);
        for (int i = 0; i < count; i++) {
            double value = start + i * step;
            values.add(whole ? (Object) (long) value : (Object) value);
        }
        return values;
    }

    private Object random(List<?> args) {
        if (!args.isEmpty() && args.getFirst() instanceof Number seed) {
            return new Random(Double.doubleToLongBits(seed.doubleValue())).nextDouble();
        }
        return random.nextDouble();
    }

    private static Object parse(String text) {
        if (text == null) {
            return null;
        }
        try {
            Object value = Json.parse(text);
            return value == null ? Jsonata.NULL_VALUE : value;
        } catch (Json.Malformed e) {
            throw new Refused("$parse got a text that is not JSON: " + e.getMessage());
        }
    }
}
