package com.salesagent.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.approval.Approval;
import com.salesagent.domain.approval.ApprovalKey;
import com.salesagent.domain.approval.ApprovalRecord;
import com.salesagent.domain.approval.ApprovalStore.Filter;
import com.salesagent.domain.approval.Snapshots;
import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.draft.Draft;
import com.salesagent.domain.draft.Email;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.send.Send;
import com.salesagent.domain.send.SendStatus;
import com.salesagent.domain.send.Sequences;
import com.salesagent.platform.dynamodb.DynamoDbSendLedger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One email of an approved sequence is changed later: it asks for an approval of its own. */
final class ChangedEmailTest {
    private final World world = new World();
    private final DynamoDbSendLedger ledger =
            new DynamoDbSendLedger(world.tables.client(), world.tables.table("leads"));
    private String lead;
    private ApprovalKey change;

    @BeforeEach
    void theThirdOfFourApprovedEmailsIsChanged() {
        lead = world.drafted("Kaleida Health");
        world.askDraft(lead);
        world.announce(World.DRAFTS);
        ApprovalKey first = world.approvals.all(World.DRAFTS, Filter.NONE).getFirst().key();
        world.decide(world.link(World.ANN), first, "approve");
        world.flow();
        LeadFile file = world.leads.open(lead).orElseThrow();
        Campaign campaign = world.tables.campaigns(() -> world.now).find("default").orElseThrow();
        ApprovalRecord record = world.records.find(lead, first.approvalId()).orElseThrow();
        ledger.reserve(
                Sequences.first(
                        file.lead(),
                        World.RUN,
                        file.contacts().getFirst(),
                        campaign,
                        record,
                        world.now.plus(Duration.ofDays(1))),
                world.now.plus(Duration.ofDays(1)));
        Draft base = file.drafts().getFirst();
        List<Email> emails = new ArrayList<>(base.emails());
        emails.set(2, new Email(2, 7, base.emails().get(2).subject(), "Hi Dana,\n\nNew words."));
        Draft changed =
                new Draft(
                        lead,
                        2,
                        base.contactId(),
                        base.runId(),
                        base.angle(),
                        base.reasoning(),
                        emails,
                        base.critique(),
                        0,
                        false,
                        "edited by sales",
                        "",
                        world.now);
        world.leads.addDraft(changed, null);
        change = new ApprovalKey(World.DRAFTS, lead, 1, 102);
        world.approvals.request(
                Approval.asked(
                        change,
                        "default",
                        new Snapshots(world.renderer)
                                .change(
                                        file,
                                        changed,
                                        file.contacts().getFirst(),
                                        campaign,
                                        base.emails(),
                                        2),
                        world.now,
                        world.now.plus(Duration.ofDays(3))),
                Approval.NO_TASK + change.approvalId());
        world.announce(World.DRAFTS);
    }

    private Send planned() {
        return world.leads.open(lead).orElseThrow().sends().getFirst();
    }

    @Test
    void thePageAsksAboutThatOneOnlyAndShowsWhatChanged() {
        String html = world.get(world.link(World.ANN)).getBody();

        assertThat(html)
                .contains("email 3 of 4 to this person reads like this when its time comes")
                .contains("New words.")
                .contains("<del>")
                .doesNotContain("id=\"edit-1\"")
                .doesNotContain("Have it rewritten");
        assertThat(html.split("<form", 2)[1].split("New words", -1)).hasSize(3);
    }

    @Test
    void approvedItTakesOverWhatIsPlannedAndWakesNoMachine() {
        List<String> before =
                world.records.all(lead).stream().map(ApprovalRecord::approvalId).toList();

        world.decide(world.link(World.ANN), change, "approve");
        world.flow();
        world.flow();

        ApprovalRecord record = world.records.find(lead, change.approvalId()).orElseThrow();
        assertThat(before).doesNotContain(record.approvalId());
        assertThat(planned())
                .matches(send -> send.status() == SendStatus.RESERVED)
                .matches(send -> send.approvalId().equals(change.approvalId()))
                .matches(send -> send.draftVersion() == 2)
                .matches(send -> record.covers(send.step(), send.contentHash()));
        assertThat(world.answers).hasSize(1);
        assertThat(world.approvals.unresumedSince(world.now.plusSeconds(600))).isEmpty();
    }

    @Test
    void rejectedTheApprovedTextStandsAgain() {
        world.decide(world.link(World.ANN), change, "reject", "reason-1", "leave it");
        world.flow();

        LeadFile file = world.leads.open(lead).orElseThrow();
        assertThat(file.latestDraft().orElseThrow())
                .matches(draft -> draft.version() == 3)
                .matches(draft -> draft.emails().equals(file.drafts().getFirst().emails()));
        assertThat(planned().draftVersion()).isEqualTo(1);
        assertThat(file.lead().stage().id()).isEqualTo("draft_created");
    }

    @Test
    void decidedByNobodyItChangesNothing() {
        world.now = world.now.plus(Duration.ofHours(73));
        world.sweep.handleRequest(null, null);
        world.flow();

        assertThat(planned().draftVersion()).isEqualTo(1);
        assertThat(world.records.find(lead, change.approvalId())).isEmpty();
        assertThat(world.leads.find(lead).orElseThrow().problem()).isEmpty();
    }
}
