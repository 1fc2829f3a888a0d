package com.salesagent.domain.approval;

import java.time.Duration;

/** Asks the notifier to look at a review. */
public interface ReviewQueue {
    /** A message; asking twice is harmless. The delay is at most 15 minutes. */
    void look(ReviewId review, Duration delay);

    /** A message that somebody waits for a new link. The delay is at most 15 minutes. */
    void renew(Renewal renewal, Duration delay);
}
