package com.salesagent.local.lambda;

/** No function has this name. */
public final class FunctionMissing extends RuntimeException {
    private static final long serialVersionUID = 1;

    FunctionMissing(String name) {
        super("Function not found: " + name);
    }
}
