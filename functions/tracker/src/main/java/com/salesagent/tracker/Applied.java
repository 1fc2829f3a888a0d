package com.salesagent.tracker;

/** What became of one message of the events queue. */
enum Applied {
    NEW,
    DUPLICATE,
    /** A copy of an email that we sent ourselves: nothing follows. */
    OWN_COPY,
    /** About a review, an alert or a report to our own people: nothing follows. */
    NOTICE,
    /** Concerns no lead that we know. */
    NOBODYS,
    /** Is not what it should be: no event, no mail. */
    UNREADABLE;

    /** Whether a person should look at it. */
    boolean quarantined() {
        return this == NOBODYS || this == UNREADABLE;
    }
}
