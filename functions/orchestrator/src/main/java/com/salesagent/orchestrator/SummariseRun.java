package com.salesagent.orchestrator;

import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.campaign.CampaignStore;
import com.salesagent.domain.lead.Lead;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.run.LogEntry;
import com.salesagent.domain.run.Run;
import com.salesagent.domain.run.RunStore;
import com.salesagent.domain.score.Assessment.Savings;
import com.salesagent.domain.score.Tier;
import com.salesagent.platform.dynamodb.Parallel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Adds a run up from its log and its leads: nothing is counted twice, since nothing is counted
 * while it happens.
 */
final class SummariseRun {
    private final RunStore runs;
    private final LeadStore leads;
    private final CampaignStore campaigns;
    private final InstantSource clock;

    SummariseRun(RunStore runs, LeadStore leads, CampaignStore campaigns, InstantSource clock) {
        this.runs = runs;
        this.leads = leads;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    Optional<Summary> summarise(String runId) {
        return runs.find(runId).map(this::summarise);
    }

    private Summary summarise(Run run) {
        Progress log = Progress.of(runs.logAfter(run.id(), Instant.EPOCH));
        List<Lead> ours =
                leads.findAll(log.analysed).values().stream()
                        .sorted(Comparator.comparingDouble(Lead::score).reversed())
                        .toList();
        Campaign campaign = campaigns.find(run.request().campaignId()).orElseThrow();
        Map<String, WaitsFor> waits = waits(ours, log, campaign);
        List<Summary.Waiting> waiting = new ArrayList<>();
        List<Summary.LeadRow> rows = new ArrayList<>();
        Map<Tier, Integer> tiers = new HashMap<>();
        int unsettled = 0;
        int approved = 0;
        int rejected = 0;
        long low = 0;
        long mid = 0;
        long high = 0;
        for (Lead lead : ours) {
            WaitsFor waitsFor = waits.get(lead.id());
            if (!waitsFor.reason().isEmpty()) {
                waiting.add(
                        new Summary.Waiting(lead.id(), lead.company().name(), waitsFor.reason()));
            }
            unsettled += waitsFor.settled() ? 0 : 1;
            approved += decidedAtGateOne(lead, Stage.APPROVED) ? 1 : 0;
            rejected += decidedAtGateOne(lead, Stage.ARCHIVED) ? 1 : 0;
            if (lead.tier() != null) {
                tiers.merge(lead.tier(), 1, Integer::sum);
                low += lead.savings().low();
                mid += lead.savings().mid();
                high += lead.savings().high();
            }
            rows.add(
                    new Summary.LeadRow(
                            lead.id(),
                            lead.company().name(),
                            lead.tier() == null ? "" : lead.tier().id(),
                            lead.score(),
                            lead.savings() == null ? 0 : lead.savings().mid(),
                            lead.stage().id(),
                            waitsFor.reason()));
        }
        return new Summary(
                run.id(),
                status(run, waiting),
                run.request().industry().id(),
                run.request().location(),
                run.request().count(),
                run.found(),
                run.alreadyKnown(),
                log.analysed.size(),
                new Summary.Tiers(
                        tiers.getOrDefault(Tier.HIGH, 0),
                        tiers.getOrDefault(Tier.MEDIUM, 0),
                        tiers.getOrDefault(Tier.LOW, 0)),
                new Savings(low, mid, high),
                approved,
                rejected,
                log.drafted.size(),
                log.lowConfidence.size(),
                log.sent,
                log.inDoubt.size(),
                waiting,
                log.replies,
                log.failed.size(),
                unsettled,
                rows,
                run.notes(),
                Duration.between(run.startedAt(), log.latest(run.startedAt())).toMillis());
    }

    private static String status(Run run, List<Summary.Waiting> waiting) {
        return switch (run.status()) {
            case STARTED, DISCOVERING -> "discovering";
            case FAILED -> "failed";
            case REVIEWING -> waiting.isEmpty() ? "done" : "waiting";
        };
    }

    private static boolean decidedAtGateOne(Lead lead, Stage decision) {
        return lead.history().stream()
                .anyMatch(change -> change.from() == Stage.SCORED && change.to() == decision);
    }

    private Map<String, WaitsFor> waits(List<Lead> ours, Progress log, Campaign campaign) {
        Map<String, WaitsFor> waits = new HashMap<>();
        // Only where a send is planned or out does the answer stand in the lead's file.
        List<Lead> opened =
                ours.stream()
                        .filter(
                                lead ->
                                        lead.stage() == Stage.DRAFT_CREATED
                                                || lead.stage() == Stage.CONTACTED)
                        .toList();
        for (LeadFile file : Parallel.map(opened, lead -> leads.open(lead.id()).orElseThrow())) {
            waits.put(file.lead().id(), WaitsFor.of(file, campaign, clock.instant()));
        }
        for (Lead lead : ours) {
            boolean inMachine =
                    log.started(lead.id())
                            && lead.tier() != null
                            && lead.tier().reaches(campaign.minimumTier());
            waits.computeIfAbsent(lead.id(), id -> WaitsFor.of(lead, inMachine));
        }
        return waits;
    }

    /** The log folded. Rows of repeated invocations count once, by lead. */
    private static final class Progress {
        private final Set<String> analysed = new HashSet<>();
        private final Set<String> worth = new HashSet<>();
        private final Set<String> drafted = new HashSet<>();
        private final Set<String> lowConfidence = new HashSet<>();
        private final Set<String> inDoubt = new HashSet<>();
        private final Set<String> failed = new HashSet<>();
        private int sent;
        private int replies;
        private Instant latest = Instant.EPOCH;

        static Progress of(List<LogEntry> rows) {
            Progress progress = new Progress();
            rows.forEach(progress::add);
            return progress;
        }

        private void add(LogEntry row) {
            latest = row.at().isAfter(latest) ? row.at() : latest;
            switch (row.agent() + "/" + row.action()) {
                case "analyst/analysed" -> {
                    analysed.add(row.leadId());
                    worth.add(row.leadId());
                }
                case "writer/drafted" -> {
                    drafted.add(row.leadId());
                    if (row.outcome().equals("low_confidence")) {
                        lowConfidence.add(row.leadId());
                    } else {
                        lowConfidence.remove(row.leadId());
                    }
                }
                case "outreach/sent" -> {
                    if (row.outcome().equals("accepted")) {
                        sent++;
                        inDoubt.remove(row.leadId());
                    } else if (row.outcome().equals("in_doubt")) {
                        inDoubt.add(row.leadId());
                    }
                }
                case "tracker/reply" -> replies++;
                case "orchestrator/failed" -> {
                    // A row without a lead tells of the run's own failure.
                    if (!row.leadId().isEmpty()) {
                        failed.add(row.leadId());
                    }
                }
                default -> {}
            }
        }

        boolean started(String leadId) {
            return worth.contains(leadId) && !failed.contains(leadId);
        }

        Instant latest(Instant otherwise) {
            return latest.equals(Instant.EPOCH) ? otherwise : latest;
        }
    }
}
