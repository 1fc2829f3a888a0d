package com.salesagent.local.stepfunctions;

/** A state did not come to its end. Carries the error as Retry and Catch see it. */
final class StateFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    static final String ALL = "States.ALL";
    static final String TASK_FAILED = "States.TaskFailed";
    static final String TIMEOUT = "States.Timeout";
    static final String HEARTBEAT_TIMEOUT = "States.HeartbeatTimeout";
    static final String RUNTIME = "States.Runtime";
    static final String DATA_LIMIT = "States.DataLimitExceeded";
    static final String QUERY_EVALUATION = "States.QueryEvaluationError";
    static final String NO_CHOICE_MATCHED = "States.NoChoiceMatched";
    static final String INTRINSIC = "States.IntrinsicFailure";
    static final String RESULT_PATH = "States.ResultPathMatchFailure";
    static final String EXCEED_TOLERATED = "States.ExceedToleratedFailureThreshold";

    private final String error;
    private final String field;

    StateFailure(String error, String cause) {
        this(error, cause, null);
    }

    private StateFailure(String error, String cause, String field) {
        super(cause, null, false, false);
        this.error = error;
        this.field = field;
    }

    /** An expression of a field failed; the history gets an event of its own for it. */
    static StateFailure evaluation(String field, String cause) {
        return new StateFailure(QUERY_EVALUATION, cause, field);
    }

    static StateFailure runtime(String cause) {
        return new StateFailure(RUNTIME, cause);
    }

    /** The error's name; null where a caller of SendTaskFailure gave none. */
    String error() {
        return error;
    }

    String cause() {
        return getMessage();
    }

    /** The field whose expression failed, null for any other failure. */
    String field() {
        return field;
    }

    /**
     * Whether a Retry or Catch that names {@code pattern} applies: States.ALL leaves out the two
     * terminal errors, States.TaskFailed leaves out timeouts too, and a missed heartbeat is also a
     * timeout.
     */
    boolean matches(String pattern) {
        String name = error == null ? TASK_FAILED : error;
        if (name.equals(RUNTIME)) {
            return false;
        }
        if (pattern.equals(name)) {
            return true;
        }
        return switch (pattern) {
            case ALL -> !name.equals(DATA_LIMIT);
            case TASK_FAILED ->
                    !name.equals(DATA_LIMIT)
                            && !name.equals(TIMEOUT)
                            && !name.equals(HEARTBEAT_TIMEOUT);
            case TIMEOUT -> name.equals(HEARTBEAT_TIMEOUT);
            default -> false;
        };
    }
}
