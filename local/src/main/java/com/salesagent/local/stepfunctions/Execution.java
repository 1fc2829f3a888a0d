package com.salesagent.local.stepfunctions;

import com.salesagent.local.stepfunctions.Definition.Graph;
import com.salesagent.local.stepfunctions.Definition.State;
import com.salesagent.local.stepfunctions.Definition.StateType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One run of a state machine. While it runs, its lines of control are in memory; once it has ended,
 * only this summary is, and input, output and events are read from the history files.
 */
final class Execution {
    enum Status {
        RUNNING,
        SUCCEEDED,
        FAILED,
        TIMED_OUT,
        ABORTED
    }

    /** The task that waits for this execution's end. */
    record Waiter(long execution, int branch, int attempt) {}

    private final long id;
    private final String name;
    private final Revision revision;
    private final Instant started;
    private final Waiter waiter;
    private final Map<Integer, Branch> branches = new TreeMap<>();

    private Status status = Status.RUNNING;
    private Instant stopped;
    private Instant deadline;
    private Object input;
    private int nextBranch;
    private int lastEvent;

    /**
     * Where the history is: pairs of the first event's number and the place in the history files.
     */
    private long[] chunks = new long[0];

    private int chunkCount;

    private boolean changed = true;
    private boolean isNew = true;
    private final List<Map<String, Object>> newEvents = new ArrayList<>();
    private final List<Integer> removed = new ArrayList<>();

    /**
     * @param waiter null where no task waits for the end
     */
    Execution(long id, String name, Revision revision, Instant started, Waiter waiter) {
        this.id = id;
        this.name = name;
        this.revision = revision;
        this.started = started;
        this.waiter = waiter;
    }

    long id() {
        return id;
    }

    String name() {
        return name;
    }

    Revision revision() {
        return revision;
    }

    String arn() {
        return Arns.execution(revision.machine(), name);
    }

    Instant started() {
        return started;
    }

    Instant stopped() {
        return stopped;
    }

    Status status() {
        return status;
    }

    boolean isRunning() {
        return status == Status.RUNNING;
    }

    Waiter waiter() {
        return waiter;
    }

    Object input() {
        return input;
    }

    void input(Object value) {
        input = value;
        changed = true;
    }

    Instant deadline() {
        return deadline;
    }

    void deadline(Instant time) {
        deadline = time;
        changed = true;
    }

    void end(Status how, Instant when) {
        status = how;
        stopped = when;
        deadline = null;
        input = null;
        branches.clear();
        removed.clear();
        changed = true;
    }

    Branch fork(int parent, int index) {
        Branch branch = new Branch(nextBranch++, parent, index);
        branches.put(branch.id(), branch);
        return branch;
    }

    /** Null where the line has ended. */
    Branch branch(int branchId) {
        return branches.get(branchId);
    }

    /** Whether this very line is still part of the execution. */
    boolean has(Branch line) {
        return branches.get(line.id()) == line;
    }

    Collection<Branch> branches() {
        return branches.values();
    }

    List<Branch> childrenOf(Branch parent) {
        List<Branch> children = new ArrayList<>();
        for (Branch branch : branches.values()) {
            if (branch.parent() == parent.id()) {
                children.add(branch);
            }
        }
        return children;
    }

    void remove(Branch branch) {
        branches.remove(branch.id());
        removed.add(branch.id());
    }

    State stateOf(Branch branch) {
        return graphOf(branch).state(branch.state());
    }

    Graph graphOf(Branch branch) {
        if (branch.isRoot()) {
            return revision.definition().graph();
        }
        Branch parent = branches.get(branch.parent());
        State state = stateOf(parent);
        return state.graphs().get(state.type() == StateType.MAP ? 0 : branch.index());
    }

    /** The variables that a state on this line sees: its own and those of the scopes around it. */
    Map<String, Object> variablesOf(Branch branch) {
        if (branch.isRoot()) {
            return branch.variables();
        }
        Map<String, Object> all = new LinkedHashMap<>(variablesOf(branches.get(branch.parent())));
        all.putAll(branch.variables());
        return all;
    }

    int lastEvent() {
        return lastEvent;
    }

    int addEvent(Map<String, Object> event) {
        newEvents.add(event);
        return ++lastEvent;
    }

