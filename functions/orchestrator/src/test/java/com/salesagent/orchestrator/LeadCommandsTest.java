package com.salesagent.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.salesagent.domain.approval.Approval.Status;
import com.salesagent.domain.approval.ApprovalKey;
import com.salesagent.domain.approval.Gate;
import com.salesagent.domain.approval.ReviewId;
import com.salesagent.domain.contact.SuppressionList;
import com.salesagent.domain.draft.Draft;
import com.salesagent.domain.lead.Lead;
import com.salesagent.domain.lead.LeadPatch;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.send.SendStatus;
import com.salesagent.platform.BadRequest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What a person says about a lead, and what follows from it at once. */
final class LeadCommandsTest {
    private final World world = new World();

    private String run(String lead, String command, Object... fields) {
        Map<String, Object> body = new HashMap<>(Map.of("actor", World.ANN));
        for (int i = 0; i < fields.length; i += 2) {
            body.put((String) fields[i], fields[i + 1]);
        }
        return world.commands().run(lead, command, body).orElseThrow();
    }

    @Test
    void aPauseHoldsWhatIsPlannedAndAResumePlansItAgain() {
        String lead = world.contacted("Kaleida Health");

        String paused = run(lead, "pause");
        run(lead, "pause");
        boolean held = world.leads.find(lead).orElseThrow().paused();
        String resumed = run(lead, "resume");
        String again = run(lead, "resume");

        assertThat(paused).isEqualTo("paused: nothing is sent until it is resumed");
        assertThat(held).isTrue();
        assertThat(resumed).contains("what is planned goes on");
        assertThat(again).contains("neither paused nor parked");
        assertThat(world.leads.find(lead).orElseThrow().paused()).isFalse();
        assertThat(world.send(lead, 1).status()).isEqualTo(SendStatus.RESERVED);
    }

    @Test
    void anArchivedLeadGetsNothingMoreAndKeepsTheReason() {
        String lead = world.contacted("Kaleida Health");

        String answer = run(lead, "archive", "reason", "merged with another");
        String again = run(lead, "archive", "reason", "merged with another");

        assertThat(answer).isEqualTo("is archived now: merged with another");
        assertThat(again).isEqualTo("is archived already");
        assertThat(world.stage(lead)).isEqualTo(Stage.ARCHIVED);
        assertThat(world.send(lead, 1).status()).isEqualTo(SendStatus.CANCELLED);
        assertThat(world.leads.find(lead).orElseThrow().history().getLast())
                .matches(change -> change.actor().equals(World.ANN))
                .matches(change -> change.reason().equals("merged with another"));
        assertThatThrownBy(() -> run(lead, "pause"))
                .hasMessageContaining("for a lead that is not archived");
    }

    @Test
    void archivingVoidsWhatWaitsForApproval() {
        ApprovalKey key = world.asked("Kaleida Health");

        run(key.leadId(), "archive", "reason", "a competitor of ours");

        assertThat(world.approvals.find(key).orElseThrow().status()).isEqualTo(Status.VOID);
    }

