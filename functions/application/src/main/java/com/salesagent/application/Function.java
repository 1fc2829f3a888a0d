package com.salesagent.application;

import java.util.List;
import java.util.Set;

/**
 * A Lambda function: one handler of an agent's module, what it is told and what it may touch.
 *
 * @param name as in {@code approvals-page}
 * @param module whose jar holds the handler
 * @param handler the handler's class name
 * @param timeoutSeconds after which Lambda ends an invocation
 * @param memoryMegabytes also decides the share of a processor
 * @param permissions exactly what its role allows; the environment keys of these things follow from
 *     it
 * @param settings further environment keys, from the settings file or a secret
 */
public record Function(
        String name,
        String module,
        String handler,
        int timeoutSeconds,
        int memoryMegabytes,
        List<Permission> permissions,
        Set<Setting> settings) {
    public Function {
        permissions = List.copyOf(permissions);
        settings = Set.copyOf(settings);
    }

    /** What a function may do, on one thing. */
    public sealed interface Permission {
        /** Get, batch get and query, on the table and its indexes. */
        record Read(String table) implements Permission {}

        /** Put, update, delete, transactions; not reading. */
        record Write(String table) implements Permission {}

        record SendTo(String queue) implements Permission {}

        record Start(String machine) implements Permission {}

        /** SendTaskSuccess and SendTaskFailure for tasks of the machine. */
        record AnswerTasksOf(String machine) implements Permission {}

        /** To see how much waits in the queue; no message is read. */
        record WatchQueue(String queue) implements Permission {}

        /** To see whether the machine is there; no execution is read. */
        record WatchMachine(String machine) implements Permission {}

        record UseModel() implements Permission {}

        /** Get and list objects of the bucket for raw mail and event batches. */
        record ReadBucket(String bucket) implements Permission {}

        /** Put and delete objects of it. */
        record WriteBucket(String bucket) implements Permission {}
    }
}
