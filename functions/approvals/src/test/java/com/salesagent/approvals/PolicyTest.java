package com.salesagent.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.approval.Approval;
import com.salesagent.domain.approval.Approval.Status;
import com.salesagent.domain.approval.ApprovalKey;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.score.Tier;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

/** How a campaign's settings change what its gates ask for. */
final class PolicyTest {
    private final World world = new World();

    private ApprovalKey oneDraft(Map<String, String> settings) {
        world.settings("off", settings);
        world.now = world.now.plusSeconds(31);
        ApprovalKey key = world.askDraft(world.drafted("Kaleida Health"));
        world.announce(World.DRAFTS);
        return key;
    }

    private Approval stored(ApprovalKey key) {
        return world.approvals.find(key).orElseThrow();
    }

    @Test
    void whereTwoPeopleAreNeededTheFirstApprovalSendsNothingAndTheSecondDecides() {
        ApprovalKey key = oneDraft(Map.of("TWO_PERSON_ABOVE", "3"));
        World.Link ann = world.link(World.ANN);
        World.Link ben = world.link(World.BEN);

        var first = world.decide(ann, key, "approve");
        var again = world.decide(ann, key, "approve", "version-1", "2");
        var unseen = world.decide(ben, key, "approve");
        world.flow();
        assertThat(world.answers).isEmpty();
        assertThat(stored(key).status()).isEqualTo(Status.PENDING);
        var second = world.decide(ben, key, "approve", "version-1", "2");
        world.flow();

        assertThat(first.getBody()).contains("1 approved by you, one more person needed.");
        assertThat(again.getBody()).contains("It needs a second person, not you again.");
        assertThat(unseen.getBody()).contains("1 changed since you opened it.");
        assertThat(second.getBody()).contains("1 approved.");
        assertThat(stored(key).decided().by()).isEqualTo(World.BEN);
        assertThat(stored(key).endorsed().by()).isEqualTo(World.ANN);
        assertThat(world.answers).hasSize(1);
    }

    @Test
    void theSecondPersonSeesWhoApprovedFirstAndWhatTheyMadeOfIt() {
        ApprovalKey key = oneDraft(Map.of("TWO_PERSON_ABOVE", "0"));
        String lead = key.leadId();
        World.Link ben = world.link(World.BEN);

        world.decide(
                world.link(World.ANN),
                key,
                "edit",
                GatesTest.edits(world, lead, "Hi Dana,\n\nA better text. Worth 15 minutes?"));
        String page = world.get(ben).getBody();
        world.decide(ben, key, "approve", "version-1", "2");
        world.flow();

        assertThat(page)
                .contains("Approved with edits by ann@seller.example on")
                .contains("A better text. Worth 15 minutes?")
                .contains("<ins>");
        int version = (int) world.answers.get("token-draft-" + lead).get("draftVersion");
        assertThat(world.leads.draft(lead, version).orElseThrow().emails().getFirst().body())
                .contains("A better text.");
        assertThat(world.records.find(lead, key.approvalId()).orElseThrow().contentHashes())
                .hasSize(4);
    }

    @Test
    void anotherEditIsAFirstApprovalAgain() {
        ApprovalKey key = oneDraft(Map.of("TWO_PERSON_ABOVE", "0"));
        String lead = key.leadId();
        World.Link ann = world.link(World.ANN);
        World.Link ben = world.link(World.BEN);
        world.decide(ann, key, "approve");
        String[] edits = GatesTest.edits(world, lead, "Hi Dana,\n\nBen's text. 15 minutes?");
        String[] fields = Arrays.copyOf(edits, edits.length + 2);
        fields[edits.length] = "version-1";
        fields[edits.length + 1] = "2";

        var edited = world.decide(ben, key, "edit", fields);
        var ownAgain = world.decide(ben, key, "approve", "version-1", "3");
        var other = world.decide(ann, key, "approve", "version-1", "3");

        assertThat(edited.getBody()).contains("one more person needed");
        assertThat(ownAgain.getBody()).contains("not you again");
        assertThat(other.getBody()).contains("1 approved");
        assertThat(stored(key).emails().getFirst().body()).contains("Ben's text");
    }

