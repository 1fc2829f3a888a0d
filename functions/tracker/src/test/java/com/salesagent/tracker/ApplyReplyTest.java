package com.salesagent.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.salesagent.domain.approval.Approval;
import com.salesagent.domain.approval.ApprovalKey;
import com.salesagent.domain.approval.Gate;
import com.salesagent.domain.approval.ReviewId;
import com.salesagent.domain.approval.Snapshot;
import com.salesagent.domain.contact.Contact.Deliverability;
import com.salesagent.domain.contact.SuppressionList.Entry;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.reply.Intent;
import com.salesagent.domain.reply.Sentiment;
import com.salesagent.domain.run.LogEntry;
import com.salesagent.domain.score.Assessment.Breakdown;
import com.salesagent.domain.score.Assessment.Savings;
import com.salesagent.domain.send.GateFacts;
import com.salesagent.domain.send.LastGate;
import com.salesagent.domain.send.Send;
import com.salesagent.domain.send.SendStatus;
import com.salesagent.domain.send.Verdict;
import com.salesagent.models.Answer;
import com.salesagent.models.Prompt;
import com.salesagent.models.StructuredModel;
import com.salesagent.platform.dynamodb.Parallel;
import com.salesagent.tracker.World.Contacted;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

class ApplyReplyTest {
    private final World world = new World();

    @Test
    void aReplyStopsTheSequenceMovesTheLeadAndTellsSales() {
        Contacted lead = world.contacted(1);

        Applied applied =
                apply(Mails.reply(lead, "Sounds good, can you call me on Thursday at 10?"));

        assertThat(applied).isEqualTo(Applied.NEW);
        assertThat(world.stage(lead)).isEqualTo(Stage.REPLIED);
        assertThat(world.send(lead, 1).status()).isEqualTo(SendStatus.CANCELLED);
        assertThat(world.open(lead).events().getFirst().sendId()).isEqualTo(lead.sendId());
        assertThat(world.notices.sent).hasSize(1);
        assertThat(world.notices.sent.getFirst().to()).isEqualTo("sales@northwind-energy.example");
        assertThat(world.notices.sent.getFirst().text()).contains("call me on Thursday");
    }

    @Test
    void aMailThatIsDeliveredEightTimesAtOnceCountsOnceAndAlertsOnce() {
        Contacted lead = world.contacted(1);
        Mails mail = Mails.reply(lead, "Please send me a proposal with prices.");
        ApplyReply replies = world.replies();

        List<Applied> applied =
                Parallel.map(
                        IntStream.range(0, 8).boxed().toList(),
                        i -> replies.apply(mail.received(), world.now.get().plusSeconds(i)));

        assertThat(applied.stream().filter(Applied.NEW::equals)).hasSize(1);
        assertThat(world.types(lead)).containsExactly("reply");
        assertThat(world.notices.sent).hasSize(1);
        assertThat(replyRows(lead)).hasSize(1);
    }

    @Test
    void anAlertWhoseMailFailedIsSentByTheNextDeliveryAndThenNeverAgain() {
        Contacted lead = world.contacted(1);
        Mails mail = Mails.reply(lead, "Can we meet next week to talk about it?");
        world.notices.failures.set(1);

        assertThatThrownBy(() -> apply(mail)).isInstanceOf(IllegalStateException.class);
        apply(mail);
        apply(mail);

        assertThat(world.notices.sent).hasSize(1);
    }

    @Test
    void aRepeatAsksNoModelAndAlertsByWhatWasRecorded() {
        Contacted lead = world.contacted(1);
        AtomicInteger questions = new AtomicInteger();
        ApplyReply replies =
                world.replies(
                        model(
                                questions,
                                new ReplyClassifier.Reading(
                                        Sentiment.POSITIVE, Intent.WANTS_INFO, 0.9)));
        Mails mail = Mails.reply(lead, "Could you send me more about the fees?");

        replies.apply(mail.received(), world.now.get());
        replies.apply(mail.received(), world.now.get());

        assertThat(questions).hasValue(1);
        assertThat(world.notices.sent).hasSize(1);
    }

    @Test
    void aMailWithoutMessageIdIsKnownAgainWheneverItIsDelivered() {
        Contacted lead = world.contacted(1);
        Mails mail = Mails.reply(lead, "Not now, thanks.").withoutHeaders();

        apply(mail);
        world.pass(Duration.ofHours(9));
        Applied again = apply(mail);

        assertThat(again).isEqualTo(Applied.DUPLICATE);
        assertThat(world.types(lead)).containsExactly("reply");
    }

