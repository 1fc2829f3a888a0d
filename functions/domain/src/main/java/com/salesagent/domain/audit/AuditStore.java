package com.salesagent.domain.audit;

import java.util.List;
import java.util.Optional;

/** The seals of each day. Written once, never changed. */
public interface AuditStore {
    /** All roots, the oldest first. */
    List<DailyRoot> roots();

    /** What was sealed under a root. */
    List<Seal> seals(DailyRoot root);

    /**
     * Keeps a day, unless it is kept already.
     *
     * @param root its number of chunks is the store's to choose
     * @return the root that stands now: this one, or the one that was first
     */
    DailyRoot keep(DailyRoot root, List<Seal> seals);

    Optional<DailyRoot> latest();
}
