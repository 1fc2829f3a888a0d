package com.salesagent.local.stepfunctions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The operations of the API on state machines. */
final class MachineOperations {
    private static final List<String> SETTINGS =
            List.of(
                    "loggingConfiguration",
                    "tracingConfiguration",
                    "encryptionConfiguration",
                    "versionDescription");

    private final Engine engine;

    MachineOperations(Engine engine) {
        this.engine = engine;
    }

    Map<String, Object> create(Request request) {
        String name = request.required("name");
        if (!Names.isValid(name)) {
            throw ApiException.of("InvalidName", "Invalid Name: '" + name + "'");
        }
        String text = request.required("definition");
        Definition definition = definition(text);
        String role = role(request.required("roleArn"));
        String type = request.optional("type") == null ? "STANDARD" : request.optional("type");
        if (!type.equals("STANDARD") && !type.equals("EXPRESS")) {
            throw ApiException.of(
                    "StateMachineTypeNotSupported", "'" + type + "' is not STANDARD or EXPRESS");
        }
        Map<String, Object> settings = settings(request, Map.of());
        return engine.call(
                () -> {
                    Machine existing = engine.registry().machine(name);
                    if (existing != null) {
                        boolean same =
                                existing.revision().text().equals(text)
                                        && existing.type().equals(type)
                                        && existing.settings().equals(settings);
                        if (!same) {
                            throw ApiException.of(
                                    "StateMachineAlreadyExists",
                                    "State Machine Already Exists: '" + existing.arn() + "'");
                        }
                        return created(existing);
                    }
                    Revision revision = revision(name, text, definition, role);
                    Machine machine =
                            new Machine(
                                    name,
                                    type,
                                    engine.now(),
                                    null,
                                    revision,
                                    settings,
                                    tags(Map.of(), request));
                    engine.put(machine);
                    return created(machine);
                });
    }

    private static Revision revision(
            String machine, String text, Definition definition, String role) {
        return new Revision(UUID.randomUUID().toString(), machine, text, definition, role);
    }