    @Test
    void aStopSuppressesAndArchivesTheLeadWhereNobodyElseIsLeft() {
        Contacted lead = world.contacted(1);

        apply(Mails.reply(lead, "stop"));

        assertThat(world.suppression.find(lead.address()).map(Entry::source)).contains("reply");
        assertThat(world.stage(lead)).isEqualTo(Stage.ARCHIVED);
        assertThat(world.send(lead, 1).status()).isEqualTo(SendStatus.CANCELLED);
        assertThat(world.notices.sent).isEmpty();
    }

    @Test
    void aStopArchivesNothingWhileAnotherContactIsLeft() {
        Contacted lead = world.contacted(2);

        apply(Mails.reply(lead, "Please take me off your list."));

        assertThat(world.stage(lead)).isEqualTo(Stage.CONTACTED);
        assertThat(world.open(lead).contact(lead.contactId()).orElseThrow().deliverability())
                .isEqualTo(Deliverability.OPTED_OUT);
        assertThat(world.send(lead, 1).status()).isEqualTo(SendStatus.CANCELLED);
    }

    @Test
    void aStopFromAnotherAddressCoversThatOneAndTheOneThatWasWrittenTo() {
        Contacted lead = world.contacted(1);

        apply(Mails.reply(lead, "Unsubscribe me").from("P. Doe <private-pat@home.example>"));

        assertThat(world.suppression.find("private-pat@home.example")).isPresent();
        assertThat(world.suppression.find(lead.address())).isPresent();
        assertThat(world.stage(lead)).isEqualTo(Stage.ARCHIVED);
    }

    @Test
    void theMailThatAMailProgramWritesForTheMailtoOfListUnsubscribeIsAnOptOut() {
        Contacted lead = world.contacted(1);
        Mails mail =
                new Mails()
                        .from(lead.address())
                        .to(lead.plusAddress())
                        .header("Message-ID", "<auto1@mail.example>")
                        .field("subject", "unsubscribe")
                        .field("text", "");

        apply(mail);

        assertThat(world.suppression.find(lead.address()).orElseThrow().reason())
                .isEqualTo("opt_out");
        assertThat(world.send(lead, 1).status()).isEqualTo(SendStatus.CANCELLED);
    }

    @Test
    void theOptOutOfAStrangerIsHonouredAndItsMailIsLeftToAPerson() {
        Mails mail =
                new Mails()
                        .from("Nobody <nobody-known@elsewhere.org>")
                        .to("replies@in.northwind-energy.example")
                        .field("text", "Remove me from your list, and do not contact me again.");

        Applied applied = apply(mail);

        assertThat(applied).isEqualTo(Applied.NOBODYS);
        assertThat(world.suppression.find("nobody-known@elsewhere.org")).isPresent();
    }

    @Test
    void theLeadIsFoundByPlusAddressByThreadOrBySender() {
        Contacted byPlus = world.contacted(1);
        Contacted byThread = world.contacted(1);
        Contacted bySender = world.contacted(1);
        Mails plus =
                Mails.reply(byPlus, "Who are you?")
                        .withoutHeaders()
                        .from("someone@else.example")
                        .to(byPlus.plusAddress().toUpperCase(Locale.ROOT));
        Mails thread =
                Mails.reply(byThread, "Who are you?")
                        .to("replies@in.northwind-energy.example")
                        .from("someone@else.example");
        Mails sender =
                Mails.reply(bySender, "Who are you?")
                        .withoutHeaders()
                        // Neither is ours, though both look like it.
                        .header("In-Reply-To", "<CAF.abc123@mail.gmail.example>")
                        .to("replies+no-such-lead@in.northwind-energy.example");

        List.of(plus, thread, sender).forEach(this::apply);

        for (Contacted lead : List.of(byPlus, byThread, bySender)) {
            assertThat(world.stage(lead)).isEqualTo(Stage.REPLIED);
        }
    }

