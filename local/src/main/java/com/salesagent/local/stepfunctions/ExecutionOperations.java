package com.salesagent.local.stepfunctions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** The operations of the API on executions. */
final class ExecutionOperations {
    private final Engine engine;
    private final MachineOperations machines;

    ExecutionOperations(Engine engine, MachineOperations machines) {
        this.engine = engine;
        this.machines = machines;
    }

    /** Where an execution's events are, taken at one moment. */
    private static final class Events {
        private final long[] chunks;
        private final int count;

        private Events(long[] chunks, int count) {
            this.chunks = chunks;
            this.count = count;
        }

        static Events of(Execution execution) {
            return new Events(
                    execution.chunks(), execution.lastEvent() - execution.newEvents().size());
        }
    }

    Map<String, Object> start(Request request) {
        String arn = request.required("stateMachineArn");
        String text = request.optional("input") == null ? "{}" : request.optional("input");
        Object input;
        try {
            input = Json.parse(text);
        } catch (Json.Malformed e) {
            throw ApiException.of(
                    "InvalidExecutionInput",
                    "Invalid State Machine Execution Input: '" + e.getMessage() + "'");
        }
        if (Json.utf8Length(text) > Json.DATA_LIMIT) {
            throw ApiException.of(
                    "InvalidExecutionInput",
                    "The input must have at most "
                            + Json.DATA_LIMIT
                            + " bytes, got "
                            + Json.utf8Length(text));
        }
        String given = request.optional("name");
        if (given != null && !Names.isValid(given)) {
            throw ApiException.of("InvalidName", "Invalid Name: '" + given + "'");
        }
        String name = given == null ? UUID.randomUUID().toString() : given;
        return engine.call(
                () -> {
                    Machine machine = machines.find(arn);
                    Execution execution = engine.registry().execution(machine.name(), name);
                    if (execution == null) {
                        execution = engine.start(machine, name, input, text, null);
                    } else if (!execution.isRunning()
                            || !Objects.equals(execution.input(), input)) {
                        throw ApiException.of(
                                "ExecutionAlreadyExists",
                                "Execution Already Exists: '" + execution.arn() + "'");
                    }
                    Map<String, Object> answer = new LinkedHashMap<>();
                    answer.put("executionArn", execution.arn());
                    answer.put("startDate", Timestamps.wire(execution.started()));
                    return answer;
                });
    }

    private Execution find(String arn) {
        Arns.ExecutionName name = Arns.executionName(arn);
        if (name == null) {
            throw ApiException.of("InvalidArn", "Invalid Arn: '" + arn + "'");
        }
        Execution execution = engine.registry().execution(name.machine(), name.name());
        if (execution == null) {
            throw ApiException.of(
                    "ExecutionDoesNotExist", "Execution Does Not Exist: '" + arn + "'");
        }
        return execution;
    }

    Map<String, Object> stop(Request request) {
        String arn = request.required("executionArn");
        StateFailure reason =
                new StateFailure(request.optional("error"), request.optional("cause"));
        return engine.call(
                () -> {
                    Execution execution = find(arn);
                    if (execution.isRunning()) {
                        engine.touch(execution);
                        engine.interpreter()
                                .endExecution(execution, Execution.Status.ABORTED, reason);
                    }
                    return Map.of("stopDate", Timestamps.wire(execution.stopped()));
                });
    }

