package com.salesagent.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.contact.SuppressionList;
import com.salesagent.domain.draft.Draft;
import com.salesagent.domain.lead.Company;
import com.salesagent.domain.lead.Lead;
import com.salesagent.domain.lead.LeadPatch;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.lead.StageChange;
import com.salesagent.domain.run.LogEntry;
import com.salesagent.domain.score.Assessment;
import com.salesagent.platform.Companies;
import com.salesagent.platform.Json;
import com.salesagent.platform.dynamodb.DynamoDbSuppressionList;
import com.salesagent.platform.dynamodb.LocalTables;
import com.salesagent.platform.failure.PermanentFailure;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/** A draft's way into the store, on real tables. */
final class WriteDraftTest {
    private static final String RUN = "20261124-aaaaaa";

    private final LocalTables tables = new LocalTables();
    private final AtomicReference<Instant> now = new AtomicReference<>(LocalTables.START);
    private final InstantSource clock = now::get;
    private final LeadStore leads = tables.leads(clock);
    private final WriterHandler handler =
            tables.environment(clock).during(() -> new WriterHandler());
    private final Company company = Companies.hospital("Kaleida Health");
    private final String leadId = Companies.leadId(company);
    private final Contact contact =
            Companies.contact(leadId, "Dana Miller", "dana@kaleida.example");

    @BeforeEach
    void approvedLeadWithAContact() {
        tables.campaigns(clock).put(Campaign.DEFAULT, Leads.SETTINGS);
        leads.create(RUN, Campaign.DEFAULT, List.of(Companies.found(company, contact)));
        Lead lead = leads.find(leadId).orElseThrow();
        Assessment judged = Leads.assessment(lead, 712_500);
        leads.assess(
                new Assessment(
                        leadId,
                        RUN,
                        judged.facts(),
                        judged.electricitySpend(),
                        0,
                        0,
                        judged.savings(),
                        judged.score(),
                        judged.breakdown(),
                        judged.tier(),
                        true,
                        judged.reason(),
                        judged.basis(),
                        judged.writtenBy(),
                        now.get()));
        move("gate1", Stage.SCORED, Stage.APPROVED);
    }

    private void move(String id, Stage from, Stage to) {
        later();
        LeadStore.Moved moved =
                leads.move(
                        leadId,
                        new StageChange(id, from, to, "ann@troybanks.example", now.get(), "test"),
                        LeadPatch.NONE);
        assertThat(moved).isInstanceOf(LeadStore.Moved.Done.class);
        later();
    }

    private void later() {
        now.updateAndGet(moment -> moment.plusSeconds(60));
    }

    private Map<String, Object> task(int round, String feedback) {
        return new HashMap<>(
                Map.of(
                        "runId",
                        RUN,
                        "leadId",
                        leadId,
                        "campaignId",
                        Campaign.DEFAULT,
                        "contactId",
                        contact.id(),
                        "attempt",
                        1,
                        "round",
                        round,
                        "feedback",
                        feedback,
                        "executionId",
                        leadId + "." + RUN + ".1"));
    }

    private Map<String, Object> write(int round, String feedback) {
        return handler.handleRequest(task(round, feedback), null);
    }

    @Test
    void nothingIsWrittenForWhoeverAskedToBeLeftAloneMeanwhile() {
        new DynamoDbSuppressionList(tables.client(), tables.table("counters"))
                .suppress(
                        "Dana@Kaleida.example",
                        new SuppressionList.Entry("opt_out", "reply", now.get()));

        assertThatThrownBy(() -> write(1, ""))
                .isInstanceOf(PermanentFailure.class)
                .hasMessageContaining("is on the suppression list");
        assertThat(drafts()).isEmpty();
    }

    private List<Draft> drafts() {
        return leads.open(leadId).orElseThrow().drafts();
    }

    private List<LogEntry> log() {
        return tables.runs(clock).logAfter(RUN, Instant.EPOCH).stream()
                .filter(row -> row.agent().equals("writer"))
                .toList();
    }

    @Test
    void theFirstRoundStoresFourEmailsAndMovesTheLead() {
        Map<String, Object> answer = write(1, "");

        assertThat(answer)
                .isEqualTo(
                        Map.of(
                                "draftVersion",
                                1,
                                "lowConfidence",
                                false,
                                "contactId",
                                contact.id()));
        assertThat(drafts()).hasSize(1);
        assertThat(drafts().getFirst().emails()).hasSize(4);
        assertThat(drafts().getFirst().writtenBy()).isEqualTo("composed");
        Lead lead = leads.find(leadId).orElseThrow();
        assertThat(lead.stage()).isEqualTo(Stage.DRAFT_CREATED);
        assertThat(lead.history().getLast().actor()).isEqualTo("writer");
        assertThat(log()).hasSize(1);
        assertThat(log().getFirst().outcome()).isEqualTo("ok");
    }

    @Test
    void theSampleEventIsWhatTheMachineSends() throws IOException {
        Map<String, Object> sample = Json.object(Files.readString(sample()));
        assertThat(sample.keySet()).isEqualTo(task(1, "").keySet());

        sample.putAll(Map.of("runId", RUN, "leadId", leadId, "contactId", contact.id()));

        assertThat(handler.handleRequest(sample, null)).containsEntry("draftVersion", 1);
    }

