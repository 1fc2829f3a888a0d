package com.salesagent.outreach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.run.LogEntry;
import com.salesagent.domain.send.Send;
import com.salesagent.domain.send.SendStatus;
import com.salesagent.outreach.FaultySendGrid.Behaviour;
import com.salesagent.outreach.World.Approved;
import com.salesagent.platform.dynamodb.LocalTables;
import com.salesagent.platform.failure.PermanentFailure;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** From an approval to the provider's answer, on real tables and real HTTP. */
class SendingTest {
    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void anApprovedEmailLeavesOnceAndPlansTheNext() {
        Approved lead = world.approved("Mercy Hospital", "pat@mercy.example");

        world.reserve(lead);
        world.work();

        Send first = world.send(lead, 0);
        assertThat(first.status()).isEqualTo(SendStatus.ACCEPTED);
        assertThat(first.providerId()).isEqualTo("m1");
        assertThat(first.messageId())
                .isEqualTo("<" + lead.leadId() + "." + first.id() + "@northwind-energy.example>");
        assertThat(world.stage(lead)).isEqualTo(Stage.CONTACTED);
        Send second = world.send(lead, 1);
        assertThat(second.status()).isEqualTo(SendStatus.RESERVED);
        assertThat(second.plannedAt()).isEqualTo(LocalTables.START.plus(Duration.ofDays(3)));
        assertThat(world.sendGrid.mails()).hasSize(1);
        assertThat(world.runs.logAfter(World.RUN, Instant.EPOCH))
                .extracting(LogEntry::agent, LogEntry::action, LogEntry::outcome)
                .containsExactly(tuple("outreach", "sent", "accepted"));
    }

    @Test
    void theWholeSequenceLeavesInItsTimeInOneThread() {
        Approved lead = world.approved("Thread Hospital", "pat@thread.example");
        DispatchSends dispatcher = world.dispatcher();
        world.reserve(lead);
        world.work();

        for (int day = 1; day <= 20; day++) {
            world.clock.advance(Duration.ofDays(1));
            dispatcher.dispatch();
            world.work();
        }

        assertThat(
                        List.of(0, 1, 2, 3).stream()
                                .map(step -> world.send(lead, step).acceptedAt())
                                .map(at -> Duration.between(LocalTables.START, at).toDays()))
                .containsExactly(0L, 3L, 7L, 14L);
        String first = world.send(lead, 0).messageId();
        String second = world.send(lead, 1).messageId();
        assertThat(headers(0)).doesNotContainKeys("In-Reply-To", "References");
        assertThat(headers(1)).containsEntry("In-Reply-To", first);
        assertThat(headers(2))
                .containsEntry("In-Reply-To", second)
                .containsEntry("References", first + " " + second);
    }

    @Test
    void aRepeatedReservationAndARepeatedMessageSendNothingMore() {
        Approved lead = world.approved("Repeat Hospital", "pat@repeat.example");

        Send first = world.reserve(lead);
        Send again = world.reserve(lead);
        world.work();
        world.queue.add(new SendTask(lead.leadId(), first.id()));
        world.work();
        world.reserve(lead);
        world.work();

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(world.sendGrid.mails()).hasSize(1);
    }

    @Test
    void anotherApprovalForAnAddressThatWasWrittenToIsRefusedInWords() {
        Approved lead = world.approved("Again Hospital", "pat@again.example");
        world.reserve(lead);
        world.work();
        Approved second =
                world.approve(
                        lead.leadId(),
                        World.draft(lead.leadId(), 1, lead.contactId()),
                        "approval-2");

        assertThatThrownBy(() -> world.reserve(second))
                .isInstanceOf(PermanentFailure.class)
                .hasMessageContaining("already has a first email for this address, accepted");
    }

    @Test
    void aLostAnswerLeavesTheSendInDoubtAndNothingSendsItAgain() {
        Approved lead = world.approved("Doubt Hospital", "pat@doubt.example");
        world.sendGrid.behave(Behaviour.ACCEPT_AND_LOSE_ANSWER);
        Send send = world.reserve(lead);
        world.work();
        world.sendGrid.behave(Behaviour.ACCEPT);

        world.clock.advance(Duration.ofDays(30));
        world.queue.add(new SendTask(lead.leadId(), send.id()));
        world.dispatcher().dispatch();
        world.sweep().check(() -> true);
        world.work();

        assertThat(world.send(lead, 0).status()).isEqualTo(SendStatus.IN_DOUBT);
        assertThat(world.send(lead, 0).verdict()).contains("answer was lost");
        assertThat(world.send(lead, 0).remedy()).isNotBlank();
        assertThat(world.stage(lead)).isEqualTo(Stage.DRAFT_CREATED);
        assertThat(world.sendGrid.requests()).isEqualTo(1);
    }

    @Test
    void anEventThatNamesTheSendSettlesTheDoubtAndTheSequenceGoesOn() {
        Approved lead = world.approved("Evidence Hospital", "pat@evidence.example");
        world.sendGrid.behave(Behaviour.ACCEPT_AND_LOSE_ANSWER);
        Send send = world.reserve(lead);
        world.work();

        boolean settled = world.doubts().shown(lead.leadId(), send.id(), "m9", world.now());
        boolean again = world.doubts().shown(lead.leadId(), send.id(), "m9", world.now());

        assertThat(settled).isTrue();
        assertThat(again).isFalse();
        assertThat(world.send(lead, 0).status()).isEqualTo(SendStatus.ACCEPTED);
        assertThat(world.send(lead, 0).providerId()).isEqualTo("m9");
        assertThat(world.stage(lead)).isEqualTo(Stage.CONTACTED);
        assertThat(world.send(lead, 1).status()).isEqualTo(SendStatus.RESERVED);
    }

