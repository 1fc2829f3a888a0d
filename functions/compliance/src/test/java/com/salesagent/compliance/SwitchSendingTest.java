package com.salesagent.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.campaign.Campaign;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.Map;

/** The switch as people use it. */
class SwitchSendingTest {
    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aStopOfEverythingHoldsFromTheAnswerOnAndNamesWhoAndWhy() {
        Map<String, Object> answer =
                world.post("/sending/stop", Map.of("actor", "ann", "reason", "wrong price"));

        assertThat(world.sending.stopped(Campaign.DEFAULT).orElseThrow().reason())
                .isEqualTo("wrong price");
        assertThat(answer.get("message").toString())
                .startsWith("all sending stopped by ann (wrong price)");
        assertThat(world.get("/sending", Map.of()))
                .containsEntry("sending", false)
                .containsEntry("stoppedBy", "ann");
    }

    @Test
    void aCampaignsStartDoesNotTakeAStopOfEverythingBack() {
        world.post("/sending/stop", Map.of("actor", "ann", "reason", "incident"));
        world.post("/sending/stop", Map.of("campaign", Campaign.DEFAULT));

        Map<String, Object> one =
                world.post("/sending/start", Map.of("campaign", Campaign.DEFAULT));
        world.post("/sending/start", Map.of());

        assertThat(one.get("message").toString())
                .contains("everything is still stopped by ann (incident)");
        assertThat(world.sending.stopped(Campaign.DEFAULT)).isEmpty();
    }

    @Test
    void aStopOfACampaignThatNobodyHasIsRefused() {
        assertThat(world.refused("/sending/stop", Map.of("campaign", "defualt")))
                .isEqualTo(
                        "campaign must be a campaign that exists, such as default, got"
                                + " \"defualt\"");
    }
}
