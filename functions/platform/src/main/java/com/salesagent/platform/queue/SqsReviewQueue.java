package com.salesagent.platform.queue;

import com.salesagent.domain.approval.ReviewId;
import com.salesagent.domain.approval.ReviewQueue;
import com.salesagent.platform.Json;

import software.amazon.awssdk.services.sqs.SqsClient;

import java.time.Duration;
import java.util.Map;

/** {@link ReviewQueue} on SQS; the message is {@code {"reviewId": "..."}}. */
public final class SqsReviewQueue implements ReviewQueue {
    private static final int MAX_DELAY = 900;

    private final SqsClient sqs;
    private final String queueUrl;

    public SqsReviewQueue(SqsClient sqs, String queueUrl) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
    }

    @Override
    public void look(ReviewId review, Duration delay) {
        // Rounded up: a look that comes a moment too early would only have to be planned again.
        long seconds = delay.plusMillis(999).toSeconds();
        sqs.sendMessage(
                message ->
                        message.queueUrl(queueUrl)
                                .messageBody(Json.write(Map.of("reviewId", review.text())))
                                .delaySeconds(Math.clamp(seconds, 0, MAX_DELAY)));
    }
}
