package com.salesagent.domain.approval;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thing to decide: a lead's attempt at a gate.
 *
 * @param attempt of the lead machine for this lead, from 1
 * @param round counts the rewrites that the approver asked for, from 1; always 1 at gate 1
 */
public record ApprovalKey(ReviewId review, String leadId, int attempt, int round) {
    private static final Pattern ITEM =
            Pattern.compile("([a-z0-9-]{1,64})#([0-9]{2,4})#([0-9]{2,4})");

    /** {@code kaleidahealth-org-1f0c2d3e4b#01#01}: unique in its review. */
    public String item() {
        return "%s#%02d#%02d".formatted(leadId, attempt, round);
    }

    /** {@code 20261120-4f7a2c-draft/kaleidahealth-org-1f0c2d3e4b#01#01}: unique for good. */
    public String approvalId() {
        return review.text() + "/" + item();
    }

    /** Reads an item of a review; empty for anything that {@link #item} can't have written. */
    public static Optional<ApprovalKey> of(ReviewId review, String item) {
        Matcher matcher = ITEM.matcher(item);
        return matcher.matches()
                ? Optional.of(
                        new ApprovalKey(
                                review,
                                matcher.group(1),
                                Integer.parseInt(matcher.group(2)),
                                Integer.parseInt(matcher.group(3))))
                : Optional.empty();
    }

    /** Reads an {@link #approvalId}; empty for anything else. */
    public static Optional<ApprovalKey> parse(String approvalId) {
        int slash = approvalId.indexOf('/');
        return slash < 0
                ? Optional.empty()
                : ReviewId.parse(approvalId.substring(0, slash))
                        .flatMap(review -> of(review, approvalId.substring(slash + 1)));
    }
}
