package com.salesagent.platform.dynamodb;

import static com.salesagent.platform.Companies.company;
import static com.salesagent.platform.Companies.contact;
import static com.salesagent.platform.Companies.found;
import static com.salesagent.platform.Companies.hospital;
import static com.salesagent.platform.Companies.leadId;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.contact.Contact.Deliverability;
import com.salesagent.domain.draft.Angle;
import com.salesagent.domain.draft.Critique;
import com.salesagent.domain.draft.Draft;
import com.salesagent.domain.draft.Email;
import com.salesagent.domain.lead.Company;
import com.salesagent.domain.lead.Lead;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.LeadPatch;
import com.salesagent.domain.lead.LeadStore.ContactRef;
import com.salesagent.domain.lead.LeadStore.Found;
import com.salesagent.domain.lead.LeadStore.Moved;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.lead.StageChange;
import com.salesagent.domain.score.Assessment;
import com.salesagent.domain.score.Assessment.Breakdown;
import com.salesagent.domain.score.Assessment.Fact;
import com.salesagent.domain.score.Assessment.Savings;
import com.salesagent.domain.score.Tier;

import org.junit.jupiter.api.Test;

import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

class LeadStoreTest {
    private static final InstantSource CLOCK = InstantSource.fixed(LocalTables.START);
    private static final LocalTables TABLES = new LocalTables();

    private final DynamoDbLeadStore leads = TABLES.leads(CLOCK);

    @Test
    void aLeadBelongsToTheRunThatFoundItFirstAndARepeatAnswersTheSame() {
        Found found = found(hospital("First Come General"));

        List<String> first = leads.create("run-a", "default", List.of(found));
        List<String> again = leads.create("run-a", "default", List.of(found));
        List<String> other = leads.create("run-b", "default", List.of(found));

        assertThat(first).containsExactly(found.leadId());
        assertThat(again).isEqualTo(first);
        assertThat(other).isEmpty();
    }

    @Test
    void aCompanyKnownByItsDomainIsNotFoundAgainByItsName() {
        Company byDomain = company("Two Names Hospital, Inc.", "twonames.org");
        Company byName = hospital("Two Names Hospital");

        leads.create("run-a", "default", List.of(found(byDomain)));
        List<String> second = leads.create("run-b", "default", List.of(found(byName)));

        assertThat(second).isEmpty();
        assertThat(leads.findAll(List.of(leadId(byName))).get(leadId(byName)).id())
                .isEqualTo(leadId(byDomain));
    }

    @Test
    void whatIsStoredComesBackWhole() {
        Company company = hospital("Round Trip General");
        String id = leadId(company);
        Contact dana = contact(id, "Dana Whole", "dana@roundtrip.org");
        Assessment assessment = assessment(id, "run-a");
        Draft draft = draft(id, 1);

        leads.create("run-a", "default", List.of(found(company, dana)));
        leads.assess(assessment);
        leads.move(id, change("yes", Stage.SCORED, Stage.APPROVED), LeadPatch.NONE);
        leads.addDraft(draft, change("draft", Stage.APPROVED, Stage.DRAFT_CREATED));
        LeadFile file = leads.open(id).orElseThrow();

        assertThat(file.lead().company()).isEqualTo(company);
        assertThat(file.contacts()).containsExactly(dana);
        assertThat(file.assessments()).containsExactly(assessment);
        assertThat(file.drafts()).containsExactly(draft);
        assertThat(file.lead().stage()).isEqualTo(Stage.DRAFT_CREATED);
        assertThat(file.lead().tier()).isEqualTo(Tier.HIGH);
        assertThat(file.lead().savings()).isEqualTo(assessment.savings());
        assertThat(file.lead().history())
                .extracting(StageChange::to)
                .containsExactly(Stage.ENRICHED, Stage.SCORED, Stage.APPROVED, Stage.DRAFT_CREATED);
    }

    @Test
    void anAssessmentIsKeptOncePerRun() {
        String id = create("Assessed Once");
        Assessment first = assessment(id, "run-a");

        leads.assess(first);
        Assessment second =
                leads.assess(
                        new Assessment(
                                id,
                                "run-a",
                                List.of(),
                                1,
                                1,
                                1,
                                new Savings(0, 0, 0),
                                1,
                                first.breakdown(),
                                Tier.LOW,
                                false,
                                "another",
                                "",
                                "rules",
                                LocalTables.START));

        assertThat(second).isEqualTo(first);
        assertThat(leads.find(id).map(Lead::tier)).hasValue(Tier.HIGH);
    }

