package com.salesagent.domain.track;

import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.contact.SuppressionList.Entry;
import com.salesagent.domain.lead.StageChange;

import java.time.Instant;
import java.util.List;

/** What follows from something that came back, in the same transaction that records it. */
public sealed interface Consequence {
    /** Nothing but the record. */
    record None() implements Consequence {}

    /**
     * A person answered: nothing more is sent to this company by itself.
     *
     * @param change null where the stage stays
     * @param comeBackOn when the person asked to be asked again; null if they didn't
     * @param needsContact somebody else is to be chosen: the wrong person answered, or named
     *     another
     * @param proposed people whom the answer names; nobody writes to them before a person says so
     */
    record Answered(
            StageChange change, Instant comeBackOn, boolean needsContact, List<Contact> proposed)
            implements Consequence {
        public Answered {
            proposed = List.copyOf(proposed);
        }

        public Answered(StageChange change, Instant comeBackOn) {
            this(change, comeBackOn, false, List.of());
        }
    }

    /** A person asked us to stop, or complained. */
    record OptedOut(Contact contact, Entry entry) implements Consequence {}

    /**
     * The address doesn't work: it is never written to again, and its sequence ends. Where the lead
     * has somebody else, it stands at approved again, for an attempt at them.
     */
    record HardBounced(Contact contact, Entry entry) implements Consequence {}

    /** The person is away: nothing is sent before then. */
    record Away(Instant until) implements Consequence {}
}
