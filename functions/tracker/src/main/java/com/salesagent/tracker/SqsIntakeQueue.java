package com.salesagent.tracker;

import com.salesagent.platform.dynamodb.Parallel;
import com.salesagent.platform.failure.TransientFailure;

import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** {@link IntakeQueue} on SQS, in batches as large as SQS takes. */
final class SqsIntakeQueue implements IntakeQueue {
    private static final int BATCH = 10;
    private static final int BATCH_BYTES = 200 * 1024;

    private final SqsClient sqs;
    private final String url;

    SqsIntakeQueue(SqsClient sqs, String url) {
        this.sqs = sqs;
        this.url = url;
    }

    @Override
    public void add(List<String> messages) {
        // Side by side: the sender waits for the answer, and its largest batch is a thousand calls.
        Parallel.map(
                batches(messages),
                batch -> {
                    send(batch);
                    return batch.size();
                });
    }

    private static List<List<SendMessageBatchRequestEntry>> batches(List<String> messages) {
        List<List<SendMessageBatchRequestEntry>> batches = new ArrayList<>();
        List<SendMessageBatchRequestEntry> batch = new ArrayList<>();
        int bytes = 0;
        for (String message : messages) {
            int size = message.getBytes(StandardCharsets.UTF_8).length;
            if (batch.size() == BATCH || (!batch.isEmpty() && bytes + size > BATCH_BYTES)) {
                batches.add(batch);
                batch = new ArrayList<>();
                bytes = 0;
            }
            batch.add(
                    SendMessageBatchRequestEntry.builder()
                            .id(Integer.toString(batch.size()))
                            .messageBody(message)
                            .build());
            bytes += size;
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return batches;
    }

    private void send(List<SendMessageBatchRequestEntry> batch) {
        if (!sqs.sendMessageBatch(request -> request.queueUrl(url).entries(batch))
                .failed()
                .isEmpty()) {
            throw new TransientFailure("the events queue took only a part of a batch", null);
        }
    }
}
