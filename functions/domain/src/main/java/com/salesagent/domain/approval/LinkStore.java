package com.salesagent.domain.approval;

import java.time.Instant;
import java.util.Optional;

/** The review links that are out, and what was tried with them. */
public interface LinkStore {
    /** Stores a link, or extends it. */
    void issue(Link link);

    Optional<Link> link(ReviewId review, String keyHash);

    /**
     * Counts a code that is being tried with a link, before anybody looks whether it is right: so
     * many tries side by side can't outrun the count.
     *
     * @return how many tries there were in that clock hour, this one included, but for {@link
     *     #codeAccepted accepted} ones
     */
    int tryCode(Link link, Instant now);

    /** Takes a right code out of the count again. */
    void codeAccepted(Link link, Instant now);

    /**
     * Records that the approver of an expired link asks for a new one; the table's stream tells who
     * mails it.
     *
     * @return false if the review was asked for {@link #RENEWALS_AN_HOUR} times in this clock hour
     *     already: then nothing is recorded
     */
    boolean askForNewLink(Link expired, Instant now);

    /** For each review, whoever asks. */
    int RENEWALS_AN_HOUR = 3;
}
