package com.salesagent.local.lambda;

/**
 * What an invocation came to.
 *
 * @param payload JSON: the result, or the error object where the function failed
 * @param error blank where it returned normally, else the error's type: the exception's class name
 *     or {@code Sandbox.Timedout}
 */
public record Answer(String payload, String error) {
    public boolean failed() {
        return !error.isEmpty();
    }
}
