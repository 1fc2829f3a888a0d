package com.salesagent.domain.audit;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The digest over all chains that grew on a day, chained to the day before. Whoever keeps one
 * outside (it stands in the log) can prove all that came before it.
 *
 * @param before the root of the last day that has one; blank for the first
 * @param chunks in how many items the day's seals are kept
 */
public record DailyRoot(
        LocalDate day,
        String before,
        String root,
        int leads,
        int entries,
        int chunks,
        Instant at) {}
