package com.salesagent.platform.dynamodb;

import static com.salesagent.domain.send.SendStatus.ACCEPTED;
import static com.salesagent.domain.send.SendStatus.CANCELLED;
import static com.salesagent.domain.send.SendStatus.DISPATCHING;
import static com.salesagent.domain.send.SendStatus.IN_DOUBT;
import static com.salesagent.domain.send.SendStatus.RESERVED;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.lead.Company;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.lead.StageChange;
import com.salesagent.domain.send.Send;
import com.salesagent.domain.send.SendIds;
import com.salesagent.domain.send.SendLedger.Acceptance;
import com.salesagent.domain.send.SendLedger.Due;
import com.salesagent.domain.send.SendStatus;
import com.salesagent.domain.send.Verdict;
import com.salesagent.platform.Companies;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

class SendLedgerTest {
    private static final LocalTables TABLES = new LocalTables();
    private static final Instant NOW = LocalTables.START;
    private static final Instant LEASE = NOW.plus(Duration.ofMinutes(3));
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final DynamoDbSendLedger ledger =
            new DynamoDbSendLedger(TABLES.client(), TABLES.table("leads"));
    private final DynamoDbLeadStore leads = TABLES.leads(InstantSource.fixed(NOW));

    @Test
    void ofSixteenClaimsAtOnceOneWins() {
        Send send = reserved();

        List<Optional<Send>> claims =
                Parallel.map(
                        IntStream.range(0, 16).boxed().toList(),
                        i -> ledger.claim(send, "claim-" + i, LEASE, "<m>"));

        assertThat(claims.stream().filter(Optional::isPresent)).hasSize(1);
    }

    @Test
    void aClaimWhoseAnswerWasLostIsStillOurs() {
        Send send = reserved();
        ledger.claim(send, "mine", LEASE, "<m>");

        Optional<Send> again = ledger.claim(send, "mine", LEASE, "<m>");

        assertThat(again).isPresent();
        assertThat(again.get().status()).isEqualTo(DISPATCHING);
    }

    @Test
    void anExpiredLeaseIsInDoubtAndNeverClaimedAgain() {
        Send claimed = claimed();

        boolean early = ledger.expire(claimed, LEASE);
        boolean late = ledger.expire(claimed, LEASE.plusSeconds(1));
        Optional<Send> second = ledger.claim(claimed, "other", LEASE, "<m>");

        assertThat(early).isFalse();
        assertThat(late).isTrue();
        assertThat(second).isEmpty();
        assertThat(now(claimed).status()).isEqualTo(IN_DOUBT);
        assertThat(now(claimed).verdict()).startsWith("the worker ended before");
    }

    @Test
    void aLateAnswerSettlesADoubtAndIsRecordedOnce() {
        Send claimed = claimed();
        ledger.expire(claimed, LEASE.plusSeconds(1));

        ledger.accept(claimed, "m1", NOW, contacted(claimed), next(claimed));
        ledger.accept(claimed, "m1", NOW, contacted(claimed), next(claimed));

        assertThat(now(claimed).status()).isEqualTo(ACCEPTED);
        assertThat(now(claimed).verdict()).isEmpty();
        LeadFile file = leads.open(claimed.leadId()).orElseThrow();
        assertThat(file.lead().stage()).isEqualTo(Stage.CONTACTED);
        assertThat(file.lead().history()).hasSize(1);
        assertThat(file.sends()).extracting(Send::step).containsExactly(0, 1);
    }

    @Test
    void theAcceptanceIsRecordedEvenIfTheLeadWasClosedMeanwhile() {
        Send claimed = claimed();
        stage(claimed.leadId(), Stage.ARCHIVED);

        boolean planned = ledger.accept(claimed, "m1", NOW, contacted(claimed), next(claimed));

        assertThat(planned).isFalse();
        assertThat(now(claimed).status()).isEqualTo(ACCEPTED);
        LeadFile file = leads.open(claimed.leadId()).orElseThrow();
        assertThat(file.lead().stage()).isEqualTo(Stage.ARCHIVED);
        assertThat(file.sends()).hasSize(1);
    }

