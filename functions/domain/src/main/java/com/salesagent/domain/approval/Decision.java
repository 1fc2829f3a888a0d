package com.salesagent.domain.approval;

import com.salesagent.domain.draft.Email;

import java.util.List;

/** What an approver decided about one item. */
public sealed interface Decision {
    /** As shown. */
    record Approved() implements Decision {}

    /**
     * With changed texts; gate 2 only.
     *
     * @param emails all emails of the sequence as they read now
     * @param contentHashes of each as it leaves, by step: the same binding as without edits
     */
    record ApprovedWithEdits(List<Email> emails, List<String> contentHashes) implements Decision {
        public ApprovedWithEdits {
            emails = List.copyOf(emails);
            contentHashes = List.copyOf(contentHashes);
        }
    }

    /**
     * No.
     *
     * @param reason may be blank at gate 1
     */
    record Rejected(String reason) implements Decision {}

    /** Write it again; gate 2 only. */
    record Regenerate(String feedback) implements Decision {}

    /** The word in tables, and in what the machine gets. */
    default String word() {
        return switch (this) {
            case Approved a -> "approved";
            case ApprovedWithEdits a -> "approved";
            case Rejected r -> "rejected";
            case Regenerate r -> "regenerate";
        };
    }

    default boolean approves() {
        return this instanceof Approved || this instanceof ApprovedWithEdits;
    }
}
