package com.salesagent.local.stepfunctions;

import java.util.Map;

/** The operations of the API by which the holder of a task token ends the task. */
final class TaskOperations {
    private final Engine engine;

    TaskOperations(Engine engine) {
        this.engine = engine;
    }

    /** A task that is waiting for its token. */
    private record Waiting(Execution execution, Branch branch) {}

    private Waiting find(String token) {
        TaskTokens.Address address = TaskTokens.address(token);
        if (address == null) {
            throw ApiException.of("InvalidToken", "Invalid Token: 'Invalid token'");
        }
        Execution execution = engine.registry().execution(address.execution());
        if (execution == null) {
            throw ApiException.of("TaskDoesNotExist", "Task does not exist");
        }
        Branch branch = execution.branch(address.branch());
        if (branch == null || !token.equals(branch.token())) {
            throw ApiException.of(
                    "TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
        }
        engine.touch(execution);
        return new Waiting(execution, branch);
    }

    Map<String, Object> succeed(Request request) {
        String token = request.required("taskToken");
        String text = request.required("output");
        Object output;
        try {
            output = Json.parse(text);
        } catch (Json.Malformed e) {
            throw ApiException.of("InvalidOutput", "Invalid Output: '" + e.getMessage() + "'");
        }
        if (Json.utf8Length(text) > Json.DATA_LIMIT) {
            throw ApiException.of(
                    "InvalidOutput",
                    "Invalid Output: 'it must have at most " + Json.DATA_LIMIT + " bytes'");
        }
        return engine.call(
                () -> {
                    Waiting task = find(token);
                    engine.interpreter()
                            .tasks()
                            .completed(
                                    task.execution(),
                                    task.branch(),
                                    task.branch().attempt(),
                                    output);
                    return Map.of();
                });
    }

    Map<String, Object> fail(Request request) {
        String token = request.required("taskToken");
        StateFailure failure =
                new StateFailure(request.optional("error"), request.optional("cause"));
        return engine.call(
                () -> {
                    Waiting task = find(token);
                    engine.interpreter()
                            .tasks()
                            .failed(
                                    task.execution(),
                                    task.branch(),
                                    task.branch().attempt(),
                                    failure);
                    return Map.of();
                });
    }

    Map<String, Object> heartbeat(Request request) {
        String token = request.required("taskToken");
        return engine.call(
                () -> {
                    Waiting task = find(token);
                    engine.interpreter().tasks().heartbeat(task.execution(), task.branch());
                    return Map.of();
                });
    }
}
