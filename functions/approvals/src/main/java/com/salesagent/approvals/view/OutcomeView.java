package com.salesagent.approvals.view;

import java.util.List;

/**
 * What became of a form.
 *
 * @param summary "48 approved, 1 changed since you opened it, 1 contact opted out"
 * @param again back to the page that the form was on
 * @param next the page after it; blank if there is none
 */
public record OutcomeView(String title, String summary, List<Row> rows, String again, String next) {
    public OutcomeView {
        rows = List.copyOf(rows);
    }

    /**
     * One row's own outcome.
     *
     * @param counted whether the approver's decision stands
     */
    public record Row(String name, String outcome, boolean counted) {}
}