    @Test
    void outOfOfficeIsNoReplyAlertsNobodyAndNothingLeavesBeforeTheReturn() {
        Contacted lead = world.contacted(1);

        apply(
                Mails.reply(
                                lead,
                                "I am out of the office until December 7, 2026 with no access to"
                                        + " email.")
                        .header("Auto-Submitted", "auto-replied"));

        LeadFile file = world.open(lead);
        assertThat(file.lead().stage()).isEqualTo(Stage.CONTACTED);
        assertThat(file.lead().parkedUntil())
                .isAfterOrEqualTo(Instant.parse("2026-12-08T00:00:00Z"));
        assertThat(world.notices.sent).isEmpty();
        assertThat(replyRows(lead)).isEmpty();
        assertThat(judge(lead, Instant.parse("2026-12-05T15:00:00Z")))
                .isInstanceOf(Verdict.NotYet.class);
        assertThat(judge(lead, Instant.parse("2026-12-09T15:00:00Z")))
                .isInstanceOf(Verdict.Go.class);
    }

    @Test
    void aShorterAbsenceDoesNotBringForwardALongerOne() {
        Contacted lead = world.contacted(1);
        apply(absence(lead, "I am out of the office until January 15, 2027."));
        Instant first = world.open(lead).lead().parkedUntil();

        apply(absence(lead, "I am out of the office until November 30, 2026."));

        assertThat(world.open(lead).lead().parkedUntil()).isEqualTo(first);
    }

    @Test
    void aMachinesMailReachesNoModelAndStopsNothing() {
        Contacted lead = world.contacted(1);
        ApplyReply replies = world.replies(new NeverAsked());
        Mails bounce =
                Mails.reply(lead, "Your message could not be delivered: 550 5.1.1 unknown user")
                        .from("Mail Delivery System <MAILER-DAEMON@mx.mercy.example>")
                        .nullReturnPath()
                        .field("subject", "Undelivered Mail Returned to Sender");
        Mails ticket =
                Mails.reply(lead, "We have received your request, ticket 4711.")
                        .header("Auto-Submitted", "auto-generated");

        replies.apply(bounce.received(), world.now.get());
        replies.apply(ticket.received(), world.now.get());
        replies.apply(absence(lead, "I am on vacation.").received(), world.now.get());

        assertThat(world.stage(lead)).isEqualTo(Stage.CONTACTED);
        assertThat(world.send(lead, 1).status()).isEqualTo(SendStatus.RESERVED);
        assertThat(world.types(lead)).doesNotContain("reply").contains("bounce");
        assertThat(world.notices.sent).isEmpty();
    }

    @Test
    void aNullReturnPathInTheEnvelopeIsEnoughToKnowAMachine() {
        Contacted lead = world.contacted(1);

        world.replies(new NeverAsked())
                .apply(
                        Mails.reply(lead, "Thanks, we will look at it.")
                                .nullReturnPath()
                                .received(),
                        world.now.get());

        assertThat(world.types(lead)).doesNotContain("reply");
    }

    @Test
    void aColleaguesAnswerStopsTheSequenceButIsNoReply() {
        Contacted lead = world.contacted(1);

        apply(
                Mails.reply(lead, "Hi Pat, as discussed on the phone, here is our offer.")
                        .from("Ann <ann@northwind-energy.example>"));

        assertThat(world.types(lead)).containsExactly("answered_by_us");
        assertThat(world.send(lead, 1).status()).isEqualTo(SendStatus.CANCELLED);
        assertThat(world.stage(lead)).isEqualTo(Stage.CONTACTED);
        assertThat(world.notices.sent).isEmpty();
    }

    @Test
    void aCopyOfOurOwnEmailIsNobodysAnswer() {
        Contacted lead = world.contacted(1);

        Applied applied =
                apply(
                        Mails.reply(lead, "Hi Pat,\n\nA first word.")
                                .withoutHeaders()
                                .header("Message-ID", lead.messageId())
                                .from("Dana <dana@northwind-energy.example>"));

        assertThat(applied).isEqualTo(Applied.OWN_COPY);
        assertThat(world.send(lead, 1).status()).isEqualTo(SendStatus.RESERVED);
    }

    @Test
    void aPostmasterOfOursIsNoColleague() {
        Contacted lead = world.contacted(1);

        apply(
                Mails.reply(lead, "Delivery has failed to these recipients: 550 5.1.1")
                        .from("Postmaster <postmaster@northwind-energy.example>")
                        .nullReturnPath()
                        .field("subject", "Undeliverable: Your bill"));

        assertThat(world.types(lead)).containsExactly("bounce");
        assertThat(world.send(lead, 1).status()).isEqualTo(SendStatus.RESERVED);
    }

