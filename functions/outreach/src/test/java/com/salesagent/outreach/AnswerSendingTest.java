package com.salesagent.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.contact.SuppressionList.Entry;
import com.salesagent.domain.draft.Draft;
import com.salesagent.domain.draft.Email;
import com.salesagent.domain.lead.LeadEvent;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.report.WeeklyReport;
import com.salesagent.domain.report.WeeklyReport.Emails;
import com.salesagent.domain.send.Send;
import com.salesagent.domain.send.SendStatus;
import com.salesagent.domain.send.SendingSwitch;
import com.salesagent.domain.send.Sequences;
import com.salesagent.domain.track.Consequence;
import com.salesagent.outreach.World.Approved;
import com.salesagent.platform.dynamodb.DynamoDbEventLog;
import com.salesagent.platform.dynamodb.DynamoDbOptOuts;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An approved answer to a reply leaves in their thread: past quotas, windows and stages, never past
 * an opt-out, the switch, or what was written since.
 */
final class AnswerSendingTest {
    private static final String TEXT =
            "Hi Pat,\n\nThank you.\n\nOn 24 November 2026 you wrote:\n> Hm?";

    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void itLeavesInTheirThreadWhereEveryPlaceIsTakenAndOfficesAreClosed() {
        Approved lead = answeredLead("Thread", Map.of("DAILY_CAP", "0", "PACING", "on"));
        world.clock.advance(Duration.ofHours(14));

        Send answer = plan(lead, TEXT);
        world.dispatcher().dispatch();
        world.work();
        world.dispatcher().dispatch();
        world.work();

        assertThat(now(lead, answer).status()).isEqualTo(SendStatus.ACCEPTED);
        assertThat(world.sendGrid.mails()).hasSize(2);
        assertThat(world.sendGrid.mails().getLast().toString()).contains("> Hm?");
        Map<?, ?> to =
                (Map<?, ?>)
                        ((List<?>) world.sendGrid.mails().getLast().get("personalizations"))
                                .getFirst();
        Map<?, ?> headers = (Map<?, ?>) to.get("headers");
        assertThat(headers.get("In-Reply-To")).isEqualTo("<hm@mercy.example>");
        assertThat(headers.get("References"))
                .isEqualTo(world.send(lead, 0).messageId() + " <hm@mercy.example>");
        assertThat(world.stage(lead)).isEqualTo(Stage.REPLIED);
        LeadFile file = world.leads.open(lead.leadId()).orElseThrow();
        Instant end = world.now().plusSeconds(1);
        Emails week =
                WeeklyReport.of(Instant.EPOCH, end, List.of(file.lead()), List.of(file), fee -> 0.3)
                        .emails();
        assertThat(week.sent()).as("emails of the sequence").isEqualTo(1);
        assertThat(week.answersSent()).isEqualTo(1);
    }

    @Test
    void itNeverLeavesForWhoOptedOutSinceTheApproval() {
        Approved lead = answeredLead("Stop", Map.of());
        Send answer = plan(lead, TEXT);
        String address =
                world.leads.open(lead.leadId()).orElseThrow().contacts().getFirst().address();
        world.suppression.suppress(address, new Entry("opt_out", "page", world.now()));

        work();

        assertThat(now(lead, answer).status()).isEqualTo(SendStatus.CANCELLED);
        assertThat(now(lead, answer).verdict()).contains("suppression list");
        assertThat(world.sendGrid.mails()).hasSize(1);
    }

    @Test
    void itWaitsWhileSendingIsStopped() {
        Approved lead = answeredLead("Switch", Map.of());
        Send answer = plan(lead, TEXT);
        world.sending.stop(
                Campaign.DEFAULT,
                new SendingSwitch.Stop("ann", "a look first", world.now(), "Start it again."));

        work();

        assertThat(now(lead, answer).status()).isEqualTo(SendStatus.RESERVED);
        assertThat(now(lead, answer).verdict()).contains("sending was stopped");
        assertThat(world.sendGrid.mails()).hasSize(1);
    }

