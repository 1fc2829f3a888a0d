package com.salesagent.compliance;

import java.time.Instant;
import java.util.Optional;

/** Up to when the two suppression lists are known to agree. */
interface SyncMarks {
    Optional<Instant> last();

    void done(Instant at);
}
