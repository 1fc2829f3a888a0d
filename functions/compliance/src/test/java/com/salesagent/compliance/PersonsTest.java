package com.salesagent.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.approval.Approval;
import com.salesagent.domain.approval.ApprovalKey;
import com.salesagent.domain.approval.Decided;
import com.salesagent.domain.approval.Decision;
import com.salesagent.domain.approval.Gate;
import com.salesagent.domain.approval.ReviewId;
import com.salesagent.domain.approval.Snapshots;
import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.draft.Angle;
import com.salesagent.domain.draft.Critique;
import com.salesagent.domain.draft.Draft;
import com.salesagent.domain.draft.Email;
import com.salesagent.domain.lead.Industry;
import com.salesagent.domain.lead.LeadEvent;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.message.EmailRenderer;
import com.salesagent.domain.message.UnsubscribeLinks;
import com.salesagent.domain.run.LogEntry;
import com.salesagent.domain.run.Run;
import com.salesagent.domain.run.RunRequest;
import com.salesagent.domain.send.Send;
import com.salesagent.domain.send.SendIds;
import com.salesagent.domain.send.SendStatus;
import com.salesagent.domain.track.Consequence;
import com.salesagent.platform.dynamodb.DynamoDbApprovalStore;
import com.salesagent.platform.dynamodb.DynamoDbSendLedger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** What is held about a person, and its erasure from everywhere. */
class PersonsTest {
    private static final String ADDRESS = "pat@erase.example";
    private static final String NAME = "Pat Ypsilanti";
    private static final String WRITTEN = "Hi Pat,\n\nyour boilers are old.";
    private static final String ANSWERED = "Call me on my mobile, 716 555 0199.";

    private final World world = new World();
    private final DynamoDbApprovalStore reviews =
            new DynamoDbApprovalStore(world.tables.client(), world.tables.table("approvals"));
    private String leadId;
    private Contact pat;
    private Contact sam;

    @AfterEach
    void close() {
        world.close();
    }

    @BeforeEach
    void twoPeopleOfWhomOneWasWrittenTo() {
        leadId = world.lead("Erase Hospital");
        pat = contact("c-pat", NAME, "Pat@Erase.example");
        sam = contact("c-sam", "Sam Zulu", "sam@erase.example");
        world.leads.addContact(pat);
        world.leads.addContact(sam);
        Draft draft = draft(1, pat);
        world.leads.addDraft(draft, null);
        world.leads.addDraft(draft(2, sam), null);
        LeadFile file = world.leads.open(leadId).orElseThrow();
        Campaign campaign =
                world.tables.campaigns(world.clock).find(Campaign.DEFAULT).orElseThrow();
        ApprovalKey key = new ApprovalKey(new ReviewId(World.RUN, Gate.DRAFT), leadId, 1, 1);
        EmailRenderer renderer =
                new EmailRenderer(
                        new UnsubscribeLinks(
                                "https://agent.example",
                                "an unsubscribe key".getBytes(StandardCharsets.UTF_8)));
        reviews.request(
                Approval.asked(
                        key,
                        Campaign.DEFAULT,
                        new Snapshots(renderer).draft(file, draft, pat, campaign, 1),
                        world.now.get(),
                        world.now.get().plus(Duration.ofDays(3))),
                "task-token");
        reviews.decide(
                key,
                1,
                new Decided(
                        "d1",
                        new Decision.ApprovedWithEdits(draft.emails(), List.of("hash")),
                        "ann@northwind-energy.example",
                        world.now.get(),
                        "192.0.2.1"));
        ledger().reserve(send(), world.now.get());
        reply(pat, "e1", ANSWERED);
        reply(sam, "e2", "Ask " + NAME + " (" + ADDRESS + "), please.");
        Run run =
                new Run(
                        World.RUN,
                        new RunRequest(
                                Industry.HEALTHCARE, "Buffalo, NY", 1, Campaign.DEFAULT, true),
                        Run.Status.STARTED,
                        1,
                        0,
                        List.of("row 2: " + ADDRESS + " has no title"),
                        world.now.get());
        world.tables
                .runs(world.clock)
                .create(run, ("Company,Email\nErase," + ADDRESS).getBytes(StandardCharsets.UTF_8));
        world.tables
                .runs(world.clock)
                .log(
                        LogEntry.of(
                                World.RUN,
                                "contacts",
                                "contact",
                                leadId,
                                "found",
                                1,
                                world.now.get()));
        world.bucket.put(
                "events/2026-11-24/aa",
                "[{\"email\":\"PAT@erase.example\",\"ip\":\"192.0.2.77\"},{\"email\":\"sam@erase.example\"}]\r\n");
        world.bucket.put("inbound/2026-11-24/bb", "from: " + NAME + " <" + ADDRESS + ">\r\n");
        world.bucket.put("inbound/2026-11-24/cc", "from: <sam@erase.example>\r\n");
        world.bucket.put(
                "quarantine/2026-11-24/dd.json",
                "{\"message\":\"{\\\"email\\\":\\\"" + ADDRESS + "\\\"}\"}");
    }

