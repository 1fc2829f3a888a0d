package com.salesagent.platform;

import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;

/** A state machine to start executions of. */
public final class StateMachine {
    private final SfnClient stepFunctions;
    private final String arn;

    public StateMachine(SfnClient stepFunctions, String arn) {
        this.stepFunctions = stepFunctions;
        this.arn = arn;
    }

    /**
     * Starts an execution. A name that ran before is left as it is: the repeat of a start is
     * harmless.
     *
     * @param input JSON
     */
    public void start(String name, String input) {
        try {
            stepFunctions.startExecution(
                    request -> request.stateMachineArn(arn).name(name).input(input));
        } catch (ExecutionAlreadyExistsException e) {
            // Started before: a repeat is harmless, as promised.
        }
    }
}
