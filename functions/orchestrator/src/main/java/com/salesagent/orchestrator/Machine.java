package com.salesagent.orchestrator;

/** A state machine to start executions of. */
interface Machine {
    /**
     * Starts an execution. A name that ran before is left as it is: the repeat of a start is
     * harmless.
     *
     * @param input JSON
     */
    void start(String name, String input);
}
