package com.salesagent.local.stepfunctions;

/**
 * What the interpreter asks of the world. All of it happens after the change that asks for it is on
 * disk.
 */
interface Effects {

    /** The line is to make its next step. */
    void ready(Execution execution, Branch branch);

    /** Sends the request of the task under way on this line. */
    void invoke(Execution execution, Branch branch, TaskResource resource);

    /** The line's next time or token changed, or there is none any more. */
    void waitsChanged(Execution execution, Branch branch);

    /** The line is gone or no longer waits for anything. */
    void waitsEnded(Execution execution, Branch branch);

    /**
     * The execution has ended; {@code output} is null unless it succeeded, {@code failure} null if
     * it did.
     */
    void ended(Execution execution, String output, StateFailure failure);

    /**
     * Starts an execution for a task of this line, which is part of the same change.
     *
     * @param waits whether the line goes on only at the end of that execution
     * @return what StartExecution answers
     * @throws StateFailure with names as {@code StepFunctions.ExecutionAlreadyExistsException}
     */
    Execution startExecution(Execution parent, Branch branch, Object arguments, boolean waits);
}
