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
    void theMessageIdFollowsFromTheSendAndItsSender() {
        assertThat(SendIds.messageId("acme-com-1", "abc", "dana@northwind.example"))
                .isEqualTo("<acme-com-1.abc@northwind.example>");
    }

    @Test
    void anEventOrAnAnswerNamesItsLeadAndSendWithoutAnIndex() {
        String reference = SendIds.referenceOf("<acme-com-1.abc@northwind.example>");

        assertThat(reference).isEqualTo(SendIds.reference("acme-com-1", "abc"));
        assertThat(SendIds.leadOf(reference)).hasValue("acme-com-1");
        assertThat(SendIds.sendOf(reference)).isEqualTo("abc");
        assertThat(SendIds.leadOf(SendIds.referenceOf("<foreign@mail.example>"))).isEmpty();
        assertThat(SendIds.leadOf("")).isEmpty();
    }
}