    @Test
    void anAnswerToAnEmailInDoubtShowsThatItLeftAndEndsItsSequence() {
        Contacted lead = world.inDoubt();

        apply(Mails.reply(lead, "We already have a broker, thanks."));

        assertThat(world.send(lead, 0).status()).isEqualTo(SendStatus.ACCEPTED);
        assertThat(world.send(lead, 1).status()).isEqualTo(SendStatus.CANCELLED);
        assertThat(world.stage(lead)).isEqualTo(Stage.REPLIED);
    }

    @Test
    void afterAnAnswerOutsideOfTheThreadTheLastGateLetsNothingThrough() {
        Contacted lead = world.inDoubt();
        apply(
                Mails.reply(lead, "We already have a broker, thanks.")
                        .withoutHeaders()
                        .header("Message-ID", "<fresh@mail.example>"));
        world.pass(Duration.ofMinutes(5));

        world.doubts.shown(lead.leadId(), lead.sendId(), "p1", world.now.get());

        assertThat(world.send(lead, 1).status()).isEqualTo(SendStatus.RESERVED);
        assertThat(judge(lead, Instant.parse("2026-12-09T15:00:00Z")))
                .isInstanceOfSatisfying(
                        Verdict.Stopped.class,
                        stopped -> assertThat(stopped.reason()).isEqualTo("the lead answered"));
    }

    @Test
    void aPersonsReplyVoidsWhatWaitsAtAGateInTheSameTransaction() {
        Contacted lead = world.contacted(1);
        ApprovalKey key = new ApprovalKey(new ReviewId(World.RUN, Gate.LEAD), lead.leadId(), 1, 1);
        world.gates.request(
                Approval.asked(
                        key,
                        "default",
                        snapshot(),
                        world.now.get(),
                        world.now.get().plus(Duration.ofDays(3))),
                "token-" + lead.leadId());

        apply(Mails.reply(lead, "Let us talk."));

        Approval approval = world.gates.find(key).orElseThrow();
        assertThat(approval.status()).isEqualTo(Approval.Status.VOID);
        assertThat(approval.note()).isEqualTo("a person answered");
    }

    @Test
    void askMeInTheNewYearParksTheLeadUntilThen() {
        Contacted lead = world.contacted(1);

        apply(Mails.reply(lead, "Not now. Please get back to me on March 2, 2027."));

        assertThat(world.stage(lead)).isEqualTo(Stage.REPLIED);
        assertThat(world.open(lead).lead().parkedUntil())
                .isEqualTo(Instant.parse("2027-03-02T00:00:00Z"));
    }

    private static Snapshot snapshot() {
        return new Snapshot.OfLead(
                "Mercy Hospital",
                "Buffalo, NY",
                "healthcare",
                "",
                "",
                "register",
                "1",
                "high",
                80,
                new Breakdown(80, 80, 80, 80),
                1_000_000,
                new Savings(100_000, 135_000, 170_000),
                "floor area",
                "because");
    }

    private Applied apply(Mails mail) {
        return world.replies().apply(mail.received(), world.now.get());
    }

    private static Mails absence(Contacted lead, String text) {
        return Mails.reply(lead, text).header("Auto-Submitted", "auto-replied");
    }

    private Verdict judge(Contacted lead, Instant now) {
        Send send = world.send(lead, 1);
        return new LastGate(world.renderer)
                .judge(
                        new GateFacts(
                                send,
                                world.open(lead),
                                world.campaign(),
                                world.approvals
                                        .find(lead.leadId(), lead.approvalId())
                                        .orElseThrow(),
                                null,
                                null,
                                true,
                                now));
    }

    private List<LogEntry> replyRows(Contacted lead) {
        return world.runs.logAfter(World.RUN, Instant.EPOCH).stream()
                .filter(row -> row.leadId().equals(lead.leadId()) && row.action().equals("reply"))
                .toList();
    }

    private static StructuredModel model(AtomicInteger questions, Record answer) {
        return new StructuredModel() {
            @Override
            public <T extends Record> Answer<T> ask(Prompt prompt, Class<T> shape) {
                questions.incrementAndGet();
                return new Answer.Answered<>(shape.cast(answer), "a model", 10, 5, 1);
            }
        };
    }

    private static final class NeverAsked implements StructuredModel {
        @Override
        public <T extends Record> Answer<T> ask(Prompt prompt, Class<T> shape) {
            throw new AssertionError("a machine's mail was shown to a model");
        }
    }
}
