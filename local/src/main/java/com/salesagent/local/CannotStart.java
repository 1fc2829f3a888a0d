package com.salesagent.local;

/** The local cloud can't start; the message tells a person why, and what to do about it. */
public final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1;

    CannotStart(String message) {
        super(message);
    }

    CannotStart(String message, Throwable cause) {
        super(message, cause);
    }
}
