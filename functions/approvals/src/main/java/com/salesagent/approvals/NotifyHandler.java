package com.salesagent.approvals;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.salesagent.domain.approval.Renewal;
import com.salesagent.domain.approval.ReviewId;
import com.salesagent.platform.Json;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The reviews queue: decides whether a review's mail is due, and mails new links. */
public final class NotifyHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(NotifyHandler.class);

    private final AnnounceReviews reviews;
    private final RenewLinks renewals;

    public NotifyHandler() {
        this(Wiring.current().announceReviews(), Wiring.current().renewLinks());
    }

    NotifyHandler(AnnounceReviews reviews, RenewLinks renewals) {
        this.reviews = reviews;
        this.renewals = renewals;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        List<BatchItemFailure> failures = new ArrayList<>();
        Set<ReviewId> seen = new HashSet<>();
        for (SQSMessage message : event.getRecords()) {
            try {
                Map<String, Object> body = Json.object(message.getBody());
                ReviewId review = review(body);
                if (body.containsKey("newLinkFor")) {
                    renewals.renew(
                            new Renewal(
                                    review,
                                    body.get("newLinkFor").toString(),
                                    Instant.parse(body.get("askedAt").toString())));
                } else if (seen.add(review)) {
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

    private static ReviewId review(Map<String, Object> body) {
        return Optional.ofNullable(body.get("reviewId"))
                .map(Object::toString)
                .flatMap(ReviewId::parse)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "reviewId must be <run id>-lead or <run id>-draft"));
    }
}
