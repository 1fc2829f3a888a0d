package com.salesagent.analyst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.salesagent.analyst.AnalyseLead.Analysed;
import com.salesagent.analyst.Narrator.Narration;
import com.salesagent.domain.campaign.CampaignStore;
import com.salesagent.domain.lead.Company;
import com.salesagent.domain.lead.Lead;
import com.salesagent.domain.lead.LeadPatch;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.lead.LeadStore.Found;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.lead.StageChange;
import com.salesagent.domain.run.LogEntry;
import com.salesagent.domain.run.RunStore;
import com.salesagent.domain.score.Assessment;
import com.salesagent.domain.score.Tier;
import com.salesagent.platform.Json;
import com.salesagent.platform.dynamodb.LocalTables;
import com.salesagent.platform.failure.PermanentFailure;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** One lead in a run: judged once, stored with its move, however often it is asked for. */
final class AnalyseLeadTest {
    private static final String RUN = "20261120-4f7a2c";

    private final AtomicLong ticks = new AtomicLong();
    private final InstantSource clock = () -> LocalTables.START.plusMillis(ticks.getAndIncrement());
    private final LocalTables tables = new LocalTables();
    private final LeadStore leads = tables.leads(clock);
    private final RunStore runs = tables.runs(clock);
    private final CampaignStore campaigns =
            tables.campaigns(InstantSource.fixed(LocalTables.START));
    private final AnalyseLead analyst = analyst(new RulesNarrator());

    @BeforeEach
    void aCampaignForMediumLeads() {
        campaigns.put("default", settings("medium"));
    }

    @Test
    void aNewLeadIsScoredAndItsHistoryNamesBothMoves() {
        String id = create(Companies.SISTERS);

        Assessment found = analyst.analyse(id, RUN).assessment();

        Lead lead = leads.find(id).orElseThrow();
        assertThat(lead.stage()).isEqualTo(Stage.SCORED);
        assertThat(lead.tier()).isEqualTo(Tier.HIGH);
        assertThat(lead.savings()).isEqualTo(found.savings());
        assertThat(lead.reason()).isEqualTo(found.reason());
        assertThat(lead.history())
                .extracting(StageChange::to)
                .containsExactly(Stage.ENRICHED, Stage.SCORED);
        assertThat(leads.assessment(id, RUN)).hasValue(found);
    }

    @Test
    void whatIsAssumedNeverEntersTheCompany() {
        String id = create(Companies.HOME_CARE);

        analyst.analyse(id, RUN);

        assertThat(leads.find(id).orElseThrow().company()).isEqualTo(Companies.HOME_CARE);
    }

    @Test
    void aRepeatAnswersWithTheStoredAssessmentAndAsksNoModelAgain() {
        AtomicInteger asked = new AtomicInteger();
        Narrator model =
                subject -> {
                    asked.incrementAndGet();
                    return new Narration("About $589k a year is recoverable.", "llama3.2", 300, 9);
                };
        AnalyseLead withModel = analyst(new CheckedNarrator(model, new RulesNarrator()));
        String id = create(Companies.SISTERS);

        Analysed first = withModel.analyse(id, RUN);
        Analysed second = withModel.analyse(id, RUN);

        assertThat(second).isEqualTo(first);
        assertThat(asked).hasValue(1);
        assertThat(runs.logAfter(RUN, Instant.EPOCH))
                .singleElement()
                .satisfies(
                        row -> {
                            assertThat(row.model()).isEqualTo("llama3.2");
                            assertThat(row.tokensIn()).isEqualTo(300);
                            assertThat(row.tokensOut()).isEqualTo(9);
                        });
    }

    @Test
    void twoDeliveriesAtOnceLeaveOneAssessmentOneMoveAndOneLogRow() throws Exception {
        String id = create(Companies.NURSING_HOME);
        List<Callable<Analysed>> calls = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            calls.add(() -> analyst.analyse(id, RUN));
        }

