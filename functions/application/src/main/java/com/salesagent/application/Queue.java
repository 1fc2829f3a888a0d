package com.salesagent.application;

/**
 * A standard SQS queue with a dead-letter queue of its own, {@code <name>-dead}.
 *
 * @param visibilitySeconds six times the consumer's timeout, as AWS advises
 * @param maxReceives deliveries before a message goes to the dead-letter queue
 */
public record Queue(String name, int visibilitySeconds, int maxReceives) {
    /** The environment key that tells a function the queue's URL: {@code SENDS_QUEUE_URL}. */
    public String environmentKey() {
        return Names.environmentKey(name) + "_QUEUE_URL";
    }

    public String deadLetterName() {
        return name + "-dead";
    }
}
