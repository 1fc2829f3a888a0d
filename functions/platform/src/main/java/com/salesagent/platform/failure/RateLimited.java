package com.salesagent.platform.failure;

/**
 * Somebody outside asked for patience; the machine repeats slowly.
 *
 * <p>The class name is the error's name in the state machines: a wire contract.
 */
public final class RateLimited extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * A failure with words for a person.
     *
     * @param message no personal data, no text of a provider: a person may read it
     */
    public RateLimited(String message, Throwable cause) {
        super(message, cause);
    }
}
