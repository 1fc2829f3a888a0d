package com.salesagent.local.stepfunctions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One line of control in an execution: the execution's own, a branch of a Parallel or an iteration
 * of a Map. Knows which of its parts changed since they were last written to the journal.
 */
final class Branch {

    /** What happens next on this line. */
    enum Phase {
        /** The state is to be entered with the input. */
        ENTER,
        /** The state was entered before and runs again after an error. */
        EXECUTE,
        /** A Wait state, until {@link #wakeAt()}. */
        WAITING,
        /** Between an error and its retry, until {@link #wakeAt()}. */
        RETRYING,
        /** The task's request is under way; after a restart it is sent again. */
        INVOKING,
        /** The request was accepted; somebody holds the token. */
        TOKEN,
        /** The execution that this task started is running. */
        CHILD,
        /** A Map or Parallel whose branches run. */
        FORKED,
        /** A branch or iteration at its end; {@link Part#OUTPUT} is its result. */
        DONE
    }

    /** Values that may be large, written to the journal only when they changed. */
    enum Part {
        INPUT("in"),
        VARIABLES("vars"),
        /** What the task under way was asked, so that a repeated request is the same request. */
        ARGUMENTS("args"),
        /** The items of a Map. */
        ITEMS("items"),
        OUTPUT("out");

        private final String key;

        Part(String key) {
            this.key = key;
        }
    }

    static final int ROOT = 0;
    static final int NO_PARENT = -1;

    private final int id;
    private final int parent;
    private final int index;
    private final Map<Part, Object> parts = new EnumMap<>(Part.class);
    private final EnumSet<Part> changedParts = EnumSet.noneOf(Part.class);
    private boolean changed = true;

    private Phase phase = Phase.ENTER;
    private String state;
    private Instant entered;
    private int enteredEvent;
    private int lastEvent;
    private int attempt;
    private int retries;
    private List<Integer> retriesOf = List.of();
    private Instant wakeAt;
    private Instant deadline;
    private Instant heartbeatDue;
    private long heartbeatSeconds;
    private String token;
    private int forked;
    private int done;

    /**
     * @param index position among the branches or items of the parent
     */
    Branch(int id, int parent, int index) {
        this.id = id;
        this.parent = parent;
        this.index = index;
    }

    int id() {
        return id;
    }

    int parent() {
        return parent;
    }

    boolean isRoot() {
        return parent == NO_PARENT;
    }

    int index() {
        return index;
    }

    Object part(Part part) {
        return parts.get(part);
    }

    Object input() {
        return parts.get(Part.INPUT);
    }

    void set(Part part, Object value) {
        parts.put(part, value);
        changedParts.add(part);
        changed = true;
    }

    void drop(Part part) {
        if (parts.containsKey(part)) {
            parts.remove(part);
            changedParts.add(part);
            changed = true;
        }
    }

    /** What this line itself assigned; outer scopes are not among it. */
    Map<String, Object> variables() {
        Object own = parts.get(Part.VARIABLES);
        return own == null ? Map.of() : Json.object(own);
    }

    Phase phase() {
        return phase;
    }

    void phase(Phase phase) {
        this.phase = phase;
        changed = true;
    }

    String state() {
        return state;
    }

    /** Goes on to a state, with nothing left of the one before. */
    void transitionTo(String next, Object input) {
        state = next;
        retries = 0;
        retriesOf = List.of();
        set(Part.INPUT, input);
        drop(Part.ARGUMENTS);
        drop(Part.ITEMS);
        phase(Phase.ENTER);
    }

    Instant entered() {
        return entered;
    }

    void entered(Instant time, int event) {
        entered = time;
        enteredEvent = event;
        changed = true;
    }

    int enteredEvent() {
        return enteredEvent;
    }

    int lastEvent() {
        return lastEvent;
    }

    void lastEvent(int event) {
        lastEvent = event;
        changed = true;
    }

    /** Counts the tasks that this line started; an answer to an earlier one is too late. */
    int attempt() {
        return attempt;
    }

    void nextAttempt() {
        attempt++;
        changed = true;
    }

    int retries() {
        return retries;
    }

    int retriesOf(int retrier) {
        return retrier < retriesOf.size() ? retriesOf.get(retrier) : 0;
    }

    void countRetry(int retrier) {
        List<Integer> counts = new ArrayList<>(retriesOf);
        while (counts.size() <= retrier) {
            counts.add(0);
        }
        counts.set(retrier, counts.get(retrier) + 1);
        retriesOf = counts;
        retries++;
        changed = true;
    }

    Instant wakeAt() {
        return wakeAt;
    }

    void wakeAt(Instant time) {
        wakeAt = time;
        changed = true;
    }

    Instant deadline() {
        return deadline;
    }

