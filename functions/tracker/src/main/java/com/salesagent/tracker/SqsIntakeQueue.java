package com.salesagent.tracker;

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
        List<SendMessageBatchRequestEntry> batch = new ArrayList<>();
        int bytes = 0;
        for (String message : messages) {
            int size = message.getBytes(StandardCharsets.UTF_8).length;
            if (batch.size() == BATCH || (!batch.isEmpty() && bytes + size > BATCH_BYTES)) {
                send(batch);
                batch.clear();
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
            send(batch);
        }
    }

    private void send(List<SendMessageBatchRequestEntry> batch) {
        List<SendMessageBatchRequestEntry> entries = List.copyOf(batch);
        if (!sqs.sendMessageBatch(request -> request.queueUrl(url).entries(entries))
                .failed()
                .isEmpty()) {
            throw new TransientFailure("the events queue took only a part of a batch", null);
        }
    }
}
