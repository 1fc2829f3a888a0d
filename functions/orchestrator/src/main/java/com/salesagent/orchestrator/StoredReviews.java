package com.salesagent.orchestrator;

import com.salesagent.domain.approval.Gate;
import com.salesagent.domain.approval.ReviewId;
import com.salesagent.domain.approval.ReviewQueue;
import com.salesagent.domain.approval.ReviewStore;

import java.time.Duration;

/** {@link Reviews} over the reviews' store; the notifier looks again after each change. */
final class StoredReviews implements Reviews {
    private final ReviewStore reviews;
    private final ReviewQueue notifier;

    StoredReviews(ReviewStore reviews, ReviewQueue notifier) {
        this.reviews = reviews;
        this.notifier = notifier;
    }

    @Override
    public void leadsExpected(String runId, int count) {
        ReviewId review = new ReviewId(runId, Gate.LEAD);
        reviews.expect(review, count);
        notifier.look(review, Duration.ZERO);
    }

    @Override
    public void oneDraftFewer(String runId) {
        ReviewId review = new ReviewId(runId, Gate.DRAFT);
        reviews.expectMore(review, -1);
        notifier.look(review, Duration.ZERO);
    }
}
