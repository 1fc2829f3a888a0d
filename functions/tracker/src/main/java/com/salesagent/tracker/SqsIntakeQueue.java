package com.salesagent.tracker;

import com.salesagent.platform.SignedQueue;
import com.salesagent.platform.dynamodb.Parallel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** {@link IntakeQueue} on SQS, in batches as large as SQS takes. */
final class SqsIntakeQueue implements IntakeQueue {
    private static final int BATCH = 10;
    private static final int BATCH_BYTES = 200 * 1024;

    private final SignedQueue queue;

    SqsIntakeQueue(SignedQueue queue) {
        this.queue = queue;
    }

    @Override
    public void add(List<String> messages) {
        // Side by side: the sender waits for the answer, and its largest batch is a thousand calls.
        Parallel.map(
                batches(messages),
                batch -> {
                    queue.send(batch);
                    return batch.size();
                });
    }

    private static List<List<String>> batches(List<String> messages) {
        List<List<String>> batches = new ArrayList<>();
        List<String> batch = new ArrayList<>();
        int bytes = 0;
        for (String message : messages) {
            int size = message.getBytes(StandardCharsets.UTF_8).length;
            if (batch.size() == BATCH || (!batch.isEmpty() && bytes + size > BATCH_BYTES)) {
                batches.add(batch);
                batch = new ArrayList<>();
                bytes = 0;
            }
            batch.add(message);
            bytes += size;
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return batches;
    }
}