    @Test
    void anOutcomeStopsTheSequenceAndIsWrittenDownWithItsValue() {
        String lead = world.contacted("Kaleida Health");
        run(lead, "outcome", "outcome", "meeting_booked");

        String won = run(lead, "outcome", "outcome", "won", "value", 25000);

        assertThat(won).isEqualTo("is won now: won, $25000");
        assertThat(world.stage(lead)).isEqualTo(Stage.WON);
        assertThat(world.send(lead, 1).status()).isEqualTo(SendStatus.CANCELLED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    outcome | outcome=won;value=lots       | an amount in dollars
                    outcome | outcome=won                  | given
                    outcome | outcome=lost                 | given
                    outcome | outcome=sleeping             | meeting_booked, won or lost
                    archive |                              | given
                    dance   |                              | outcome, pause, resume
                    contact | email=nobody                 | an email address
                    contact | email=pat@nowhere.example    | can receive mail
                    """)
    void whatCantBeUsedIsRefusedWithWhatWouldBeRight(
            String command, String fields, String message) {
        String lead = world.contacted("Kaleida Health");
        Object[] given =
                fields == null
                        ? new Object[0]
                        : Arrays.stream(fields.split("[;=]")).toArray(Object[]::new);

        assertThatThrownBy(() -> run(lead, command, given))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining(message);
        assertThat(world.stage(lead)).isEqualTo(Stage.CONTACTED);
        assertThat(world.send(lead, 1).status()).isEqualTo(SendStatus.RESERVED);
    }

    @Test
    void aTextWithALineBreakIsRefused() {
        String lead = world.contacted("Kaleida Health");

        assertThatThrownBy(() -> run(lead, "archive", "reason", "ok\r\nBcc: x@y.example"))
                .hasMessageContaining("one line of at most 200 characters");
        assertThatThrownBy(() -> run(lead, "archive", "reason", "x".repeat(201)))
                .hasMessageContaining("one line of at most 200 characters");
    }

    @Test
    void anUnknownLeadIsNobodys() {
        assertThat(world.commands().run("nobody-0000000000", "pause", Map.of())).isEmpty();
    }

    @Test
    void aLeadThatNobodyDecidedOnIsAskedAgainUnderTheNextAttempt() {
        String lead = world.scored("Kaleida Health");
        world.leads.patch(
                lead, LeadPatch.ofProblem("nobody decided at gate 1 within 72 hours; parked"));

        String answer = run(lead, "resume");
        run(lead, "resume");

        assertThat(answer).contains("asked for again");
        assertThat(world.started).hasSize(1);
        String name = world.started.keySet().iterator().next();
        assertThat(name).isEqualTo(lead + "." + World.RUN + ".2");
        assertThat(world.started.get(name))
                .contains("\"leadApproved\":false")
                .contains("\"attempt\":2")
                .contains("\"gateSeconds\":349200");
        assertThat(world.leads.find(lead).orElseThrow())
                .matches(found -> found.attempt() == 2 && found.problem().isEmpty());
    }

    @Test
    void aLeadWhoseDraftWasRejectedGoesOnWithoutTheFirstGate() {
        String lead = world.asked("Kaleida Health").leadId();
        world.move(lead, Stage.DRAFT_CREATED, Stage.APPROVED, "too long");

        String answer = run(lead, "resume");

        assertThat(answer).contains("its emails come with the next review email");
        assertThat(world.started.values().iterator().next()).contains("\"leadApproved\":true");
    }

    @Test
    void aContactForALeadThatWaitsForOneStartsItsEmails() {
        String lead = world.approved("Kaleida Health");
        world.leads.patch(lead, LeadPatch.ofNeedsContact(true));

        String answer =
                run(lead, "contact", "email", "Pat@Kaleida.com", "name", "Pat Doe", "title", "CFO");

        assertThat(answer).isEqualTo("contact added; its emails are being written");
        assertThat(world.leads.contacts(lead).getFirst())
                .matches(contact -> contact.address().equals("pat@kaleida.com"))
                .matches(contact -> contact.source().equals("person " + World.ANN));
        assertThat(world.started).containsKey(lead + "." + World.RUN + ".2");
    }

    @Test
    void aContactOfAnotherLeadOrASuppressedOneIsRefused() {
        String lead = world.approved("Kaleida Health");
        String other = world.approved("Mercy Hospital");
        run(other, "contact", "email", "pat@mercy.com");
        world.suppressions.suppress(
                "stop@kaleida.com", new SuppressionList.Entry("opt_out", "reply", world.now));

        assertThatThrownBy(() -> run(lead, "contact", "email", "pat@mercy.com"))
                .hasMessageContaining("an address that is not lead " + other + "'s");
        assertThatThrownBy(() -> run(lead, "contact", "email", "stop@kaleida.com"))
                .hasMessageContaining("not on the suppression list");
    }

    @Test
    void aColleaguesOwnAnswerStopsTheSequenceAndLeavesTheStage() {
        String lead = world.contacted("Kaleida Health");

        run(lead, "answered");

        assertThat(world.stage(lead)).isEqualTo(Stage.CONTACTED);
        assertThat(world.send(lead, 1).status()).isEqualTo(SendStatus.CANCELLED);
    }

    @Test
    void oneEmailThatHasNotLeftCanBeChangedAndAsksForAnApprovalOfItsOwn() {
        String lead = world.contacted("Kaleida Health");

        String answer =
                run(lead, "change", "email", 3, "body", "Hi Dana,\n\nAnother thought, briefly.");

        assertThat(answer).startsWith("email 3 is held until its new text is approved");
        Draft newest = world.file(lead).latestDraft().orElseThrow();
        assertThat(newest.version()).isEqualTo(2);
        assertThat(newest.writtenBy()).isEqualTo("edited by " + World.ANN);
        assertThat(newest.emails().get(2).body()).contains("Another thought");
        assertThat(newest.emails().get(1))
                .isEqualTo(world.file(lead).drafts().getFirst().emails().get(1));
        ApprovalKey key = new ApprovalKey(new ReviewId(World.RUN, Gate.DRAFT), lead, 1, 102);
        assertThat(world.approvals.find(key).orElseThrow().status()).isEqualTo(Status.PENDING);
        assertThat(world.send(lead, 1).status()).isEqualTo(SendStatus.RESERVED);
    }

    @Test
    void anEmailThatLeftOrThatMustNotLeaveIsNotChanged() {
        String lead = world.contacted("Kaleida Health");

        assertThatThrownBy(() -> run(lead, "change", "email", 1, "body", "Hi Dana, again."))
                .hasMessageContaining("an email that has not left yet");
        assertThatThrownBy(() -> run(lead, "change", "email", 5, "body", "Hi Dana, again."))
                .hasMessageContaining("a number from 1 to 4");
        assertThatThrownBy(() -> run(lead, "change", "email", 3, "body", "Hi [Name], $9M for you."))
                .hasMessageContaining("an email without a placeholder");
        assertThatThrownBy(() -> run(lead, "change", "email", 3, "body", ""))
                .hasMessageContaining("the email's text");
        assertThatThrownBy(
                        () -> run(lead, "change", "email", 3, "subject", "a\nb", "body", "Hi Dana"))
                .hasMessageContaining("one line of at most 200 characters");
        assertThat(world.file(lead).drafts()).hasSize(1);
    }

    @Test
    void theLeadIsFoundByItsId() {
        String lead = world.scored("Kaleida Health");

        Lead found = world.commands().open(lead).orElseThrow().lead();

        assertThat(found.company().name()).isEqualTo("Kaleida Health");
    }
}
