package com.salesagent.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.salesagent.domain.lead.LeadPatch;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.send.Verdict;
import com.salesagent.platform.dynamodb.Item;
import com.salesagent.platform.dynamodb.LeadItems;
import com.salesagent.tracker.World.Contacted;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

class DailyChecksTest {
    private final World world = World.alone();
    private final DailyChecks checks = world.dailyChecks();

    @Test
    void twoWeeksOfSilenceAfterTheLastEmailEndASequenceOnce() {
        Contacted lead = atItsEnd();

        world.pass(Duration.ofDays(13));
        checks.run();
        Stage early = world.stage(lead);
        world.pass(Duration.ofDays(1));
        checks.run();
        checks.run();

        assertThat(early).isEqualTo(Stage.CONTACTED);
        assertThat(world.stage(lead)).isEqualTo(Stage.NO_RESPONSE);
        assertThat(world.open(lead).lead().history())
                .filteredOn(change -> change.to() == Stage.NO_RESPONSE)
                .hasSize(1);
    }

    @Test
    void whoWasAwayHasTwoWeeksFromTheirReturn() {
        Contacted lead = atItsEnd();
        world.leads.patch(
                lead.leadId(), LeadPatch.ofParkedUntil(world.now.get().plus(Duration.ofDays(20))));

        world.pass(Duration.ofDays(21));
        checks.run();
        Stage justBack = world.stage(lead);
        world.pass(Duration.ofDays(13));
        checks.run();

        assertThat(justBack).isEqualTo(Stage.CONTACTED);
        assertThat(world.stage(lead)).isEqualTo(Stage.NO_RESPONSE);
    }

    @Test
    void aPausedLeadAndOneWithAnEmailPlannedStayAsTheyAre() {
        Contacted paused = atItsEnd();
        world.leads.patch(paused.leadId(), LeadPatch.ofPaused(true));
        Contacted planned = world.contacted(1);

        world.pass(Duration.ofDays(60));
        checks.run();

        assertThat(world.stage(paused)).isEqualTo(Stage.CONTACTED);
        assertThat(world.stage(planned)).isEqualTo(Stage.CONTACTED);
    }

    @Test
    void leadsBeyondTheFirstThousandAreLookedAtToo() {
        Contacted lead = atItsEnd();
        IntStream.range(0, 48).forEach(this::twentyFiveOlderOnesThatAreStuck);

        world.pass(Duration.ofDays(15));
        checks.run();

        assertThat(world.stage(lead)).isEqualTo(Stage.NO_RESPONSE);
    }

    @Test
    void whatStandsStillIsToldOnceADayWithWhatMovesIt() {
        Contacted high = at(Stage.SCORED, "high");
        Contacted medium = at(Stage.SCORED, "medium");
        Contacted fresh = at(Stage.NEW, "");
        Contacted needsContact = at(Stage.APPROVED, "high");
        world.leads.patch(needsContact.leadId(), LeadPatch.ofNeedsContact(true));
        Contacted unwritten = at(Stage.APPROVED, "high");
        Contacted paused = at(Stage.APPROVED, "high");
        world.leads.patch(paused.leadId(), LeadPatch.ofPaused(true));
        Contacted unsent = world.drafted(1);

        world.pass(Duration.ofHours(49));
        checks.run();
        checks.run();

        assertThat(world.notices.sent).hasSize(1);
        String text = world.notices.sent.getFirst().text();
        assertThat(text)
                .contains(
                        name(high) + " tier high, has neither a yes nor a no (for 2 days)",
                        "./sales-agent lead resume " + high.leadId(),
                        name(fresh) + " was found and never assessed",
                        name(needsContact) + " is approved and has nobody to write to",
                        "./sales-agent contact add " + needsContact.leadId(),
                        name(unwritten) + " is approved and needs the writer",
                        name(unsent) + " is approved and was not sent")
                .doesNotContain(name(medium) + " ", name(paused) + " ");
        world.pass(Duration.ofDays(3));
        world.notices.failures.set(1);
        assertThatThrownBy(checks::run).hasMessage("the mail provider is down");
        checks.run();
        assertThat(world.notices.sent).hasSize(2);
        assertThat(world.notices.sent.getLast().text()).contains(name(medium) + " has neither");
        assertThat(world.open(unwritten).lead().problem()).startsWith("needs the writer");
    }

    @Test
    void aWorkingDayWithoutASendIsToldWhereSomethingWaits() {
        world.drafted(1);
        world.pass(Duration.ofDays(1));
        checks.run();

        assertThat(world.notices.sent.getFirst().text())
                .contains("Nothing was sent on 2026-11-24, though approved emails wait");
    }

    private Contacted at(Stage stage, String tier) {
        Contacted lead = world.drafted(1);
        String table = world.tables.table("leads");
        world.open(lead)
                .sends()
                .forEach(
                        send ->
                                world.tables
                                        .client()
                                        .deleteItem(
                                                delete ->
                                                        delete.tableName(table)
                                                                .key(
                                                                        LeadItems.key(
                                                                                lead.leadId(),
                                                                                "SEND#"
                                                                                        + send
                                                                                                .id()))));
        world.stage(lead.leadId(), stage);
        if (!tier.isEmpty()) {
            world.tables
                    .client()
                    .updateItem(
                            update ->
                                    update.tableName(table)
                                            .key(LeadItems.profileKey(lead.leadId()))
                                            .updateExpression("SET tier = :tier")
                                            .expressionAttributeValues(
                                                    Map.of(":tier", Item.ofText(tier))));
        }
        return lead;
    }

    private String name(Contacted lead) {
        return world.open(lead).lead().company().name();
    }

    private Contacted atItsEnd() {
        Contacted lead = world.contacted(1);
        world.ledger.hold(
                world.send(lead, 1),
                new Verdict.Stopped("the test's end", "Nothing."),
                world.now.get());
        return lead;
    }

    private void twentyFiveOlderOnesThatAreStuck(int group) {
        List<WriteRequest> puts =
                IntStream.range(0, 25)
                        .mapToObj(i -> stuck("stuck-%02d-%02d".formatted(group, i)))
                        .map(item -> PutRequest.builder().item(item).build())
                        .map(put -> WriteRequest.builder().putRequest(put).build())
                        .toList();
        world.tables
                .client()
                .batchWriteItem(
                        batch -> batch.requestItems(Map.of(world.tables.table("leads"), puts)));
    }

    private static Map<String, AttributeValue> stuck(String leadId) {
        Map<String, AttributeValue> item = new HashMap<>(LeadItems.profileKey(leadId));
        item.put("stage", Item.ofText("contacted"));
        item.put("stage_since", Item.ofText("2026-01-01T00:00:00.000000Z"));
        item.put("campaign_id", Item.ofText("default"));
        item.put("run_id", Item.ofText(World.RUN));
        return item;
    }
}
