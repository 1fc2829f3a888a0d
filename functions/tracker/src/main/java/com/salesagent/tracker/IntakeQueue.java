package com.salesagent.tracker;

import java.util.List;

/** The queue between the public edge and the ingest. */
interface IntakeQueue {
    /**
     * Adds messages, all of them.
     *
     * @throws RuntimeException if any could not be added: the sender repeats, and duplicates are
     *     harmless
     */
    void add(List<String> messages);
}
