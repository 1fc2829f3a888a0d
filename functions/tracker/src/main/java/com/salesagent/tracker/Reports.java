package com.salesagent.tracker;

import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.campaign.CampaignStore;
import com.salesagent.domain.lead.Industry;
import com.salesagent.domain.lead.Lead;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.mail.NoticeMailer;
import com.salesagent.domain.mail.NoticeMailer.Notice;
import com.salesagent.domain.report.WeeklyReport;
import com.salesagent.domain.track.AngleCount;
import com.salesagent.domain.track.AngleCounts;
import com.salesagent.domain.track.Once;
import com.salesagent.platform.dynamodb.Parallel;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Counts what is on record. By the index of stages, without a scan; a lead that was never written
 * to costs a part of a batch, one that was costs a query. Not on anybody's way.
 */
final class Reports {
    private static final Duration LEASE = Duration.ofMinutes(10);

    private final LeadStore leads;
    private final CampaignStore campaigns;
    private final AngleCounts angles;
    private final NoticeMailer notices;
    private final Once once;
    private final InstantSource clock;

    Reports(
            LeadStore leads,
            CampaignStore campaigns,
            AngleCounts angles,
            NoticeMailer notices,
            Once once,
            InstantSource clock) {
        this.leads = leads;
        this.campaigns = campaigns;
        this.angles = angles;
        this.notices = notices;
        this.once = once;
        this.clock = clock;
    }

    /** A week, or whatever lies between two moments. */
    WeeklyReport count(Instant from, Instant to) {
        Collection<Lead> all = all();
        return WeeklyReport.of(from, to, all, written(all), this::fee);
    }

    /** Counts the angles anew for the writer. */
    void countAngles() {
        Instant now = clock.instant();
        AngleCount.of(written(all())).stream()
                .collect(Collectors.groupingBy(AngleCount::industry))
                .forEach(
                        (Industry industry, List<AngleCount> own) ->
                                angles.put(industry, own, now));
    }

    /**
     * Mails the report of the week that ended last Monday, 00:00 UTC, once.
     *
     * @return false if it was sent before
     */
    boolean mail() {
        Instant now = clock.instant();
        LocalDate monday =
                LocalDate.ofInstant(now, ZoneOffset.UTC)
                        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        Instant to = monday.atStartOfDay(ZoneOffset.UTC).toInstant();
        String deed = "weekly report " + monday;
        if (!once.claim(deed, now, now.plus(LEASE))) {
            return false;
        }
        try {
            WeeklyReport report = count(to.minus(Duration.ofDays(7)), to);
            String text = ReportText.of(report);
            campaigns
                    .find(Campaign.DEFAULT)
                    .map(Campaign::alertAddress)
                    .ifPresent(
                            address ->
                                    notices.send(
                                            new Notice(
                                                    deed,
                                                    "report",
                                                    address,
                                                    ReportText.subject(report),
                                                    text,
                                                    ReportText.html(text))));
        } catch (RuntimeException e) {
            once.release(deed);
            throw e;
        }
        once.done(deed);
        return true;
    }

    private Collection<Lead> all() {
        Instant now = clock.instant();
        List<String> ids = new ArrayList<>();
        Arrays.stream(Stage.values()).forEach(stage -> ids.addAll(leads.inStageSince(stage, now)));
        // A lead that moves between two of these queries stands in both.
        return leads.findAll(ids.stream().distinct().toList()).values();
    }

    private List<LeadFile> written(Collection<Lead> all) {
        List<String> ids =
                all.stream()
                        .filter(
                                lead ->
                                        lead.history().stream()
                                                .anyMatch(change -> change.to() == Stage.CONTACTED))
                        .map(Lead::id)
                        .sorted()
                        .toList();
        return Parallel.map(ids, leads::open).stream().flatMap(Optional::stream).toList();
    }

    private double fee(String campaignId) {
        return campaigns.find(campaignId).map(Campaign::fee).orElse(0.0);
    }
}
