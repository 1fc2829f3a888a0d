package com.salesagent.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.salesagent.contacts.FindContact.Found;
import com.salesagent.domain.approval.Gate;
import com.salesagent.domain.approval.ReviewId;
import com.salesagent.domain.approval.ReviewStore;
import com.salesagent.domain.contact.Addresses;
import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.contact.Contact.Deliverability;
import com.salesagent.domain.contact.SuppressionList;
import com.salesagent.domain.contact.SuppressionList.Entry;
import com.salesagent.domain.lead.Company;
import com.salesagent.domain.lead.Lead;
import com.salesagent.domain.lead.LeadPatch;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.lead.LeadStore.Moved;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.lead.StageChange;
import com.salesagent.domain.run.LogEntry;
import com.salesagent.domain.run.RunStore;
import com.salesagent.platform.Companies;
import com.salesagent.platform.Json;
import com.salesagent.platform.dynamodb.DynamoDbReviewStore;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Whom to write to: chosen once, in a fixed order, however often it is asked. */
final class FindContactTest {
    private static final String RUN = "20261120-4f7a2c";
    private static final ReviewId DRAFTS = new ReviewId(RUN, Gate.DRAFT);
    private static final Entry OPTED_OUT = new Entry("opt_out", "page", LocalTables.START);
    private static final String NO_NOTE = "the website names nobody";

    private final AtomicLong ticks = new AtomicLong();
    private final InstantSource clock = () -> LocalTables.START.plusMillis(ticks.getAndIncrement());
    private final LocalTables tables = new LocalTables();
    private final LeadStore leads = tables.leads(clock);
    private final RunStore runs = tables.runs(clock);

    private final SuppressionList suppressions =
            new DynamoDbSuppressionList(tables.client(), tables.table("counters"));
    private final ReviewStore reviews =
            new DynamoDbReviewStore(tables.client(), tables.table("approvals"));

    @BeforeEach
    void aCampaignOfTheLocalCloud() {
        contacts("demonstration");
    }

    @Test
    void aContactFromTheUsersListComesBeforeAllElse() {
        String id = approved("Riverside Hospital", contact("Dana Whitfield", "dana@riverside.org"));
        AtomicInteger asked = new AtomicInteger();
        ContactSource website =
                (lead, campaign) -> {
                    asked.incrementAndGet();
                    return new ContactSource.Answer(List.of(), NO_NOTE);
                };

        Found found = use(website).find(RUN, id, "default");

        assertThat(found.outcome()).isEqualTo("found");
        assertThat(chosen(id, found).address()).isEqualTo("dana@riverside.org");
        assertThat(asked).hasValue(0);
        assertThat(leads.find(id).orElseThrow().stage()).isEqualTo(Stage.APPROVED);
    }

    @Test
    void whoeverIsRankedFirstIsWrittenToUnlessTheyBouncedOptedOutOrAreSuppressed() {
        String id =
                approved(
                        "Riverside Hospital",
                        ranked(1, "bounced@riverside.org"),
                        ranked(2, "stop@riverside.org"),
                        ranked(3, "suppressed@riverside.org"),
                        ranked(5, "fifth@riverside.org"),
                        ranked(4, "fourth@riverside.org"));
        leads.mark(id, id("bounced@riverside.org"), Deliverability.BOUNCED);
        leads.mark(id, id("stop@riverside.org"), Deliverability.OPTED_OUT);
        suppressions.suppress("suppressed@riverside.org", OPTED_OUT);

        Found found = use().find(RUN, id, "default");

        assertThat(chosen(id, found).address()).isEqualTo("fourth@riverside.org");
    }

    @Test
    void aContactThatAPersonAddedComesBeforeTheLists() {
        String id = approved("Riverside Hospital", ranked(1, "list@riverside.org"));
        leads.addContact(of(id, "added@riverside.org", 1, "person sales"));

        Found found = use().find(RUN, id, "default");

        assertThat(chosen(id, found).address()).isEqualTo("added@riverside.org");
    }

    @Test
    void withoutAContactTheLocalCloudMakesUpAPersonAtAReservedAddressAndSaysSo() {
        String id = approved("Riverside Hospital");

        Found found = use().find(RUN, id, "default");

        Contact contact = chosen(id, found);
        assertThat(found.outcome()).isEqualTo("demonstration");
        assertThat(contact.demonstration()).isTrue();
        assertThat(contact.source()).isEqualTo("demonstration");
        assertThat(contact.title()).endsWith("(demonstration contact)");
        assertThat(contact.address())
                .matches("[a-z]+\\.[a-z]+@riverside-hospital-buffalo-ny\\.example");
        assertThat(Addresses.reserved(contact.address())).isTrue();
        assertThat(Addresses.valid(contact.address())).isTrue();
        assertThat(contact.firstName()).matches("[A-Z][a-z]+");
    }

