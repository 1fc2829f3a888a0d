package com.salesagent.orchestrator;

/**
 * A request that can't be served as it is; the answer names the field, the value and what would be
 * right.
 */
final class BadRequest extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int SHOWN = 80;

    private final String field;
    private final String value;

    BadRequest(String field, String value, String expected) {
        super("%s must be %s, got \"%s\"".formatted(field, expected, shown(value)));
        this.field = field;
        this.value = shown(value);
    }

    String field() {
        return field;
    }

    String value() {
        return value;
    }

    private static String shown(String value) {
        String line = value.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() > SHOWN ? line.substring(0, SHOWN) + "..." : line;
    }
}
