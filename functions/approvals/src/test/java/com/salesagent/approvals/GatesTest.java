package com.salesagent.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.approval.ApprovalKey;
import com.salesagent.domain.approval.ApprovalRecord;
import com.salesagent.domain.approval.Gate;
import com.salesagent.domain.draft.Email;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.score.Tier;

import org.junit.jupiter.api.Test;

import java.util.List;

/** The way of a lead through both gates, from the machine's question to the answer it gets. */
final class GatesTest {
    private final World world = new World();

    @Test
    void anApprovedLeadMovesOnAndTheMachineHearsOfIt() {
        String lead = world.lead("Kaleida Health", Tier.HIGH);
        ApprovalKey key = world.askLead(lead);
        world.announce(World.LEADS);

        var answer = world.decide(world.link(World.ANN), key, "approve");
        world.flow();

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(world.leads.find(lead).orElseThrow().stage()).isEqualTo(Stage.APPROVED);
        assertThat(world.answers.get("token-lead-" + lead))
                .containsEntry("decision", "approved")
                .containsEntry("approvalId", key.approvalId())
                .containsEntry("by", World.ANN)
                .containsEntry("draftVersion", 0)
                .containsEntry("feedback", "")
                .containsEntry("reason", "");
    }

    @Test
    void aRejectedLeadIsArchivedWithTheReason() {
        String lead = world.lead("Kaleida Health", Tier.HIGH);
        ApprovalKey key = world.askLead(lead);
        world.announce(World.LEADS);

        world.decide(world.link(World.ANN), key, "reject", "reason-1", "a client already");
        world.flow();

        assertThat(world.leads.find(lead).orElseThrow().history().getLast())
                .satisfies(
                        change -> {
                            assertThat(change.to()).isEqualTo(Stage.ARCHIVED);
                            assertThat(change.actor()).isEqualTo(World.ANN);
                            assertThat(change.reason()).isEqualTo("a client already");
                        });
        assertThat(world.answers.get("token-lead-" + lead))
                .containsEntry("decision", "rejected")
                .containsEntry("reason", "a client already");
    }

    @Test
    void anApprovedDraftKeepsTheHashesOfExactlyWhatWasShown() {
        String lead = world.drafted("Kaleida Health");
        ApprovalKey key = world.askDraft(lead);
        world.announce(World.DRAFTS);

        world.decide(world.link(World.ANN), key, "approve");
        world.flow();

        ApprovalRecord record = world.records.find(lead, key.approvalId()).orElseThrow();
        assertThat(record.contentHashes()).isEqualTo(hashes(lead, 1));
        assertThat(record.covers(0, hashes(lead, 1).getFirst())).isTrue();
        assertThat(record.covers(1, hashes(lead, 1).getFirst())).isFalse();
        assertThat(world.answers.get("token-draft-" + lead))
                .containsEntry("decision", "approved")
                .containsEntry("draftVersion", 1);
    }

    @Test
    void anEditedDraftBecomesAVersionWhoseHashesAreThoseThatWereApproved() {
        String lead = world.drafted("Kaleida Health");
        ApprovalKey key = world.askDraft(lead);
        world.announce(World.DRAFTS);

        var answer =
                world.decide(
                        world.link(World.ANN),
                        key,
                        "edit",
                        edits(world, lead, "Hi Dana,\r\n\r\nShorter.\r\n\r\nAlex\r\n"));
        world.flow();

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(world.answers.get("token-draft-" + lead)).containsEntry("draftVersion", 2);
        assertThat(world.leads.draft(lead, 2).orElseThrow())
                .satisfies(
                        draft -> {
                            assertThat(draft.emails().getFirst().body())
                                    .isEqualTo("Hi Dana,\n\nShorter.\n\nAlex");
                            assertThat(draft.emails())
                                    .extracting(Email::dayOffset)
                                    .containsExactly(0, 3, 7, 14);
                            assertThat(draft.writtenBy()).isEqualTo("edited by " + World.ANN);
                        });
        assertThat(world.records.find(lead, key.approvalId()).orElseThrow().contentHashes())
                .isEqualTo(hashes(lead, 2))
                .isNotEqualTo(hashes(lead, 1));
    }

    @Test
    void aRejectedDraftPutsTheLeadBackToApprovedWithTheReason() {
        String lead = world.drafted("Kaleida Health");
        ApprovalKey key = world.askDraft(lead);
        world.announce(World.DRAFTS);

        world.decide(world.link(World.ANN), key, "reject", "reason-1", "wrong person");
        world.flow();

        assertThat(world.leads.find(lead).orElseThrow().history().getLast())
                .satisfies(
                        change -> {
                            assertThat(change.to()).isEqualTo(Stage.APPROVED);
                            assertThat(change.reason()).isEqualTo("wrong person");
                        });
        assertThat(world.answers.get("token-draft-" + lead)).containsEntry("decision", "rejected");
    }

    @Test
    void aRewriteCarriesTheFeedbackAndShowsWhatChangedWhenItComesBack() {
        String lead = world.drafted("Kaleida Health");
        ApprovalKey key = world.askDraft(lead);
        world.announce(World.DRAFTS);
        world.decide(world.link(World.ANN), key, "regenerate", "feedback-1", "mention the audit");
        world.flow();

        world.draft(
                lead, 2, "Hi Dana,\n\nA free audit of your four buildings.", "mention the audit");
        world.ask(Gate.DRAFT, lead, 2, 2, "token-2");
        world.announce(World.DRAFTS);
        String page = world.get(world.link(World.ANN)).getBody();

        assertThat(world.answers.get("token-draft-" + lead))
                .containsEntry("decision", "regenerate")
                .containsEntry("feedback", "mention the audit");
        assertThat(page)
                .contains("<ins>")
                .contains("<del>")
                .contains("mention the audit")
                .contains("Sent back for a rewrite by " + World.ANN);
        assertThat(world.mails).hasSize(4);
    }

    private List<String> hashes(String lead, int version) {
        var file = world.leads.open(lead).orElseThrow();
        var campaign = world.tables.campaigns(() -> world.now).find("default").orElseThrow();
        return file.draft(version).orElseThrow().emails().stream()
                .map(
                        email ->
                                world.renderer
                                        .render(
                                                campaign,
                                                file.lead(),
                                                file.contacts().getFirst(),
                                                email)
                                        .contentHash())
                .toList();
    }

    static String[] edits(World world, String lead, String firstBody) {
        List<Email> emails = world.leads.draft(lead, 1).orElseThrow().emails();
        String[] fields = new String[emails.size() * 4];
        for (int step = 0; step < emails.size(); step++) {
            fields[4 * step] = "subject-1-" + step;
            fields[4 * step + 1] = emails.get(step).subject();
            fields[4 * step + 2] = "body-1-" + step;
            fields[4 * step + 3] = step == 0 ? firstBody : emails.get(step).body();
        }
        return fields;
    }
}