    @Test
    void aContactThatTurnsUpReplacesTheMadeUpPerson() {
        String id = approved("Riverside Hospital");
        use().find(RUN, id, "default");
        leads.addContact(of(id, "real@riverside.org", 1, "csv"));

        Found found = use().find(RUN, id, "default");

        assertThat(chosen(id, found).address()).isEqualTo("real@riverside.org");
        assertThat(found.outcome()).isEqualTo("found");
    }

    @Test
    void aMadeUpPersonIsNeverChosenOnceTheCampaignWantsRealContacts() {
        String id = approved("Riverside Hospital");
        use().find(RUN, id, "default");
        contacts("real");

        assertThat(use().find(RUN, id, "default")).isEqualTo(Found.NOBODY);
    }

    @Test
    void aPersonWhoOptedOutIsNotReplacedByAMadeUpOne() {
        String id = approved("Riverside Hospital", ranked(1, "stop@riverside.org"));
        leads.mark(id, id("stop@riverside.org"), Deliverability.OPTED_OUT);

        assertThat(use().find(RUN, id, "default")).isEqualTo(Found.NOBODY);
        assertThat(leads.contacts(id)).hasSize(1);
    }

    @Test
    void withNobodyTheLeadSaysItNeedsAContactAndTheReviewWaitsForOneDraftFewer() {
        contacts("real");
        String id = approved("Riverside Hospital");
        reviews.expect(DRAFTS, 3);
        ContactSource empty = source();

        Found found = use(empty).find(RUN, id, "default");
        Found repeated = use(empty).find(RUN, id, "default");

        assertThat(found).isEqualTo(new Found("", "none"));
        assertThat(repeated).isEqualTo(found);
        Lead lead = leads.find(id).orElseThrow();
        assertThat(lead.needsContact()).isTrue();
        assertThat(lead.stage()).isEqualTo(Stage.APPROVED);
        assertThat(reviews.find(DRAFTS).orElseThrow().expected()).isEqualTo(2);
        assertThat(runs.logAfter(RUN, Instant.EPOCH))
                .singleElement()
                .satisfies(
                        row -> {
                            assertThat(row.agent()).isEqualTo("contacts");
                            assertThat(row.action()).isEqualTo("contact");
                            assertThat(row.outcome()).isEqualTo("none");
                            assertThat(row.detail()).isEqualTo(NO_NOTE);
                        });
    }

    @Test
    void aContactAddedLaterIsFoundTheLeadNoLongerNeedsOneAndTheLogTellsBoth() {
        contacts("real");
        String id = approved("Riverside Hospital");
        use().find(RUN, id, "default");
        leads.addContact(of(id, "added@riverside.org", 1, "person sales"));

        Found found = use().find(RUN, id, "default");

        assertThat(chosen(id, found).address()).isEqualTo("added@riverside.org");
        assertThat(leads.find(id).orElseThrow().needsContact()).isFalse();
        assertThat(runs.logAfter(RUN, Instant.EPOCH))
                .extracting(LogEntry::outcome)
                .containsExactly("none", "found");
    }

    @Test
    void aSourceIsAskedWhenNobodyIsKnownAndItsBestWhoMayBeWrittenToIsChosen() {
        contacts("real");
        String id = approved("Riverside Hospital");
        suppressions.suppress("first@riverside.org", OPTED_OUT);

        Found found =
                use(source("first@riverside.org", "second@riverside.org", "third@riverside.org"))
                        .find(RUN, id, "default");

        assertThat(chosen(id, found).address()).isEqualTo("second@riverside.org");
        assertThat(chosen(id, found).source()).isEqualTo("website https://riverside.org/contact");
        assertThat(leads.contacts(id))
                .extracting(Contact::address)
                .containsExactly("second@riverside.org", "third@riverside.org");
    }

    @Test
    void aSourceWhoseAddressesMayNotBeWrittenToIsFollowedByTheNext() {
        contacts("real");
        String id = approved("Riverside Hospital");
        suppressions.suppressDomain("blocked.org", OPTED_OUT);

        Found found =
                use(source("a@blocked.org", "b@blocked.org"), source("c@riverside.org"))
                        .find(RUN, id, "default");

        assertThat(chosen(id, found).address()).isEqualTo("c@riverside.org");
    }

    @Test
    void anAddressThatBelongsToAnotherLeadIsNotTaken() {
        contacts("real");
        approved("Lakeside Clinic", contact("Dana Whitfield", "dana@shared.org"));
        String id = approved("Riverside Hospital");

        Found found = use(source("dana@shared.org")).find(RUN, id, "default");

        assertThat(found).isEqualTo(Found.NOBODY);
        assertThat(leads.contacts(id)).isEmpty();
    }

