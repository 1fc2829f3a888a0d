package com.salesagent.approvals;

import com.salesagent.domain.approval.Approval;
import com.salesagent.domain.approval.ApprovalKey;
import com.salesagent.domain.approval.ApprovalRecord;
import com.salesagent.domain.approval.ApprovalRecords;
import com.salesagent.domain.approval.ApprovalStore;
import com.salesagent.domain.approval.Decided;
import com.salesagent.domain.approval.Decision;
import com.salesagent.domain.approval.Gate;
import com.salesagent.domain.approval.Snapshot;
import com.salesagent.domain.approval.TaskTokens;
import com.salesagent.domain.draft.Draft;
import com.salesagent.domain.draft.Email;
import com.salesagent.domain.lead.Lead;
import com.salesagent.domain.lead.LeadPatch;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.lead.LeadStore.Moved;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.lead.StageChange;
import com.salesagent.domain.send.SendLedger;
import com.salesagent.platform.failure.InvariantBroken;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Carries a settled approval to its lead and wakes the machine. In this order, so that a crash in
 * between repeats harmlessly: what was decided is copied to the lead, the token is answered, the
 * item is marked.
 *
 * <p>An approval binds to content hashes. Without edits they are those of the snapshot. With edits
 * the page computed them in the same {@link com.salesagent.domain.message.Envelope}, and the edited
 * texts become a draft version here. Either way the hashes are copied as they were decided, never
 * computed anew: who sends renders the draft version and compares, so that a change of sender,
 * recipient or footer in between stops the email.
 */
final class ResumeLeads {
    private static final Logger LOG = LoggerFactory.getLogger(ResumeLeads.class);
    private static final int VERSIONS_TRIED = 5;
    private static final String NOBODY_DECIDED = "nobody decided at gate";

    private final LeadStore leads;
    private final ApprovalStore approvals;
    private final ApprovalRecords records;
    private final TaskTokens tokens;
    private final ChangedEmails changes;
    private final ApprovedAnswers answers;
    private final InstantSource clock;

    ResumeLeads(
            LeadStore leads,
            ApprovalStore approvals,
            ApprovalRecords records,
            TaskTokens tokens,
            SendLedger ledger,
            InstantSource clock) {
        this.leads = leads;
        this.approvals = approvals;
        this.records = records;
        this.tokens = tokens;
        this.changes = new ChangedEmails(leads, ledger, clock);
        this.answers = new ApprovedAnswers(leads, records, ledger, clock);
        this.clock = clock;
    }

    /** Resumes one lead. Safe to repeat. */
    void resume(Approval approval, String taskToken) {
        Answer answer =
                switch (approval.status()) {
                    case DECIDED -> decided(approval, approval.decided());
                    case EXPIRED -> expired(approval);
                    case VOID -> Answer.of("rejected", "policy", approval.note());
                    case PENDING ->
                            throw new InvariantBroken("a pending approval can't resume", null);
                };
        TaskTokens.Answer taken =
                taskToken.startsWith(Approval.NO_TASK)
                        ? TaskTokens.Answer.GONE
                        : tokens.succeed(taskToken, answer.output(approval.key()));
        approvals.resumed(approval.key(), taskToken, clock.instant());
        LOG.atInfo()
                .addKeyValue("approvalId", approval.key().approvalId())
                .addKeyValue("decision", answer.decision)
                .addKeyValue("task", taken)
                .log("approval.resumed");
    }

    private Answer decided(Approval approval, Decided decided) {
        return approval.key().review().gate() == Gate.LEAD
                ? lead(approval.key(), decided)
                : draft(approval, (Snapshot.OfDraft) approval.snapshot(), decided);
    }

    private Answer lead(ApprovalKey key, Decided decided) {
        if (decided.decision().approves()) {
            Moved moved =
                    move(
                            key,
                            Stage.SCORED,
                            Stage.APPROVED,
                            decided,
                            decided.by().equals(Decided.POLICY)
                                    ? "a contact was found, and LEAD_APPROVAL is contact_found"
                                    : "approved at gate 1");
            return switch (moved) {
                case Moved.Done d -> Answer.of("approved", decided.by(), "");
                case Moved.Refused refused when refused.stage() == Stage.APPROVED ->
                        Answer.of("approved", decided.by(), "");
                case Moved.Refused refused ->
                        Answer.of(
                                "rejected",
                                "policy",
                                "the lead is " + refused.stage().id() + " now");
                case Moved.Unknown u -> Answer.of("rejected", "policy", "the lead is gone");
            };
        }
        String reason = reason(decided, "rejected at gate 1");
        move(key, Stage.SCORED, Stage.ARCHIVED, decided, reason);
        return Answer.of("rejected", decided.by(), reason);
    }

    private Answer draft(Approval approval, Snapshot.OfDraft shown, Decided decided) {
        ApprovalKey key = approval.key();
        if (shown.change()) {
            return change(key, shown, decided);
        }
        if (shown.answer()) {
            return answer(key, shown, decided);
        }
        return switch (decided.decision()) {
            case Decision.Approved a -> {
                record(key, shown, shown.draftVersion(), shown.contentHashes(), decided);
                yield Answer.approved(decided.by(), shown.draftVersion());
            }
            case Decision.ApprovedWithEdits edited -> {
                int version = store(key, shown, edited.emails(), decided);
                record(key, shown, version, edited.contentHashes(), decided);
                yield Answer.approved(decided.by(), version);
            }
            case Decision.Rejected r -> {
                String reason = reason(decided, "draft rejected");
                move(key, Stage.DRAFT_CREATED, Stage.APPROVED, decided, reason);
                yield Answer.of("rejected", decided.by(), reason);
            }
            case Decision.Regenerate again -> Answer.regenerate(decided.by(), again.feedback());
        };
    }

