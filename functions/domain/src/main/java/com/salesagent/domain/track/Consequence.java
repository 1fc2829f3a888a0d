package com.salesagent.domain.track;

import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.contact.SuppressionList.Entry;
import com.salesagent.domain.lead.StageChange;

import java.time.Instant;

/** What follows from something that came back, in the same transaction that records it. */
public sealed interface Consequence {
    /** Nothing but the record. */
    record None() implements Consequence {}

    /**
     * A person answered: nothing more is sent to this company by itself.
     *
     * @param change null where the stage stays
     * @param comeBackOn when the person asked to be asked again; null if they didn't
     */
    record Answered(StageChange change, Instant comeBackOn) implements Consequence {}

    /** A person asked us to stop, or complained. */
    record OptedOut(Contact contact, Entry entry) implements Consequence {}

    /** The address doesn't work: it is never written to again, and its sequence ends. */
    record HardBounced(Contact contact, Entry entry) implements Consequence {}

    /** The person is away: nothing is sent before then. */
    record Away(Instant until) implements Consequence {}
}
