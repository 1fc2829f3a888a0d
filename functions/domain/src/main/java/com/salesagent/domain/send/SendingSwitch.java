package com.salesagent.domain.send;

import java.time.Instant;
import java.util.Optional;

/**
 * Stops all mail to prospects at once, or one campaign's. Read before each single send, so that at
 * most the email that is leaving still leaves.
 */
public interface SendingSwitch {
    /** The scope of everything. */
    String EVERYTHING = "*";

    /** Stops a campaign, or {@link #EVERYTHING}. An earlier stop stays as it was. */
    void stop(String scope, Stop stop);

    /** Lets a scope send again. Other scopes stay as they are. */
    void start(String scope);

    /** Why a campaign may not send now: the stop of everything first, then its own. */
    Optional<Stop> stopped(String campaignId);

    /**
     * Who stopped it, when and why.
     *
     * @param by a person, or what stopped it by itself
     * @param remedy what lets it go on, in a sentence for a person
     */
    record Stop(String by, String reason, Instant at, String remedy) {
        /** A person's stop, which a person takes back. */
        public Stop(String by, String reason, Instant at) {
            this(by, reason, at, "Start sending again (./sales-agent start).");
        }
    }
}
