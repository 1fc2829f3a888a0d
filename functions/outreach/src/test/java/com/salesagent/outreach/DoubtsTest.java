package com.salesagent.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.send.Send;
import com.salesagent.domain.send.SendIds;
import com.salesagent.domain.send.SendStatus;
import com.salesagent.outreach.FaultySendGrid.Behaviour;
import com.salesagent.outreach.SendCommands.Done;
import com.salesagent.outreach.SendCommands.Found;
import com.salesagent.outreach.SendCommands.Word;
import com.salesagent.outreach.World.Approved;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What ends a doubt: an entry in the provider's log, or a person; and never its absence. */
class DoubtsTest {
    private static final Word WORD = new Word("ann", "I looked at the activity feed");

    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void anEntryInTheProvidersLogSettlesADoubtAndTheSequenceGoesOn() {
        Approved lead = inDoubt("Logged Hospital", Behaviour.ACCEPT_AND_FAIL);

        SettleDoubts.Result result = world.settleDoubts().settle();

        Send send = world.send(lead, 0);
        assertThat(result).isEqualTo(new SettleDoubts.Result(1, 1, 1));
        assertThat(send.status()).isEqualTo(SendStatus.ACCEPTED);
        assertThat(send.settledBy()).isEqualTo("an entry in the mail provider's log");
        assertThat(send.providerId()).isEqualTo("log-0");
        assertThat(world.send(lead, 1).status()).isEqualTo(SendStatus.RESERVED);
        isCountedOnce(lead);
    }

    @Test
    void thatTheLogHasNothingSettlesNothing() {
        Approved lead = inDoubt("Absent Hospital", Behaviour.FAIL);

        SettleDoubts.Result result = world.settleDoubts().settle();

        assertThat(result).isEqualTo(new SettleDoubts.Result(1, 1, 0));
        assertThat(world.send(lead, 0).status()).isEqualTo(SendStatus.IN_DOUBT);
    }

    @Test
    void anEntryOfAnotherEmailToTheSamePersonWithTheSameSubjectIsNoEvidence() {
        Approved lead = inDoubt("Twice Hospital", Behaviour.ACCEPT_AND_FAIL);
        Send first = world.send(lead, 0);
        world.settleDoubts().settle();
        world.sendGrid.behave(Behaviour.FAIL);
        world.clock.set(world.send(lead, 1).plannedAt());
        world.dispatcher().dispatch();
        world.work();

        world.settleDoubts().settle();

        assertThat(world.sendGrid.accepted()).containsOnlyKeys(first.id());
        assertThat(world.send(lead, 1).status()).isEqualTo(SendStatus.IN_DOUBT);
    }

    @Test
    void aLogThatDoesNotAnswerIsAskedAgainLater() {
        Approved lead = inDoubt("Patient Hospital", Behaviour.ACCEPT_AND_FAIL);
        world.sendGrid.logAnswers(false);
        SettleDoubts.Result refused = world.settleDoubts().settle();
        world.sendGrid.logAnswers(true);

        SettleDoubts.Result answered = world.settleDoubts().settle();

        assertThat(refused.settled()).isZero();
        assertThat(answered.settled()).isOne();
        assertThat(world.send(lead, 0).status()).isEqualTo(SendStatus.ACCEPTED);
    }

    @Test
    void manyDoubtsWithoutAnEntryDoNotHideOneThatHasOne() {
        List<Approved> lost = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            lost.add(inDoubt("Lost Hospital " + i, Behaviour.FAIL));
        }
        Approved taken = inDoubt("Taken Hospital", Behaviour.ACCEPT_AND_FAIL);

        for (int quarter = 0; quarter < 4; quarter++) {
            world.settleDoubts().settle();
            world.clock.advance(Duration.ofMinutes(15));
        }