    private static Map<String, Object> created(Machine machine) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("stateMachineArn", machine.arn());
        answer.put("creationDate", Timestamps.wire(machine.created()));
        return answer;
    }

    private static Definition definition(String text) {
        DefinitionParser.Result result = DefinitionParser.parse(text);
        if (result.definition() == null) {
            throw ApiException.of("InvalidDefinition", result.diagnostics().message());
        }
        return result.definition();
    }

    private static String role(String arn) {
        if (!arn.startsWith("arn:")) {
            throw ApiException.of("InvalidArn", "Invalid Role Arn: '" + arn + "'");
        }
        return arn;
    }

    private static Map<String, Object> settings(Request request, Map<String, Object> before) {
        Map<String, Object> settings = new LinkedHashMap<>(before);
        for (String name : SETTINGS) {
            if (request.fields().get(name) != null) {
                settings.put(name, request.fields().get(name));
            }
        }
        return settings;
    }

    Map<String, Object> update(Request request) {
        String arn = request.required("stateMachineArn");
        String text = request.optional("definition");
        String role =
                request.optional("roleArn") == null ? null : role(request.optional("roleArn"));
        Definition definition = text == null ? null : definition(text);
        return engine.call(
                () -> {
                    Machine machine = find(arn);
                    Revision before = machine.revision();
                    Revision after =
                            revision(
                                    machine.name(),
                                    text == null ? before.text() : text,
                                    definition == null ? before.definition() : definition,
                                    role == null ? before.roleArn() : role);
                    Instant now = engine.now();
                    engine.put(
                            new Machine(
                                    machine.name(),
                                    machine.type(),
                                    machine.created(),
                                    now,
                                    after,
                                    settings(request, machine.settings()),
                                    machine.tags()));
                    Map<String, Object> answer = new LinkedHashMap<>();
                    answer.put("updateDate", Timestamps.wire(now));
                    answer.put("revisionId", after.id());
                    return answer;
                });
    }

    /**
     * @throws ApiException InvalidArn or StateMachineDoesNotExist
     */
    Machine find(String arn) {
        String name = Arns.machineName(arn);
        if (name == null) {
            throw ApiException.of("InvalidArn", "Invalid Arn: '" + arn + "'");
        }
        Machine machine = engine.registry().machine(name);
        if (machine == null) {
            throw ApiException.of(
                    "StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'");
        }
        return machine;
    }

    Map<String, Object> describe(Request request) {
        String arn = request.required("stateMachineArn");
        return engine.call(
                () -> {
                    Machine machine = find(arn);
                    Map<String, Object> answer = new LinkedHashMap<>();
                    answer.put("stateMachineArn", machine.arn());
                    answer.put("name", machine.name());
                    answer.put("status", "ACTIVE");
                    answer.put("definition", machine.revision().text());
                    answer.put("roleArn", machine.revision().roleArn());
                    answer.put("type", machine.type());
                    answer.put("creationDate", Timestamps.wire(machine.created()));
                    if (machine.updated() != null) {
                        answer.put("revisionId", machine.revision().id());
                    }
                    addSettings(answer, machine);
                    return answer;
                });
    }

    private static void addSettings(Map<String, Object> answer, Machine machine) {
        Map<String, Object> noLogs = new LinkedHashMap<>();
        noLogs.put("level", "OFF");
        noLogs.put("includeExecutionData", false);
        answer.put("loggingConfiguration", noLogs);
        answer.put("tracingConfiguration", Map.of("enabled", false));
        answer.putAll(machine.settings());
    }

    Map<String, Object> describeForExecution(Execution execution) {
        Revision revision = execution.revision();
        Machine machine = engine.registry().machine(revision.machine());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("stateMachineArn", Arns.machine(revision.machine()));
        answer.put("name", revision.machine());
        answer.put("definition", revision.text());
        answer.put("roleArn", revision.roleArn());
        answer.put("revisionId", revision.id());
        if (machine != null) {
            Instant updated = machine.updated() == null ? machine.created() : machine.updated();
            answer.put("updateDate", Timestamps.wire(updated));
            addSettings(answer, machine);
        } else {
            answer.put("updateDate", Timestamps.wire(execution.started()));
        }
        return answer;
    }

    Map<String, Object> list(Request request) {
        int size = request.maxResults();
        int from = Math.toIntExact(request.position(0));
        return engine.call(
                () -> {
                    List<Machine> machines = new ArrayList<>(engine.registry().machines());
                    List<Object> page = new ArrayList<>();
                    int to = Math.min(machines.size(), from + size);
                    for (Machine machine : machines.subList(Math.min(from, to), to)) {
                        Map<String, Object> item = new LinkedHashMap<>();
                        item.put("stateMachineArn", machine.arn());
                        item.put("name", machine.name());
                        item.put("type", machine.type());
                        item.put("creationDate", Timestamps.wire(machine.created()));
                        page.add(item);
                    }
                    Map<String, Object> answer = new LinkedHashMap<>();
                    answer.put("stateMachines", page);
                    if (to < machines.size()) {
                        answer.put("nextToken", Request.pageToken(to));
                    }
                    return answer;
                });
    }

    /** Also ends the machine's executions, as AWS does at their next transition. */
    Map<String, Object> delete(Request request) {
        String arn = request.required("stateMachineArn");
        String name = Arns.machineName(arn);
        if (name == null) {
            throw ApiException.of("InvalidArn", "Invalid Arn: '" + arn + "'");
        }
        return engine.call(
                () -> {
                    Machine machine = engine.registry().machine(name);
                    if (machine == null) {
                        return Map.of();
                    }
                    for (Execution execution : engine.registry().executionsOf(name)) {
                        if (execution.isRunning()) {
                            engine.touch(execution);
                            engine.interpreter()
                                    .endExecution(
                                            execution,
                                            Execution.Status.ABORTED,
                                            new StateFailure(
                                                    null, "The state machine was deleted"));
                        }
                    }
                    engine.remove(machine);
                    return Map.of();
                });
    }

    Map<String, Object> validate(Request request) {
        Diagnostics diagnostics =
                DefinitionParser.parse(request.required("definition")).diagnostics();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("result", diagnostics.isEmpty() ? "OK" : "FAIL");
        answer.put("diagnostics", diagnostics.all());
        answer.put("truncated", false);
        return answer;
    }

    Map<String, Object> listTags(Request request) {
        String arn = request.required("resourceArn");
        return engine.call(
                () -> {
                    List<Object> tags = new ArrayList<>();
                    find(arn)
                            .tags()
                            .forEach((key, value) -> tags.add(Map.of("key", key, "value", value)));
                    return Map.of("tags", tags);
                });
    }

    Map<String, Object> tag(Request request) {
        String arn = request.required("resourceArn");
        return engine.call(
                () -> {
                    Machine machine = find(arn);
                    engine.put(machine.withTags(tags(machine.tags(), request)));
                    return Map.of();
                });
    }

    private static Map<String, Object> tags(Map<String, Object> before, Request request) {
        Map<String, Object> tags = new LinkedHashMap<>(before);
        for (Map<String, Object> tag : request.objects("tags")) {
            Object value = tag.get("value");
            tags.put((String) tag.get("key"), value == null ? "" : value);
        }
        return tags;
    }

    Map<String, Object> untag(Request request) {
        String arn = request.required("resourceArn");
        return engine.call(
                () -> {
                    Machine machine = find(arn);
                    Map<String, Object> tags = new LinkedHashMap<>(machine.tags());
                    if (request.fields().get("tagKeys") instanceof List<?> keys) {
                        keys.forEach(tags::remove);
                    }
                    engine.put(machine.withTags(tags));
                    return Map.of();
                });
    }
}
