package com.salesagent.outreach;

import com.salesagent.platform.Json;
import com.salesagent.platform.failure.TransientFailure;

import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@link SendQueue} on SQS. */
final class SqsSendQueue implements SendQueue {
    private static final int BATCH = 10;

    private final SqsClient sqs;
    private final String url;

    SqsSendQueue(SqsClient sqs, String url) {
        this.sqs = sqs;
        this.url = url;
    }

    @Override
    public void enqueue(List<SendTask> tasks) {
        for (int start = 0; start < tasks.size(); start += BATCH) {
            batch(tasks.subList(start, Math.min(start + BATCH, tasks.size())));
        }
    }

    private void batch(List<SendTask> tasks) {
        List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
        for (SendTask task : tasks) {
            entries.add(
                    SendMessageBatchRequestEntry.builder()
                            .id(Integer.toString(entries.size()))
                            .messageBody(body(task))
                            .build());
        }
        SendMessageBatchResponse response =
                sqs.sendMessageBatch(batch -> batch.queueUrl(url).entries(entries));
        if (!response.failed().isEmpty()) {
            throw new TransientFailure(
                    "%d of %d sends could not be queued"
                            .formatted(response.failed().size(), tasks.size()),
                    null);
        }
    }

    private static String body(SendTask task) {
        return Json.write(Map.of("leadId", task.leadId(), "sendId", task.sendId()));
    }
}
