package com.salesagent.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.approval.ApprovalKey;
import com.salesagent.domain.approval.Decided;
import com.salesagent.domain.approval.Decision;
import com.salesagent.domain.send.Verdict;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** Why an email was sent, or wasn't, and what comes next. */
final class LeadWhyTest {
    private final World world = new World();

    private Map<String, List<String>> why(String lead) {
        return world.why().explain(lead).orElseThrow();
    }

    @Test
    void aSentEmailIsToldFromItsSourceToItsMessageId() {
        Map<String, List<String>> why = why(world.contacted("Kaleida Health"));

        assertThat(why.get("Now"))
                .anyMatch(line -> line.startsWith("contacted, since Tue 24 Nov 2026 10:00"))
                .contains("next: email 2, planned for Fri 27 Nov 2026 10:00 (America/New_York)");
        assertThat(why.get("Source").getLast()).contains("CMS Hospital General Information");
        assertThat(why.get("Estimate and score"))
                .anyMatch(line -> line.contains("score 82.5, tier high"))
                .contains("basis: 248,000 sq ft at 27.5 kWh per sq ft.");
        assertThat(why.get("Drafts").getLast()).contains("critic (rules): 8 of 10");
        assertThat(why.get("Checks")).anyMatch(line -> line.contains("words"));
        assertThat(why.get("Decisions").getLast())
                .startsWith("on record: version 1 approved by " + World.ANN);
        assertThat(why.get("Sends"))
                .anyMatch(line -> line.startsWith("email 1: accepted on Tue 24 Nov 2026 10:00"))
                .anyMatch(line -> line.contains("<m0@seller.example>"));
        assertThat(why).doesNotContainKeys("Not sent", "Not right");
    }

    @Test
    void aHeldEmailNamesItsRuleSinceWhenAndWhatWillChangeIt() {
        String lead = world.planned("Kaleida Health");
        world.ledger.hold(
                world.send(lead, 0),
                new Verdict.NotYet(
                        world.now.plusSeconds(7200),
                        "offices are closed where the recipient is",
                        "It leaves by itself in the next window."),
                world.now);

        assertThat(why(lead).get("Not sent"))
                .containsExactly(
                        "email 1: offices are closed where the recipient is, since Tue 24 Nov 2026"
                                + " 10:00 (America/New_York). It leaves by itself in the next"
                                + " window.");
        assertThat(LeadView.of(world.file(lead), world.campaign(), world.now).get("next"))
                .isEqualTo("email 1 on Tue 24 Nov 2026 12:00 (America/New_York)");
    }

    @Test
    void aLinkThatWasUsedFromTwoNetworkAddressesIsNoted() {
        ApprovalKey one = world.asked("Kaleida Health");
        ApprovalKey two = world.asked("Mercy Hospital");
        for (ApprovalKey key : List.of(one, two)) {
            String from = key.equals(one) ? "203.0.113.7" : "198.51.100.9";
            world.approvals.decide(
                    key,
                    1,
                    Decided.of(key, 1, new Decision.Approved(), World.ANN, world.now, from));
        }

        assertThat(why(one.leadId()).get("Decisions"))
                .anyMatch(line -> line.endsWith("(America/New_York), from 203.0.113.7"))
                .contains(
                        "note: the link of ann@seller.example was used from 2 network addresses:"
                                + " 198.51.100.9, 203.0.113.7");
    }

    @Test
    void anUnknownLeadHasNoStory() {
        assertThat(world.why().explain("nobody-0000000000")).isEmpty();
    }
}