    @Test
    void aPersonWhoFoundThatNothingLeftSendsItThroughTheGateAgain() {
        Approved lead = world.approved("Lost Hospital", "pat@lost.example");
        world.sendGrid.behave(Behaviour.LOSE);
        Send send = world.reserve(lead);
        world.work();
        world.sendGrid.behave(Behaviour.ACCEPT);

        boolean decided = world.doubts().notSent(lead.leadId(), send.id(), "ann", world.now());
        world.dispatcher().dispatch();
        world.work();

        assertThat(decided).isTrue();
        assertThat(world.send(lead, 0).status()).isEqualTo(SendStatus.ACCEPTED);
        assertThat(world.sendGrid.accepted().get(send.id()).get()).isEqualTo(1);
    }

    @Test
    void aThrottledSendTriesAgainAndGivesItsPlaceBack() {
        Approved lead = world.approved("Throttle Hospital", "pat@throttle.example");
        world.sendGrid.behave(Behaviour.THROTTLE);
        world.reserve(lead);
        world.work();
        Send held = world.send(lead, 0);
        world.sendGrid.behave(Behaviour.ACCEPT);

        world.clock.set(held.plannedAt());
        world.dispatcher().dispatch();
        world.work();

        assertThat(held.status()).isEqualTo(SendStatus.RESERVED);
        assertThat(held.verdict()).isEqualTo("the mail provider asked for patience");
        assertThat(world.send(lead, 0).status()).isEqualTo(SendStatus.ACCEPTED);
        assertThat(world.send(lead, 0).verdict()).isEmpty();
        assertThat(taken()).isEqualTo(1);
    }

    @Test
    void aRefusedSendSaysWhyAndMayBePlannedByANewApproval() {
        Approved lead = world.approved("Refused Hospital", "pat@refused.example");
        world.sendGrid.behave(Behaviour.REFUSE);
        world.reserve(lead);
        world.work();
        Send refused = world.send(lead, 0);
        world.sendGrid.behave(Behaviour.ACCEPT);

        world.reserve(lead);
        world.work();
        SendStatus afterRepeat = world.send(lead, 0).status();
        world.reserve(
                world.approve(
                        lead.leadId(),
                        World.draft(lead.leadId(), 1, lead.contactId()),
                        "approval-2"));
        world.work();

        assertThat(refused.status()).isEqualTo(SendStatus.REFUSED);
        assertThat(refused.verdict()).contains("(400)");
        assertThat(afterRepeat).isEqualTo(SendStatus.REFUSED);
        assertThat(world.send(lead, 0).status()).isEqualTo(SendStatus.ACCEPTED);
        assertThat(taken()).isEqualTo(1);
    }

    @Test
    void aFullDayMovesTheRestToTheNextAndSaysSo() {
        world.settings(Map.of("DAILY_CAP", "2"));
        List<Approved> all =
                List.of(
                        world.approved("Cap One", "pat@cap1.example"),
                        world.approved("Cap Two", "pat@cap2.example"),
                        world.approved("Cap Three", "pat@cap3.example"));
        all.forEach(world::reserve);
        world.work();

        Send waiting =
                all.stream()
                        .map(lead -> world.send(lead, 0))
                        .filter(send -> send.status() == SendStatus.RESERVED)
                        .findFirst()
                        .orElseThrow();
        int sentOnTheDay = world.sendGrid.mails().size();
        world.clock.set(Instant.parse("2026-11-25T00:00:00Z"));
        world.dispatcher().dispatch();
        world.work();

        assertThat(sentOnTheDay).isEqualTo(2);
        assertThat(waiting.plannedAt()).isEqualTo(Instant.parse("2026-11-25T00:00:00Z"));
        assertThat(waiting.verdict())
                .isEqualTo("the campaign's 2 emails of this day (UTC) are used up");
        assertThat(world.sendGrid.mails()).hasSize(3);
    }

    @Test
    void aMissedWeekHealsWithoutABurstToOnePerson() {
        Approved lead = world.approved("Outage Hospital", "pat@outage.example");
        world.reserve(lead);
        world.work();
        DispatchSends dispatcher = world.dispatcher();
        dispatcher.dispatch();

        world.clock.advance(Duration.ofDays(30));
        for (int minute = 0; minute < 5; minute++) {
            dispatcher.dispatch();
            world.work();
            world.clock.advance(Duration.ofMinutes(1));
        }

        assertThat(world.sendGrid.mails()).hasSize(2);
        assertThat(world.send(lead, 2).plannedAt())
                .isEqualTo(world.send(lead, 1).acceptedAt().plus(Duration.ofDays(4)));
    }

    private int taken() {
        return world.quotas.taken(
                "default", LocalDate.ofInstant(LocalTables.START, ZoneOffset.UTC));
    }

    @SuppressWarnings("unchecked")
    private Map<String, String> headers(int mail) {
        Map<String, Object> to =
                ((List<Map<String, Object>>)
                                world.sendGrid.mails().get(mail).get("personalizations"))
                        .getFirst();
        return (Map<String, String>) to.get("headers");
    }
}
