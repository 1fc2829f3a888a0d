package com.salesagent.platform.failure;

/**
 * This will never work; the machine records it with the lead and goes on without.
 *
 * <p>The class name is the error's name in the state machines: a wire contract.
 */
public final class PermanentFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * A failure with words for a person.
     *
     * @param message no personal data, no text of a provider: a person may read it
     */
    public PermanentFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
