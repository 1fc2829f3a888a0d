package com.salesagent.platform.queue;

import com.salesagent.domain.approval.Renewal;
import com.salesagent.domain.approval.ReviewId;
import com.salesagent.domain.approval.ReviewQueue;
import com.salesagent.platform.Json;

import software.amazon.awssdk.services.sqs.SqsClient;

import java.time.Duration;
import java.util.Map;

/**
 * {@link ReviewQueue} on SQS; the message is {@code {"reviewId": "..."}}, and where a new link is
 * asked for also {@code newLinkFor}, the hash of the old one's key, and {@code askedAt}.
 */
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
        send(Map.of("reviewId", review.text()), delay);
    }

    @Override
    public void renew(Renewal renewal, Duration delay) {
        send(
                Map.of(
                        "reviewId", renewal.review().text(),
                        "newLinkFor", renewal.keyHash(),
                        "askedAt", renewal.askedAt().toString()),
                delay);
    }

    private void send(Map<String, String> body, Duration delay) {
        // Rounded up: a look that comes a moment too early would only have to be planned again.
        long seconds = delay.plusMillis(999).toSeconds();
        sqs.sendMessage(
                message ->
                        message.queueUrl(queueUrl)
                                .messageBody(Json.write(body))
                                .delaySeconds(Math.clamp(seconds, 0, MAX_DELAY)));
    }
}
