package com.salesagent.application;

/** What invokes a function, besides the machines' tasks. */
public sealed interface Trigger {
    String function();

    /**
     * A route of the REST API.
     *
     * @param path with {@code {parameters}} as API Gateway writes them
     * @param open anyone may call it: a webhook or a link, which prove themselves otherwise; all
     *     else asks for IAM
     * @param binary the body is handed on as base64
     */
    record Route(String function, String method, String path, boolean open, boolean binary)
            implements Trigger {}

    /** Messages of a queue, in batches, with partial batch response. */
    record Messages(String function, String queue, int batchSize, int maximumConcurrency)
            implements Trigger {}

    /**
     * Item changes of a table's stream, in order per partition, with partial batch response.
     *
     * @param windowSeconds how long a batch may be gathered
     */
    record Changes(String function, String table, int batchSize, int windowSeconds)
            implements Trigger {}

    /**
     * A schedule of EventBridge Scheduler.
     *
     * @param expression {@code rate(1 minute)} or {@code cron(0 12 * * ? *)}, in UTC
     */
    record Schedule(String function, String name, String expression) implements Trigger {}

    /**
     * Mail for the inbound domain, on stages whose answers come by SES: SES keeps it in the bucket
     * and then calls the function.
     *
     * @param prefix of the objects' keys; SES's id of the mail follows
     */
    record ReceivedMail(String function, String bucket, String prefix) implements Trigger {}
}
