package com.salesagent.scout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.salesagent.domain.contact.Basis;
import com.salesagent.domain.contact.SuppressionList;
import com.salesagent.domain.lead.Industry;
import com.salesagent.domain.lead.Lead;
import com.salesagent.domain.lead.LeadIds;
import com.salesagent.domain.run.Run;
import com.salesagent.domain.run.RunRequest;
import com.salesagent.platform.Json;
import com.salesagent.platform.dynamodb.DynamoDbLeadStore;
import com.salesagent.platform.dynamodb.DynamoDbRunStore;
import com.salesagent.platform.dynamodb.DynamoDbSuppressionList;
import com.salesagent.platform.dynamodb.LocalTables;
import com.salesagent.platform.failure.PermanentFailure;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class FindCompaniesTest {
    private static final InstantSource CLOCK = InstantSource.fixed(LocalTables.START);
    private static final Registers REGISTERS = new Registers();
    private static final Places PLACES = new Places();

    private final LocalTables tables = new LocalTables();
    private final DynamoDbLeadStore leads = tables.leads(CLOCK);
    private final DynamoDbRunStore runs = tables.runs(CLOCK);
    private final DynamoDbSuppressionList suppressed =
            new DynamoDbSuppressionList(tables.client(), tables.table("counters"));
    private final FindCompanies scout =
            new FindCompanies(
                    leads,
                    runs,
                    suppressed,
                    List.of(new ListSource(runs), new RegisterSource(REGISTERS, PLACES)),
                    CLOCK);

    @Test
    void tenHealthcareCompaniesInBuffaloAreStoredWithTheirSourceAndNothingIsToBeSaid() {
        start("run-a", Industry.HEALTHCARE, "Buffalo, NY", 10);

        CompaniesFound found = scout.find("run-a");

        assertThat(found.found()).isEqualTo(10);
        assertThat(found.leadIds()).hasSize(10).doesNotHaveDuplicates();
        assertThat(found.notes()).isEmpty();
        assertThat(found.problems()).isEmpty();
        assertThat(found.leadIds())
                .allSatisfy(
                        id -> {
                            Lead lead = leads.find(id).orElseThrow();
                            assertThat(lead.runId()).isEqualTo("run-a");
                            assertThat(lead.company().city()).isEqualTo("Buffalo");
                            assertThat(lead.company().source().publisher()).contains("20");
                        });
        assertThat(runs.find("run-a").orElseThrow().found()).isEqualTo(10);
        assertThat(runs.logAfter("run-a", Instant.EPOCH))
                .singleElement()
                .satisfies(entry -> assertThat(entry.outcome()).isEqualTo("ok"));
    }

    @Test
    void aRepeatedInvocationOfTheSameRunAnswersTheSame() {
        start("run-a", Industry.HEALTHCARE, "Buffalo, NY", 60);

        CompaniesFound first = scout.find("run-a");
        CompaniesFound again = scout.find("run-a");

        assertThat(again).isEqualTo(first);
    }

    @Test
    void twoInvocationsOfOneRunAtOnceDontFindMoreThanAsked() throws Exception {
        start("run-a", Industry.HEALTHCARE, "Buffalo, NY", 30);

        Set<String> ids = new HashSet<>();
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Future<CompaniesFound>> answers = new ArrayList<>();
            answers.add(both.submit(() -> scout.find("run-a")));
            answers.add(both.submit(() -> scout.find("run-a")));
            for (Future<CompaniesFound> answer : answers) {
                ids.addAll(answer.get().leadIds());
            }
        }

        assertThat(ids).hasSize(30);
    }

    @Test
    void aLaterRunTakesTheNextCompaniesAndCountsTheKnownOnes() {
        start("run-a", Industry.HEALTHCARE, "Buffalo, NY", 10);
        start("run-b", Industry.HEALTHCARE, "Buffalo, NY", 10);

        CompaniesFound first = scout.find("run-a");
        CompaniesFound second = scout.find("run-b");

        assertThat(second.leadIds()).hasSize(10).doesNotContainAnyElementsOf(first.leadIds());
        assertThat(second.alreadyKnown()).isEqualTo(10);
        assertThat(runs.find("run-b").orElseThrow().alreadyKnown()).isEqualTo(10);
    }

    @Test
    void twoRunsAtOnceNeverShareACompany() throws Exception {
        start("run-a", Industry.HEALTHCARE, "Buffalo, NY", 25);
        start("run-b", Industry.HEALTHCARE, "Buffalo, NY", 25);

        List<CompaniesFound> found = new ArrayList<>();
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Future<CompaniesFound>> answers =
                    List.of(
                            both.submit(() -> scout.find("run-a")),
                            both.submit(() -> scout.find("run-b")));
            for (Future<CompaniesFound> answer : answers) {
                found.add(answer.get());
            }
        }

        assertThat(found.getFirst().leadIds()).hasSize(25);
        assertThat(found.getLast().leadIds())
                .hasSize(25)
                .doesNotContainAnyElementsOf(found.getFirst().leadIds());
    }

    @Test
    void whatTheCityLacksComesFromItsNeighboursAndSaysSo() {
        start("run-a", Industry.HEALTHCARE, "Buffalo, NY", 80);

        CompaniesFound found = scout.find("run-a");

        assertThat(found.found()).isEqualTo(80);
        assertThat(found.notes())
                .singleElement()
                .asString()
                .matches("4\\d of 80 are in Buffalo, NY itself, 3\\d nearby: .*");
    }

    @Test
    void fewerThanAskedSaysWhyAndNeverPads() {
        start("run-a", Industry.HOSPITALITY, "Buffalo, NY", 200);

        CompaniesFound found = scout.find("run-a");

        assertThat(found.found()).isBetween(1, 50);
        assertThat(found.leadIds()).hasSize(found.found());
        assertThat(found.notes())
                .last()
                .asString()
                .startsWith(
                        "found "
                                + found.found()
                                + " of 200: the registers list no more hospitality")
                .contains("within 15 miles of Buffalo, NY");
        assertThat(runs.find("run-a").orElseThrow().notes()).isEqualTo(found.notes());
    }

    @Test
    void aPlaceWithoutMatchFindsNothingAndProposesOne() {
        start("run-a", Industry.HEALTHCARE, "Bufalo, NY", 10);

        CompaniesFound found = scout.find("run-a");

        assertThat(found.found()).isZero();
        assertThat(found.problems())
                .singleElement()
                .asString()
                .contains("did you mean Buffalo, NY?");
        assertThat(runs.find("run-a").orElseThrow().notes()).isEqualTo(found.problems());
    }

    @Test
    void aCompanyWhoseDomainIsSuppressedIsLeftOut() {
        suppressed.suppressDomain(
                "kaleidahealth.org",
                new SuppressionList.Entry("manual", "test", LocalTables.START));
        start("run-a", Industry.HEALTHCARE, "Buffalo, NY", 40);

        CompaniesFound found = scout.find("run-a");

        assertThat(found.leadIds())
                .hasSize(40)
                .doesNotContain(LeadIds.ofDomain("kaleidahealth.org"));
        assertThat(found.notes()).anyMatch(note -> note.contains("suppression list"));
    }

    @Test
    void peopleOfAListWhoAskedToBeLeftAloneAreNotStored() {
        suppressed.suppress(
                "DANA@beta.com", new SuppressionList.Entry("opt_out", "reply", LocalTables.START));
        suppressed.suppressDomain(
                "elsewhere.com", new SuppressionList.Entry("manual", "test", LocalTables.START));
        list(
                "run-a",
                """
                Company,City,State,Website,First Name,Last Name,Title,Email
                Beta Works,Buffalo,NY,beta.com,Dana,Reed,CFO,dana@beta.com
                Beta Works,Buffalo,NY,beta.com,Ann,Poe,Facilities,ann@beta.com
                Beta Works,Buffalo,NY,beta.com,Sam,Poe,Facilities,sam@elsewhere.com
                """);

        CompaniesFound found = scout.find("run-a");

        assertThat(leads.contacts(found.leadIds().getFirst()))
                .extracting(contact -> contact.address())
                .containsExactly("ann@beta.com");
        assertThat(found.notes())
                .contains("2 contacts were left out: their addresses are on the suppression list");
        assertThat(leads.contactAt("dana@beta.com")).isEmpty();
    }

    @Test
    void aListBringsItsCompaniesInItsOrderWithTheirContacts() {
        list(
                "run-a",
                """
                Company,City,State,Website,First Name,Last Name,Title,Email
                Beta Works,Buffalo,NY,beta.com,Dana,Reed,CFO,dana@beta.com
                Acme,Amherst,NY,www.acme.com,,,,
                Beta Works Inc,Buffalo,NY,https://beta.com/about,Ann,Poe,Facilities,ann@beta.com
                Broken,Toronto,Ontario,broken.ca,,,,
                """);

        CompaniesFound found = scout.find("run-a");

        assertThat(found.leadIds())
                .containsExactly(LeadIds.ofDomain("beta.com"), LeadIds.ofDomain("acme.com"));
        assertThat(leads.contacts(found.leadIds().getFirst()))
                .extracting(contact -> contact.address())
                .containsExactly("dana@beta.com", "ann@beta.com");
        assertThat(found.problems())
                .containsExactly(
                        "row 5, left out: state \"Ontario\" is no US state; write its code or name,"
                                + " such as NY",
                        "row 4 is the same company as row 2 (\"Beta Works Inc\") and counts once;"
                                + " its contact was kept");
        assertThat(scout.find("run-a")).isEqualTo(found);
    }

    @Test
    void whereAContactIsAndWhyTheyMayBeWrittenToComeWithTheList() {
        list(
                "run-a",
                """
                Company,State,Website,Email,Country,Lawful Basis,Basis Since,Basis Note
                Beta Works,NY,beta.com,dana@beta.com,Canada,customer,2026-03-02,invoice 17
                Acme,NY,acme.com,ann@acme.com,,consent,,
                """);

        CompaniesFound found = scout.find("run-a");

        assertThat(leads.contacts(found.leadIds().getFirst()))
                .singleElement()
                .satisfies(
                        dana -> {
                            assertThat(dana.country()).isEqualTo("ca");
                            assertThat(dana.basis())
                                    .isEqualTo(
                                            new Basis(
                                                    Basis.Kind.CUSTOMER,
                                                    LocalDate.of(2026, 3, 2),
                                                    "invoice 17 (your list, row 2)"));
                        });
        assertThat(leads.contacts(found.leadIds().getLast()))
                .singleElement()
                .satisfies(
                        ann -> {
                            assertThat(ann.country()).isEmpty();
                            assertThat(ann.basis().since())
                                    .isEqualTo(
                                            LocalDate.ofInstant(LocalTables.START, ZoneOffset.UTC));
                        });
    }

    @Test
    void aListedCompanyThatTheRegistersBroughtBeforeIsKnownByItsNameToo() {
        start("run-a", Industry.HEALTHCARE, "Buffalo, NY", 40);
        list("run-b", "name,city,state\nKaleida Health,Buffalo,NY\nNobody Knows,Buffalo,NY\n");

        scout.find("run-a");
        CompaniesFound found = scout.find("run-b");

        assertThat(found.alreadyKnown()).isEqualTo(1);
        assertThat(found.found()).isEqualTo(1);
        assertThat(found.notes())
                .containsExactly(
                        "1 company of your list is already known from an earlier run and was left"
                                + " out");
    }

    @Test
    void aThousandBrokenRowsDontOutgrowTheAnswer() {
        StringBuilder text = new StringBuilder("name,state\n");
        for (int row = 0; row < 1_000; row++) {
            text.append("Company ").append(row).append(",Nowhere\n");
        }
        list("run-a", text.toString());

        CompaniesFound found = scout.find("run-a");

        assertThat(found.found()).isZero();
        assertThat(found.problems()).hasSize(21).last().isEqualTo("and 980 more like these");
        assertThat(runs.find("run-a").orElseThrow().notes()).hasSize(201);
    }

    @Test
    void aRunOfAThousandAnswersFarBelowTheLimitOfAMachinesPayload() {
        start("run-a", Industry.HEALTHCARE, "NY", 1_000);

        CompaniesFound found = scout.find("run-a");

        assertThat(found.found()).isEqualTo(1_000);
        assertThat(Json.write(found).length()).isLessThan(100_000);
    }

    @Test
    void anUnknownRunIsAPermanentFailure() {
        assertThatThrownBy(() -> scout.find("no-such-run"))
                .isInstanceOf(PermanentFailure.class)
                .hasMessageContaining("no-such-run");
    }

    private void start(String runId, Industry industry, String location, int count) {
        runs.create(
                run(runId, new RunRequest(industry, location, count, "default", false)),
                new byte[0]);
    }

    private void list(String runId, String csv) {
        RunRequest request = new RunRequest(Industry.UNKNOWN, "", 1_000, "default", true);
        runs.create(run(runId, request), csv.getBytes(StandardCharsets.UTF_8));
    }

    private static Run run(String runId, RunRequest request) {
        return new Run(runId, request, Run.Status.DISCOVERING, 0, 0, List.of(), LocalTables.START);
    }
}