    @Test
    void itDoesNotLeaveWhereTheyWroteAgainOrAColleagueDid() {
        Approved again = answeredLead("Again", Map.of());
        Send first = plan(again, TEXT);
        comes(again, "later", LeadEvent.REPLY, world.now().plusSeconds(60));
        Approved colleague = answeredLead("Colleague", Map.of());
        Send second = plan(colleague, TEXT);
        comes(colleague, "ours", LeadEvent.ANSWERED_BY_US, world.now().plusSeconds(60));

        work();

        assertThat(now(again, first).status()).isEqualTo(SendStatus.CANCELLED);
        assertThat(now(colleague, second).status()).isEqualTo(SendStatus.CANCELLED);
        assertThat(world.sendGrid.mails()).hasSize(2);
    }

    @Test
    void aTextThatNobodyApprovedIsHeld() {
        Approved lead = answeredLead("Text", Map.of());
        Send answer = plan(lead, TEXT);
        world.settings(Map.of("SENDER_NAME", "Somebody Else"));

        work();

        assertThat(now(lead, answer).status()).isEqualTo(SendStatus.RESERVED);
        assertThat(now(lead, answer).verdict()).contains("would not be what was approved");
        assertThat(world.sendGrid.mails()).hasSize(1);
    }

    @Test
    void oneReplyIsAnsweredOnceWhateverIsApprovedForIt() {
        Approved lead = answeredLead("Once", Map.of());
        plan(lead, TEXT);
        work();

        Send second = plan(lead, "Hi Pat,\n\nOther words.");
        work();

        assertThat(second.status()).isEqualTo(SendStatus.ACCEPTED);
        assertThat(world.sendGrid.mails()).hasSize(2);
    }

    private void work() {
        world.clock.advance(Duration.ofMinutes(1));
        world.dispatcher().dispatch();
        world.work();
    }

    private Send now(Approved lead, Send send) {
        return world.ledger.find(lead.leadId(), send.id()).orElseThrow();
    }

    /** A lead whose contact answered the first email. */
    private Approved answeredLead(String name, Map<String, String> settings) {
        world.settings(Map.of());
        Approved lead =
                world.approved(
                        name + " Hospital",
                        "pat@" + name.toLowerCase(java.util.Locale.ROOT) + ".example");
        world.reserve(lead);
        world.work();
        world.settings(settings);
        comes(lead, "hm", LeadEvent.REPLY, world.now());
        world.stage(lead.leadId(), Stage.REPLIED);
        return lead;
    }

    private void comes(Approved lead, String id, String type, java.time.Instant at) {
        String leads = world.tables.table("leads");
        String counters = world.tables.table("counters");
        new DynamoDbEventLog(
                        world.tables.client(),
                        leads,
                        counters,
                        new DynamoDbOptOuts(
                                world.tables.client(),
                                leads,
                                counters,
                                world.leads,
                                DynamoDbOptOuts.voiding(world.open)))
                .record(
                        world.leads.open(lead.leadId()).orElseThrow(),
                        new LeadEvent(
                                lead.leadId(),
                                id,
                                type,
                                lead.contactId(),
                                world.send(lead, 0).id(),
                                at,
                                Map.of(
                                        "text",
                                        "Hm?",
                                        LeadEvent.MESSAGE_ID,
                                        "<" + id + "@mercy.example>")),
                        List.of(id),
                        new Consequence.Answered(null, null));
    }

    /** As the approvals plan it. */
    private Send plan(Approved lead, String body) {
        int version =
                world.leads.open(lead.leadId()).orElseThrow().latestDraft().orElseThrow().version()
                        + 1;
        Draft base = World.draft(lead.leadId(), version, lead.contactId());
        Draft draft =
                new Draft(
                        base.leadId(),
                        version,
                        base.contactId(),
                        base.runId(),
                        base.angle(),
                        Draft.reasonOfAnswer("hm"),
                        List.of(new Email(Email.ANSWER, 0, "Re: Your electricity bill", body)),
                        base.critique(),
                        0,
                        false,
                        "composed",
                        "",
                        world.now());
        world.leads.addDraft(draft, null);
        String approvalId = "answer-" + lead.leadId() + "-" + version;
        world.approve(lead.leadId(), draft, approvalId);
        return world.ledger.reserve(
                Sequences.answer(
                        world.leads.find(lead.leadId()).orElseThrow(),
                        World.RUN,
                        "hm",
                        world.approvals.find(lead.leadId(), approvalId).orElseThrow(),
                        world.now()),
                world.now());
    }
}
