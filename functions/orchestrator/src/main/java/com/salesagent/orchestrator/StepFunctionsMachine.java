package com.salesagent.orchestrator;

import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;

/** {@link Machine} on Step Functions. */
final class StepFunctionsMachine implements Machine {
    private final SfnClient stepFunctions;
    private final String arn;

    StepFunctionsMachine(SfnClient stepFunctions, String arn) {
        this.stepFunctions = stepFunctions;
        this.arn = arn;
    }

    @Override
    public void start(String name, String input) {
        try {
            stepFunctions.startExecution(
                    request -> request.stateMachineArn(arn).name(name).input(input));
        } catch (ExecutionAlreadyExistsException e) {
            // Started before: the port promises that a repeat is harmless.
        }
    }
}
