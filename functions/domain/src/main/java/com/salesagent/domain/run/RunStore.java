package com.salesagent.domain.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Runs, their input and their log. Kept for 90 days. */
public interface RunStore {
    /**
     * Stores a new run.
     *
     * @param list the user's own list as it came, empty if none; at most 3 MB
     * @return false if the id is taken
     */
    boolean create(Run run, byte[] list);

    Optional<Run> find(String runId);

    /** The user's own list, empty if there was none. */
    byte[] list(String runId);

    void status(String runId, Run.Status status);

    /** Records what discovery found. A repeat overwrites with the same. */
    void discovered(String runId, int found, int alreadyKnown, List<String> notes);

    /**
     * Appends a row. A row with the same time, agent, action and lead is the same row; the first
     * stays.
     */
    void log(LogEntry entry);

    /** Rows after the given moment, oldest first; {@link Instant#EPOCH} for all. */
    List<LogEntry> logAfter(String runId, Instant after);

    /** The newest runs first. */
    List<Run> latest(int limit);
}
