package com.salesagent.compliance;

/** A request that can't be done as it is; the message says what would be right. */
final class BadRequest extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String field;

    /**
     * @param value as given; shown to whoever sent it, kept nowhere
     */
    BadRequest(String field, String value, String right) {
        super("%s must be %s, got \"%s\"".formatted(field, right, value));
        this.field = field;
    }

    String field() {
        return field;
    }
}
