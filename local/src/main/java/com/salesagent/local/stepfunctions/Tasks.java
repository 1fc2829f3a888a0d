package com.salesagent.local.stepfunctions;

import com.salesagent.local.stepfunctions.Branch.Part;
import com.salesagent.local.stepfunctions.Branch.Phase;
import com.salesagent.local.stepfunctions.Definition.State;
import com.salesagent.local.stepfunctions.TaskResource.Completion;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The life of a Task: its request, the answer to it, what ends it from outside, and its timeouts.
 */
final class Tasks {
    private final InstantSource clock;
    private final History history;
    private final Effects effects;
    private final Contexts contexts;
    private final Interpreter interpreter;

    Tasks(
            InstantSource clock,
            History history,
            Effects effects,
            Contexts contexts,
            Interpreter interpreter) {
        this.clock = clock;
        this.history = history;
        this.effects = effects;
        this.contexts = contexts;
        this.interpreter = interpreter;
    }

    void start(Execution execution, Branch branch, State state) {
        TaskResource resource = state.resource();
        branch.nextAttempt();
        if (resource.waitsForToken()) {
            branch.token(TaskTokens.issue(execution.id(), branch.id(), branch.attempt()));
        }
        DataFlow flow = contexts.flow(execution, branch, state);
        Object arguments = flow.arguments();
        String text = Json.write(arguments);
        Interpreter.refuseTooLarge(text, "The state/task '" + state.name() + "' got arguments");
        Integer timeout = flow.number("TimeoutSeconds", 1);
        Integer heartbeat = flow.number("HeartbeatSeconds", 1);
        Instant now = clock.instant();
        branch.set(Part.ARGUMENTS, arguments);
        branch.phase(Phase.INVOKING);
        branch.deadline(timeout == null ? null : now.plusSeconds(timeout));
        if (heartbeat != null && resource.waitsForToken()) {
            branch.expectHeartbeat(now, heartbeat);
        }
        history.taskScheduled(execution, branch, resource, text, timeout, heartbeat);
        effects.waitsChanged(execution, branch);
        if (resource.service().equals("states")) {
            startExecution(execution, branch, state, arguments);
        } else {
            effects.invoke(execution, branch, resource);
        }
    }

    private void startExecution(Execution execution, Branch branch, State state, Object arguments) {
        Completion completion = state.resource().completion();
        boolean waits = completion == Completion.SYNC || completion == Completion.SYNC_JSON;
        try {
            Execution child = effects.startExecution(execution, branch, arguments, waits);
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("ExecutionArn", child.arn());
            answer.put("StartDate", Timestamps.wire(child.started()));
            answered(execution, branch, branch.attempt(), ServiceAnswers.withMetadata(answer));
        } catch (StateFailure e) {
            refused(execution, branch, branch.attempt(), e);
        }
    }

    private static boolean isUnderWay(Branch branch, int attempt) {
        return branch != null
                && branch.attempt() == attempt
                && (branch.phase() == Phase.INVOKING
                        || branch.phase() == Phase.TOKEN
                        || branch.phase() == Phase.CHILD);
    }

    /** The service accepted the request of this attempt, and answered {@code result}. */
    void answered(Execution execution, Branch branch, int attempt, Object result) {
        if (!isUnderWay(branch, attempt) || branch.phase() != Phase.INVOKING) {
            return;
        }
        State state = execution.stateOf(branch);
        TaskResource resource = state.resource();
        if (resource.completion() == Completion.RESPONSE) {
            completed(execution, branch, attempt, result);
            return;
        }
        String text = Json.write(result);
        if (tooLarge(execution, branch, state, text)) {
            return;
        }
        history.taskSubmitted(execution, branch, resource, text);
        branch.phase(resource.waitsForToken() ? Phase.TOKEN : Phase.CHILD);
        branch.drop(Part.ARGUMENTS);
    }