    List<Map<String, Object>> newEvents() {
        return newEvents;
    }

    /** Notes where events that start with number {@code firstEvent} were written. */
    void addChunk(int firstEvent, long place) {
        if (chunkCount * 2 == chunks.length) {
            chunks = Arrays.copyOf(chunks, Math.max(8, chunks.length * 2));
        }
        chunks[chunkCount * 2] = firstEvent;
        chunks[chunkCount * 2 + 1] = place;
        chunkCount++;
    }

    /** Pairs of first event and place, in the order of the events. */
    long[] chunks() {
        return Arrays.copyOf(chunks, chunkCount * 2);
    }

    boolean isChanged() {
        return changed
                || !newEvents.isEmpty()
                || branches.values().stream().anyMatch(Branch::isChanged);
    }

    /**
     * As the journal keeps it.
     *
     * @param full everything, for a compacted journal; else what changed
     */
    Map<String, Object> toRecord(boolean full) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("id", id);
        if (full || isNew) {
            record.put("name", name);
            record.put("rev", revision.id());
            record.put("start", started.toString());
            if (waiter != null) {
                record.put(
                        "waiter", List.of(waiter.execution(), waiter.branch(), waiter.attempt()));
            }
        }
        if (full || isNew || changed) {
            record.put("st", status.name());
            record.put("stop", stopped == null ? null : stopped.toString());
            record.put("dl", deadline == null ? null : deadline.toString());
        }
        if (isRunning() && (full || isNew)) {
            record.put("in", input);
        }
        if (full) {
            record.put("last", lastEvent);
            record.put("h", chunks());
        } else if (!newEvents.isEmpty()) {
            record.put("ev", newEvents);
        }
        record.put("nb", nextBranch);
        List<Object> lines = new ArrayList<>();
        for (Branch branch : branches.values()) {
            if (full || branch.isChanged()) {
                lines.add(branch.toRecord(full));
            }
        }
        if (!lines.isEmpty()) {
            record.put("b", lines);
        }
        if (!full && !removed.isEmpty()) {
            record.put("rm", removed);
        }
        return record;
    }

    void markWritten() {
        changed = false;
        isNew = false;
        newEvents.clear();
        removed.clear();
        branches.values().forEach(Branch::markWritten);
    }

    static Execution fromRecord(Map<String, Object> record, Map<String, Revision> revisions) {
        Waiter waiter = null;
        if (record.get("waiter") instanceof List<?> w) {
            waiter =
                    new Waiter(
                            ((Number) w.get(0)).longValue(),
                            (Integer) w.get(1),
                            (Integer) w.get(2));
        }
        return new Execution(
                ((Number) record.get("id")).longValue(),
                (String) record.get("name"),
                revisions.get((String) record.get("rev")),
                Instant.parse((String) record.get("start")),
                waiter);
    }

    /**
     * Takes over what a record says.
     *
     * @return the events of the record, which belong into the history files
     */
    List<Object> apply(Map<String, Object> record) {
        if (record.containsKey("in")) {
            input = record.get("in");
        }
        nextBranch = (Integer) record.get("nb");
        if (record.get("b") instanceof List<?> lines) {
            for (Object line : lines) {
                Map<String, Object> fields = Json.object(line);
                branches.computeIfAbsent((Integer) fields.get("id"), k -> Branch.fromRecord(fields))
                        .apply(fields);
            }
        }
        if (record.get("rm") instanceof List<?> gone) {
            gone.forEach(branches::remove);
        }
        if (record.get("st") instanceof String text) {
            deadline = record.get("dl") instanceof String d ? Instant.parse(d) : null;
            status = Status.valueOf(text);
            if (!isRunning()) {
                end(status, Instant.parse((String) record.get("stop")));
            }
        }
        if (record.get("h") instanceof List<?> places) {
            for (int i = 0; i < places.size(); i += 2) {
                addChunk(
                        ((Number) places.get(i)).intValue(),
                        ((Number) places.get(i + 1)).longValue());
            }
            lastEvent = (Integer) record.get("last");
        }
        List<Object> events = List.of();
        if (record.get("ev") instanceof List<?> list) {
            events = Json.list(list);
            lastEvent += events.size();
        }
        markWritten();
        return events;
    }
}
