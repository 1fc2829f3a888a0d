package com.salesagent.analyst;

import com.salesagent.analyst.Analyst.Judged;
import com.salesagent.domain.campaign.CampaignStore;
import com.salesagent.domain.lead.Lead;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.run.LogEntry;
import com.salesagent.domain.run.RunStore;
import com.salesagent.domain.score.Assessment;
import com.salesagent.domain.score.Money;
import com.salesagent.domain.score.Tier;
import com.salesagent.platform.failure.PermanentFailure;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Judges one lead in a run and stores the assessment with the move to {@code scored}. */
final class AnalyseLead {
    private static final String AGENT = "analyst";
    private static final String ACTION = "analysed";

    private final LeadStore leads;
    private final RunStore runs;
    private final CampaignStore campaigns;
    private final Analyst analyst;
    private final InstantSource clock;

    AnalyseLead(
            LeadStore leads,
            RunStore runs,
            CampaignStore campaigns,
            Analyst analyst,
            InstantSource clock) {
        this.leads = leads;
        this.runs = runs;
        this.campaigns = campaigns;
        this.analyst = analyst;
        this.clock = clock;
    }

    /**
     * Judges a lead. A repeat answers with the assessment that is stored.
     *
     * @throws PermanentFailure where the lead or its campaign doesn't exist
     */
    Analysed analyse(String leadId, String runId) {
        Instant started = clock.instant();
        Lead lead = leads.find(leadId).orElseThrow(() -> missing("lead", leadId));
        Tier minimum = minimumTier(lead.campaignId());
        Optional<Assessment> earlier = leads.assessment(leadId, runId);
        if (earlier.isPresent()) {
            // The call that stored it may have died before its log row.
            runs.log(logEntry(earlier.get(), 0, 0, 0));
            return Analysed.of(earlier.get(), minimum);
        }
        Judged judged = analyst.judge(leadId, runId, lead.company(), started);
        Assessment stored = leads.assess(judged.assessment());
        long millis = Duration.between(started, clock.instant()).toMillis();
        runs.log(logEntry(stored, millis, judged.reason().tokensIn(), judged.reason().tokensOut()));
        return Analysed.of(stored, minimum);
    }

    private Tier minimumTier(String campaignId) {
        return campaigns
                .find(campaignId)
                .orElseThrow(() -> missing("campaign", campaignId))
                .minimumTier();
    }

    /** Its time is the assessment's, so that a repeat writes the same row. */
    private static LogEntry logEntry(
            Assessment assessment, long millis, int tokensIn, int tokensOut) {
        boolean byRules = assessment.writtenBy().equals(RulesNarrator.NAME);
        return new LogEntry(
                assessment.runId(),
                AGENT,
                ACTION,
                assessment.leadId(),
                assessment.tier().id(),
                "%s a year recoverable, score %.0f"
                        .formatted(Money.display(assessment.savings().mid()), assessment.score()),
                millis,
                byRules ? "" : assessment.writtenBy(),
                tokensIn,
                tokensOut,
                assessment.at());
    }

    private static PermanentFailure missing(String what, String id) {
        return new PermanentFailure("there is no %s %s".formatted(what, id), null);
    }

    /**
     * What the machine needs to know.
     *
     * @param worth whether the tier reaches the campaign's minimum, so that a person should look
     */
    record Analysed(Assessment assessment, boolean worth) {
        private static Analysed of(Assessment assessment, Tier minimum) {
            return new Analysed(assessment, assessment.tier().reaches(minimum));
        }
    }
}
