package com.salesagent.local.stepfunctions;

import com.salesagent.local.stepfunctions.Definition.State;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Records what happens to an execution, in the event types and fields of GetExecutionHistory. */
final class History {
    private static final String REGION = "us-east-1";
    private static final Map<String, Object> COMPLETE = Map.of("truncated", false);

    private final InstantSource clock;

    History(InstantSource clock) {
        this.clock = clock;
    }

    private void add(Execution execution, Branch branch, String type) {
        add(execution, branch, type, null, null);
    }

    private void add(
            Execution execution,
            Branch branch,
            String type,
            String detailsName,
            Map<String, Object> details) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("timestamp", Timestamps.wire(clock.instant()));
        event.put("type", type);
        event.put("id", execution.lastEvent() + 1);
        event.put("previousEventId", branch.lastEvent());
        if (details != null) {
            event.put(detailsName, details);
        }
        branch.lastEvent(execution.addEvent(event));
    }

    private static Map<String, Object> details(Object... namesAndValues) {
        Map<String, Object> details = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] != null) {
                details.put((String) namesAndValues[i], namesAndValues[i + 1]);
            }
        }
        return details;
    }

    private static Map<String, Object> failure(StateFailure failure) {
        return details("error", failure.error(), "cause", failure.cause());
    }

    void executionStarted(Execution execution, Branch root, String input) {
        add(
                execution,
                root,
                "ExecutionStarted",
                "executionStartedEventDetails",
                details(
                        "input",
                        input,
                        "inputDetails",
                        COMPLETE,
                        "roleArn",
                        execution.revision().roleArn()));
    }

    void executionSucceeded(Execution execution, Branch root, String output) {
        add(
                execution,
                root,
                "ExecutionSucceeded",
                "executionSucceededEventDetails",
                details("output", output, "outputDetails", COMPLETE));
    }

    void executionFailed(Execution execution, Branch root, StateFailure failure) {
        add(execution, root, "ExecutionFailed", "executionFailedEventDetails", failure(failure));
    }

    void executionTimedOut(Execution execution, Branch root, StateFailure failure) {
        add(
                execution,
                root,
                "ExecutionTimedOut",
                "executionTimedOutEventDetails",
                failure(failure));
    }

    void executionAborted(Execution execution, Branch root, StateFailure reason) {
        add(execution, root, "ExecutionAborted", "executionAbortedEventDetails", failure(reason));
    }

    void stateEntered(Execution execution, Branch branch, State state, String input) {
        add(
                execution,
                branch,
                state.type().text() + "StateEntered",
                "stateEnteredEventDetails",
                details("name", state.name(), "input", input, "inputDetails", COMPLETE));
    }

    void stateExited(
            Execution execution,
            Branch branch,
            State state,
            String output,
            Map<String, Object> assigned) {
        Map<String, Object> details =
                details("name", state.name(), "output", output, "outputDetails", COMPLETE);
        if (!assigned.isEmpty()) {
            Map<String, Object> variables = new LinkedHashMap<>();
            assigned.forEach((name, value) -> variables.put(name, Json.write(value)));
            details.put("assignedVariables", variables);
            details.put("assignedVariablesDetails", COMPLETE);
        }
        add(
                execution,
                branch,
                state.type().text() + "StateExited",
                "stateExitedEventDetails",
                details);
    }

    /** Task, Wait, Map or Parallel state whose sibling failed. */
    void stateAborted(Execution execution, Branch branch, State state) {
        add(execution, branch, state.type().text() + "StateAborted");
    }

    void evaluationFailed(Execution execution, Branch branch, State state, StateFailure failure) {
        add(
                execution,
                branch,
                "EvaluationFailed",
                "evaluationFailedEventDetails",
                details(
                        "error",
                        failure.error(),
                        "cause",
                        failure.cause(),
                        "location",
                        failure.field(),
                        "state",
                        state.name()));
    }

    /**
     * @param timeout null for none, as {@code heartbeat}
     */
    void taskScheduled(
            Execution execution,
            Branch branch,
            TaskResource resource,
            String arguments,
            Integer timeout,
            Integer heartbeat) {
        if (resource.isFunction()) {
            add(
                    execution,
                    branch,
                    "LambdaFunctionScheduled",
                    "lambdaFunctionScheduledEventDetails",
                    details(
                            "resource",
                            resource.functionArn(),
                            "input",
                            arguments,
                            "inputDetails",
                            COMPLETE,
                            "timeoutInSeconds",
                            timeout));
            add(execution, branch, "LambdaFunctionStarted");
            return;
        }
        Map<String, Object> details = resource(resource);
        details.put("region", REGION);
        details.put("parameters", arguments);
        if (timeout != null) {
            details.put("timeoutInSeconds", timeout);
        }
        if (heartbeat != null) {
            details.put("heartbeatInSeconds", heartbeat);
        }
        add(execution, branch, "TaskScheduled", "taskScheduledEventDetails", details);
        add(execution, branch, "TaskStarted", "taskStartedEventDetails", resource(resource));
    }

    private static Map<String, Object> resource(TaskResource resource) {
        return details("resourceType", resource.service(), "resource", resource.actionName());
    }

    void taskSubmitted(Execution execution, Branch branch, TaskResource resource, String output) {
        Map<String, Object> details = resource(resource);
        details.put("output", output);
        details.put("outputDetails", COMPLETE);
        add(execution, branch, "TaskSubmitted", "taskSubmittedEventDetails", details);
    }

    void taskSucceeded(Execution execution, Branch branch, TaskResource resource, String output) {
        if (resource.isFunction()) {
            add(
                    execution,
                    branch,
                    "LambdaFunctionSucceeded",
                    "lambdaFunctionSucceededEventDetails",
                    details("output", output, "outputDetails", COMPLETE));
            return;
        }
        Map<String, Object> details = resource(resource);
        details.put("output", output);
        details.put("outputDetails", COMPLETE);
        add(execution, branch, "TaskSucceeded", "taskSucceededEventDetails", details);
    }

    void taskFailed(
            Execution execution, Branch branch, TaskResource resource, StateFailure failure) {
        taskEnded(execution, branch, resource, "Failed", failure);
    }

    void taskTimedOut(
            Execution execution, Branch branch, TaskResource resource, StateFailure failure) {
        taskEnded(execution, branch, resource, "TimedOut", failure);
    }

    /** The request of a task that would have waited for its end afterwards was refused. */
    void taskSubmitFailed(
            Execution execution, Branch branch, TaskResource resource, StateFailure failure) {
        taskEnded(execution, branch, resource, "SubmitFailed", failure);
    }

    private void taskEnded(
            Execution execution,
            Branch branch,
            TaskResource resource,
            String how,
            StateFailure failure) {
        if (resource.isFunction()) {
            add(
                    execution,
                    branch,
                    "LambdaFunction" + how,
                    "lambdaFunction" + how + "EventDetails",
                    failure(failure));
            return;
        }
        Map<String, Object> details = resource(resource);
        details.putAll(failure(failure));
        add(execution, branch, "Task" + how, "task" + how + "EventDetails", details);
    }

    void mapStarted(Execution execution, Branch branch, int length) {
        add(
                execution,
                branch,
                "MapStateStarted",
                "mapStateStartedEventDetails",
                details("length", length));
    }

    void parallelStarted(Execution execution, Branch branch) {
        add(execution, branch, "ParallelStateStarted");
    }

    /**
     * @param what {@code Started}, {@code Succeeded}, {@code Failed} or {@code Aborted}
     */
    void iteration(Execution execution, Branch iteration, State map, String what) {
        add(
                execution,
                iteration,
                "MapIteration" + what,
                "mapIteration" + what + "EventDetails",
                details("name", map.name(), "index", iteration.index()));
    }

    /** All branches or iterations of a Map or Parallel have ended well. */
    void forkSucceeded(Execution execution, Branch branch, State state) {
        add(execution, branch, state.type().text() + "StateSucceeded");
    }

    void forkFailed(Execution execution, Branch branch, State state) {
        add(execution, branch, state.type().text() + "StateFailed");
    }
}