    @Test
    void anExportShowsAllThatIsHeldAndNoSecretOfOurs() {
        Map<String, Object> held = world.post("/person/export", Map.of("address", ADDRESS));

        assertThat(held)
                .containsKeys("contacts", "drafts", "sends", "events", "reviews", "imported_lists");
        assertThat((List<?>) held.get("contacts")).hasSize(1);
        assertThat((List<?>) held.get("events")).hasSize(2);
        assertThat((List<?>) held.get("raw_objects")).hasSize(3);
        assertThat(held).containsEntry("raw_objects_complete", true);
        assertThat(held.toString())
                .contains(ANSWERED, "your boilers are old")
                .doesNotContain("task-token")
                .doesNotContain("Zulu");
    }

    @Test
    void anErasureLeavesNothingOfThePersonAndEverythingOfTheOthers() {
        Map<String, Object> receipt =
                world.post("/person/erase", Map.of("address", ADDRESS, "actor", "ann"));

        assertThat(everything("leads", "approvals", "runs", "counters").toLowerCase(Locale.ROOT))
                .doesNotContain(ADDRESS)
                .doesNotContain("ypsilanti")
                .doesNotContain("716 555 0199")
                .doesNotContain("192.0.2.77");
        assertThat(world.leads.contacts(leadId)).containsExactly(sam);
        assertThat(world.leads.draft(leadId, 1).orElseThrow().emails()).isEmpty();
        assertThat(world.leads.draft(leadId, 2)).contains(draft(2, sam));
        assertThat(world.bucket.objects)
                .containsOnlyKeys("events/2026-11-24/aa", "inbound/2026-11-24/cc");
        assertThat(world.bucket.text("events/2026-11-24/aa"))
                .isEqualTo("[{\"erased\":true},{\"email\":\"sam@erase.example\"}]");
        assertThat(receipt)
                .containsEntry("erasedBy", "ann")
                .containsEntry("staysSuppressed", true)
                .containsKey("receipt");
        assertThat(receipt.get("erased").toString())
                .contains("contacts=1", "drafts=1", "events=2", "raw_objects=3", "reviews=1");
    }

    @Test
    void whoeverIsErasedStaysSuppressedAndNothingPlannedLeaves() {
        world.post("/person/erase", Map.of("address", ADDRESS));

        assertThat(world.entry(ADDRESS).reason()).isEqualTo("erasure");
        assertThat(world.provider.told()).containsExactly(ADDRESS);
        assertThat(world.leads.open(leadId).orElseThrow().sends())
                .singleElement()
                .satisfies(send -> assertThat(send.status()).isEqualTo(SendStatus.CANCELLED));
    }

