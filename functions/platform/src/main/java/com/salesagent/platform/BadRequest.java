package com.salesagent.platform;

/**
 * A request that can't be served as it is; the answer names the field, the value and what would be
 * right.
 */
public final class BadRequest extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int SHOWN = 80;

    private final String field;
    private final String value;

    /**
     * Worded for a person.
     *
     * @param expected what would be right, as it follows on "must be"
     */
    public BadRequest(String field, String value, String expected) {
        super("%s must be %s, got \"%s\"".formatted(field, expected, shown(value)));
        this.field = field;
        this.value = shown(value);
    }

    /** Which field is to blame. */
    public String field() {
        return field;
    }

    /** What it held, cut to a line. */
    public String value() {
        return value;
    }

    /** One line of at most 80 characters, so that no answer repeats a megabyte to its sender. */
    static String shown(String value) {
        String line = value.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() > SHOWN ? line.substring(0, SHOWN) + "..." : line;
    }
}