    private static Path sample() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("events/writer.json"))) {
            at = at.getParent();
        }
        return at.resolve("events/writer.json");
    }

    @Test
    void aRepeatOfARoundAnswersTheSameAndWritesNothing() {
        Map<String, Object> first = write(1, "");
        later();

        assertThat(write(1, "")).isEqualTo(first);

        assertThat(drafts()).hasSize(1);
        assertThat(log()).hasSize(1);
        assertThat(leads.find(leadId).orElseThrow().history())
                .filteredOn(change -> change.to() == Stage.DRAFT_CREATED)
                .hasSize(1);
    }

    @Test
    void manyDeliveriesOfARoundAtOnceStoreOneVersion() {
        List<Object> versions =
                IntStream.range(0, 8)
                        .parallel()
                        .mapToObj(_ -> write(1, "").get("draftVersion"))
                        .toList();

        assertThat(versions).containsOnly(1);
        assertThat(drafts()).hasSize(1);
        assertThat(log()).hasSize(1);
    }

    @Test
    void aRewriteIsTheNextVersionWithTheFeedbackAndAnotherText() {
        write(1, "");
        later();

        Map<String, Object> answer = write(2, "shorter please");
        later();
        write(2, "shorter please");

        assertThat(answer).containsEntry("draftVersion", 2);
        assertThat(drafts()).hasSize(2);
        assertThat(drafts().getLast().feedback()).isEqualTo("shorter please");
        assertThat(drafts().getLast().emails().getFirst().body())
                .isNotEqualTo(drafts().getFirst().emails().getFirst().body());
        assertThat(write(1, "")).containsEntry("draftVersion", 1);
    }

    @Test
    void aPersonsEditBetweenRoundsTakesAVersionButNoRound() {
        write(1, "");
        later();
        Draft first = drafts().getFirst();
        leads.addDraft(
                new Draft(
                        leadId,
                        2,
                        first.contactId(),
                        RUN,
                        first.angle(),
                        "",
                        first.emails(),
                        first.critique(),
                        0,
                        false,
                        "edited by ann@troybanks.example",
                        "",
                        now.get()),
                null);
        later();

        assertThat(write(2, "less formal")).containsEntry("draftVersion", 3);
        assertThat(write(2, "less formal")).containsEntry("draftVersion", 3);
    }

    @Test
    void aLaterAttemptBeginsWithRoundOneAgain() {
        write(1, "");
        move("rejected", Stage.DRAFT_CREATED, Stage.APPROVED);

        assertThat(write(1, "")).containsEntry("draftVersion", 2);
        assertThat(leads.find(leadId).orElseThrow().stage()).isEqualTo(Stage.DRAFT_CREATED);
        assertThat(drafts().getLast().emails().getFirst().body())
                .isNotEqualTo(drafts().getFirst().emails().getFirst().body());
    }

    @Test
    void aLogRowThatACrashLostIsMadeUpForByTheRepeat() {
        write(1, "");
        Draft draft = drafts().getFirst();
        LocalTables fresh = new LocalTables();
        WriteDraft crashed =
                new WriteDraft(
                        leads, fresh.runs(clock), tables.campaigns(clock), null, null, null, clock);

        crashed.write(RUN, leadId, contact.id(), 1, "");
        crashed.write(RUN, leadId, contact.id(), 1, "");

        assertThat(fresh.runs(clock).logAfter(RUN, Instant.EPOCH))
                .hasSize(1)
                .allMatch(row -> row.at().equals(draft.at()));
    }

    @Test
    void anArchivedLeadIsNotWrittenTo() {
        move("stop", Stage.APPROVED, Stage.ARCHIVED);

        assertThatThrownBy(() -> write(1, ""))
                .isInstanceOf(PermanentFailure.class)
                .hasMessageContaining("is archived");
        assertThat(drafts()).isEmpty();
    }

    @Test
    void aContactWhoOptedOutIsNotWrittenTo() {
        leads.mark(leadId, contact.id(), Contact.Deliverability.OPTED_OUT);

        assertThatThrownBy(() -> write(1, ""))
                .isInstanceOf(PermanentFailure.class)
                .hasMessageContaining("choose another");
    }

    @Test
    void whatIsMissingIsNamed() {
        Map<String, Object> noLead = task(1, "");
        noLead.put("leadId", "nobody");
        Map<String, Object> noContact = task(1, "");
        noContact.put("contactId", "nobody");
        Map<String, Object> noRound = task(1, "");
        noRound.put("round", 0);

        assertThatThrownBy(() -> handler.handleRequest(noLead, null))
                .hasMessage("there is no lead nobody");
        assertThatThrownBy(() -> handler.handleRequest(noContact, null))
                .hasMessageContaining("contact of lead " + leadId);
        assertThatThrownBy(() -> handler.handleRequest(noRound, null))
                .hasMessage("round must be a whole number from 1, got 0");
    }
}
