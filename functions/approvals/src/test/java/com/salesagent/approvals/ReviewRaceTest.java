package com.salesagent.approvals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.salesagent.domain.approval.Approval;
import com.salesagent.domain.approval.ApprovalKey;
import com.salesagent.domain.approval.Gate;
import com.salesagent.domain.approval.Review;
import com.salesagent.domain.score.Tier;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Everything arrives at least once, in any order and side by side; a decision is made once. */
final class ReviewRaceTest {
    private final World world = new World();

    @Test
    void twoApproversDuplicatesVoidsAndExpiryLeaveExactlyOneOutcomePerItem() throws Exception {
        for (long seed = 1; seed <= 12; seed++) {
            race(seed);
        }
    }

    private void race(long seed) throws Exception {
        Random random = new Random(seed);
        String lead = world.lead("Race " + seed, Tier.HIGH);
        ApprovalKey key = world.askLead(lead);
        world.announce(World.LEADS);
        World.Link ann = world.link(World.ANN);
        World.Link ben = world.link(World.BEN);
        Instant due = world.now.plus(Duration.ofDays(4));
        List<Callable<Integer>> acts = new ArrayList<>();
        for (int copy = 0; copy < 3; copy++) {
            acts.add(() -> world.decide(ann, key, "approve").getStatusCode());
            acts.add(() -> world.decide(ben, key, "reject", "reason-1", "no").getStatusCode());
        }
        if (random.nextBoolean()) {
            acts.add(() -> world.approvals.expire(key, due) ? 1 : 0);
        }
        if (random.nextBoolean()) {
            acts.add(
                    () -> {
                        world.approvals.voidPending(World.RUN, lead, "the lead was closed", due);
                        return 0;
                    });
        }
        Collections.shuffle(acts, random);

        List<Integer> results = sideBySide(acts);
        world.flow();

        Approval outcome = world.approvals.find(key).orElseThrow();
        assertThat(outcome.status()).as("seed %d", seed).isNotEqualTo(Approval.Status.PENDING);
        long winners = results.stream().filter(status -> status == 200).count();
        assertThat(winners)
                .as("seed %d: only the copies of the decision that stands count", seed)
                .isEqualTo(outcome.decided() == null ? 0 : 3);
        assertThat(world.answers.get("token-lead-" + lead).get("decision"))
                .as("seed %d", seed)
                .isEqualTo(
                        switch (outcome.status()) {
                            case EXPIRED -> "expired";
                            case VOID -> "rejected";
                            default -> outcome.decided().decision().word();
                        });
    }

    private static List<Integer> sideBySide(List<Callable<Integer>> acts) throws Exception {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Integer> results = new ArrayList<>();
            for (Future<Integer> result : executor.invokeAll(acts)) {
                results.add(result.get());
            }
            return results;
        }
    }

    @Test
    void aBatchOfTheStreamThatComesTwiceCountsOnce() {
        for (int i = 0; i < 5; i++) {
            world.askLead(world.lead("Hospital " + i, Tier.HIGH));
        }
        DynamodbEvent batch = world.flow();
        Review once = world.reviews.find(World.LEADS).orElseThrow();

        world.resume.handleRequest(batch, null);

        assertThat(once.arrived()).isEqualTo(5);
        assertThat(world.reviews.find(World.LEADS).orElseThrow()).isEqualTo(once);
    }

    @Test
    void aBatchThatOverlapsAnEarlierOneCountsTheRest() {
        world.askLead(world.lead("Hospital 1", Tier.HIGH));
        DynamodbEvent first = world.flow();
        world.askLead(world.lead("Hospital 2", Tier.MEDIUM));
        DynamodbEvent second = new DynamodbEvent();
        second.setRecords(new ArrayList<>(first.getRecords()));
        second.getRecords().addAll(world.flow().getRecords());

        world.resume.handleRequest(second, null);

        assertThat(world.reviews.find(World.LEADS).orElseThrow().arrived()).isEqualTo(2);
    }

    @Test
    void aDecisionThatTheStreamBringsTwiceIsAnsweredOnceAndCountedOnce() {
        String lead = world.lead("Kaleida Health", Tier.HIGH);
        ApprovalKey key = world.askLead(lead);
        world.announce(World.LEADS);
        world.decide(world.link(World.ANN), key, "approve");
        DynamodbEvent batch = world.flow();

        world.resume.handleRequest(batch, null);

        assertThat(world.leads.find(lead).orElseThrow().history())
                .filteredOn(change -> change.id().equals(key.approvalId()))
                .hasSize(1);
        assertThat(world.reviews.find(World.LEADS).orElseThrow().count("approved")).isEqualTo(1);
        assertThat(world.reviews.find(World.DRAFTS).orElseThrow().expected()).isEqualTo(1);
        assertThat(world.approvals.unresumedSince(world.now.plusSeconds(60))).isEmpty();
    }

    @Test
    void aRepeatedRequestWithANewTokenIsAnsweredAtItsNewestToken() {
        String lead = world.lead("Kaleida Health", Tier.HIGH);
        ApprovalKey key = world.askLead(lead);
        world.ask(Gate.LEAD, lead, 1, 0, "token-second");
        world.announce(World.LEADS);

        world.decide(world.link(World.ANN), key, "approve");
        world.flow();

        assertThat(world.answers).containsOnlyKeys("token-second");
        assertThat(world.reviews.find(World.LEADS).orElseThrow().arrived()).isEqualTo(1);
    }

    @Test
    void aRequestThatIsRepeatedAfterTheDecisionIsAnsweredWithIt() {
        String lead = world.lead("Kaleida Health", Tier.HIGH);
        ApprovalKey key = world.askLead(lead);
        world.announce(World.LEADS);
        world.decide(world.link(World.ANN), key, "approve");
        world.flow();

        world.ask(Gate.LEAD, lead, 1, 0, "token-second");
        world.flow();

        assertThat(world.answers.get("token-second")).containsEntry("decision", "approved");
        assertThat(world.reviews.find(World.LEADS).orElseThrow().count("approved")).isEqualTo(1);
    }

    @Test
    void anotherTransactionVoidsAnOpenItemWithItsOwnWritesAndFailsIfItWasDecidedFirst() {
        String open = world.lead("Open", Tier.HIGH);
        String decided = world.lead("Decided", Tier.HIGH);
        world.askLead(open);
        ApprovalKey late = world.askLead(decided);
        world.announce(World.LEADS);
        ApprovalKey found = world.approvals.pending(World.RUN, open).getFirst();

        voidInATransaction(found);
        world.decide(world.link(World.ANN), late, "approve");

        assertThat(world.approvals.find(found).orElseThrow())
                .satisfies(
                        approval -> {
                            assertThat(approval.status()).isEqualTo(Approval.Status.VOID);
                            assertThat(approval.note()).isEqualTo("the contact opted out");
                        });
        assertThat(world.approvals.pending(World.RUN, decided)).isEmpty();
        assertThatThrownBy(() -> voidInATransaction(late))
                .isInstanceOf(TransactionCanceledException.class);
    }

    private void voidInATransaction(ApprovalKey key) {
        world.tables
                .client()
                .transactWriteItems(
                        t ->
                                t.transactItems(
                                        world.approvals.voiding(
                                                key, "the contact opted out", world.now)));
    }
}
