package com.salesagent.local.stepfunctions;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All machines and executions, and how they are written to and read from the journal. Used by the
 * engine's thread only.
 */
final class Registry {
    /** For so long AWS keeps an execution that has ended, and its name taken. */
    static final Duration RETENTION = Duration.ofDays(90);

    private final Map<String, Machine> machines = new TreeMap<>();
    private final Map<String, Revision> revisions = new HashMap<>();
    private final Map<Long, Execution> executions = new LinkedHashMap<>();
    private final Map<String, Map<String, Execution>> byMachine = new HashMap<>();
    private long nextExecution = 1;

    Collection<Machine> machines() {
        return machines.values();
    }

    /** Null where there is none of the name. */
    Machine machine(String name) {
        return machines.get(name);
    }

    void put(Machine machine) {
        revisions.put(machine.revision().id(), machine.revision());
        machines.put(machine.name(), machine);
    }

    void removeMachine(String name) {
        machines.remove(name);
    }

    Collection<Execution> executions() {
        return executions.values();
    }

    /** Null where there is none. */
    Execution execution(long id) {
        return executions.get(id);
    }

    /** Null where there is none. */
    Execution execution(String machine, String name) {
        return byMachine.getOrDefault(machine, Map.of()).get(name);
    }

    /** In the order in which they were started. */
    List<Execution> executionsOf(String machine) {
        return new ArrayList<>(byMachine.getOrDefault(machine, Map.of()).values());
    }

    Execution create(String name, Revision revision, Instant now, Execution.Waiter waiter) {
        Execution execution = new Execution(nextExecution, name, revision, now, waiter);
        add(execution);
        return execution;
    }

    private void add(Execution execution) {
        nextExecution = Math.max(nextExecution, execution.id() + 1);
        executions.put(execution.id(), execution);
        byMachine
                .computeIfAbsent(execution.revision().machine(), k -> new LinkedHashMap<>())
                .put(execution.name(), execution);
    }

    /** Forgets executions that ended longer ago than AWS would remember them. */
    void forgetOld(Instant now) {
        Instant limit = now.minus(RETENTION);
        executions
                .values()
                .removeIf(
                        e -> {
                            boolean old = !e.isRunning() && e.stopped().isBefore(limit);
                            if (old) {
                                byMachine.get(e.revision().machine()).remove(e.name());
                            }
                            return old;
                        });
    }

    static Map<String, Object> record(Revision revision) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("id", revision.id());
        record.put("machine", revision.machine());
        record.put("text", revision.text());
        record.put("role", revision.roleArn());
        return record;
    }

    /** Everything, as records that {@link #apply} takes: what a compacted journal begins with. */
    void writeAll(RecordSink sink) throws IOException {
        sink.write(Map.of("next", nextExecution));
        Set<String> used = new HashSet<>();
        machines.values().forEach(m -> used.add(m.revision().id()));
        executions.values().forEach(e -> used.add(e.revision().id()));
        revisions.keySet().retainAll(used);
        for (Revision revision : revisions.values()) {
            sink.write(Map.of("revs", List.of(record(revision))));
        }
        for (Machine machine : machines.values()) {
            sink.write(Map.of("machines", List.of(machine.toRecord())));
        }
        for (Execution execution : executions.values()) {
            sink.write(Map.of("x", List.of(execution.toRecord(true))));
        }
    }

    /** Takes the records of {@link #writeAll}. */
    interface RecordSink {
        void write(Map<String, Object> record) throws IOException;
    }

    /** Where events of a replayed record go. */
    interface EventSink {
        /** The place of the events in the history files. */
        long write(List<Object> events) throws IOException;
    }

    /** Takes over one record of the journal. */
    void apply(Map<String, Object> record, EventSink events) throws IOException {
        if (record.get("next") instanceof Number next) {
            nextExecution = Math.max(nextExecution, next.longValue());
        }
        for (Object each : listOf(record, "revs")) {
            Map<String, Object> fields = Json.object(each);
            String text = (String) fields.get("text");
            Definition definition = DefinitionParser.parse(text).definition();
            if (definition == null) {
                throw new IOException("the journal has a definition that is not valid any more");
            }
            Revision revision =
                    new Revision(
                            (String) fields.get("id"),
                            (String) fields.get("machine"),
                            text,
                            definition,
                            (String) fields.get("role"));
            revisions.put(revision.id(), revision);
        }
        for (Object each : listOf(record, "machines")) {
            put(Machine.fromRecord(Json.object(each), revisions));
        }
        for (Object each : listOf(record, "gone")) {
            removeMachine((String) each);
        }
        for (Object each : listOf(record, "x")) {
            Map<String, Object> fields = Json.object(each);
            Execution execution = executions.get(((Number) fields.get("id")).longValue());
            if (execution == null) {
                execution = Execution.fromRecord(fields, revisions);
                add(execution);
            }
            int before = execution.lastEvent();
            List<Object> added = execution.apply(fields);
            if (!added.isEmpty()) {
                execution.addChunk(before + 1, events.write(added));
            }
        }
    }

    private static List<?> listOf(Map<String, Object> record, String key) {
        return record.get(key) instanceof List<?> list ? list : List.of();
    }
}
