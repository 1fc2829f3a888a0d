package com.salesagent.platform.failure;

/**
 * Something outside failed for now; the machine repeats with growing waits.
 *
 * <p>The class name is the error's name in the state machines: a wire contract.
 */
public final class TransientFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * A failure with words for a person.
     *
     * @param message no personal data, no text of a provider: a person may read it
     */
    public TransientFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