        assertThat(world.send(taken, 0).status()).isEqualTo(SendStatus.ACCEPTED);
        assertThat(lost).allMatch(lead -> world.send(lead, 0).status() == SendStatus.IN_DOUBT);
    }

    @Test
    void aPersonWhoSawItAtTheProvidersEndsTheDoubtOnce() {
        Approved lead = inDoubt("Seen Hospital", Behaviour.ACCEPT_AND_FAIL);
        Instant tried = world.now();
        world.clock.advance(Duration.ofHours(1));
        Found found = world.commands().inDoubt().getFirst();

        Done decided = world.commands().sent(found, WORD);
        Done repeated = world.commands().sent(found, WORD);
        Done tooLate = world.commands().notSent(found(lead, 0), WORD);

        assertThat(decided.changed()).isTrue();
        assertThat(repeated.changed()).isFalse();
        assertThat(tooLate.message()).isEqualTo("is not in doubt but accepted");
        Send send = world.send(lead, 0);
        assertThat(send.settledBy()).isEqualTo("ann: I looked at the activity feed");
        assertThat(send.acceptedAt()).isEqualTo(tried);
        assertThat(world.commands().inDoubt()).isEmpty();
        assertThat(world.runs.logAfter(World.RUN, Instant.EPOCH))
                .anyMatch(row -> row.detail().equals("a person decided that it left"));
        isCountedOnce(lead);
    }

    /** Also where the queue brings the message of the settled email once more. */
    private void isCountedOnce(Approved lead) {
        world.queue.add(new SendTask(lead.leadId(), world.send(lead, 0).id()));
        world.work();

        assertThat(world.runs.logAfter(World.RUN, Instant.EPOCH))
                .filteredOn(row -> row.leadId().equals(lead.leadId()))
                .filteredOn(row -> row.outcome().equals("accepted"))
                .hasSize(1);
    }

    @Test
    void aPersonWhoFoundNothingThereHasItTriedOnceMore() {
        Approved lead = inDoubt("Unseen Hospital", Behaviour.LOSE);
        world.sendGrid.behave(Behaviour.ACCEPT);

        Done decided = world.commands().notSent(found(lead, 0), WORD);
        Done repeated = world.commands().notSent(found(lead, 0), WORD);
        world.dispatcher().dispatch();
        world.work();

        assertThat(decided.changed()).isTrue();
        assertThat(repeated.changed()).isFalse();
        assertThat(world.send(lead, 0).status()).isEqualTo(SendStatus.ACCEPTED);
        assertThat(world.sendGrid.accepted().get(world.send(lead, 0).id()).get()).isOne();
    }

    @Test
    void anApprovedEmailCanBeCalledBackUntilItLeaves() {
        Approved lead = world.approved("Called Back Hospital", "pat@back.example");
        world.reserve(lead);

        Done cancelled = world.commands().cancel(found(lead, 0), WORD);
        world.work();

        assertThat(cancelled.changed()).isTrue();
        assertThat(world.sendGrid.requests()).isZero();
        assertThat(world.send(lead, 0).status()).isEqualTo(SendStatus.CANCELLED);
        assertThat(world.send(lead, 0).verdict())
                .isEqualTo("cancelled by ann: I looked at the activity feed");
        assertThat(world.reserve(lead).status()).isEqualTo(SendStatus.CANCELLED);
    }

    @Test
    void whatHasLeftOrMayHaveLeftIsNotCalledBack() {
        Approved doubtful = inDoubt("Maybe Hospital", Behaviour.FAIL);
        world.sendGrid.behave(Behaviour.ACCEPT);
        Approved sent = world.approved("Gone Hospital", "pat@gone.example");
        world.reserve(sent);
        world.work();

        Done maybe = world.commands().cancel(found(doubtful, 0), WORD);
        Done gone = world.commands().cancel(found(sent, 0), WORD);

        assertThat(maybe.changed()).isFalse();
        assertThat(maybe.message()).contains("decide: sent or not-sent");
        assertThat(gone.changed()).isFalse();
        assertThat(world.send(doubtful, 0).status()).isEqualTo(SendStatus.IN_DOUBT);
        assertThat(world.send(sent, 0).status()).isEqualTo(SendStatus.ACCEPTED);
    }

    private Found found(Approved lead, int step) {
        return world.commands()
                .find(SendIds.reference(lead.leadId(), world.send(lead, step).id()))
                .orElseThrow();
    }

    private Approved inDoubt(String name, Behaviour behaviour) {
        String host = name.toLowerCase(Locale.ROOT).replace(' ', '-');
        Approved lead = world.approved(name, "pat@" + host + ".example");
        world.sendGrid.behave(behaviour);
        world.reserve(lead);
        world.work();
        assertThat(world.send(lead, 0).status()).isEqualTo(SendStatus.IN_DOUBT);
        return lead;
    }
}
