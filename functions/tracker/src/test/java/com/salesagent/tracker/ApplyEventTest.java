package com.salesagent.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.contact.Contact.Deliverability;
import com.salesagent.domain.contact.SuppressionList.Entry;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.run.LogEntry;
import com.salesagent.domain.send.SendIds;
import com.salesagent.domain.send.SendStatus;
import com.salesagent.domain.track.DeliveryEvent;
import com.salesagent.platform.dynamodb.LocalTables;
import com.salesagent.platform.dynamodb.Parallel;
import com.salesagent.tracker.World.Contacted;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class ApplyEventTest {
    private static final long SECOND = 1_795_532_500L;

    private final World world = new World();

    @Test
    void everyOrderAndRepetitionOfEventsEndsInTheSameState() {
        List<Map<String, Object>> events =
                List.of(
                        event("processed", 0),
                        event("delivered", 1),
                        event("deferred", 2, "attempt", "3"),
                        event("open", 3),
                        event("open", 4, "sg_machine_open", true),
                        event("click", 5, "url", "https://northwind-energy.example/a"),
                        event("bounce", 6, "type", "bounce", "reason", "550 no such user"),
                        event("bounce", 7, "type", "blocked"),
                        event("spamreport", 8),
                        event("group_resubscribe", 9),
                        event("shrugged", 10));
        Map<String, Object> expected = null;
        for (long seed = 1; seed <= 12; seed++) {
            Random random = new Random(seed);
            Contacted lead = world.contacted(1);
            List<Map<String, Object>> shuffled = new ArrayList<>(events);
            IntStream.range(0, 8)
                    .forEach(i -> shuffled.add(events.get(random.nextInt(events.size()))));
            Collections.shuffle(shuffled, random);

            shuffled.forEach(event -> world.events().apply(of(lead, event)));

            Map<String, Object> state = state(lead);
            expected = expected == null ? state : expected;
            assertThat(state).as("seed %d", seed).isEqualTo(expected);
        }
        assertThat(expected)
                .containsEntry("stage", Stage.ARCHIVED)
                .containsEntry("contact", Deliverability.OPTED_OUT)
                .containsEntry("suppressed", true);
        assertThat(expected.get("counts").toString())
                .contains("open=1", "machine_open=1", "bounce=1", "blocked=1", "unknown=1");
    }

    @Test
    void aBounceOfOneAndAnOptOutOfTheOtherContactEndTheSameInEitherOrder() {
        Contacted one = world.contacted(2);
        Contacted other = world.contacted(2);

        world.events().apply(of(one, bounce()));
        world.events().apply(of(one, toSecond(one, event("unsubscribe", 2))));
        world.events().apply(of(other, toSecond(other, event("unsubscribe", 2))));
        world.events().apply(of(other, bounce()));

        assertThat(world.stage(one)).isEqualTo(Stage.ARCHIVED);
        assertThat(world.stage(other)).isEqualTo(Stage.ARCHIVED);
    }

    @Test
    void aHardBounceMarksTheAddressStopsTheSequenceSuppressesAndAsksForAnotherContact() {
        Contacted lead = world.contacted(1);

        Applied applied = world.events().apply(of(lead, bounce()));

        LeadFile file = world.open(lead);
        assertThat(applied).isEqualTo(Applied.NEW);
        assertThat(file.contacts().getFirst().deliverability()).isEqualTo(Deliverability.BOUNCED);
        assertThat(world.send(lead, 1).status()).isEqualTo(SendStatus.CANCELLED);
        assertThat(world.suppression.find(lead.address()).map(Entry::reason))
                .contains("hard_bounce");
        assertThat(file.lead().needsContact()).isTrue();
        assertThat(file.lead().stage()).isEqualTo(Stage.CONTACTED);
    }

    @Test
    void aBlockSaysNothingAboutTheAddress() {
        Contacted lead = world.contacted(1);

        world.events().apply(of(lead, event("bounce", 1, "type", "blocked")));

        assertThat(world.types(lead)).containsExactly("blocked");
        assertThat(world.open(lead).contacts().getFirst().canBeWrittenTo()).isTrue();
        assertThat(world.send(lead, 1).status()).isEqualTo(SendStatus.RESERVED);
        assertThat(world.suppression.find(lead.address())).isEmpty();
    }

    @Test
    void aDropSuppressesByItsReasonAndOnlyThen() {
        Map<String, String> reasons =
                Map.of(
                        "Bounced Address", "hard_bounce",
                        "Invalid", "hard_bounce",
                        "Spam Reporting Address", "complaint",
                        "Unsubscribed Address", "opt_out",
                        "Spam Content", "",
                        "Invalid SMTPAPI header", "",
                        "Recipient List over Package Quota", "");

        reasons.forEach(
                (reason, expected) -> {
                    Contacted lead = world.contacted(1);
                    world.events().apply(of(lead, event("dropped", 1, "reason", reason)));
                    assertThat(world.suppression.find(lead.address()).map(Entry::reason).orElse(""))
                            .as(reason)
                            .isEqualTo(expected);
                });
    }

    @Test
    void eachWayOutSuppressesAndArchivesALeadWithoutAnotherContact() {
        for (String way : List.of("spamreport", "unsubscribe", "group_unsubscribe")) {
            Contacted lead = world.contacted(1);

            world.events().apply(of(lead, event(way, 1)));

            assertThat(world.suppression.find(lead.address())).as(way).isPresent();
            assertThat(world.stage(lead)).as(way).isEqualTo(Stage.ARCHIVED);
            assertThat(world.send(lead, 1).status()).as(way).isEqualTo(SendStatus.CANCELLED);
        }
    }

    @Test
    void anOptOutLeavesTheLeadOpenWhileSomebodyElseCanBeWrittenTo() {
        Contacted lead = world.contacted(2);

        world.events().apply(of(lead, event("unsubscribe", 1)));

        assertThat(world.stage(lead)).isEqualTo(Stage.CONTACTED);
        assertThat(world.suppression.find(lead.address())).isPresent();
    }

    @Test
    void aLateBounceWithoutOurArgumentsIsFoundByItsMessageId() {
        Contacted lead = world.contacted(1);
        Map<String, Object> late = bounce();
        late.put("email", "forwarded@elsewhere.org");
        late.put("smtp-id", lead.messageId());

        world.events().apply(DeliveryEvent.of(late));

        assertThat(world.open(lead).events().getFirst().sendId()).isEqualTo(lead.sendId());
        assertThat(world.open(lead).contacts().getFirst().deliverability())
                .isEqualTo(Deliverability.BOUNCED);
    }

    @Test
    void aLateBounceWithAForeignMessageIdIsFoundByItsAddressAndTheLatestEmailToIt() {
        Contacted lead = world.contacted(1);
        Map<String, Object> late = bounce();
        late.put("email", lead.address().toUpperCase(Locale.ROOT));
        late.put("smtp-id", "<14c5d75ce93.dfd.64b469@ismtpd-555>");

        Applied applied = world.events().apply(DeliveryEvent.of(late));

        assertThat(applied).isEqualTo(Applied.NEW);
        assertThat(world.open(lead).events().getFirst().sendId()).isEqualTo(lead.sendId());
    }

    @Test
    void aComplaintOfAStrangerCountsAndIsLookedAtByAPerson() {
        Map<String, Object> complaint = event("spamreport", 1);
        complaint.put("email", "stranger-to-us@elsewhere.org");

        Applied applied = world.events().apply(DeliveryEvent.of(complaint));

        assertThat(applied).isEqualTo(Applied.NOBODYS);
        assertThat(world.suppression.find("stranger-to-us@elsewhere.org").map(Entry::reason))
                .contains("complaint");
    }

    @Test
    void aDoubtIsSettledByAnEventThatNamesTheSendAndTheEmailIsNeverSentAgain() {
        for (String proof : List.of("processed", "delivered")) {
            Contacted lead = world.inDoubt();

            world.events().apply(of(lead, event(proof, 1)));
            world.events().apply(of(lead, event(proof, 1)));

            assertThat(world.send(lead, 0).status()).isEqualTo(SendStatus.ACCEPTED);
            assertThat(world.send(lead, 1).status()).isEqualTo(SendStatus.RESERVED);
            assertThat(world.stage(lead)).isEqualTo(Stage.CONTACTED);
            assertThat(
                            world.ledger.claim(
                                    world.send(lead, 0),
                                    "again",
                                    LocalTables.START,
                                    lead.messageId()))
                    .isEmpty();
            assertThat(sentRows(lead)).hasSize(1);
        }
    }

    @Test
    void aBounceProvesThatADoubtfulEmailLeftAndEndsItsSequence() {
        Contacted lead = world.inDoubt();

        world.events().apply(of(lead, bounce()));

        assertThat(world.send(lead, 0).status()).isEqualTo(SendStatus.ACCEPTED);
        assertThat(world.send(lead, 1).status()).isEqualTo(SendStatus.CANCELLED);
    }

    @Test
    void anEventThatOnlyHasTheSameAddressSettlesNoDoubt() {
        Contacted lead = world.inDoubt();
        Map<String, Object> delivered = event("delivered", 1);
        delivered.put("email", lead.address());

        world.events().apply(DeliveryEvent.of(delivered));

        assertThat(world.send(lead, 0).status()).isEqualTo(SendStatus.IN_DOUBT);
    }

    @Test
    void ofTheSameEventDeliveredEightTimesAtOnceOneCounts() {
        Contacted lead = world.contacted(1);

        List<Applied> applied =
                Parallel.map(
                        IntStream.range(0, 8).boxed().toList(),
                        i -> {
                            Map<String, Object> copy = event("spamreport", 1);
                            // Copies of one event may differ in the provider's id for it.
                            copy.put("sg_event_id", "copy-" + i);
                            return world.events().apply(of(lead, copy));
                        });

        assertThat(applied.stream().filter(Applied.NEW::equals)).hasSize(1);
        assertThat(world.types(lead)).containsExactly("spam_report");
        assertThat(world.open(lead).lead().history())
                .filteredOn(change -> change.to() == Stage.ARCHIVED)
                .hasSize(1);
    }

    @Test
    void theSameEventIdIsTheSameEventEvenIfItsTextDiffers() {
        Contacted lead = world.contacted(1);
        Map<String, Object> first = event("click", 1, "url", "https://a.example/");
        Map<String, Object> second = event("click", 1, "url", "https://a.example/?x");
        first.put("sg_event_id", "one");
        second.put("sg_event_id", "one");

        assertThat(world.events().apply(of(lead, first))).isEqualTo(Applied.NEW);
        assertThat(world.events().apply(of(lead, second))).isEqualTo(Applied.DUPLICATE);
    }

    @Test
    void unknownTypesAreKeptUnderTheirOwnNames() {
        Contacted lead = world.contacted(1);

        world.events().apply(of(lead, event("shrugged", 1)));
        world.events().apply(of(lead, event("nodded", 1)));

        assertThat(world.open(lead).events())
                .extracting(event -> event.details().get("name"))
                .containsExactlyInAnyOrder("shrugged", "nodded");
    }

    private List<LogEntry> sentRows(Contacted lead) {
        return world.runs.logAfter(World.RUN, Instant.EPOCH).stream()
                .filter(row -> row.leadId().equals(lead.leadId()) && row.action().equals("sent"))
                .toList();
    }

    private Map<String, Object> state(Contacted lead) {
        LeadFile file = world.open(lead);
        Map<String, Object> state = new HashMap<>();
        state.put("stage", file.lead().stage());
        state.put("contact", file.contacts().getFirst().deliverability());
        state.put("sends", file.sends().stream().map(send -> send.status()).toList());
        state.put("suppressed", world.suppression.find(lead.address()).isPresent());
        state.put(
                "counts",
                file.events().stream()
                        .collect(
                                Collectors.groupingBy(
                                        event -> event.type(), Collectors.counting())));
        return state;
    }

    private static Map<String, Object> bounce() {
        return event("bounce", 1, "type", "bounce", "reason", "550 5.1.1 no such user");
    }

    private static Map<String, Object> event(String type, int second, Object... more) {
        Map<String, Object> event = new HashMap<>();
        event.put("event", type);
        event.put("timestamp", SECOND + second);
        for (int i = 0; i < more.length; i += 2) {
            event.put((String) more[i], more[i + 1]);
        }
        return event;
    }

    private Map<String, Object> toSecond(Contacted lead, Map<String, Object> event) {
        event.put(
                "email",
                world.open(lead).contacts().stream()
                        .map(contact -> contact.address())
                        .filter(address -> !address.equals(lead.address()))
                        .findFirst()
                        .orElseThrow());
        return event;
    }

    /** The event, as it comes for a lead's first email. */
    private static DeliveryEvent of(Contacted lead, Map<String, Object> event) {
        Map<String, Object> json = new HashMap<>(event);
        json.putIfAbsent("email", lead.address());
        json.put("send_id", SendIds.reference(lead.leadId(), lead.sendId()));
        json.put("sg_message_id", "provider-" + lead.sendId() + ".filter-1");
        json.putIfAbsent("sg_event_id", event.get("event") + "-" + event.get("timestamp"));
        return DeliveryEvent.of(json);
    }
}
