package com.salesagent.local.stepfunctions;

/** A service refused or failed a task; Retry and Catch match its error name. */
public final class TaskFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final String error;

    /**
     * @param error as AWS names it, for example {@code Lambda.TooManyRequestsException}
     * @param cause a sentence for the person who reads the execution
     */
    public TaskFailure(String error, String cause) {
        super(cause);
        this.error = error;
    }

    public String error() {
        return error;
    }
}
