package com.salesagent.local.stepfunctions;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Executions that a Task starts by {@code states:startExecution}. */
final class ChildExecutions {
    private ChildExecutions() {}

    /**
     * @param waits whether the task ends with the execution
     * @throws StateFailure as the integration of AWS names the errors of StartExecution
     */
    static Execution start(
            Engine engine, Execution parent, Branch branch, Object arguments, boolean waits) {
        if (!(arguments instanceof Map<?, ?> fields)
                || !(fields.get("StateMachineArn") instanceof String arn)) {
            throw new StateFailure(
                    "StepFunctions.ValidationException",
                    "The argument 'StateMachineArn' must be a string");
        }
        String machineName = Arns.machineName(arn);
        if (machineName == null) {
            throw new StateFailure(
                    "StepFunctions.InvalidArnException", "Invalid Arn: '" + arn + "'");
        }
        Machine machine = engine.registry().machine(machineName);
        if (machine == null) {
            throw new StateFailure(
                    "StepFunctions.StateMachineDoesNotExistException",
                    "State Machine Does Not Exist: '" + arn + "'");
        }
        String name = name(fields.get("Name"), parent, branch);
        Object input = fields.containsKey("Input") ? fields.get("Input") : new LinkedHashMap<>();
        if (input instanceof String text) {
            input = ServiceAnswers.json(text);
        }
        Execution existing = engine.registry().execution(machineName, name);
        if (existing != null) {
            if (existing.isRunning() && !waits && Objects.equals(existing.input(), input)) {
                return existing;
            }
            throw new StateFailure(
                    "StepFunctions.ExecutionAlreadyExistsException",
                    "Execution Already Exists: '" + existing.arn() + "'");
        }
        Execution.Waiter waiter =
                waits ? new Execution.Waiter(parent.id(), branch.id(), branch.attempt()) : null;
        return engine.start(machine, name, input, Json.write(input), waiter);
    }

    /** A name that a repeated step would choose again, where the definition gives none. */
    private static String name(Object given, Execution parent, Branch branch) {
        if (given == null) {
            String seed = parent.arn() + "/" + branch.id() + "/" + branch.attempt();
            return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
        }
        if (given instanceof String name && Names.isValid(name)) {
            return name;
        }
        throw new StateFailure(
                "StepFunctions.InvalidNameException", "Invalid Name: " + Json.write(given));
    }
}