    /** The service refused the request of this attempt, so that nothing is under way. */
    void refused(Execution execution, Branch branch, int attempt, StateFailure failure) {
        if (!isUnderWay(branch, attempt)) {
            return;
        }
        State state = execution.stateOf(branch);
        if (state.resource().completion() == Completion.RESPONSE) {
            history.taskFailed(execution, branch, state.resource(), failure);
        } else {
            history.taskSubmitFailed(execution, branch, state.resource(), failure);
        }
        interpreter.failed(execution, branch, state, failure);
    }

    /** The task of this attempt ended well. */
    void completed(Execution execution, Branch branch, int attempt, Object result) {
        if (!isUnderWay(branch, attempt)) {
            return;
        }
        State state = execution.stateOf(branch);
        String text = Json.write(result);
        if (tooLarge(execution, branch, state, text)) {
            return;
        }
        history.taskSucceeded(execution, branch, state.resource(), text);
        interpreter.succeeded(execution, branch, state, result);
    }

    private boolean tooLarge(Execution execution, Branch branch, State state, String text) {
        if (Json.utf8Length(text) <= Json.DATA_LIMIT) {
            return false;
        }
        StateFailure failure =
                new StateFailure(
                        StateFailure.DATA_LIMIT,
                        "The state/task '"
                                + state.resource().actionName()
                                + "' returned a result with a size exceeding the maximum number of"
                                + " bytes service limit.");
        history.taskFailed(execution, branch, state.resource(), failure);
        interpreter.failed(execution, branch, state, failure);
        return true;
    }

    /** The task of this attempt failed. */
    void failed(Execution execution, Branch branch, int attempt, StateFailure failure) {
        if (!isUnderWay(branch, attempt)) {
            return;
        }
        State state = execution.stateOf(branch);
        history.taskFailed(execution, branch, state.resource(), failure);
        interpreter.failed(execution, branch, state, failure);
    }

    void heartbeat(Execution execution, Branch branch) {
        if (branch.heartbeatDue() != null) {
            branch.expectHeartbeat(clock.instant(), branch.heartbeatSeconds());
            effects.waitsChanged(execution, branch);
        }
    }

    void timeReached(Execution execution, Branch branch, State state) {
        Instant now = clock.instant();
        Instant deadline = branch.deadline();
        Instant heartbeat = branch.heartbeatDue();
        boolean late = deadline != null && !deadline.isAfter(now);
        boolean silent = heartbeat != null && !heartbeat.isAfter(now);
        if (!isUnderWay(branch, branch.attempt()) || (!late && !silent)) {
            return;
        }
        boolean heartbeatFirst = silent && (!late || heartbeat.isBefore(deadline));
        StateFailure failure =
                new StateFailure(
                        heartbeatFirst ? StateFailure.HEARTBEAT_TIMEOUT : StateFailure.TIMEOUT,
                        null);
        history.taskTimedOut(execution, branch, state.resource(), failure);
        interpreter.failed(execution, branch, state, failure);
    }

    /**
     * The execution that this line's task waits for has ended; {@code description} as
     * DescribeExecution has it.
     */
    void childEnded(
            Execution execution, Branch branch, int attempt, Map<String, Object> description) {
        if (!isUnderWay(branch, attempt)) {
            return;
        }
        if ("SUCCEEDED".equals(description.get("Status"))) {
            Map<String, Object> result = new LinkedHashMap<>(description);
            if (execution.stateOf(branch).resource().completion() == Completion.SYNC_JSON) {
                result.replaceAll((k, v) -> isDocument(k) ? ServiceAnswers.json((String) v) : v);
            }
            completed(execution, branch, attempt, result);
        } else {
            failed(
                    execution,
                    branch,
                    attempt,
                    new StateFailure(StateFailure.TASK_FAILED, Json.write(description)));
        }
    }

    private static boolean isDocument(String field) {
        return field.equals("Input") || field.equals("Output");
    }
}
