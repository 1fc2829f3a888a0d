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
    void theMessageIdFollowsFromTheSendAndItsSenderAndLeadsBackToThem() {
        String messageId = SendIds.messageId("mercy-org-1f", "abc", "dana@northwind.example");

        assertThat(messageId).isEqualTo("<mercy-org-1f.abc@northwind.example>");
        String reference = SendIds.referenceOf(messageId);
        assertThat(SendIds.leadOf(reference)).contains("mercy-org-1f");
        assertThat(SendIds.sendOf(reference)).isEqualTo("abc");
    }

    @Test
    void whatIsNoMessageIdOfOursNamesNothing() {
        assertThat(SendIds.referenceOf("no at sign")).isEmpty();
        assertThat(SendIds.leadOf("nodot")).isEmpty();
    }
}