    @Test
    void theLeadMovesEvenIfTheNextStepWasPlannedAlready() {
        Send claimed = claimed();
        ledger.reserve(next(claimed), NOW.plus(Duration.ofDays(3)));

        ledger.accept(claimed, "m1", NOW, contacted(claimed), next(claimed));

        LeadFile file = leads.open(claimed.leadId()).orElseThrow();
        assertThat(file.lead().stage()).isEqualTo(Stage.CONTACTED);
        assertThat(now(claimed).status()).isEqualTo(ACCEPTED);
    }

    @Test
    void aRepeatOfAnOldReservationDoesNotBringBackWhatWasStopped() {
        Send send = reserved();
        ledger.hold(send, new Verdict.Stopped("the lead answered", "Nothing."), NOW);

        Send stands = ledger.reserve(send, NOW);

        assertThat(stands.status()).isEqualTo(CANCELLED);
    }

    @Test
    void whereAnEmailIsOrMayBeWithTheProviderNoApprovalPlansItAgain() {
        for (SendStatus status : List.of(DISPATCHING, ACCEPTED, IN_DOUBT)) {
            Send claimed = claimed();
            if (status == ACCEPTED) {
                ledger.accept(claimed, "m1", NOW, contacted(claimed), null);
            } else if (status == IN_DOUBT) {
                ledger.doubt(claimed, "lost", NOW);
            }

            Send stands = ledger.reserve(approvedAnew(claimed), NOW);

            assertThat(stands.status()).isEqualTo(status);
            assertThat(now(claimed).status()).isEqualTo(status);
        }
    }

    @Test
    void aRefusedStepMayBePlannedByANewApproval() {
        Send claimed = claimed();
        ledger.refuse(claimed, "(400)", "Mend it.", NOW);

        Send stands = ledger.reserve(approvedAnew(claimed), NOW);

        assertThat(stands.status()).isEqualTo(RESERVED);
        assertThat(now(claimed).approvalId()).isEqualTo("approval-2");
        assertThat(now(claimed).verdict()).isEmpty();
    }

    @Test
    void aClaimFailsIfTheContentIsAnotherByNow() {
        Send send = reserved();
        ledger.hold(send, new Verdict.Stopped("cancelled by a person", "Nothing."), NOW);
        ledger.reserve(approvedAnew(send), NOW);

        assertThat(ledger.claim(send, "late", LEASE, "<m>")).isEmpty();
        assertThat(now(send).status()).isEqualTo(RESERVED);
    }

    @Test
    void aPersonCanSettleADoubtAsNotSentAndOnlyADoubt() {
        Send claimed = claimed();
        boolean tooEarly = ledger.settleAsNotSent(claimed, "ann", NOW, NOW);
        ledger.doubt(claimed, "lost", NOW);

        boolean settled = ledger.settleAsNotSent(now(claimed), "ann", NOW, NOW);

        assertThat(tooEarly).isFalse();
        assertThat(settled).isTrue();
        assertThat(now(claimed).status()).isEqualTo(RESERVED);
        assertThat(now(claimed).verdict()).isEqualTo("it had not left: ann");
        assertThat(now(claimed).settledBy()).isEqualTo("ann");
    }

