package com.salesagent.approvals;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.salesagent.domain.approval.ReviewId;
import com.salesagent.platform.Json;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The reviews queue: decides whether a review's mail is due. */
public final class NotifyHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(NotifyHandler.class);

    private final AnnounceReviews reviews;

    public NotifyHandler() {
        this(Wiring.current().announceReviews());
    }

    NotifyHandler(AnnounceReviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        List<BatchItemFailure> failures = new ArrayList<>();
        Set<ReviewId> seen = new HashSet<>();
        for (SQSMessage message : event.getRecords()) {
            try {
                ReviewId review = review(message.getBody());
                if (seen.add(review)) {
                    reviews.look(review);
                }
            } catch (RuntimeException e) {
                // The queue delivers it again, and in the end to the dead-letter queue.
                LOG.atError()
                        .addKeyValue("messageId", message.getMessageId())
                        .setCause(e)
                        .log("review.look_failed");
                failures.add(new BatchItemFailure(message.getMessageId()));
            }
        }
        return new SQSBatchResponse(failures);
    }

    private static ReviewId review(String body) {
        return Optional.ofNullable(Json.object(body).get("reviewId"))
                .map(Object::toString)
                .flatMap(ReviewId::parse)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "reviewId must be <run id>-lead or <run id>-draft"));
    }
}