    @Test
    void aSecondErasureAndTheSweepChangeNothingMoreAndCloseTheReceipt() {
        world.post("/person/erase", Map.of("address", ADDRESS));
        String after = everything("leads", "approvals", "runs");

        world.post("/person/erase", Map.of("address", ADDRESS));
        String early = world.sweep.handleRequest(Map.of(), null);
        world.now.updateAndGet(now -> now.plus(Duration.ofHours(2)));
        String late = world.sweep.handleRequest(Map.of(), null);
        String again = world.sweep.handleRequest(Map.of(), null);

        assertThat(early).isEqualTo("0 erasures complete");
        assertThat(late).isEqualTo("1 erasures complete");
        assertThat(again).isEqualTo("0 erasures complete");
        assertThat(everything("leads", "approvals", "runs")).isEqualTo(after);
        assertThat(
                        world.post("/person/export", Map.of("address", ADDRESS))
                                .get("erasure")
                                .toString())
                .contains("complete=2026-11-24T17");
    }

    @Test
    void whatWasOnItsWayAtTheErasureGoesWithTheSweep() {
        world.post("/person/erase", Map.of("address", ADDRESS));
        // A decision that was in the stream becomes a draft version, an event that was queued
        // arrives.
        world.leads.addDraft(draft(3, pat), null);
        bounce("e3", "550 5.1.1 <" + ADDRESS + ">: no such user");
        world.bucket.put("events/2026-11-24/ee", "[{\"email\":\"" + ADDRESS + "\"}]");
        world.now.updateAndGet(now -> now.plus(Duration.ofHours(2)));

        world.sweep.handleRequest(Map.of(), null);

        assertThat(world.leads.draft(leadId, 3).orElseThrow().emails()).isEmpty();
        assertThat(everything("leads")).contains("550 5.1.1 <[erased]>").doesNotContain(ADDRESS);
        assertThat(world.bucket.text("events/2026-11-24/ee")).doesNotContain(ADDRESS);
    }

    @Test
    void aSweepThatRunsOutOfTimeGoesOnWhereItStopped() {
        for (int i = 0; i < 5; i++) {
            world.bucket.put("events/2026-11-24/a" + i, "[{\"email\":\"x" + i + "@y.example\"}]");
        }
        world.post("/person/erase", Map.of("address", ADDRESS));
        world.bucket.put("events/2026-11-24/b", "[{\"email\":\"" + ADDRESS + "\"}]");
        world.now.updateAndGet(now -> now.plus(Duration.ofHours(2)));
        Persons persons = world.environment().during(() -> Wiring.fromEnvironment().persons());
        AtomicInteger looks = new AtomicInteger();
        BooleanSupplier two = () -> looks.incrementAndGet() % 2 != 0;

        List<Integer> closed = new ArrayList<>();
        do {
            closed.add(persons.sweep(two));
        } while (closed.getLast() == 0);

        assertThat(closed).hasSizeGreaterThan(2).endsWith(1);
        assertThat(looks).hasValueLessThanOrEqualTo(2 * world.bucket.objects.size());
        assertThat(world.bucket.text("events/2026-11-24/b")).doesNotContain(ADDRESS);
    }

    @Test
    void somebodyWhoWasOnlyReferredToIsFoundAndErased() {
        String other = "jo@referred.example";
        reply(sam, "e9", "Ask Jo Referred, " + other + ".", "Jo Referred " + other);
        world.bucket.put(
                "inbound/2026-11-24/m9",
                "To: alex+" + leadId + "@replies.example\r\n\r\nAsk Jo Referred, " + other + ".");

        String shown = world.post("/person/export", Map.of("address", other)).toString();
        Map<String, Object> receipt = world.post("/person/erase", Map.of("address", other));

        assertThat(shown).contains("named_in_leads").contains("Ask Jo Referred");
        assertThat(receipt.get("erased").toString()).contains("events=1").contains("raw_objects=1");
        assertThat(everything("leads")).doesNotContain(other).contains("[erased]");
        assertThat(world.leads.open(leadId).orElseThrow().events())
                .filteredOn(event -> event.id().equals("e9"))
                .singleElement()
                .satisfies(
                        event ->
                                assertThat(event.details())
                                        .containsEntry("referrals", "[erased]")
                                        .containsEntry("from", sam.address()));
        assertThat(world.leads.draft(leadId, 2).orElseThrow().emails()).isNotEmpty();
    }

