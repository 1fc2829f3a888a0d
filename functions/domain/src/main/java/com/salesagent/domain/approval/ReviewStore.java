package com.salesagent.domain.approval;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** How reviews stand: what has arrived, what was announced. */
public interface ReviewStore {
    /** A review; empty before anything is known of it. Strongly consistent. */
    Optional<Review> find(ReviewId review);

    /**
     * Adds what one batch of the stream brought, once.
     *
     * @param source which stream of changes the position belongs to: {@code items} for the review's
     *     own, another word for that of another review
     * @return false if a batch at or beyond that position was added before, so nothing changed
     */
    boolean add(ReviewId review, Arrivals arrivals, String source);

    /** The position up to which changes of a source were added; blank before the first. */
    String position(ReviewId review, String source);

    /** Sets how many items will arrive. A repeat sets the same. */
    void expect(ReviewId review, int items);

    /**
     * Corrects how many items will arrive: -1 where a lead drops out on its way. A repeated call
     * moves the moment of a review email, nothing else.
     */
    void expectMore(ReviewId review, int items);

    /** Plans the notifier's next look, unless one is planned that hasn't passed. */
    boolean planWake(ReviewId review, Instant at, Instant now);

    /**
     * Claims the right to send mail about a review until a moment, so that two notifiers don't mail
     * the same.
     *
     * @return the review as it stands; empty while somebody else holds the claim
     */
    Optional<Review> claim(ReviewId review, Instant now, Instant until);

    /** Records what was mailed and ends the claim. */
    void announced(ReviewId review, int announced);

    /** Records reminders and ends the claim; a null moment leaves its value as it is. */
    void reminded(ReviewId review, Instant remindedThrough, Instant escalatedThrough);

    /**
     * What a batch of the stream brought for one review.
     *
     * @param position of the batch's last change; positions of one source grow
     * @param arrived new items
     * @param expected further items that will come because of it
     * @param counts increments of {@link Review#counts}
     * @param at when; null if nothing arrived
     */
    record Arrivals(
            String campaignId,
            String position,
            int arrived,
            int expected,
            Map<String, Integer> counts,
            Instant at) {
        public Arrivals {
            counts = Map.copyOf(counts);
        }
    }
}
