package com.salesagent.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.approval.Approval;
import com.salesagent.domain.approval.ApprovalKey;
import com.salesagent.domain.approval.Snapshots;
import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.draft.Draft;
import com.salesagent.domain.draft.Email;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.send.Send;
import com.salesagent.domain.send.SendIds;
import com.salesagent.domain.send.SendStatus;
import com.salesagent.platform.dynamodb.DynamoDbSendLedger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** An answer to a reply is held on the same page as everything else, and leaves by itself. */
final class AnswerApprovalTest {
    private static final String BODY =
            "Hi Dana,\n\n"
                + "Thank you for asking. What we do: we read utility bills line by line and claim"
                + " back what was charged wrongly.\n\n"
                + "Best regards,\n"
                + "Dana Miller\n\n"
                + "On 24 November 2026 you wrote:\n"
                + "> How does it work? Is it $5,000?";

    private final World world = new World();
    private final DynamoDbSendLedger ledger =
            new DynamoDbSendLedger(world.tables.client(), world.tables.table("leads"));
    private String lead;
    private ApprovalKey key;

    @BeforeEach
    void anAnswerIsSuggested() {
        lead = world.drafted("Kaleida Health");
        LeadFile file = world.leads.open(lead).orElseThrow();
        Campaign campaign = world.tables.campaigns(() -> world.now).find("default").orElseThrow();
        Draft base = file.drafts().getFirst();
        Draft answer =
                new Draft(
                        lead,
                        2,
                        base.contactId(),
                        base.runId(),
                        base.angle(),
                        Draft.reasonOfAnswer("mail-1"),
                        List.of(new Email(Email.ANSWER, 0, "Re: Your bills", BODY)),
                        base.critique(),
                        0,
                        false,
                        "composed",
                        "",
                        world.now);
        world.leads.addDraft(answer, null);
        key = new ApprovalKey(World.DRAFTS, lead, 1, 5002);
        world.approvals.request(
                Approval.asked(
                        key,
                        "default",
                        new Snapshots(world.renderer)
                                .answer(file, answer, file.contacts().getFirst(), campaign),
                        world.now,
                        world.now.plus(Duration.ofDays(3))),
                Approval.NO_TASK + key.approvalId());
        world.announce(World.DRAFTS);
    }

    private Optional<Send> planned() {
        return ledger.find(lead, SendIds.ofAnswer(lead, "mail-1"));
    }

    @Test
    void theMailSaysThatSomebodyWaitsForAnAnswer() {
        assertThat(world.mails.getLast().subject()).startsWith("Review 1 suggested answer");
    }

    @Test
    void thePageShowsTheOneAnswerWithWhatTheyWroteAndWhatHappens() {
        String html = world.get(world.link(World.ANN)).getBody();

        assertThat(html)
                .contains("Suggested answer: Re: Your bills")
                .contains("this one answer leaves at once, in the thread of their mail")
                .contains("&gt; How does it work? Is it $5,000?")
                .contains("Text of the answer")
                .doesNotContain("Must not leave")
                .doesNotContain("Have it rewritten")
                .doesNotContain("Critic:");
    }

    @Test
    void approvedItIsPlannedAtOnceAndNothingElseMoves() {
        Stage before = world.leads.find(lead).orElseThrow().stage();

        world.decide(world.link(World.ANN), key, "approve");
        world.flow();
        world.flow();

        Send send = planned().orElseThrow();
        assertThat(send.status()).isEqualTo(SendStatus.RESERVED);
        assertThat(send.plannedAt()).isEqualTo(world.now);
        assertThat(world.records.find(lead, key.approvalId()).orElseThrow())
                .matches(record -> record.covers(send.step(), send.contentHash()));
        assertThat(world.leads.open(lead).orElseThrow().sends()).hasSize(1);
        assertThat(world.leads.find(lead).orElseThrow().stage()).isEqualTo(before);
        assertThat(world.approvals.unresumedSince(world.now.plusSeconds(600))).isEmpty();
    }

    @Test
    void whatTheApproverWritesInsteadIsWhatIsPlanned() {
        world.decide(
                world.link(World.ANN),
                key,
                "edit",
                "subject-1-0",
                "Re: Your bills",
                "body-1-0",
                BODY.replace("Thank you for asking.", "Good question, and easily answered."));
        world.flow();

        Send send = planned().orElseThrow();
        Draft edited = world.leads.draft(lead, send.draftVersion()).orElseThrow();
        assertThat(edited.emails().getFirst().body()).contains("Good question");
        assertThat(edited.answers()).contains("mail-1");
    }

    @Test
    void rejectedOrLeftAloneNothingIsPlannedAndTheLeadStaysWhereItWas() {
        Stage before = world.leads.find(lead).orElseThrow().stage();

        world.decide(world.link(World.ANN), key, "reject", "reason-1", "I call them myself");
        world.flow();

        assertThat(planned()).isEmpty();
        assertThat(world.leads.find(lead).orElseThrow().stage()).isEqualTo(before);
        assertThat(world.leads.find(lead).orElseThrow().problem()).isEmpty();
    }

    @Test
    void decidedByNobodyItLeavesNotAndParksNoLead() {
        world.now = world.now.plus(Duration.ofHours(73));
        world.sweep.handleRequest(null, null);
        world.flow();

        assertThat(planned()).isEmpty();
        assertThat(world.leads.find(lead).orElseThrow().problem()).isEmpty();
    }
}
