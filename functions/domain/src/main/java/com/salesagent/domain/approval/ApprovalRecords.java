package com.salesagent.domain.approval;

import java.util.List;
import java.util.Optional;

/** Approvals as they are kept with their leads. Written by the resume function only. */
public interface ApprovalRecords {
    /** Stores a record. A repeat of the same approval stores the same. */
    void put(ApprovalRecord approval);

    /** All approvals of a lead, in any order. */
    List<ApprovalRecord> all(String leadId);

    /** The record of an approval, strongly consistent: the last gate depends on it. */
    Optional<ApprovalRecord> find(String leadId, String approvalId);
}
