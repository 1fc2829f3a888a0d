package com.salesagent.domain.approval;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids come back from forms and payloads; only what we wrote is read. */
final class ApprovalKeyTest {
    private static final ReviewId REVIEW = new ReviewId("20261124-4f7a2c", Gate.DRAFT);

    @Test
    void anApprovalsIdNamesReviewLeadAttemptAndRound() {
        ApprovalKey key = new ApprovalKey(REVIEW, "kaleidahealth-org-1f0c2d3e4b", 2, 10);

        assertThat(key.approvalId())
                .isEqualTo("20261124-4f7a2c-draft/kaleidahealth-org-1f0c2d3e4b#02#10");
        assertThat(ApprovalKey.parse(key.approvalId())).hasValue(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "20261124-4f7a2c-draft",
                "20261124-4f7a2c-draft/",
                "20261124-4f7a2c-draft/lead",
                "20261124-4f7a2c-draft/lead#1#1",
                "20261124-4f7a2c-draft/lead#01#01#01",
                "20261124-4f7a2c-draft/LEAD#01#01",
                "20261124-4f7a2c-other/lead#01#01",
                "20261124-4f7a2c-draft/lead#01#99999",
                "../-draft/lead#01#01",
            })
    void anythingElseIsNoApprovalsId(String text) {
        assertThat(ApprovalKey.parse(text)).isEmpty();
    }
}
