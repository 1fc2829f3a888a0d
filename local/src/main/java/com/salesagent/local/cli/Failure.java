package com.salesagent.local.cli;

/** What a command can't do, in a sentence for the person who typed it. */
final class Failure extends RuntimeException {
    static final int FAILED = 1;
    static final int BAD_ARGUMENTS = 2;
    static final int LEADS_FAILED = 3;

    private static final long serialVersionUID = 1;

    private final int exitCode;

    private Failure(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    static Failure failed(String message) {
        return new Failure(FAILED, message);
    }

    static Failure badArgument(String message) {
        return new Failure(BAD_ARGUMENTS, message);
    }

    int exitCode() {
        return exitCode;
    }

    /**
     * The sentence of a failure; an unexpected one gets its name and the place where its story is.
     */
    static String inWords(Throwable failure) {
        if (failure instanceof Failure) {
            return failure.getMessage();
        }
        return "unexpected: %s%s; .local/log/cloud.jsonl may tell more"
                .formatted(
                        failure.getClass().getSimpleName(),
                        failure.getMessage() == null ? "" : " (" + failure.getMessage() + ")");
    }
}
