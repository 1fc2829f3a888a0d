package com.salesagent.platform.failure;

/**
 * What must hold does not. The machine stops the lead and an alarm tells a person.
 *
 * <p>The class name is the error's name in the state machines: a wire contract.
 */
public final class InvariantBroken extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * A failure with words for a person.
     *
     * @param message no personal data, no text of a provider: a person may read it
     */
    public InvariantBroken(String message, Throwable cause) {
        super(message, cause);
    }
}
