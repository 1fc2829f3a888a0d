package com.salesagent.orchestrator;

import com.salesagent.domain.Digests;
import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.campaign.CampaignStore;
import com.salesagent.domain.campaign.WeeklyScout;
import com.salesagent.domain.lead.Industry;
import com.salesagent.domain.lead.IndustryNames;
import com.salesagent.domain.run.Run;
import com.salesagent.domain.run.RunRequest;
import com.salesagent.domain.run.RunStore;
import com.salesagent.platform.BadRequest;
import com.salesagent.platform.Json;
import com.salesagent.platform.tasks.LeadAttempts;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Validates a salesperson's request and starts discovery for it. */
final class StartRun {
    /**
     * The gate's machine state outlives its link by this: the approvals table decides what is
     * expired.
     */
    private static final Duration GATE_MARGIN = Duration.ofHours(25);

    private static final int MAX_LOCATION = 100;
    private static final int MAX_LIST_BYTES = 3 * 1024 * 1024;

    private final RunStore runs;
    private final CampaignStore campaigns;
    private final Machine discovery;
    private final InstantSource clock;
    private final Supplier<String> randomDigits;

    /**
     * A use case over its collaborators.
     *
     * @param randomDigits six hexadecimal digits that make a day's run ids differ
     */
    StartRun(
            RunStore runs,
            CampaignStore campaigns,
            Machine discovery,
            InstantSource clock,
            Supplier<String> randomDigits) {
        this.runs = runs;
        this.campaigns = campaigns;
        this.discovery = discovery;
        this.clock = clock;
        this.randomDigits = randomDigits;
    }

    /**
     * Starts a run.
     *
     * @return its id
     * @throws BadRequest for the first field that can't be used
     */
    String start(Map<String, Object> body) {
        String list = text(body, "list");
        boolean fromList = !list.isBlank();
        RunRequest request =
                new RunRequest(
                        fromList && text(body, "industry").isBlank()
                                ? Industry.UNKNOWN
                                : industry(text(body, "industry")),
                        fromList && text(body, "location").isBlank()
                                ? ""
                                : location(text(body, "location")),
                        count(body, fromList),
                        text(body, "campaign").isBlank()
                                ? Campaign.DEFAULT
                                : text(body, "campaign"),
                        fromList);
        byte[] bytes = list.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAX_LIST_BYTES) {
            throw new BadRequest(
                    "list", "%,d bytes".formatted(bytes.length), "at most 3 MB; split the file");
        }
        Campaign campaign =
                campaigns
                        .find(request.campaignId())
                        .orElseThrow(
                                () ->
                                        new BadRequest(
                                                "campaign",
                                                request.campaignId(),
                                                "the name of a campaign, such as default"));
        Instant now = clock.instant();
        String runId;
        do {
            runId =
                    DateTimeFormatter.BASIC_ISO_DATE.format(
                                    LocalDate.ofInstant(now, ZoneOffset.UTC))
                            + "-"
                            + randomDigits.get();
        } while (!runs.create(
                new Run(runId, request, Run.Status.STARTED, 0, 0, List.of(), now), bytes));
        discover(runId, campaign);
        return runId;
    }

    /**
     * Starts the run that the campaign asks for each week, once a week however often it is called;
     * a call after one that failed half-way completes it.
     *
     * @return its id; empty if the campaign asks for none
     */
    Optional<String> weekly(String campaignId) {
        return campaigns
                .find(campaignId)
                .filter(campaign -> campaign.weeklyScout().wanted())
                .map(this::weekly);
    }

    private String weekly(Campaign campaign) {
        WeeklyScout scout = campaign.weeklyScout();
        Instant now = clock.instant();
        LocalDate monday =
                LocalDate.ofInstant(now, ZoneOffset.UTC)
                        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        String runId =
                DateTimeFormatter.BASIC_ISO_DATE.format(monday)
                        + "-"
                        + Digests.sha256Hex("weekly " + campaign.id() + " " + monday)
                                .substring(0, 6);
        RunRequest request =
                new RunRequest(
                        scout.industry(), scout.location(), scout.count(), campaign.id(), false);
        boolean fresh =
                runs.create(
                        new Run(runId, request, Run.Status.STARTED, 0, 0, List.of(), now),
                        new byte[0]);
        boolean halfway =
                !fresh
                        && runs.find(runId)
                                .map(Run::status)
                                .filter(
                                        status ->
                                                status == Run.Status.STARTED
                                                        || status == Run.Status.FAILED)
                                .isPresent();
        if (fresh || halfway) {
            discover(runId, campaign);
        }
        return runId;
    }

    private void discover(String runId, Campaign campaign) {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("runId", runId);
        input.put("campaignId", campaign.id());
        input.put("gateSeconds", campaign.approvalExpiry().plus(GATE_MARGIN).toSeconds());
        input.put("contactsFirst", LeadAttempts.contactsFirst(campaign));
        // Before the start: discovery may be at its end before this line is left.
        runs.status(runId, Run.Status.DISCOVERING);
        try {
            discovery.start(runId, Json.write(input));
        } catch (RuntimeException e) {
            runs.status(runId, Run.Status.FAILED);
            throw e;
        }
    }

    private static Industry industry(String text) {
        return IndustryNames.find(text)
                .filter(industry -> industry != Industry.UNKNOWN)
                .orElseThrow(
                        () -> new BadRequest("industry", text, "one of " + Industry.choices()));
    }

    private static String location(String text) {
        if (text.isBlank() || text.length() > MAX_LOCATION) {
            throw new BadRequest(
                    "location", text, "a city with its state or a state, such as \"Buffalo, NY\"");
        }
        return text.strip();
    }

    private static int count(Map<String, Object> body, boolean fromList) {
        Object count = body.get("count");
        if (count == null && fromList) {
            return RunRequest.MAX_COUNT;
        }
        if (count instanceof Integer number && number >= 1 && number <= RunRequest.MAX_COUNT) {
            return number;
        }
        throw new BadRequest(
                "count",
                count == null ? "" : count.toString(),
                "a whole number from 1 to " + RunRequest.MAX_COUNT);
    }

    static String text(Map<String, Object> body, String field) {
        Object value = body.get(field);
        if (value == null) {
            return "";
        }
        if (value instanceof String text) {
            return text;
        }
        throw new BadRequest(field, value.toString(), "a text");
    }
}
