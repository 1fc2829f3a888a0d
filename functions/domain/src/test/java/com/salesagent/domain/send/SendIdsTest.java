package com.salesagent.domain.send;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SendIdsTest {
    @Test
    void theKeyIsTheSameForTheSameMailboxAndAnotherForAnotherStepOrCampaign() {
        String id = SendIds.of("default", "Pat@Mercy.org", 0);

        assertThat(SendIds.of("default", " pat@mercy.org", 0)).isEqualTo(id);
        assertThat(SendIds.of("default", "pat@mercy.org", 1)).isNotEqualTo(id);
        assertThat(SendIds.of("autumn", "pat@mercy.org", 0)).isNotEqualTo(id);
        assertThat(id).matches("[0-9a-f]{32}").doesNotContain("mercy");
    }

    @Test
    void theMessageIdFollowsFromTheLeadTheSendAndItsSender() {
        String messageId = SendIds.messageId("mercy-1a", "abc", "dana@northwind.example");

        assertThat(messageId).isEqualTo("<mercy-1a.abc@northwind.example>");
        assertThat(SendIds.leadOf(SendIds.referenceOf(messageId))).contains("mercy-1a");
        assertThat(SendIds.sendOf(SendIds.referenceOf(messageId))).isEqualTo("abc");
    }
}
