package com.salesagent.local.sqs;

/** An error as SQS names it. */
public final class QueueError extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String code;
    private final String legacyCode;

    private QueueError(String code, String legacyCode, String message) {
        super(message);
        this.code = code;
        this.legacyCode = legacyCode;
    }

    static QueueError missingQueue(String name) {
        return new QueueError(
                "QueueDoesNotExist",
                "AWS.SimpleQueueService.NonExistentQueue",
                "The specified queue does not exist: " + name);
    }

    static QueueError invalid(String code, String message) {
        return new QueueError(code, code, message);
    }

    /** The JSON protocol's error type, without its namespace. */
    public String code() {
        return code;
    }

    /** The code of the older query protocol, which clients still ask for. */
    String legacyCode() {
        return legacyCode;
    }
}
