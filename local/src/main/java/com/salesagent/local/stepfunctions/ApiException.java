package com.salesagent.local.stepfunctions;

/** A request that gets an error of the API as its answer. */
final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String type;
    private final int status;

    private ApiException(String type, int status, String message) {
        super(message, null, false, false);
        this.type = type;
        this.status = status;
    }

    /**
     * @param type as the service model names it, for example {@code ExecutionDoesNotExist}
     */
    static ApiException of(String type, String message) {
        return new ApiException(type, 400, message);
    }

    static ApiException unavailable(String message) {
        return new ApiException("ServiceUnavailable", 503, message);
    }

    String type() {
        return type;
    }

    int status() {
        return status;
    }
}
