package com.salesagent.outreach;

import com.salesagent.platform.Json;

/** A message of the sends queue: have a look at this send. It decides nothing; the ledger does. */
public record SendTask(String leadId, String sendId) {
    /**
     * Reads a message's body.
     *
     * @throws Json.Malformed for anything but a task
     */
    static SendTask of(String body) {
        SendTask task = Json.read(body, SendTask.class);
        if (task.leadId() == null || task.sendId() == null) {
            throw new IllegalArgumentException("a task of the sends queue names no send");
        }
        return task;
    }
}
