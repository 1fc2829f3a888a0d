package com.salesagent.tracker;

import static org.assertj.core.api.Assertions.assertThat;

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
    private final World world = new World();
    private final DailyChecks checks = new DailyChecks(world.leads, world.clock);

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
