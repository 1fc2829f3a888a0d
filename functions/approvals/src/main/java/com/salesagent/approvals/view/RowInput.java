package com.salesagent.approvals.view;

import com.salesagent.domain.draft.Email;

import java.util.List;

/**
 * What an approver entered in one row.
 *
 * @param choice {@code approve}, {@code edit}, {@code reject}, {@code regenerate}, or blank
 * @param emails the edit fields; empty where the form had none
 * @param problem why it can't be taken, for the approver; blank if it can
 */
public record RowInput(
        String choice, String reason, String feedback, List<Email> emails, String problem) {
    public static final RowInput NONE = new RowInput("", "", "", List.of(), "");

    public RowInput {
        emails = List.copyOf(emails);
    }

    public RowInput withProblem(String words) {
        return new RowInput(choice, reason, feedback, emails, words);
    }
}
