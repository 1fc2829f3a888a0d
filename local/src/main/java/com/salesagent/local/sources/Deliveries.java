package com.salesagent.local.sources;

import com.salesagent.local.sqs.Message;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How often and in which order a queue's messages come. SQS promises neither: a message comes at
 * least once, and nothing is said about the order. Called from several threads.
 */
public interface Deliveries {
    /** Each once, as they were sent: what SQS does nearly always. */
    Deliveries ONCE_IN_ORDER =
            new Deliveries() {
                @Override
                public List<Message> order(List<Message> batch) {
                    return batch;
                }

                @Override
                public Optional<Duration> again(Message handled) {
                    return Optional.empty();
                }
            };

    /** The order in which the function gets a batch; all of it. */
    List<Message> order(List<Message> batch);

    /**
     * After how long a message comes once more that the function has handled; empty when it is
     * deleted for good.
     */
    Optional<Duration> again(Message handled);
}
