package com.salesagent.domain.approval;

import com.salesagent.domain.draft.Email;

import java.time.Instant;
import java.util.List;

/**
 * The approval of a sequence as it is kept with the lead, for good. Nothing leaves for a prospect
 * unless its content hash stands here, at its step.
 *
 * @param draftVersion the version that holds the approved texts; for an edit, the version made of
 *     it
 * @param contentHashes by step, of exactly what the approver saw or wrote
 * @param approvedBy address of the approver, or {@code policy}
 * @param edited whether the approver changed the texts
 */
public record ApprovalRecord(
        String approvalId,
        String leadId,
        String contactId,
        int draftVersion,
        List<String> contentHashes,
        String approvedBy,
        Instant at,
        boolean edited) {
    public ApprovalRecord {
        contentHashes = List.copyOf(contentHashes);
    }

    /** Whether exactly this content was approved for this step. */
    public boolean covers(int step, String contentHash) {
        // An answer stands alone in its approval.
        int place = step == Email.ANSWER ? 0 : step;
        return place >= 0
                && place < contentHashes.size()
                && contentHashes.get(place).equals(contentHash);
    }
}