    @Test
    void eitherOfTwoPeopleMayRejectAlone() {
        ApprovalKey key = oneDraft(Map.of("TWO_PERSON_ABOVE", "0"));
        world.decide(world.link(World.ANN), key, "approve");

        world.decide(
                world.link(World.BEN), key, "reject", "version-1", "2", "reason-1", "too early");

        assertThat(stored(key).status()).isEqualTo(Status.DECIDED);
        assertThat(stored(key).decided().decision().approves()).isFalse();
    }

    @Test
    void upToTheThresholdOnePersonDecides() {
        ApprovalKey key = oneDraft(Map.of("TWO_PERSON_ABOVE", "4"));

        world.decide(world.link(World.ANN), key, "approve");

        assertThat(stored(key).status()).isEqualTo(Status.DECIDED);
    }

    @Test
    void whereOnlyTheCodeCountsTheCompanysNameDoesNot() {
        ApprovalKey key = oneDraft(Map.of("APPROVAL_PROOF", "code"));
        World.Link ann = world.link(World.ANN);

        String page = world.get(ann).getBody();
        var named = world.decide(ann, key, "approve", "code", "Kaleida Health");
        var coded = world.decide(ann, key, "approve");

        assertThat(page).doesNotContain("name does too");
        assertThat(named.getStatusCode()).isEqualTo(422);
        assertThat(coded.getStatusCode()).isEqualTo(200);
    }

    @Test
    void aFoundContactPassesTheFirstGateByPolicyAndTheRecordSaysSo() {
        world.settings("off", Map.of("LEAD_APPROVAL", "contact_found"));
        world.now = world.now.plusSeconds(31);
        String with = world.lead("Kaleida Health", Tier.HIGH);
        String without = world.lead("Mercy Hospital", Tier.HIGH);

        ApprovalKey key = world.askLeadWithContact(with, "c1");
        world.askLeadWithContact(with, "c1");
        ApprovalKey open = world.askLeadWithContact(without, "");
        world.announce(World.LEADS);

        assertThat(stored(key).decided().by()).isEqualTo("policy");
        assertThat(world.leads.find(with).orElseThrow().history().getLast())
                .matches(change -> change.to() == Stage.APPROVED && change.actor().equals("policy"))
                .matches(change -> change.reason().contains("LEAD_APPROVAL"));
        assertThat(stored(open).status()).isEqualTo(Status.PENDING);
        assertThat(world.mails.getFirst().text()).contains("Mercy").doesNotContain("Kaleida");
    }

    @Test
    void withoutThePolicyAFoundContactDecidesNothing() {
        ApprovalKey key = world.askLeadWithContact(world.lead("Kaleida Health", Tier.HIGH), "c1");

        assertThat(stored(key).status()).isEqualTo(Status.PENDING);
    }

    @Test
    void reminderEscalationAndExpiryComeWhenTheCampaignSaysSo() {
        ApprovalKey key =
                oneDraft(
                        Map.of(
                                "REMIND_AFTER_HOURS", "4",
                                "ESCALATE_AFTER_HOURS", "8",
                                "APPROVAL_EXPIRY_HOURS", "12"));
        Instant asked = stored(key).requestedAt();
        int announced = world.mails.size();

        world.now = asked.plus(Duration.ofHours(4));
        world.sweep.handleRequest(null, null);
        int reminded = world.mails.size();
        world.now = asked.plus(Duration.ofHours(8));
        world.sweep.handleRequest(null, null);
        int escalated = world.mails.size();
        world.now = asked.plus(Duration.ofHours(12));
        world.sweep.handleRequest(null, null);

        assertThat(reminded - announced).isEqualTo(2);
        assertThat(escalated - reminded).isEqualTo(1);
        assertThat(world.mails.getLast().to()).isEqualTo(World.CAROL);
        assertThat(stored(key).status()).isEqualTo(Status.EXPIRED);
    }

    @Test
    void thePageSaysWhenTheFirstEmailLeavesWhereItsRecipientIs() {
        world.settings("on", Map.of());
        world.now = Instant.parse("2026-11-24T23:30:00Z");
        world.askDraft(world.drafted("Kaleida Health"));
        world.announce(World.DRAFTS);

        assertThat(world.get(world.link(World.ANN)).getBody())
                .containsPattern(
                        "4 emails to one person at Kaleida Health, the first tomorrow at"
                                + " [89]:\\d\\d in their time");
    }
}
