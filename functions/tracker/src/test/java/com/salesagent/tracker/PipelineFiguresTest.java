package com.salesagent.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.lead.Lead;
import com.salesagent.domain.report.WeeklyReport;
import com.salesagent.platform.CampaignSettings;
import com.salesagent.platform.dynamodb.Item;
import com.salesagent.platform.dynamodb.LeadItems;
import com.salesagent.tracker.World.Contacted;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Tiers, opt-outs, pipeline and the ten best of a week with two campaigns, each figure worked out a
 * second way from what was played.
 */
class PipelineFiguresTest {
    private static final Instant FROM = Instant.parse("2029-03-05T15:00:00Z");
    private static final List<String> TIERS = List.of("high", "medium", "low");

    private final World world = World.alone();

    private record Played(
            Contacted lead, String campaign, String tier, double score, long saved, boolean out) {}

    @Test
    void leadsOfTwoCampaignsAreCountedOnceAndPricedByTheirOwnFee() {
        world.now.set(FROM);
        world.campaigns.put("second", CampaignSettings.with(Map.of("FEE_PERCENT", "30")));
        WeeklyReport before = report();
        Random random = new Random(7);
        List<Played> played = new ArrayList<>();
        List<Runnable> deliveries = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            Contacted lead = world.contacted(1);
            Played one =
                    new Played(
                            lead,
                            i % 2 == 0 ? "default" : "second",
                            TIERS.get(random.nextInt(3)),
                            // Above all that other tests put into these tables.
                            98 + i / 10.0,
                            1000L * (1 + random.nextInt(90)),
                            i % 5 == 4);
            assess(one);
            played.add(one);
            Mails mail =
                    Mails.reply(
                            lead,
                            one.out ? "Please remove me from your list." : "What would this cost?");
            Instant at = FROM.plusSeconds(600 + i);
            for (int times = 0; times < 1 + random.nextInt(3); times++) {
                deliveries.add(() -> world.replies().apply(mail.received(), at));
            }
        }
        Collections.shuffle(deliveries, random);

        deliveries.forEach(Runnable::run);
        world.now.set(FROM.plus(Duration.ofDays(7)));

        WeeklyReport after = report();
        Map<String, Long> tiers = new HashMap<>();
        long leads = 0;
        long savings = 0;
        double fee = 0;
        for (Played one : played) {
            tiers.merge(one.tier, 1L, Long::sum);
            if (!one.out) {
                leads++;
                savings += one.saved;
                fee += one.saved * (one.campaign.equals("second") ? 0.30 : 0.24);
            }
        }
        assertThat(after.tiers()).isEqualTo(tiers);
        assertThat(after.found()).isEqualTo(Map.of("healthcare, NY", 14L));
        assertThat(after.intents()).isEqualTo(Map.of("unsubscribe", 2L, "wants_info", 12L));
        assertThat(after.emails().answered()).isEqualTo(14);
        assertThat(after.pipeline().leads() - before.pipeline().leads()).isEqualTo((int) leads);
        assertThat(after.pipeline().savings() - before.pipeline().savings()).isEqualTo(savings);
        assertThat(after.pipeline().fee() - before.pipeline().fee())
                .isBetween((long) fee - 1, (long) fee + 1);
        assertThat(after.top().stream().map(Lead::id))
                .containsExactlyElementsOf(
                        played.stream()
                                .filter(one -> !one.out)
                                .sorted(Comparator.comparingDouble(Played::score).reversed())
                                .limit(10)
                                .map(one -> one.lead.leadId())
                                .toList());
        assertThat(after.recent().stream().filter(a -> a.what().startsWith("answered")).toList())
                .doesNotHaveDuplicates();
    }

    private WeeklyReport report() {
        return world.reports().count(FROM, FROM.plus(Duration.ofDays(7)));
    }

    private void assess(Played one) {
        Map<String, AttributeValue> savings =
                Map.of(
                        "low", AttributeValue.fromN("1"),
                        "mid", AttributeValue.fromN("" + one.saved),
                        "high", AttributeValue.fromN("" + 2 * one.saved));
        world.tables
                .client()
                .updateItem(
                        update ->
                                update.tableName(world.tables.table("leads"))
                                        .key(LeadItems.profileKey(one.lead.leadId()))
                                        .updateExpression(
                                                "SET tier = :tier, score = :score, savings ="
                                                        + " :savings, campaign_id = :campaign")
                                        .expressionAttributeValues(
                                                Map.of(
                                                        ":tier", Item.ofText(one.tier),
                                                        ":score",
                                                                AttributeValue.fromN(
                                                                        "" + one.score),
                                                        ":savings", AttributeValue.fromM(savings),
                                                        ":campaign", Item.ofText(one.campaign))));
    }
}
