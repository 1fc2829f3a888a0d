package com.salesagent.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.contact.Contact.Deliverability;
import com.salesagent.domain.contact.SuppressionList.Entry;
import com.salesagent.domain.draft.Draft;
import com.salesagent.domain.draft.Email;
import com.salesagent.domain.lead.LeadPatch;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.mail.Mailer;
import com.salesagent.domain.send.GateFacts;
import com.salesagent.domain.send.LastGate;
import com.salesagent.domain.send.Send;
import com.salesagent.domain.send.SendStatus;
import com.salesagent.domain.send.SendingSwitch;
import com.salesagent.domain.send.SendingSwitch.Stop;
import com.salesagent.domain.send.Verdict;
import com.salesagent.outreach.World.Approved;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What happens between an approval and its time, and what the worker makes of it. */
class LastGateTest {
    private final World world = new World();
    private final Approved lead = world.approved("Gate Hospital", "pat@gate.example");

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aSuppressedAddressIsNeverWrittenTo() {
        world.suppression.suppress("PAT@gate.example", entry());

        Send send = worked();

        stopped(send, "the address is on the suppression list (opt out, by page, 2026-11-24)");
    }

    @Test
    void aSuppressedDomainIsNeverWrittenTo() {
        world.suppression.suppressDomain("gate.example", entry());

        Send send = worked();

        assertThat(send.status()).isEqualTo(SendStatus.CANCELLED);
        nothingLeft();
    }

