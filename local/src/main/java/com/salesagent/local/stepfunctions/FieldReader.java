package com.salesagent.local.stepfunctions;

import java.util.Map;

/** Reads plain fields of a definition and notes those that are missing or have the wrong type. */
final class FieldReader {
    /** The longest time that the States Language can say. */
    static final double MAX_SECONDS = 99_999_999;

    private final Diagnostics diagnostics;

    FieldReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Null where the field is absent or wrong. */
    String string(Map<String, Object> fields, String field, boolean required, String at) {
        Object value = fields.get(field);
        if (value instanceof String text) {
            return text;
        }
        if (required || value != null) {
            diagnostics.schema(
                    value == null
                            ? "The field '" + field + "' is required"
                            : "The field '" + field + "' must be a string",
                    at + "/" + field);
        }
        return null;
    }

    /**
     * The field's value, {@code absent} where there is none; a number in the range also where it is
     * wrong.
     */
    double number(
            Map<String, Object> fields,
            String field,
            double absent,
            double min,
            double max,
            boolean whole,
            String at) {
        if (!fields.containsKey(field)) {
            return absent;
        }
        Object value = fields.get(field);
        if (value instanceof Number n
                && n.doubleValue() >= min
                && n.doubleValue() <= max
                && (!whole || n.doubleValue() == Math.rint(n.doubleValue()))) {
            return n.doubleValue();
        }
        diagnostics.schema(
                "The field '"
                        + field
                        + "' must be a "
                        + (whole ? "whole number" : "number")
                        + " of at least "
                        + (long) min
                        + (max <= MAX_SECONDS ? " and at most " + (long) max : "")
                        + ", got "
                        + Json.write(value),
                at + "/" + field);
        return Math.max(absent, min);
    }
}
