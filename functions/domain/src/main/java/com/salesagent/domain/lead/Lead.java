package com.salesagent.domain.lead;

import com.salesagent.domain.score.Assessment.Savings;
import com.salesagent.domain.score.Tier;

import java.time.Instant;
import java.util.List;

/**
 * One company on its way through the lifecycle. A company is one lead for good, whichever run finds
 * it again.
 *
 * @param runId the run that found it, or started its latest attempt
 * @param attempt counts the executions of the lead machine for it, from 1
 * @param tier null until scored, as are {@code savings}
 * @param score 0 until scored
 * @param reason the analyst's sentence; blank until scored
 * @param needsContact approved, but nobody to write to is known; adding a contact starts the next
 *     attempt
 * @param paused a person stopped the sequence for now
 * @param parkedUntil the prospect asked to be written to again then; null if not
 * @param problem what failed, in words for a person; blank if nothing did
 * @param history each stage change, oldest first; only ever appended to
 */
public record Lead(
        String id,
        String campaignId,
        String runId,
        int attempt,
        Company company,
        Stage stage,
        Instant stageSince,
        Tier tier,
        double score,
        Savings savings,
        String reason,
        boolean needsContact,
        boolean paused,
        Instant parkedUntil,
        String problem,
        List<StageChange> history) {
    public Lead {
        history = List.copyOf(history);
    }
}
