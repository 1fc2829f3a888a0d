package com.salesagent.approvals;

import com.salesagent.domain.approval.Approval;
import com.salesagent.domain.approval.ApprovalKey;
import com.salesagent.domain.approval.Decision;
import com.salesagent.domain.approval.Gate;
import com.salesagent.domain.approval.Renewal;
import com.salesagent.domain.approval.ReviewId;
import com.salesagent.domain.approval.ReviewQueue;
import com.salesagent.domain.approval.ReviewStore;
import com.salesagent.domain.approval.ReviewStore.Arrivals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts what a batch of changes brought to each review and asks the notifier to look. A batch that
 * is delivered again counts once: positions of the stream only grow.
 */
final class ReviewChanges {
    private static final String ITEMS = "items";
    private static final String LEADS = "leads";

    private final ReviewStore reviews;
    private final ReviewQueue queue;

    ReviewChanges(ReviewStore reviews, ReviewQueue queue) {
        this.reviews = reviews;
        this.queue = queue;
    }

    /**
     * One change of an item.
     *
     * @param position in the stream; texts of one length that sort as the changes follow
     * @param inserted whether the item is new
     * @param settled whether it was settled by this change
     */
    record Change(String position, Approval approval, boolean inserted, boolean settled) {}

    /** Has a new link mailed. */
    void renew(Renewal renewal) {
        queue.renew(renewal, Duration.ZERO);
    }

    void count(List<Change> changes) {
        Map<ReviewId, List<Change>> byReview = new LinkedHashMap<>();
        for (Change change : changes) {
            if (change.inserted() || change.settled()) {
                byReview.computeIfAbsent(
                                change.approval().key().review(), review -> new ArrayList<>())
                        .add(change);
            }
        }
        byReview.forEach(this::count);
    }

    private void count(ReviewId review, List<Change> changes) {
        add(review, ITEMS, changes, ReviewChanges::arrivals);
        if (review.gate() == Gate.LEAD && changes.stream().anyMatch(ReviewChanges::approvedLead)) {
            // Each approved lead will bring a draft. Counted before the machine is woken, so that
            // the first draft doesn't look like the last.
            add(
                    new ReviewId(review.runId(), Gate.DRAFT),
                    LEADS,
                    changes.stream().filter(ReviewChanges::approvedLead).toList(),
                    ReviewChanges::expectations);
        }
        if (changes.stream().anyMatch(Change::inserted)) {
            queue.look(review, Duration.ZERO);
        }
    }

    private void add(ReviewId review, String source, List<Change> changes, Summary summary) {
        if (reviews.add(review, summary.of(changes), source)) {
            return;
        }
        // Delivered before, at least in part: a batch that failed in its middle comes again from
        // there, with newer changes behind.
        String counted = reviews.position(review, source);
        List<Change> rest =
                changes.stream()
                        .filter(change -> change.position().compareTo(counted) > 0)
                        .toList();
        if (!rest.isEmpty()) {
            reviews.add(review, summary.of(rest), source);
        }
    }

    private static Arrivals arrivals(List<Change> changes) {
        Map<String, Integer> counts = new HashMap<>();
        int arrived = 0;
        int expected = 0;
        Instant at = null;
        for (Change change : changes) {
            Approval approval = change.approval();
            if (change.inserted()) {
                arrived++;
                at = approval.requestedAt();
                counts.merge("tier_" + approval.snapshot().lead().tier(), 1, Integer::sum);
                if (approval.snapshot().lowConfidence()) {
                    counts.merge("low_confidence", 1, Integer::sum);
                }
                if (!approval.snapshot().angle().isEmpty()) {
                    counts.merge("angle_" + approval.snapshot().angle(), 1, Integer::sum);
                }
            }
            if (change.settled()) {
                counts.merge(outcome(approval), 1, Integer::sum);
                if (regenerates(approval)) {
                    expected++;
                }
            }
        }
        return new Arrivals(
                changes.getLast().approval().campaignId(),
                changes.getLast().position(),
                arrived,
                expected,
                counts,
                at);
    }

    private static Arrivals expectations(List<Change> approved) {
        return new Arrivals(
                approved.getLast().approval().campaignId(),
                approved.getLast().position(),
                0,
                approved.size(),
                Map.of(),
                null);
    }

    private static String outcome(Approval approval) {
        return switch (approval.status()) {
            case DECIDED -> approval.decided().decision().word();
            case EXPIRED -> "expired";
            case VOID, PENDING -> "void";
        };
    }

    private static boolean regenerates(Approval approval) {
        return approval.status() == Approval.Status.DECIDED
                && approval.decided().decision() instanceof Decision.Regenerate;
    }

    private static boolean approvedLead(Change change) {
        ApprovalKey key = change.approval().key();
        return change.settled()
                && key.review().gate() == Gate.LEAD
                && change.approval().status() == Approval.Status.DECIDED
                && change.approval().decided().decision().approves();
    }

    private interface Summary {
        Arrivals of(List<Change> changes);
    }
}