    void deadline(Instant time) {
        deadline = time;
        changed = true;
    }

    Instant heartbeatDue() {
        return heartbeatDue;
    }

    /** Starts or renews the time within which the next heartbeat must come. */
    void expectHeartbeat(Instant now, long seconds) {
        heartbeatSeconds = seconds;
        heartbeatDue = now.plusSeconds(seconds);
        changed = true;
    }

    long heartbeatSeconds() {
        return heartbeatSeconds;
    }

    String token() {
        return token;
    }

    void token(String token) {
        this.token = token;
        changed = true;
    }

    /** No time or token is waited for any more. */
    void clearWaits() {
        wakeAt = null;
        deadline = null;
        heartbeatDue = null;
        heartbeatSeconds = 0;
        token = null;
        changed = true;
    }

    /** The earliest time at which something happens by itself; null where nothing does. */
    Instant nextDue() {
        Instant due = wakeAt;
        for (Instant other : new Instant[] {deadline, heartbeatDue}) {
            if (other != null && (due == null || other.isBefore(due))) {
                due = other;
            }
        }
        return due;
    }

    int forked() {
        return forked;
    }

    int done() {
        return done;
    }

    void countForked() {
        forked++;
        changed = true;
    }

    void countDone() {
        done++;
        changed = true;
    }

    void resetFork() {
        forked = 0;
        done = 0;
        changed = true;
    }

    boolean isChanged() {
        return changed;
    }

    void markWritten() {
        changed = false;
        changedParts.clear();
    }

    /**
     * As the journal keeps it.
     *
     * @param full with every part, not just those that changed
     */
    Map<String, Object> toRecord(boolean full) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("id", id);
        record.put("p", parent);
        record.put("i", index);
        record.put("ph", phase.name());
        putIfSet(record, "s", state);
        putIfSet(record, "at", entered == null ? null : entered.toString());
        putIfSet(record, "ee", enteredEvent);
        putIfSet(record, "le", lastEvent);
        putIfSet(record, "a", attempt);
        putIfSet(record, "r", retries);
        putIfSet(record, "ro", retriesOf.isEmpty() ? null : retriesOf);
        putIfSet(record, "w", wakeAt == null ? null : wakeAt.toString());
        putIfSet(record, "d", deadline == null ? null : deadline.toString());
        putIfSet(record, "h", heartbeatDue == null ? null : heartbeatDue.toString());
        putIfSet(record, "hs", heartbeatSeconds);
        putIfSet(record, "t", token);
        putIfSet(record, "f", forked);
        putIfSet(record, "dn", done);
        List<String> dropped = new ArrayList<>();
        for (Part part : Part.values()) {
            if (parts.containsKey(part)) {
                if (full || changedParts.contains(part)) {
                    record.put(part.key, parts.get(part));
                }
            } else if (changedParts.contains(part)) {
                dropped.add(part.key);
            }
        }
        putIfSet(record, "no", dropped.isEmpty() ? null : dropped);
        return record;
    }

    private static void putIfSet(Map<String, Object> record, String key, Object value) {
        if (value != null && !(value instanceof Number n && n.longValue() == 0)) {
            record.put(key, value);
        }
    }

    static Branch fromRecord(Map<String, Object> record) {
        return new Branch(
                number(record, "id"), (Integer) record.get("p"), (Integer) record.get("i"));
    }

    /** Takes over what a record says: small fields as a whole, parts where the record has them. */
    void apply(Map<String, Object> record) {
        phase = Phase.valueOf((String) record.get("ph"));
        state = (String) record.get("s");
        entered = time(record, "at");
        enteredEvent = number(record, "ee");
        lastEvent = number(record, "le");
        attempt = number(record, "a");
        retries = number(record, "r");
        List<Integer> counts = new ArrayList<>();
        if (record.get("ro") instanceof List<?> list) {
            list.forEach(n -> counts.add((Integer) n));
        }
        retriesOf = counts;
        wakeAt = time(record, "w");
        deadline = time(record, "d");
        heartbeatDue = time(record, "h");
        heartbeatSeconds = number(record, "hs");
        token = (String) record.get("t");
        forked = number(record, "f");
        done = number(record, "dn");
        for (Part part : Part.values()) {
            if (record.containsKey(part.key)) {
                parts.put(part, record.get(part.key));
            } else if (record.get("no") instanceof List<?> dropped && dropped.contains(part.key)) {
                parts.remove(part);
            }
        }
        markWritten();
    }

    private static int number(Map<String, Object> record, String key) {
        return record.get(key) instanceof Number n ? n.intValue() : 0;
    }

    private static Instant time(Map<String, Object> record, String key) {
        return record.get(key) instanceof String text ? Instant.parse(text) : null;
    }
}