    @ParameterizedTest
    @EnumSource(
            value = Deliverability.class,
            names = {"BOUNCED", "OPTED_OUT"})
    void aContactThatBouncedOrOptedOutIsNeverWrittenTo(Deliverability known) {
        world.leads.mark(lead.leadId(), lead.contactId(), known);

        Send send = worked();

        assertThat(send.status()).isEqualTo(SendStatus.CANCELLED);
        nothingLeft();
    }

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            names = {"DRAFT_CREATED"},
            mode = EnumSource.Mode.EXCLUDE)
    void aLeadThatStandsElsewhereIsNotWrittenTo(Stage elsewhere) {
        world.reserve(lead);
        world.stage(lead.leadId(), elsewhere);

        world.work();

        assertThat(world.send(lead, 0).status()).isEqualTo(SendStatus.CANCELLED);
        nothingLeft();
    }

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            names = {"CONTACTED"},
            mode = EnumSource.Mode.EXCLUDE)
    void aFollowUpNeedsALeadThatIsStillAtContacted(Stage elsewhere) {
        worked();
        world.stage(lead.leadId(), elsewhere);
        world.clock.advance(Duration.ofDays(4));

        world.dispatcher().dispatch();
        world.work();

        assertThat(world.send(lead, 1).status()).isEqualTo(SendStatus.CANCELLED);
        assertThat(world.sendGrid.mails()).hasSize(1);
    }

    @Test
    void anEmailThatWasChangedAfterItsApprovalIsHeldUntilTheNewTextIsApproved() {
        Draft approved = World.draft(lead.leadId(), 1, lead.contactId());
        List<Email> emails = new ArrayList<>(approved.emails());
        emails.set(0, new Email(0, 0, "Your electricity bill", "Hi Pat,\n\nOther words."));
        Draft changed = World.version(approved, 2, emails);
        world.leads.addDraft(changed, null);

        Send held = worked();
        world.leads.addDraft(World.version(approved, 3, approved.emails()), null);
        world.clock.advance(Duration.ofDays(2));
        world.sweep().check(() -> true);
        world.dispatcher().dispatch();
        world.work();

        assertThat(held.status()).isEqualTo(SendStatus.RESERVED);
        assertThat(held.verdict()).contains("was changed after its approval");
        assertThat(world.sendGrid.mails()).hasSize(1);
    }

    @Test
    void aPausedLeadIsHeldUntilAPersonResumesIt() {
        world.leads.patch(lead.leadId(), LeadPatch.ofPaused(true));
        Send held = worked();
        world.clock.advance(Duration.ofDays(2));
        world.sweep().check(() -> true);
        int queuedWhilePaused = world.dispatcher().dispatch();

        world.leads.patch(lead.leadId(), LeadPatch.ofPaused(false));
        world.sweep().check(() -> true);
        world.dispatcher().dispatch();
        world.work();

        assertThat(held.status()).isEqualTo(SendStatus.RESERVED);
        assertThat(held.verdict()).isEqualTo("a person paused this lead");
        assertThat(held.remedy()).isEqualTo("Resume the lead and it goes on.");
        assertThat(queuedWhilePaused).isZero();
        assertThat(world.send(lead, 0).status()).isEqualTo(SendStatus.ACCEPTED);
    }

    @Test
    void aParkedLeadWaitsForItsDay() {
        Instant until = world.now().plus(Duration.ofDays(40));
        world.leads.patch(lead.leadId(), LeadPatch.ofParkedUntil(until));

        Send parked = worked();
        world.clock.set(until);
        world.dispatcher().dispatch();
        world.work();

        assertThat(parked.plannedAt()).isEqualTo(until);
        assertThat(parked.verdict()).isEqualTo("the prospect asked to be written to later");
        assertThat(world.send(lead, 0).status()).isEqualTo(SendStatus.ACCEPTED);
    }

    @Test
    void theKillSwitchHoldsTheVeryNextEmailAndSaysWhoPressedIt() {
        world.sending.stop(
                SendingSwitch.EVERYTHING, new Stop("ann@x.example", "wrong price", world.now()));
        Send held = worked();
        world.sending.start(SendingSwitch.EVERYTHING);
        world.clock.set(held.plannedAt());
        world.dispatcher().dispatch();
        world.work();

        assertThat(held.verdict()).isEqualTo("sending was stopped by ann@x.example: wrong price");
        assertThat(world.send(lead, 0).status()).isEqualTo(SendStatus.ACCEPTED);
    }

    @Test
    void theKillSwitchOfAnotherCampaignHoldsNothing() {
        world.sending.stop("another", new Stop("ann@x.example", "wrong price", world.now()));

        assertThat(worked().status()).isEqualTo(SendStatus.ACCEPTED);
    }

    @Test
    void aSettingThatChangesTheBytesVoidsTheApprovalUntilItIsUndone() {
        world.reserve(lead);
        world.settings(Map.of("POSTAL_ADDRESS", "1 Another Street, Albany, NY 12207"));
        world.work();
        Send held = world.send(lead, 0);
        world.settings(Map.of());
        world.clock.advance(Duration.ofDays(1));
        world.sweep().check(() -> true);
        world.dispatcher().dispatch();
        world.work();

        assertThat(held.status()).isEqualTo(SendStatus.RESERVED);
        assertThat(held.verdict()).contains("would not be what was approved");
        assertThat(world.send(lead, 0).status()).isEqualTo(SendStatus.ACCEPTED);
    }

    @Test
    void withoutAnApprovalOnRecordNothingLeaves() {
        Send send = world.reserve(lead);
        GateFacts facts = facts(send, true);

        Verdict verdict =
                new LastGate(world.renderer)
                        .judge(
                                new GateFacts(
                                        send,
                                        facts.file(),
                                        facts.campaign(),
                                        null,
                                        null,
                                        null,
                                        true,
                                        world.now()));

        assertThat(verdict)
                .isEqualTo(
                        new Verdict.Held(
                                "no approval covers exactly this email",
                                "Approve the emails of this lead."));
    }

    @Test
    void aDemonstrationContactStopsAtARealProvider() {
        Send send = world.reserve(lead);

        Verdict verdict = new LastGate(world.renderer).judge(facts(send, false));

        assertThat(verdict)
                .isEqualTo(
                        new Verdict.Stopped(
                                "the contact is a demonstration, and this mail provider really"
                                        + " sends",
                                "Add a real contact."));
    }

    @Test
    void withPacingNothingLeavesWhileOfficesAreClosed() {
        world.settings(Map.of("PACING", "on"));
        // Thanksgiving, 10:00 in Buffalo.
        world.clock.set(Instant.parse("2026-11-26T15:00:00Z"));
        Send planned = world.reserve(lead);
        world.clock.set(Instant.parse("2026-11-26T23:00:00Z"));
        world.queue.add(new SendTask(lead.leadId(), planned.id()));
        world.work();

        assertThat(planned.plannedAt())
                .isBetween(
                        Instant.parse("2026-11-27T13:00:00Z"),
                        Instant.parse("2026-11-27T14:30:00Z"));
        assertThat(world.sendGrid.mails()).isEmpty();
    }

    @Test
    void aSendThatComesLateWithPacingWaitsForTheNextWindow() {
        world.settings(Map.of("PACING", "on"));
        Send planned = world.reserve(lead);
        // Friday 20:00 in Buffalo: the worker was down all day.
        world.clock.set(Instant.parse("2026-11-28T01:00:00Z"));
        world.queue.add(new SendTask(lead.leadId(), planned.id()));

        world.work();

        assertThat(world.send(lead, 0).plannedAt())
                .isBetween(
                        Instant.parse("2026-11-30T13:00:00Z"),
                        Instant.parse("2026-11-30T14:30:00Z"));
        assertThat(world.send(lead, 0).verdict())
                .isEqualTo("offices are closed where the recipient is");
        nothingLeft();
    }

    private GateFacts facts(Send send, boolean local) {
        Mailer mailer = world.mailer;
        assertThat(mailer.local()).isTrue();
        return new GateFacts(
                send,
                world.leads.open(lead.leadId()).orElseThrow(),
                world.campaign(),
                world.approvals.find(lead.leadId(), lead.approvalId()).orElseThrow(),
                null,
                null,
                local,
                world.now());
    }

    private Send worked() {
        world.reserve(lead);
        world.work();
        return world.send(lead, 0);
    }

    private Entry entry() {
        return new Entry("opt_out", "page", world.now());
    }

    private void stopped(Send send, String reason) {
        assertThat(send.status()).isEqualTo(SendStatus.CANCELLED);
        assertThat(send.verdict()).isEqualTo(reason);
        assertThat(send.remedy()).isNotBlank();
        nothingLeft();
    }

    private void nothingLeft() {
        assertThat(world.sendGrid.requests()).isZero();
    }
}
