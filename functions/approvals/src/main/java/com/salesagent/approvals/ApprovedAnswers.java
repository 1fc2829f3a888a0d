package com.salesagent.approvals;

import com.salesagent.domain.approval.ApprovalKey;
import com.salesagent.domain.approval.ApprovalRecord;
import com.salesagent.domain.approval.ApprovalRecords;
import com.salesagent.domain.draft.Draft;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.send.SendLedger;
import com.salesagent.domain.send.Sequences;
import com.salesagent.platform.failure.InvariantBroken;

import java.time.Instant;
import java.time.InstantSource;

/** Plans an approved answer to a reply. No machine waits for it; the dispatcher takes it up. */
final class ApprovedAnswers {
    private final LeadStore leads;
    private final ApprovalRecords records;
    private final SendLedger ledger;
    private final InstantSource clock;

    ApprovedAnswers(
            LeadStore leads, ApprovalRecords records, SendLedger ledger, InstantSource clock) {
        this.leads = leads;
        this.records = records;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Safe to repeat: a reply is answered once, whichever approval comes first. */
    void approved(ApprovalKey key) {
        Instant now = clock.instant();
        LeadFile file = leads.open(key.leadId()).orElseThrow();
        ApprovalRecord approval = records.find(key.leadId(), key.approvalId()).orElseThrow();
        String replyId =
                file.draft(approval.draftVersion())
                        .flatMap(Draft::answers)
                        .orElseThrow(
                                () -> new InvariantBroken("an answer without its reply", null));
        ledger.reserve(
                Sequences.answer(file.lead(), key.review().runId(), replyId, approval, now), now);
    }
}
