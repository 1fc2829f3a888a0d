package com.salesagent.orchestrator;

import com.salesagent.domain.score.Assessment.Savings;

import java.util.List;

/**
 * A run added up. The JSON of {@code GET /runs/{id}} and of {@code ./sales-agent run --json}.
 *
 * @param status {@code discovering}, {@code waiting} while any lead waits for a person or its time,
 *     {@code done}, {@code failed}
 * @param companiesFound stored for this run
 * @param alreadyKnown skipped, since another run has or had them
 * @param savings summed over all leads that were analysed, US dollars a year
 * @param approved leads that a person approved at gate 1
 * @param rejected leads that a person rejected at gate 1
 * @param drafts leads with emails written
 * @param lowConfidence of them, those that the critic never passed
 * @param sent emails that the provider accepted, follow-ups included
 * @param inDoubt emails that may have left
 * @param waiting each lead that is not at its end, with what it waits for
 * @param replies answers by people
 * @param failed leads that stopped with a problem
 * @param unsettled leads whose first email is neither sent nor held nor ruled out
 * @param durationMs from the start to the latest thing that happened, milliseconds
 */
record Summary(
        String runId,
        String status,
        String industry,
        String location,
        int count,
        int companiesFound,
        int alreadyKnown,
        int analysed,
        Tiers tiers,
        Savings savings,
        int approved,
        int rejected,
        int drafts,
        int lowConfidence,
        int sent,
        int inDoubt,
        List<Waiting> waiting,
        int replies,
        int failed,
        int unsettled,
        List<LeadRow> leads,
        List<String> notes,
        long durationMs) {

    record Tiers(int high, int medium, int low) {}

    /** One lead that waits. */
    record Waiting(String leadId, String company, String reason) {}

    /**
     * One lead, best score first.
     *
     * @param savingsMid US dollars a year
     * @param waitsFor blank if nothing
     */
    record LeadRow(
            String leadId,
            String company,
            String tier,
            double score,
            long savingsMid,
            String stage,
            String waitsFor) {}
}
