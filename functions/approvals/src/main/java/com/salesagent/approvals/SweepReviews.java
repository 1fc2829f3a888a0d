package com.salesagent.approvals;

import com.salesagent.domain.approval.Approval;
import com.salesagent.domain.approval.ApprovalKey;
import com.salesagent.domain.approval.ApprovalStore;
import com.salesagent.domain.approval.ApprovalStore.Filter;
import com.salesagent.domain.approval.Review;
import com.salesagent.domain.approval.ReviewId;
import com.salesagent.domain.approval.ReviewStore;
import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.campaign.CampaignStore;
import com.salesagent.domain.mail.NoticeMailer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks after what nobody looked after: reminds, escalates, expires, and puts settled approvals
 * that were not resumed into the stream again.
 */
final class SweepReviews {
    private static final Logger LOG = LoggerFactory.getLogger(SweepReviews.class);

    /** No setting lets an approval expire sooner. */
    private static final Duration SHORTEST_EXPIRY = Duration.ofHours(1);

    /** The stream resumes within seconds; what is older got lost on the way. */
    private static final Duration RESUMED_AFTER = Duration.ofMinutes(2);

    private static final Duration CLAIM = Duration.ofMinutes(2);

    private final ApprovalStore approvals;
    private final ReviewStore reviews;
    private final CampaignStore campaigns;
    private final ReviewLinks links;
    private final NoticeMailer mailer;
    private final String escalationAddress;
    private final InstantSource clock;

    /**
     * @param escalationAddress who hears of what waits for two days; blank for nobody
     */
    SweepReviews(
            ApprovalStore approvals,
            ReviewStore reviews,
            CampaignStore campaigns,
            ReviewLinks links,
            NoticeMailer mailer,
            String escalationAddress,
            InstantSource clock) {
        this.approvals = approvals;
        this.reviews = reviews;
        this.campaigns = campaigns;
        this.links = links;
        this.mailer = mailer;
        this.escalationAddress = escalationAddress;
        this.clock = clock;
    }

    /** What one sweep did. */
    record Swept(int expired, int remindedReviews, int escalatedReviews, int nudged) {}

    Swept sweep() {
        Instant now = clock.instant();
        List<ApprovalKey> lost = approvals.unresumedSince(now.minus(RESUMED_AFTER));
        lost.forEach(key -> approvals.nudge(key, now));
        int expired = 0;
        int reminded = 0;
        int escalated = 0;
        Set<ReviewId> waiting =
                approvals.pendingSince(now.minus(SHORTEST_EXPIRY)).stream()
                        .map(ApprovalKey::review)
                        .collect(Collectors.toSet());
        for (ReviewId review : waiting) {
            List<Approval> pending = approvals.all(review, Filter.OPEN);
            for (Approval approval : pending) {
                if (!approval.open(now) && approvals.expire(approval.key(), now)) {
                    expired++;
                }
            }
            List<Approval> open = pending.stream().filter(a -> a.open(now)).toList();
            if (!open.isEmpty()) {
                Mailed mailed = remind(review, open, now);
                reminded += mailed.reminded ? 1 : 0;
                escalated += mailed.escalated ? 1 : 0;
            }
        }
        Swept swept = new Swept(expired, reminded, escalated, lost.size());
        LOG.atInfo()
                .addKeyValue("expired", swept.expired())
                .addKeyValue("reminded", swept.remindedReviews())
                .addKeyValue("escalated", swept.escalatedReviews())
                .addKeyValue("nudged", swept.nudged())
                .log("reviews.swept");
        return swept;
    }

    private Mailed remind(ReviewId id, List<Approval> open, Instant now) {
        Campaign campaign = campaigns.find(open.getFirst().campaignId()).orElseThrow();
        Instant remind = newestSince(open, now.minus(campaign.review().remindAfter()));
        Instant escalate =
                escalationAddress.isEmpty()
                        ? null
                        : newestSince(open, now.minus(campaign.review().escalateAfter()));
        if (remind == null && escalate == null) {
            return new Mailed(false, false);
        }
        Optional<Review> found = reviews.find(id);
        if (found.isEmpty() || !due(found.get(), remind, escalate)) {
            return new Mailed(false, false);
        }
        Optional<Review> claimed = reviews.claim(id, now, now.plus(CLAIM));
        if (claimed.isEmpty() || !due(claimed.get(), remind, escalate)) {
            return new Mailed(false, false);
        }
        Review review = claimed.get();
        boolean reminds = after(remind, review.remindedThrough());
        boolean escalates = after(escalate, review.escalatedThrough());
        Instant expiresAt =
                open.stream().map(Approval::expiresAt).max(Instant::compareTo).orElseThrow();
        ReviewMail mail = ReviewMail.of(id, open);
        if (reminds) {
            campaign.approvers().stream()
                    .map(
                            approver ->
                                    mail.reminder(
                                            approver, links.give(id, approver, expiresAt), remind))
                    .forEach(mailer::send);
        }
        if (escalates) {
            mailer.send(
                    mail.escalation(
                            escalationAddress,
                            links.give(id, escalationAddress, expiresAt),
                            escalate));
        }
        reviews.reminded(id, reminds ? remind : null, escalates ? escalate : null);
        return new Mailed(reminds, escalates);
    }

    private static boolean due(Review review, Instant remind, Instant escalate) {
        return after(remind, review.remindedThrough())
                || after(escalate, review.escalatedThrough());
    }

    private static boolean after(Instant moment, Instant through) {
        return moment != null && (through == null || moment.isAfter(through));
    }

    /** When the newest of the items was asked that have waited since a moment; null if none has. */
    private static Instant newestSince(List<Approval> open, Instant before) {
        return open.stream()
                .map(Approval::requestedAt)
                .filter(asked -> !asked.isAfter(before))
                .max(Instant::compareTo)
                .orElse(null);
    }

    private record Mailed(boolean reminded, boolean escalated) {}
}
