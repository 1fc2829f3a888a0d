package com.salesagent.domain.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.salesagent.domain.approval.LinkKeys.Issued;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Links are repeatable for us, unguessable for others, and bound to one approver and review. */
final class LinkKeysTest {
    private static final Instant LATER = Instant.parse("2026-11-27T15:00:00Z");
    private static final ReviewId LEADS = new ReviewId("20261124-4f7a2c", Gate.LEAD);

    private final LinkKeys keys = new LinkKeys(bytes("sixteen bytes or more"));

    @Test
    void theSameApproverAndReviewAlwaysGetTheSameLinkAndCode() {
        assertThat(keys.issue(LEADS, "Ann@Seller.example ", LATER).key())
                .isEqualTo(keys.issue(LEADS, "ann@seller.example", LATER).key())
                .matches("[A-Za-z0-9_-]{43}");
        assertThat(keys.issue(LEADS, "ann@seller.example", LATER).code()).matches("[0-9]{6}");
    }

    @Test
    void everyOtherApproverReviewOrSigningKeyGivesAnotherLink() {
        Set<String> different = new HashSet<>();
        different.add(keys.issue(LEADS, "ann@seller.example", LATER).key());
        different.add(keys.issue(LEADS, "ben@seller.example", LATER).key());
        different.add(
                keys.issue(new ReviewId(LEADS.runId(), Gate.DRAFT), "ann@seller.example", LATER)
                        .key());
        different.add(
                new LinkKeys(bytes("another key of enough bytes"))
                        .issue(LEADS, "ann@seller.example", LATER)
                        .key());

        assertThat(different).hasSize(4);
    }

    @Test
    void aLinkAcceptsItsOwnCodeWithItsOwnKeyOnly() {
        Issued ann = keys.issue(LEADS, "ann@seller.example", LATER);
        Issued ben = keys.issue(LEADS, "ben@seller.example", LATER);

        assertThat(ann.link().accepts(ann.key(), ann.code())).isTrue();
        assertThat(ann.link().accepts(ann.key(), ben.code())).isFalse();
        assertThat(ann.link().accepts(ben.key(), ann.code())).isFalse();
        assertThat(ann.link().toString()).doesNotContain(ann.key()).doesNotContain(ann.code());
    }

    @Test
    void aShortSigningKeyIsRefused() {
        assertThatThrownBy(() -> new LinkKeys(bytes("short")))
                .hasMessage("the key of review links must have at least 16 bytes, got 5");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aNewKeyGivesNewLinksAndLeavesTheHashesOfOldOnesAsTheyAre() {
        AtomicReference<String> key = new AtomicReference<>("sixteen bytes or more");
        LinkKeys changing = new LinkKeys(key::get);
        LinkKeys.Issued before = changing.issue(LEADS, "ann@seller.example", LATER);

        key.set("another key of enough bytes");
        LinkKeys.Issued after = changing.issue(LEADS, "ann@seller.example", LATER);

        assertThat(after.key()).isNotEqualTo(before.key());
        assertThat(Link.hash(before.key())).isEqualTo(before.link().keyHash());
    }
}
