package com.salesagent.domain.track;

import com.salesagent.domain.lead.LeadEvent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which answers sales was told of, who took them on, and which of them somebody else must hear of.
 */
public interface Alerts {
    /**
     * Takes the telling of sales upon oneself.
     *
     * @param reply as recorded
     * @param claim unlike any other call's
     * @param until when somebody else may tell, if by then nobody is known to have told
     * @return false if sales was told, or somebody is telling now
     */
    boolean claim(LeadEvent reply, String claim, Instant now, Instant until);

    /** Sales was told: the alert is open until somebody acknowledges it. A repeat opens nothing. */
    void told(LeadEvent reply);

    /** Telling failed: the next delivery of the same reply tells at once. */
    void release(LeadEvent reply);

    /** What is known of an alert; empty where sales was not told of it. */
    Optional<Status> status(String leadId, String replyId);

    /**
     * Somebody takes the answer on; the first time counts.
     *
     * @return how it stands now; empty where sales was not told of it
     */
    Optional<Status> acknowledge(String leadId, String replyId, Instant at);

    /** Open alerts of which sales was told by a moment, the oldest first, by one query. */
    List<Open> openSince(Instant latest, int limit);

    /** Takes an escalation upon oneself; false if it is closed or somebody else has it. */
    boolean claimEscalation(Open alert, Instant now, Instant until);

    /** Nothing more follows from an open alert: it was escalated, or the lead has gone on. */
    void close(Open alert);

    /**
     * An alert that nobody has acknowledged.
     *
     * @param toldAt when sales was told: the first try counts
     */
    record Open(String leadId, String replyId, Instant toldAt) {}

    /**
     * An alert that was sent.
     *
     * @param acknowledgedAt null while nobody has
     */
    record Status(Instant toldAt, Instant acknowledgedAt) {}
}