        List<Analysed> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            for (Future<Analysed> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).containsOnly(answers.getFirst());
        assertThat(leads.find(id).orElseThrow().history()).hasSize(2);
        assertThat(leads.open(id).orElseThrow().assessments()).hasSize(1);
        assertThat(runs.logAfter(RUN, Instant.EPOCH)).hasSize(1);
    }

    @Test
    void aCallThatDiedBeforeItsLogRowIsHealedByItsRepeat() {
        String id = create(Companies.NURSING_HOME);
        Assessment stored =
                leads.assess(
                        new Analyst(new EnergyTables(), new RulesNarrator())
                                .judge(id, RUN, Companies.NURSING_HOME, LocalTables.START)
                                .assessment());

        analyst.analyse(id, RUN);

        assertThat(runs.logAfter(RUN, Instant.EPOCH))
                .extracting(LogEntry::leadId, LogEntry::outcome, LogEntry::at)
                .containsExactly(tuple(id, "medium", stored.at()));
    }

    @Test
    void aLeadThatIsOnItsWayIsJudgedAgainForARunButNeverMovedBack() {
        String id = create(Companies.SISTERS);
        analyst.analyse(id, RUN);
        leads.move(
                id,
                new StageChange(
                        "gate-1",
                        Stage.SCORED,
                        Stage.APPROVED,
                        "ann@team.example",
                        clock.instant(),
                        "yes"),
                LeadPatch.NONE);

        analyst.analyse(id, "20261121-aaaaaa");

        assertThat(leads.find(id).orElseThrow().stage()).isEqualTo(Stage.APPROVED);
        assertThat(leads.open(id).orElseThrow().assessments()).hasSize(2);
    }

    @Test
    void worthDependsOnTheCampaignsMinimumTier() {
        String hospital = create(Companies.SISTERS);
        String home = create(Companies.NURSING_HOME);
        String agency = create(Companies.HOME_CARE);

        assertThat(analyst.analyse(hospital, RUN).worth()).isTrue();
        assertThat(analyst.analyse(home, RUN).worth()).isTrue();
        assertThat(analyst.analyse(agency, RUN).worth()).isFalse();
        campaigns.put("default", settings("high"));
        assertThat(analyst.analyse(home, RUN).worth()).isFalse();
    }

    @Test
    void theHandlerAnswersTheSampleEventAsTheMachineReadsIt() throws IOException {
        Map<String, Object> event = Json.object(Files.readString(event()));
        String id = (String) event.get("leadId");
        leads.create(RUN, "default", List.of(new Found(id, Companies.SISTERS, List.of())));
        AnalystHandler handler = tables.environment(clock).during(() -> new AnalystHandler());

        Map<String, Object> answer = Json.object(Json.write(handler.handleRequest(event, null)));

        assertThat(answer)
                .containsEntry("leadId", id)
                .containsEntry("tier", "high")
                .containsEntry("worth", true)
                .hasEntrySatisfying(
                        "score", score -> assertThat((Double) score).isBetween(70.0, 100.0));
    }

    @Test
    void aLeadThatDoesNotExistIsAPermanentFailureThatNamesIt() {
        assertThatThrownBy(() -> analyst.analyse("nobody", RUN))
                .isInstanceOf(PermanentFailure.class)
                .hasMessage("there is no lead nobody");
    }

    @Test
    void aTaskWithoutALeadIsRefusedWithTheFieldsName() {
        AnalystHandler handler = new AnalystHandler(analyst);

        assertThatThrownBy(() -> handler.handleRequest(Map.of("runId", RUN), null))
                .isInstanceOf(PermanentFailure.class)
                .hasMessage("leadId must be a text, got null");
    }

    private AnalyseLead analyst(Narrator narrator) {
        return new AnalyseLead(
                leads, runs, campaigns, new Analyst(new EnergyTables(), narrator), clock);
    }

    private String create(Company company) {
        String id = company.name().toLowerCase(Locale.ROOT).replace(' ', '-');
        return leads.create(RUN, "default", List.of(new Found(id, company, List.of()))).getFirst();
    }

    private static Path event() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("events/analyst.json"))) {
            at = at.getParent();
        }
        return at.resolve("events/analyst.json");
    }

    private static Map<String, String> settings(String minimumTier) {
        Map<String, String> settings = new HashMap<>();
        settings.put("SENDER_NAME", "Kevin Gibs");
        settings.put("SENDER_TITLE", "Sr. Vice President");
        settings.put("SENDER_ORGANISATION", "Troy & Banks");
        settings.put("SENDER_ADDRESS", "kevin@troybanks.example");
        settings.put("REPLY_TO_ADDRESS", "reply@troybanks.example");
        settings.put("POSTAL_ADDRESS", "1 Main Street, Buffalo, NY 14201");
        settings.put("SENDER_WEBSITE", "troybanks.example");
        settings.put("APPROVERS", "ann@team.example");
        settings.put("ALERT_ADDRESS", "ann@team.example");
        settings.put("MIN_TIER", minimumTier);
        settings.put("DAILY_CAP", "50");
        settings.put("FOLLOW_UP_DAYS", "3,7,14");
        settings.put("APPROVAL_EXPIRY_HOURS", "72");
        settings.put("FEE_PERCENT", "24");
        settings.put("PACING", "off");
        settings.put("CONTACTS", "demonstration");
        settings.put("TRACK_OPENS", "off");
        return settings;
    }
}
