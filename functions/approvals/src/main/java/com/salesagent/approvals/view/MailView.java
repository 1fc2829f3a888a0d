package com.salesagent.approvals.view;

import java.util.List;

/**
 * A review email; the plain text and the HTML say the same.
 *
 * @param code six digits that the page asks for
 * @param rows the most promising items, best first
 * @param more how many items are not among the rows
 */
public record MailView(
        String opening,
        String counts,
        List<Row> rows,
        int more,
        String button,
        String url,
        String code,
        String silence) {
    public MailView {
        rows = List.copyOf(rows);
    }

    public record Row(String name, String detail) {}
}
