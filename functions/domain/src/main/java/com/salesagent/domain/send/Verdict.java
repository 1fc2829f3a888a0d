package com.salesagent.domain.send;

import com.salesagent.domain.message.OutgoingEmail;

import java.time.Instant;

/**
 * What the last gate says about one send. Each no carries its reason and what will change it, in
 * words for a person: both are stored with the send.
 */
public sealed interface Verdict {
    /** Nothing stands against it: exactly these bytes may leave now. */
    record Go(OutgoingEmail email) implements Verdict {}

    /** Later: the send is planned anew and tries by itself. */
    record NotYet(Instant plannedAt, String reason, String remedy) implements Verdict {}

    /** Until a person does something: the send stays reserved and is not tried. */
    record Held(String reason, String remedy) implements Verdict {}

    /** Never: the send is cancelled. */
    record Stopped(String reason, String remedy) implements Verdict {}
}
