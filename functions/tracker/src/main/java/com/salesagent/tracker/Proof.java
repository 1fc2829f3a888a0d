package com.salesagent.tracker;

import com.salesagent.domain.run.LogEntry;
import com.salesagent.domain.send.Send;
import com.salesagent.domain.send.SendStatus;

import java.time.Instant;
import java.util.Optional;

/** The run's log row for an email in doubt that has proved to have left. */
final class Proof {
    private Proof() {}

    /** Empty where a worker still holds it, who writes the row itself. */
    static Optional<LogEntry> of(Send send, Instant at) {
        if (send.status() != SendStatus.IN_DOUBT) {
            return Optional.empty();
        }
        return Optional.of(send.logged("accepted", "what came back shows that it had left", 0, at));
    }
}
