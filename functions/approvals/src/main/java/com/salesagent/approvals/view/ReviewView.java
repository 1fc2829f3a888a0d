package com.salesagent.approvals.view;

import com.salesagent.domain.approval.Gate;
import com.salesagent.domain.approval.ReviewId;

import java.time.Instant;
import java.util.List;

/**
 * The review page.
 *
 * @param approver whose link it is
 * @param expiresAt until when they can decide
 * @param total items of the review, whatever the filter
 * @param open of them, those that nobody settled yet
 * @param action where the form goes: this page with its key, filter and position
 * @param next the next page; blank on the last
 * @param first the first page of this filter; blank if this is it
 * @param problem why nothing was decided; blank if nothing is wrong
 * @param all whether "approve all shown" was ticked on a form that came back
 */
public record ReviewView(
        ReviewId review,
        String approver,
        Instant expiresAt,
        int total,
        int open,
        List<RowView> rows,
        List<Filter> filters,
        String action,
        String next,
        String first,
        String problem,
        boolean all) {
    public ReviewView {
        rows = List.copyOf(rows);
        filters = List.copyOf(filters);
    }

    public boolean drafts() {
        return review.gate() == Gate.DRAFT;
    }

    public String title() {
        return drafts() ? "Emails to approve" : "Leads to approve";
    }

    public int openHere() {
        return (int) rows.stream().filter(RowView::open).count();
    }

    /** Whether, for one draft, its company's name does instead of the code. */
    public boolean nameSuffices() {
        return drafts()
                && rows.stream()
                        .filter(row -> row.open() && row.draft() != null)
                        .allMatch(row -> row.draft().terms().nameSuffices());
    }

    /** Whether what is approved leaves at once, at any hour. */
    public boolean unpaced() {
        return rows.stream().anyMatch(row -> row.draft() != null && !row.draft().terms().pacing());
    }

    /** A link that shows only some of the items. */
    public record Filter(String label, String href, boolean current) {}
}
