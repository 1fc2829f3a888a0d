package com.salesagent.analyst;

import com.salesagent.analyst.Narrator.Case;
import com.salesagent.analyst.Narrator.Narration;
import com.salesagent.domain.lead.Company;
import com.salesagent.domain.score.Assessment;
import com.salesagent.domain.score.Assessment.Breakdown;
import com.salesagent.domain.score.Benchmark;
import com.salesagent.domain.score.LeadScore;
import com.salesagent.domain.score.Spend;
import com.salesagent.domain.score.Tariff;
import com.salesagent.domain.score.Tier;

import java.time.Instant;

/** Puts tables, rules and wording together for one company. Stores nothing. */
final class Analyst {
    private final EnergyTables tables;
    private final Narrator narrator;

    Analyst(EnergyTables tables, Narrator narrator) {
        this.tables = tables;
        this.narrator = narrator;
    }

    Judged judge(String leadId, String runId, Company company, Instant at) {
        Benchmark main = tables.benchmark(company);
        Tariff tariff = tables.tariff(company);
        Spend spend =
                Spend.of(
                        company,
                        main,
                        tables.furtherSites(company, main),
                        tariff,
                        tables.telecomPerEmployee(company.industry()));
        Breakdown parts = LeadScore.breakdown(company, spend, main.match());
        double score = LeadScore.total(parts);
        Narration reason = narrator.narrate(new Case(company, main, spend, tariff));
        Assessment assessment =
                new Assessment(
                        leadId,
                        runId,
                        spend.facts(),
                        spend.electricity(),
                        0,
                        spend.telecom(),
                        spend.savings(),
                        score,
                        parts,
                        Tier.ofScore(score),
                        tariff.choice(),
                        reason.text(),
                        spend.energy().basis(),
                        reason.writtenBy(),
                        at);
        return new Judged(assessment, reason);
    }

    /** An assessment, and what its wording cost. */
    record Judged(Assessment assessment, Narration reason) {}
}
