package com.salesagent.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.track.DeliveryType;
import com.salesagent.platform.dynamodb.DynamoDbQuotas;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Bounces and complaints, counted from their events, and what they do to a campaign's sending. */
class ReputationTest {
    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void threeBouncesInAHundredWarnAndFivePauseThisCampaignAndItsDomain() {
        sent(Campaign.DEFAULT, 100);
        bounces(Campaign.DEFAULT, 0, 3);
        Map<String, Object> warned = show(Campaign.DEFAULT);
        bounces(Campaign.DEFAULT, 3, 5);
        Map<String, Object> paused = show(Campaign.DEFAULT);

        assertThat(warned).containsEntry("sending", true);
        assertThat(warned.get("warnings").toString())
                .contains("3 of the last 7 days' 100 emails bounced, 3.0 %");
        assertThat(paused)
                .containsEntry("sending", false)
                .containsEntry("stoppedBy", "the reputation breaker of campaign default")
                .containsEntry("reason", "5 of the last 7 days' 100 emails bounced; 5 % pauses");
        assertThat(show(World.SECOND))
                .containsEntry("sending", false)
                .containsEntry("stoppedBy", "the reputation breaker of northwind-energy.example");
    }

    @Test
    void aDomainIsJudgedByAllItsCampaignsTogether() {
        sent(Campaign.DEFAULT, 100);
        sent(World.SECOND, 100);
        bounces(Campaign.DEFAULT, 0, 4);
        bounces(World.SECOND, 4, 8);

        assertThat(show(Campaign.DEFAULT)).containsEntry("sending", true);
        bounces(World.SECOND, 8, 10);

        assertThat(show(Campaign.DEFAULT))
                .containsEntry("reason", "10 of the last 7 days' 200 emails bounced; 5 % pauses");
    }

    @Test
    void twoComplaintsPauseUntilTheyAreAWeekOld() {
        sent(Campaign.DEFAULT, 100);
        world.happens(Campaign.DEFAULT, "first complaint", DeliveryType.SPAM_REPORT);
        assertThat(show(Campaign.DEFAULT)).containsEntry("sending", true);
        world.happens(Campaign.DEFAULT, "second complaint", DeliveryType.SPAM_REPORT);
        assertThat(show(Campaign.DEFAULT)).containsEntry("sending", false);

        world.now.updateAndGet(now -> now.plus(Duration.ofDays(7)));

        assertThat(show(Campaign.DEFAULT))
                .containsEntry("sending", true)
                .containsEntry("warnings", List.of());
    }

    @Test
    void whatIsNoBounceIsNotCounted() {
        sent(Campaign.DEFAULT, 100);
        for (DeliveryType type :
                List.of(DeliveryType.BLOCKED, DeliveryType.DROPPED, DeliveryType.DEFERRED)) {
            for (int i = 0; i < 5; i++) {
                world.happens(Campaign.DEFAULT, type.id() + " " + i, type);
            }
        }

        assertThat(show(Campaign.DEFAULT)).containsEntry("warnings", List.of());
    }

    private void sent(String campaignId, int count) {
        new DynamoDbQuotas(world.tables.client(), world.tables.table("counters"))
                .take(
                        campaignId,
                        LocalDate.ofInstant(world.now.get(), ZoneOffset.UTC),
                        count,
                        1000);
    }

    private void bounces(String campaignId, int from, int to) {
        for (int i = from; i < to; i++) {
            world.happens(campaignId, "bounce " + i, DeliveryType.BOUNCE);
        }
    }

    private Map<String, Object> show(String campaignId) {
        return world.get("/sending", Map.of("campaign", campaignId));
    }
}