    /** One email of a sequence that is under way: no stage moves, no machine waits. */
    private Answer change(ApprovalKey key, Snapshot.OfDraft shown, Decided decided) {
        if (decided.decision().approves()) {
            record(key, shown, shown.draftVersion(), shown.contentHashes(), decided);
            changes.approved(key, shown, decided);
            return Answer.approved(decided.by(), shown.draftVersion());
        }
        changes.rejected(key, shown, decided);
        return Answer.of("rejected", decided.by(), reason(decided, "change rejected"));
    }

    /** An answer to a reply: no stage moves, no machine waits, and it is due at once. */
    private Answer answer(ApprovalKey key, Snapshot.OfDraft shown, Decided decided) {
        return switch (decided.decision()) {
            case Decision.Approved a -> {
                record(key, shown, shown.draftVersion(), shown.contentHashes(), decided);
                answers.approved(key);
                yield Answer.approved(decided.by(), shown.draftVersion());
            }
            case Decision.ApprovedWithEdits edited -> {
                int version = store(key, shown, edited.emails(), decided);
                record(key, shown, version, edited.contentHashes(), decided);
                answers.approved(key);
                yield Answer.approved(decided.by(), version);
            }
            case Decision.Rejected r ->
                    Answer.of("rejected", decided.by(), reason(decided, "answer rejected"));
            case Decision.Regenerate again ->
                    throw new InvariantBroken("an answer is edited, not rewritten", null);
        };
    }

    private void record(
            ApprovalKey key,
            Snapshot.OfDraft shown,
            int version,
            List<String> contentHashes,
            Decided decided) {
        records.put(
                new ApprovalRecord(
                        key.approvalId(),
                        key.leadId(),
                        shown.contactId(),
                        version,
                        contentHashes,
                        decided.by(),
                        decided.at(),
                        decided.decision() instanceof Decision.ApprovedWithEdits));
    }

    /** Stores the edited texts as the next free version, or finds them there. */
    private int store(
            ApprovalKey key, Snapshot.OfDraft shown, List<Email> emails, Decided decided) {
        Draft base =
                leads.draft(key.leadId(), shown.draftVersion())
                        .orElseThrow(
                                () ->
                                        new InvariantBroken(
                                                "the draft that was shown is gone", null));
        for (int version = base.version() + 1;
                version <= base.version() + VERSIONS_TRIED;
                version++) {
            Draft edited =
                    new Draft(
                            base.leadId(),
                            version,
                            base.contactId(),
                            base.runId(),
                            base.angle(),
                            base.reasoning(),
                            emails,
                            base.critique(),
                            base.rewrites(),
                            base.lowConfidence(),
                            "edited by " + decided.by(),
                            "",
                            decided.at());
            if (leads.addDraft(edited, null)
                    || leads.draft(key.leadId(), version)
                            .filter(stored -> stored.emails().equals(emails))
                            .isPresent()) {
                return version;
            }
        }
        throw new InvariantBroken("no free draft version for an edit", null);
    }

    private Answer expired(Approval approval) {
        String hours =
                Long.toString(
                        Duration.between(approval.requestedAt(), approval.expiresAt()).toHours());
        if (approval.snapshot() instanceof Snapshot.OfDraft shown && shown.change()) {
            String held =
                    "nobody decided about the change of email %d; it is held until it is changed again"
                            .formatted(shown.onlyEmail());
            return Answer.of("expired", "policy", held);
        }
        if (approval.snapshot() instanceof Snapshot.OfDraft shown && shown.answer()) {
            String unsent = "nobody decided about the answer in time; a person has to write it";
            return Answer.of("expired", "policy", unsent);
        }
        String problem =
                (NOBODY_DECIDED + " %s within %s hours; the lead is parked")
                        .formatted(approval.key().review().gate() == Gate.LEAD ? "1" : "2", hours);
        leads.patch(approval.key().leadId(), LeadPatch.ofProblem(problem));
        return Answer.of("expired", "policy", problem);
    }

    /** Whether a lead stopped because nobody decided about it in time. */
    static boolean parked(Lead lead) {
        return lead.problem().startsWith(NOBODY_DECIDED);
    }

    private Moved move(ApprovalKey key, Stage from, Stage to, Decided decided, String reason) {
        StageChange change =
                new StageChange(key.approvalId(), from, to, decided.by(), decided.at(), reason);
        return leads.move(key.leadId(), change, LeadPatch.NONE);
    }

    private static String reason(Decided decided, String otherwise) {
        return decided.decision() instanceof Decision.Rejected rejected
                        && !rejected.reason().isBlank()
                ? rejected.reason()
                : otherwise;
    }

    /** What the machine gets; always all keys. */
    private record Answer(
            String decision, int draftVersion, String feedback, String by, String reason) {
        static Answer of(String decision, String by, String reason) {
            return new Answer(decision, 0, "", by, reason);
        }

        static Answer approved(String by, int draftVersion) {
            return new Answer("approved", draftVersion, "", by, "");
        }

        static Answer regenerate(String by, String feedback) {
            return new Answer("regenerate", 0, feedback, by, "");
        }

        Map<String, Object> output(ApprovalKey key) {
            Map<String, Object> output = new HashMap<>();
            output.put("decision", decision);
            output.put("approvalId", key.approvalId());
            output.put("draftVersion", draftVersion);
            output.put("feedback", feedback);
            output.put("by", by);
            output.put("reason", reason);
            return output;
        }
    }
}