    @Test
    void doubtsAreFoundByOneQueryUntilTheyAreSettled() {
        Send lost = claimed();
        Send orphan = claimed();
        ledger.doubt(lost, "lost", NOW);
        ledger.expire(orphan, LEASE.plusSeconds(1));
        Due doubt = new Due(lost.leadId(), lost.id());
        Due expired = new Due(orphan.leadId(), orphan.id());
        List<Due> found = ledger.inDoubt(1000);

        ledger.accept(
                lost,
                new Acceptance("m1", NOW, "an entry in the log"),
                contacted(lost),
                next(lost));
        ledger.settleAsNotSent(now(orphan), "ann: nothing there", NOW, NOW);

        assertThat(found).contains(doubt, expired);
        assertThat(ledger.inDoubt(1000)).doesNotContain(doubt, expired);
        assertThat(now(lost).settledBy()).isEqualTo("an entry in the log");
        assertThat(ledger.due(LocalDate.ofInstant(NOW, ZoneOffset.UTC), NOW, 1000))
                .contains(expired)
                .doesNotContain(doubt);
    }

    @Test
    void anApprovedEmailIsCalledBackUntilAWorkerHoldsIt() {
        Send planned = reserved();
        Send leaving = claimed();

        boolean cancelled =
                ledger.cancel(planned, "cancelled by ann: wrong person", "Nothing.", NOW);
        boolean repeated =
                ledger.cancel(planned, "cancelled by ann: wrong person", "Nothing.", NOW);
        boolean late = ledger.cancel(leaving, "cancelled by ann: wrong person", "Nothing.", NOW);

        assertThat(cancelled).isTrue();
        assertThat(repeated).isTrue();
        assertThat(late).isFalse();
        assertThat(now(planned).status()).isEqualTo(CANCELLED);
        assertThat(ledger.claim(planned, "c", LEASE, "<m>")).isEmpty();
        assertThat(now(leaving).status()).isEqualTo(DISPATCHING);
    }

    @Test
    void ofACancellationAndAClaimAtOnceExactlyOneWins() {
        for (int round = 0; round < 20; round++) {
            Send send = reserved();

            List<Boolean> won =
                    Parallel.map(
                            IntStream.range(0, 8).boxed().toList(),
                            i ->
                                    i % 2 == 0
                                            ? ledger.claim(send, "c" + i, LEASE, "<m>").isPresent()
                                            : ledger.cancel(send, "by " + i, "Nothing.", NOW));

            assertThat(won.stream().filter(Boolean::booleanValue)).hasSize(1);
        }
    }

    @Test
    void onlyWhatWaitsForItsTimeIsFoundByTheDispatcher() {
        LocalDate day = LocalDate.of(2031, 5, 1);
        Instant noon = Instant.parse("2031-05-01T12:00:00Z");
        Send due = reservedAt(noon);
        Send later = reservedAt(noon.plusSeconds(1));
        Send held = reservedAt(noon);
        Send claimed = reservedAt(noon);
        ledger.hold(held, new Verdict.Held("a person paused this lead", "Resume it."), NOW);
        ledger.claim(claimed, "c", LEASE, "<m>");

        List<Due> found = ledger.due(day, noon, 10);

        assertThat(found).containsExactly(new Due(due.leadId(), due.id()));
        assertThat(ledger.due(day, noon.plusSeconds(1), 10)).hasSize(2);
        assertThat(now(later).status()).isEqualTo(RESERVED);
        assertThat(ledger.empty(day)).isFalse();
        assertThat(ledger.empty(day.plusDays(1))).isTrue();
    }

    @Test
    void aVerdictKeepsSinceWhenItHolds() {
        Send send = reserved();
        Verdict verdict = new Verdict.Held("a person paused this lead", "Resume it.");
        ledger.hold(send, verdict, NOW);

        ledger.hold(now(send), verdict, NOW.plus(Duration.ofDays(2)));

        assertThat(now(send).verdictSince()).isEqualTo(NOW);
        assertThat(now(send).remedy()).isEqualTo("Resume it.");
    }

