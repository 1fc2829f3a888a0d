package com.salesagent.tracker;

import com.salesagent.domain.approval.Approval;
import com.salesagent.domain.approval.ApprovalKey;
import com.salesagent.domain.approval.ApprovalStore;
import com.salesagent.domain.approval.Gate;
import com.salesagent.domain.approval.ReviewId;
import com.salesagent.domain.approval.Snapshot;
import com.salesagent.domain.approval.Snapshots;
import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.draft.AnswerText;
import com.salesagent.domain.draft.Critique;
import com.salesagent.domain.draft.Draft;
import com.salesagent.domain.draft.Email;
import com.salesagent.domain.lead.LeadEvent;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.send.Send;
import com.salesagent.platform.failure.TransientFailure;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Drafts an answer to a reply that is worth one, and puts it before the approvers as gate 2 does.
 * The reply that is recorded voids what was suggested before it, in its own transaction; here only
 * the next suggestion is made.
 */
final class SuggestAnswer {
    // Apart from the machine's rounds and from changes of single emails.
    private static final int ROUNDS = 5000;
    private static final int ATTEMPTS = 5;
    private static final Critique UNGRADED = new Critique(0, 0, 0, 0, 0, "", "nobody");

    private final LeadStore leads;
    private final ApprovalStore approvals;
    private final Snapshots snapshots;
    private final InstantSource clock;

    SuggestAnswer(
            LeadStore leads, ApprovalStore approvals, Snapshots snapshots, InstantSource clock) {
        this.leads = leads;
        this.approvals = approvals;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /** Suggests at most once for a reply, however often it is delivered. */
    void to(LeadFile first, LeadEvent reply, Campaign campaign) {
        LeadFile file = first;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            if (overtaken(file, reply)) {
                return;
            }
            Draft known = draft(file, reply).orElse(null);
            if (known != null) {
                ask(file, known, reply, campaign);
                return;
            }
            Draft written = written(file, reply, campaign).orElse(null);
            if (written == null) {
                return;
            }
            if (leads.addDraft(written, null)) {
                ask(file, written, reply, campaign);
                return;
            }
            file = leads.open(reply.leadId()).orElseThrow();
        }
        throw new TransientFailure("a lead changed each time an answer was suggested", null);
    }

    /** Somebody wrote since, on either side: this reply needs no answer of its own any more. */
    private static boolean overtaken(LeadFile file, LeadEvent reply) {
        return file.events().stream()
                .anyMatch(event -> event.answer() && event.at().isAfter(reply.at()));
    }

    private static Optional<Draft> draft(LeadFile file, LeadEvent reply) {
        return file.drafts().stream()
                .filter(draft -> draft.answers().filter(reply.id()::equals).isPresent())
                .min(Comparator.comparingInt(Draft::version));
    }

    private static Optional<Draft> written(LeadFile file, LeadEvent reply, Campaign campaign) {
        Contact contact = file.contact(reply.contactId()).orElse(null);
        if (contact == null
                || !contact.canBeWrittenTo()
                || reply.details().containsKey("suppress")) {
            return Optional.empty();
        }
        Draft answered = answered(file, reply).orElse(null);
        if (answered == null) {
            return Optional.empty();
        }
        return new AnswerText(file.lead(), contact, campaign)
                .to(
                        ReplySummary.intent(reply),
                        reply.details().getOrDefault("text", ""),
                        LocalDate.ofInstant(reply.at(), ZoneOffset.UTC),
                        answered.emails().getFirst().subject(),
                        !reply.details().containsKey("findings"))
                .map(email -> draft(file, reply, answered, email));
    }

    private static Draft draft(LeadFile file, LeadEvent reply, Draft answered, Email email) {
        return new Draft(
                reply.leadId(),
                file.latestDraft().map(Draft::version).orElse(0) + 1,
                reply.contactId(),
                answered.runId(),
                answered.angle(),
                Draft.reasonOfAnswer(reply.id()),
                List.of(email),
                UNGRADED,
                0,
                false,
                "composed",
                "",
                reply.at());
    }

    /** The emails that the writer got: of the send that they answer, or the last that left. */
    private static Optional<Draft> answered(LeadFile file, LeadEvent reply) {
        return file.sends().stream()
                .filter(send -> send.contactId().equals(reply.contactId()))
                .filter(send -> send.acceptedAt() != null || send.id().equals(reply.sendId()))
                .max(
                        Comparator.comparing((Send send) -> send.id().equals(reply.sendId()))
                                .thenComparing(Send::acceptedAt))
                .flatMap(send -> file.draft(send.draftVersion()));
    }

    private void ask(LeadFile file, Draft draft, LeadEvent reply, Campaign campaign) {
        Contact contact = file.contact(draft.contactId()).orElseThrow();
        ApprovalKey key =
                new ApprovalKey(
                        // The lead's own run: what it voids when somebody writes is looked for
                        // there.
                        new ReviewId(file.lead().runId(), Gate.DRAFT),
                        reply.leadId(),
                        Math.max(1, file.lead().attempt()),
                        ROUNDS + draft.version());
        if (approvals.find(key).isPresent()) {
            return;
        }
        Instant now = clock.instant();
        Snapshot.OfDraft shown = snapshots.answer(file, draft, contact, campaign);
        approvals.request(
                Approval.asked(key, campaign.id(), shown, now, now.plus(campaign.approvalExpiry())),
                Approval.NO_TASK + key.approvalId());
        if (leads.open(reply.leadId()).filter(now2 -> overtaken(now2, reply)).isPresent()) {
            // It came between the reading and the asking, so its transaction saw nothing to void.
            approvals.voidPending(
                    key.review().runId(), reply.leadId(), "a person answered", clock.instant());
        }
    }
}