    @Test
    void aMoveFromAnotherStageIsRefusedAndARepeatOfTheSameActIsDone() {
        String id = create("Moves");
        leads.assess(assessment(id, "run-a"));
        StageChange approve = change("approval-1", Stage.SCORED, Stage.APPROVED);

        Moved first = leads.move(id, approve, LeadPatch.NONE);
        Moved repeat = leads.move(id, approve, LeadPatch.NONE);
        Moved other =
                leads.move(id, change("approval-2", Stage.SCORED, Stage.ARCHIVED), LeadPatch.NONE);

        assertThat(first).isEqualTo(new Moved.Done());
        assertThat(repeat).isEqualTo(new Moved.Done());
        assertThat(other).isEqualTo(new Moved.Refused(Stage.APPROVED));
        assertThat(leads.move("nobody", approve, LeadPatch.NONE)).isEqualTo(new Moved.Unknown());
        assertThat(leads.find(id).orElseThrow().history()).hasSize(3);
    }

    @Test
    void ofManyMovesAtOnceExactlyOneIsDone() {
        String id = create("Race");
        leads.assess(assessment(id, "run-a"));

        List<Moved> results =
                Parallel.map(
                        IntStream.range(0, 16).boxed().toList(),
                        n ->
                                leads.move(
                                        id,
                                        change("by-" + n, Stage.SCORED, Stage.APPROVED),
                                        LeadPatch.NONE));

        assertThat(Collections.frequency(results, new Moved.Done())).isEqualTo(1);
    }

    @Test
    void anAddressBelongsToOneLeadForGood() {
        String first = create("Owner");
        String second = create("Latecomer");

        String owner = leads.addContact(contact(first, "Sam Shared", "sam@shared.org"));
        String repeat = leads.addContact(contact(first, "Sam Shared", "sam@shared.org"));
        String taken = leads.addContact(contact(second, "Sam Shared", "SAM@shared.org "));

        assertThat(List.of(owner, repeat, taken)).containsOnly(first);
        assertThat(leads.contacts(second)).isEmpty();
        assertThat(leads.contactAt("Sam@Shared.org")).hasValue(new ContactRef(first, "sam-shared"));
    }

    @Test
    void aBouncedAddressIsNeverTakenBack() {
        String id = create("Bounced");
        leads.addContact(contact(id, "Bo Unced", "bo@bounced.org"));

        leads.mark(id, "bo-unced", Deliverability.BOUNCED);
        leads.mark(id, "bo-unced", Deliverability.VERIFIED);

        assertThat(leads.contacts(id).getFirst().deliverability())
                .isEqualTo(Deliverability.BOUNCED);
    }

    @Test
    void aDraftVersionIsWrittenOnce() {
        String id = create("Drafted");

        boolean first = leads.addDraft(draft(id, 1), null);
        boolean second = leads.addDraft(draft(id, 1), null);

        assertThat(first).isTrue();
        assertThat(second).isFalse();
    }

    @Test
    void attributesChangeWithoutAMoveAndAnUnknownLeadIsLeftAlone() {
        String id = create("Patched");

        leads.patch(id, LeadPatch.ofNeedsContact(true));
        leads.patch(id, LeadPatch.ofParkedUntil(LocalTables.START));
        leads.patch("nobody", LeadPatch.ofPaused(true));

        assertThat(leads.find(id).orElseThrow().needsContact()).isTrue();
        assertThat(leads.find(id).orElseThrow().parkedUntil()).isEqualTo(LocalTables.START);
        assertThat(leads.find("nobody")).isEmpty();
    }

    @Test
    void leadsOfAStageAreFoundByIt() {
        String id = create("Staged");

        assertThat(leads.inStage(Stage.NEW, 100)).contains(id);
        assertThat(leads.inStage(Stage.WON, 100)).doesNotContain(id);
    }

    private String create(String name) {
        return leads.create("run-a", "default", List.of(found(hospital(name)))).getFirst();
    }

    private static StageChange change(String id, Stage from, Stage to) {
        return new StageChange(id, from, to, "ann@team.example", LocalTables.START, "because");
    }

    private static Assessment assessment(String leadId, String runId) {
        return new Assessment(
                leadId,
                runId,
                List.of(new Fact("beds", "250", "CMS", "high")),
                700_000,
                20_000,
                0,
                new Savings(72_000, 97_200, 122_400),
                71.5,
                new Breakdown(60, 100, 40, 80),
                Tier.HIGH,
                true,
                "Two sites in New York, about $97k a year recoverable",
                "31 kWh/sq ft",
                "rules",
                LocalTables.START);
    }

    private static Draft draft(String leadId, int version) {
        return new Draft(
                leadId,
                version,
                "dana-whole",
                "run-a",
                Angle.COST_SAVINGS,
                "the figure is large",
                List.of(new Email(0, 0, "Subject", "Hi Dana,\n\nbody"), new Email(1, 3, "Re", "b")),
                new Critique(2, 2, 2, 1, 2, "shorter", "rules"),
                1,
                false,
                "composed",
                "",
                LocalTables.START);
    }
}