    @Test
    void stoppingASequenceIsRefusedWholeIfTheNextStepAppearedMeanwhile() {
        Send claimed = claimed();
        LeadFile before = leads.open(claimed.leadId()).orElseThrow();
        ledger.accept(claimed, "m1", NOW, contacted(claimed), next(claimed));
        StopSequence stop = new StopSequence(TABLES.table("leads"));

        boolean refused = !stop(stop.ofLead(before, "the lead answered", "Nothing.", NOW));
        LeadFile after = leads.open(claimed.leadId()).orElseThrow();
        boolean stopped = stop(stop.ofLead(after, "the lead answered", "Nothing.", NOW));

        assertThat(refused).isTrue();
        assertThat(stopped).isTrue();
        assertThat(leads.open(claimed.leadId()).orElseThrow().sends())
                .extracting(Send::status)
                .containsExactly(ACCEPTED, CANCELLED);
    }

    @Test
    void aPauseKeepsThePlanOutOfTheDispatchersSightUntilItIsResumed() {
        Instant noon = Instant.parse("2032-05-01T12:00:00Z");
        Send send = reservedAt(noon);
        LeadFile file = leads.open(send.leadId()).orElseThrow();
        StopSequence stop = new StopSequence(TABLES.table("leads"));
        stop(stop.holding(file, "a person paused this lead", "Resume it.", NOW));
        boolean hidden = ledger.due(LocalDate.of(2032, 5, 1), noon, 10).isEmpty();

        boolean resumed = ledger.resume(now(send), noon);

        assertThat(hidden).isTrue();
        assertThat(resumed).isTrue();
        assertThat(ledger.due(LocalDate.of(2032, 5, 1), noon, 10)).hasSize(1);
        assertThat(now(send).verdict()).isEmpty();
    }

    private static boolean stop(List<TransactWriteItem> items) {
        return Transactions.write(TABLES.client(), items).isEmpty();
    }

    private Send reserved() {
        return reservedAt(NOW);
    }

    private Send reservedAt(Instant plannedAt) {
        int number = NEXT.incrementAndGet();
        Company company = Companies.hospital("Ledger Hospital " + number);
        String leadId = Companies.leadId(company);
        String address = "pat@ledger" + number + ".example";
        leads.create(
                "run-a",
                "default",
                List.of(Companies.found(company, Companies.contact(leadId, "Pat", address))));
        stage(leadId, Stage.DRAFT_CREATED);
        Send send = send(leadId, address, 0, "approval-1", plannedAt);
        return ledger.reserve(send, plannedAt);
    }

    private Send claimed() {
        return ledger.claim(reserved(), "claim-1", LEASE, "<m>").orElseThrow();
    }

    private static Send approvedAnew(Send send) {
        return Send.reserved(
                send.id(),
                send.leadId(),
                send.contactId(),
                send.campaignId(),
                send.runId(),
                send.step(),
                2,
                "another hash",
                "approval-2",
                "ann",
                NOW);
    }

    private Send next(Send send) {
        String address = leads.contacts(send.leadId()).getFirst().address();
        return send(send.leadId(), address, 1, "approval-1", NOW.plus(Duration.ofDays(3)));
    }

    private static Send send(
            String leadId, String address, int step, String approvalId, Instant plannedAt) {
        return Send.reserved(
                SendIds.of("default", address, step),
                leadId,
                "pat",
                "default",
                "run-a",
                step,
                1,
                "hash",
                approvalId,
                "ann",
                plannedAt);
    }

    private static StageChange contacted(Send send) {
        return new StageChange(
                "sent." + send.id(), Stage.DRAFT_CREATED, Stage.CONTACTED, "outreach", NOW, "sent");
    }

    private Send now(Send send) {
        return ledger.find(send.leadId(), send.id()).orElseThrow();
    }

    private void stage(String leadId, Stage stage) {
        TABLES.client()
                .updateItem(
                        update ->
                                update.tableName(TABLES.table("leads"))
                                        .key(LeadItems.profileKey(leadId))
                                        .updateExpression("SET stage = :stage")
                                        .expressionAttributeValues(
                                                Map.of(":stage", Item.ofText(stage.id()))));
    }
}