    private static Map<String, Object> summary(Execution execution) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("executionArn", execution.arn());
        summary.put("stateMachineArn", Arns.machine(execution.revision().machine()));
        summary.put("name", execution.name());
        summary.put("status", execution.status().name());
        summary.put("startDate", Timestamps.wire(execution.started()));
        if (execution.stopped() != null) {
            summary.put("stopDate", Timestamps.wire(execution.stopped()));
        }
        return summary;
    }

    Map<String, Object> describe(Request request) {
        String arn = request.required("executionArn");
        Events[] events = new Events[1];
        Map<String, Object> answer =
                engine.call(
                        () -> {
                            Execution execution = find(arn);
                            events[0] = Events.of(execution);
                            Map<String, Object> description = summary(execution);
                            description.put("redriveCount", 0);
                            description.put("redriveStatus", "NOT_REDRIVABLE");
                            description.put(
                                    "redriveStatusReason", "Redrive is not supported locally");
                            if (execution.isRunning()) {
                                description.put("input", Json.write(execution.input()));
                                description.put("inputDetails", Map.of("included", true));
                            }
                            return description;
                        });
        if (events[0].count > 0) {
            copy(event(events[0], 1), answer, "input");
            if (!answer.get("status").equals("RUNNING")) {
                copy(event(events[0], events[0].count), answer, "output", "error", "cause");
            }
        }
        return answer;
    }

    /** Copies fields from an event's details into the description of the execution. */
    private static void copy(
            Map<String, Object> event, Map<String, Object> answer, String... fields) {
        for (Object details : event.values()) {
            if (details instanceof Map<?, ?> map) {
                for (String field : fields) {
                    Object value = map.get(field);
                    if (value != null) {
                        answer.put(field, value);
                        if (field.equals("input") || field.equals("output")) {
                            answer.put(field + "Details", Map.of("included", true));
                        }
                    }
                }
            }
        }
    }

    private Map<String, Object> event(Events events, int number) {
        return read(events, number, number).getFirst();
    }

    /** The events from one number to another, both included. */
    private List<Map<String, Object>> read(Events events, int from, int to) {
        List<Map<String, Object>> found = new ArrayList<>();
        long[] chunks = events.chunks;
        try {
            for (int i = firstChunk(chunks, from); i < chunks.length && chunks[i] <= to; i += 2) {
                for (Object each : engine.history().read(chunks[i + 1])) {
                    Map<String, Object> event = Json.object(each);
                    int number = (Integer) event.get("id");
                    if (number >= from && number <= to) {
                        found.add(event);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** Index of the last chunk that begins at or before an event. */
    private static int firstChunk(long[] chunks, int event) {
        int low = 0;
        int high = chunks.length / 2 - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (chunks[middle * 2] <= event) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low * 2;
    }

    Map<String, Object> history(Request request) {
        String arn = request.required("executionArn");
        boolean reverse = request.flag("reverseOrder", false);
        boolean data = request.flag("includeExecutionData", true);
        int size = request.maxResults();
        Events events = engine.call(() -> Events.of(find(arn)));
        int from = Math.toIntExact(request.position(reverse ? events.count : 1));
        int to = reverse ? Math.max(1, from - size + 1) : Math.min(events.count, from + size - 1);
        List<Map<String, Object>> page =
                reverse ? read(events, to, from).reversed() : read(events, from, to);
        if (!data) {
            page.forEach(ExecutionOperations::dropData);
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("events", page);
        if (reverse ? to > 1 : to < events.count) {
            answer.put("nextToken", Request.pageToken(reverse ? to - 1 : to + 1));
        }
        return answer;
    }

    private static void dropData(Map<String, Object> event) {
        for (Object details : event.values()) {
            if (details instanceof Map<?, ?> map) {
                map.keySet()
                        .removeAll(
                                List.of(
                                        "input",
                                        "output",
                                        "parameters",
                                        "cause",
                                        "error",
                                        "assignedVariables"));
            }
        }
    }

    Map<String, Object> list(Request request) {
        String arn = request.required("stateMachineArn");
        String status = request.optional("statusFilter");
        int size = request.maxResults();
        long below = request.position(Long.MAX_VALUE);
        return engine.call(
                () -> {
                    Machine machine = machines.find(arn);
                    List<Object> page = new ArrayList<>();
                    Map<String, Object> answer = new LinkedHashMap<>();
                    answer.put("executions", page);
                    long last = 0;
                    for (Execution execution :
                            engine.registry().executionsOf(machine.name()).reversed()) {
                        if (execution.id() >= below
                                || (status != null && !execution.status().name().equals(status))) {
                            continue;
                        }
                        if (page.size() == size) {
                            answer.put("nextToken", Request.pageToken(last));
                            break;
                        }
                        page.add(summary(execution));
                        last = execution.id();
                    }
                    return answer;
                });
    }

    Map<String, Object> describeMachine(Request request) {
        String arn = request.required("executionArn");
        return engine.call(() -> machines.describeForExecution(find(arn)));
    }
}