    @Test
    void atMostFiveContactsOfASourceAreStored() {
        contacts("real");
        String id = approved("Riverside Hospital");

        use(source("a@r.org", "b@r.org", "c@r.org", "d@r.org", "e@r.org", "f@r.org", "g@r.org"))
                .find(RUN, id, "default");

        assertThat(leads.contacts(id)).extracting(Contact::rank).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void twoCompaniesOfOneNameInOneTownGetDifferentMadeUpPeople() {
        String one = "riverside-hospital-buffalo-ny-0000000001";
        List<LeadStore.Found> companies = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String id = one.substring(0, one.length() - 3) + String.format("%03d", i);
            companies.add(new LeadStore.Found(id, Companies.hospital("Riverside " + i), List.of()));
        }
        leads.create(RUN, "default", companies);

        List<String> addresses = new ArrayList<>();
        for (LeadStore.Found company : companies) {
            Found found = use().find(RUN, company.leadId(), "default");
            addresses.add(chosen(company.leadId(), found).address());
        }

        assertThat(addresses).doesNotHaveDuplicates();
    }

    @Test
    void deliveriesAtOnceAnswerTheSameAndLeaveOneContactAndOneLogRow() throws Exception {
        String id = approved("Riverside Hospital");
        List<Callable<Found>> calls = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            calls.add(() -> use().find(RUN, id, "default"));
        }

        List<Found> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            for (Future<Found> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).containsOnly(answers.getFirst());
        assertThat(leads.contacts(id)).hasSize(1);
        assertThat(runs.logAfter(RUN, Instant.EPOCH)).hasSize(1);
    }

    @Test
    void theHandlerAnswersTheEventOfTheMachineWithTextsAndNeverWithNull() throws IOException {
        String id = approved("Riverside Hospital");
        Map<String, Object> task =
                new HashMap<>(Json.object(Files.readString(Path.of("../../events/contacts.json"))));
        task.put("leadId", id);

        Map<String, Object> made = handler().handleRequest(task, null);
        contacts("real");
        Map<String, Object> nobody = handler().handleRequest(task, null);

        assertThat(made)
                .containsEntry("outcome", "demonstration")
                .containsEntry("contactId", leads.contacts(id).getFirst().id());
        assertThat(nobody).containsEntry("outcome", "none").containsEntry("contactId", "");
    }

    @Test
    void aTaskWithoutALeadOrForAnUnknownOneIsAPermanentFailureThatNamesIt() {
        ContactsHandler handler = new ContactsHandler(use());

        assertThatThrownBy(() -> handler.handleRequest(Map.of("runId", RUN), null))
                .isInstanceOf(PermanentFailure.class)
                .hasMessage("leadId must be a text, got null");
        assertThatThrownBy(() -> use().find(RUN, "nobody", "default"))
                .isInstanceOf(PermanentFailure.class)
                .hasMessage("there is no lead nobody");
    }

    private ContactsHandler handler() {
        return tables.environment(clock).during(ContactsHandler::new);
    }

    private FindContact use(ContactSource... sources) {
        return new FindContact(
                leads,
                runs,
                tables.campaigns(InstantSource.fixed(LocalTables.START)),
                address -> suppressions.find(address).isPresent(),
                (runId, leadId) -> reviews.expectMore(DRAFTS, -1),
                List.of(sources),
                clock);
    }

    private static ContactSource source(String... addresses) {
        List<Candidate> candidates = new ArrayList<>();
        for (String address : addresses) {
            candidates.add(
                    new Candidate("", "", address, "", "website https://riverside.org/contact"));
        }
        return (lead, campaign) -> new ContactSource.Answer(candidates, NO_NOTE);
    }

    private String approved(String name, Contact... contacts) {
        Company company = Companies.hospital(name);
        String id = Companies.leadId(company);
        List<Contact> ofLead = new ArrayList<>();
        for (Contact contact : contacts) {
            ofLead.add(of(id, contact.address(), contact.rank(), "csv"));
        }
        leads.create(RUN, "default", List.of(new LeadStore.Found(id, company, ofLead)));
        move(id, Stage.NEW, Stage.SCORED);
        move(id, Stage.SCORED, Stage.APPROVED);
        return id;
    }

    private void move(String id, Stage from, Stage to) {
        Moved moved =
                leads.move(
                        id,
                        new StageChange(
                                "test." + to, from, to, "ann@team.example", clock.instant(), ""),
                        LeadPatch.NONE);
        assertThat(moved).isEqualTo(new Moved.Done());
    }

    private static Contact contact(String name, String address) {
        return Companies.contact("", name, address);
    }

    private static Contact ranked(int rank, String address) {
        return of("", address, rank, "csv");
    }

    private static Contact of(String lead, String address, int rank, String source) {
        return new Contact(
                id(address),
                lead,
                "",
                "",
                address,
                "",
                source,
                rank,
                Deliverability.UNVERIFIED,
                false,
                LocalTables.START.plusSeconds(source.equals("csv") ? -60 : 60));
    }

    private static String id(String address) {
        return Addresses.hash(address).substring(0, 12);
    }

    private Contact chosen(String leadId, Found found) {
        return leads.open(leadId).orElseThrow().contact(found.contactId()).orElseThrow();
    }

    private void contacts(String choice) {
        tables.campaigns(InstantSource.fixed(LocalTables.START))
                .put("default", Settings.withContacts(choice));
    }
}
