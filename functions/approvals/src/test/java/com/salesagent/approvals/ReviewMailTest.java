package com.salesagent.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.salesagent.domain.approval.Approval.Status;
import com.salesagent.domain.approval.ApprovalKey;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.mail.NoticeMailer.Notice;
import com.salesagent.domain.score.Tier;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One review email for a run, and what happens when nobody reads it. */
final class ReviewMailTest {
    private final World world = new World();

    @Test
    void oneMailGoesToEachApproverOnceAllThatIsExpectedHasArrived() {
        world.reviews.expect(World.LEADS, 3);
        ask("One");
        ask("Two");
        world.look(World.LEADS);
        int early = world.mails.size();
        ask("Three");
        world.look(World.LEADS);
        world.look(World.LEADS);

        assertThat(early).isZero();
        assertThat(world.mails).extracting(Notice::to).containsExactly(World.ANN, World.BEN);
        assertThat(world.mails.getFirst().subject())
                .isEqualTo("Review 3 leads: healthcare, Buffalo, NY");
    }

    @Test
    void whereItIsNotKnownHowManyWillComeAMinuteOfQuietIsEnough() {
        ask("One");
        world.look(World.LEADS);
        World.Look planned = world.looks.getLast();
        world.look(World.LEADS);
        int planned2 = world.looks.size();
        world.now = world.now.plus(planned.delay());
        world.look(World.LEADS);

        assertThat(planned.delay()).isEqualTo(Duration.ofMinutes(1));
        assertThat(planned2).as("a look and its plan; the second look plans nothing").isEqualTo(2);
        assertThat(world.mails).hasSize(2);
    }

    @Test
    void whatArrivesAfterTheMailIsAnnouncedByAnotherWithTheSameLink() {
        ask("One");
        world.announce(World.LEADS);
        World.Link first = world.link(World.ANN);
        ask("Two");
        world.announce(World.LEADS);

        assertThat(world.mails).hasSize(4);
        assertThat(world.link(World.ANN)).isEqualTo(first);
        assertThat(world.mails.get(0).key()).isNotEqualTo(world.mails.get(2).key());
    }

    @Test
    void approversHaveLinksOfTheirOwn() {
        ask("One");
        world.announce(World.LEADS);

        assertThat(world.link(World.ANN).key()).isNotEqualTo(world.link(World.BEN).key());
    }

    @Test
    void aMailThatFailsIsRepeatedByTheQueueAndNotLost() {
        ask("One");
        world.now = world.now.plusSeconds(61);
        world.mailFails = true;
        SQSMessage message = new SQSMessage();
        message.setMessageId("m1");
        message.setBody("{\"reviewId\":\"" + World.LEADS.text() + "\"}");
        SQSMessage broken = new SQSMessage();
        broken.setMessageId("m2");
        broken.setBody("no json");
        SQSEvent event = new SQSEvent();
        event.setRecords(List.of(message, broken));
        var failures = world.notify.handleRequest(event, null).getBatchItemFailures();
        world.mailFails = false;
        world.now = world.now.plusSeconds(180);
        world.look(World.LEADS);

        assertThat(failures).extracting("itemIdentifier").containsExactly("m1", "m2");
        assertThat(world.mails).hasSize(2);
    }

    @Test
    void nobodyIsMailedAboutWhatIsSettledAlready() {
        String lead = ask("One");
        world.approvals.voidPending(World.RUN, lead, "the lead was closed", world.now);
        world.announce(World.LEADS);

        assertThat(world.mails).isEmpty();
    }

    @Test
    void aDayWithoutDecisionBringsOneReminderAndTwoDaysTheSecondAddress() {
        ask("One");
        world.announce(World.LEADS);
        world.mails.clear();

        sweepAfter(Duration.ofHours(23));
        assertThat(world.mails).isEmpty();

        sweepAfter(Duration.ofHours(1));
        sweepAfter(Duration.ofMinutes(5));
        assertThat(world.mails).extracting(Notice::to).containsExactly(World.ANN, World.BEN);
        assertThat(world.mails.getFirst().subject()).startsWith("Reminder: 1 lead to review");

        world.mails.clear();
        sweepAfter(Duration.ofDays(1));
        sweepAfter(Duration.ofMinutes(5));
        assertThat(world.mails).extracting(Notice::to).containsExactly(World.CAROL);
        assertThat(world.get(world.link(World.CAROL)).getStatusCode()).isEqualTo(200);
    }

    @Test
    void threeDaysWithoutDecisionExpireItAndParkTheLead() {
        String lead = ask("One");
        world.announce(World.LEADS);

        sweepAfter(Duration.ofDays(3));
        world.flow();

        assertThat(world.answers.get("token-lead-" + lead)).containsEntry("decision", "expired");
        assertThat(world.leads.find(lead).orElseThrow())
                .satisfies(
                        parked -> {
                            assertThat(parked.stage()).isEqualTo(Stage.SCORED);
                            assertThat(parked.problem()).contains("within 72 hours");
                        });
    }

    @Test
    void aDecisionThatWasNotResumedIsBroughtBackBySweeping() {
        String lead = ask("One");
        ApprovalKey key = ApprovalKey.of(World.LEADS, lead + "#01#01").orElseThrow();
        world.announce(World.LEADS);
        world.decide(world.link(World.ANN), key, "approve");
        world.loseStream();

        sweepAfter(Duration.ofMinutes(3));
        world.flow();

        assertThat(world.answers.get("token-lead-" + lead)).containsEntry("decision", "approved");
        assertThat(world.approvals.find(key).orElseThrow().status()).isEqualTo(Status.DECIDED);
        assertThat(world.approvals.unresumedSince(world.now)).isEmpty();
    }

    private String ask(String name) {
        String lead = world.lead(name, Tier.HIGH);
        world.askLead(lead);
        world.flow();
        return lead;
    }

    private void sweepAfter(Duration time) {
        world.now = world.now.plus(time);
        world.sweep.handleRequest(Map.of(), null);
    }
}
