package com.salesagent.approvals;

import com.salesagent.domain.approval.ApprovalKey;
import com.salesagent.domain.approval.Decided;
import com.salesagent.domain.approval.Snapshot;
import com.salesagent.domain.draft.Draft;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.send.Send;
import com.salesagent.domain.send.SendLedger;
import com.salesagent.domain.send.SendStatus;
import com.salesagent.domain.send.Verdict;
import com.salesagent.platform.failure.TransientFailure;

import java.time.Instant;
import java.time.InstantSource;

/**
 * What follows from a decision about one changed email of a sequence that is under way. The email
 * that is planned next goes over to the new approval, and those after it follow from that one.
 */
final class ChangedEmails {
    private static final String REPLACED = "a newer approval took its place";

    private final LeadStore leads;
    private final SendLedger ledger;
    private final InstantSource clock;

    ChangedEmails(LeadStore leads, SendLedger ledger, InstantSource clock) {
        this.leads = leads;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Safe to repeat, also from between its two writes. */
    void approved(ApprovalKey key, Snapshot.OfDraft shown, Decided decided) {
        Instant now = clock.instant();
        LeadFile file = leads.open(key.leadId()).orElseThrow();
        for (Send send : file.sends()) {
            boolean ours =
                    send.contactId().equals(shown.contactId())
                            && send.step() < shown.contentHashes().size()
                            && !send.approvalId().equals(key.approvalId());
            if (!ours) {
                continue;
            }
            if (send.status() == SendStatus.DISPATCHING) {
                throw new TransientFailure("an email of the sequence is just leaving", null);
            }
            if (send.status() == SendStatus.RESERVED) {
                ledger.hold(send, new Verdict.Stopped(REPLACED, "It goes on under that one."), now);
                goOn(key, shown, decided, send, now);
            } else if (send.status() == SendStatus.CANCELLED && send.verdict().equals(REPLACED)) {
                goOn(key, shown, decided, send, now);
            }
        }
    }

    private void goOn(
            ApprovalKey key, Snapshot.OfDraft shown, Decided decided, Send send, Instant now) {
        Instant planned = send.plannedAt().isAfter(now) ? send.plannedAt() : now;
        ledger.reserve(
                Send.reserved(
                        send.id(),
                        send.leadId(),
                        send.contactId(),
                        send.campaignId(),
                        send.runId(),
                        send.step(),
                        shown.draftVersion(),
                        shown.contentHashes().get(send.step()),
                        key.approvalId(),
                        decided.by(),
                        planned),
                planned);
    }

    /** The approved texts become the newest version again, so that they may leave. */
    void rejected(ApprovalKey key, Snapshot.OfDraft shown, Decided decided) {
        LeadFile file = leads.open(key.leadId()).orElseThrow();
        Draft newest = file.latestDraft().orElseThrow();
        if (newest.version() != shown.draftVersion()) {
            // Brought back before, or changed again meanwhile.
            return;
        }
        leads.addDraft(
                new Draft(
                        newest.leadId(),
                        newest.version() + 1,
                        newest.contactId(),
                        newest.runId(),
                        newest.angle(),
                        newest.reasoning(),
                        shown.previous(),
                        newest.critique(),
                        newest.rewrites(),
                        newest.lowConfidence(),
                        "edited by " + decided.by(),
                        "",
                        decided.at()),
                null);
    }
}