    @Test
    void somebodyWeHoldNothingOfIsSuppressedAndGetsAReceiptToo() {
        Map<String, Object> receipt =
                world.post("/person/erase", Map.of("address", "nobody@else.example"));

        assertThat(receipt.get("erased").toString()).isEqualTo("{}");
        assertThat(world.suppression.find("nobody@else.example")).isPresent();
    }

    @Test
    void anAddressThatIsNoneIsRefused() {
        assertThat(world.refused("/person/erase", Map.of("address", "pat")))
                .isEqualTo(
                        "address must be an email address such as dana@company.com, got \"pat\"");
    }

    /** All items of these tables and all objects, as text. */
    private String everything(String... tables) {
        StringBuilder all = new StringBuilder();
        for (String table : tables) {
            world.tables
                    .client()
                    .scanPaginator(scan -> scan.tableName(world.tables.table(table)))
                    .items()
                    .forEach(item -> all.append(new TreeMap<>(item)).append('\n'));
        }
        world.bucket.objects.forEach(
                (key, bytes) ->
                        all.append(key)
                                .append(new String(bytes, StandardCharsets.UTF_8))
                                .append('\n'));
        return all.toString();
    }

    private Contact contact(String id, String name, String address) {
        return new Contact(
                id,
                leadId,
                name,
                "Director of Facilities",
                address,
                "+17165550199",
                "csv",
                1,
                Contact.Deliverability.UNVERIFIED,
                false,
                world.now.get());
    }

    private Draft draft(int version, Contact contact) {
        return new Draft(
                leadId,
                version,
                contact.id(),
                World.RUN,
                Angle.COST_SAVINGS,
                "since " + contact.name() + " heads facilities",
                List.of(new Email(0, 0, "Your bill", WRITTEN.replace("Pat", contact.firstName()))),
                new Critique(2, 2, 2, 1, 1, "fine", "rules"),
                0,
                false,
                "composed",
                "",
                world.now.get());
    }

    private Send send() {
        return Send.reserved(
                SendIds.of(Campaign.DEFAULT, pat.address(), 0),
                leadId,
                pat.id(),
                Campaign.DEFAULT,
                World.RUN,
                0,
                1,
                "hash",
                "approval",
                "ann@northwind-energy.example",
                world.now.get());
    }

    private DynamoDbSendLedger ledger() {
        return new DynamoDbSendLedger(world.tables.client(), world.tables.table("leads"));
    }

    /** As the tracker records one of whose contact it knows nothing any more. */
    private void bounce(String id, String reason) {
        world.log()
                .record(
                        world.leads.open(leadId).orElseThrow(),
                        new LeadEvent(
                                leadId,
                                id,
                                "bounce",
                                "",
                                "",
                                world.now.get(),
                                Map.of("reason", reason)),
                        List.of(id),
                        new Consequence.None());
    }

    private void reply(Contact from, String id, String text) {
        reply(from, id, text, "");
    }

    private void reply(Contact from, String id, String text, String referrals) {
        LeadEvent event =
                new LeadEvent(
                        leadId,
                        id,
                        LeadEvent.REPLY,
                        from.id(),
                        "",
                        world.now.get(),
                        Map.of(
                                "text",
                                text,
                                "intent",
                                "referral",
                                "from",
                                from.address(),
                                "referrals",
                                referrals));
        world.log()
                .record(
                        world.leads.open(leadId).orElseThrow(),
                        event,
                        List.of(id),
                        new Consequence.None());
    }
}
