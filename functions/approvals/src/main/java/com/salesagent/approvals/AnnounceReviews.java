package com.salesagent.approvals;

import com.salesagent.domain.approval.Approval;
import com.salesagent.domain.approval.ApprovalStore;
import com.salesagent.domain.approval.ApprovalStore.Filter;
import com.salesagent.domain.approval.Review;
import com.salesagent.domain.approval.ReviewId;
import com.salesagent.domain.approval.ReviewQueue;
import com.salesagent.domain.approval.ReviewStore;
import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.campaign.CampaignStore;
import com.salesagent.domain.mail.NoticeMailer;
import com.salesagent.domain.run.RunStore;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Tells the approvers of a run's items with one mail each: when all that was expected has arrived,
 * or when nothing new came for a while.
 */
final class AnnounceReviews {
    private static final Logger LOG = LoggerFactory.getLogger(AnnounceReviews.class);

    /** Longer than the function's timeout, shorter than the queue's visibility. */
    private static final Duration CLAIM = Duration.ofSeconds(60);

    /** The queue's limit. */
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

    private final ApprovalStore approvals;
    private final ReviewStore reviews;
    private final CampaignStore campaigns;
    private final RunStore runs;
    private final ReviewLinks links;
    private final ReviewQueue queue;
    private final NoticeMailer mailer;
    private final Duration quiet;
    private final InstantSource clock;

    AnnounceReviews(
            ApprovalStore approvals,
            ReviewStore reviews,
            CampaignStore campaigns,
            RunStore runs,
            ReviewLinks links,
            ReviewQueue queue,
            NoticeMailer mailer,
            Duration quiet,
            InstantSource clock) {
        this.approvals = approvals;
        this.reviews = reviews;
        this.campaigns = campaigns;
        this.runs = runs;
        this.links = links;
        this.queue = queue;
        this.mailer = mailer;
        this.quiet = quiet;
        this.clock = clock;
    }

    /** Mails, or plans another look. Safe to repeat, and side by side. */
    void look(ReviewId id) {
        Optional<Review> found = reviews.find(id);
        if (found.isEmpty() || found.get().arrived() <= found.get().announced()) {
            return;
        }
        Instant now = clock.instant();
        Instant ready = found.get().lastArrivalAt().plus(quiet);
        if (!found.get().complete() && now.isBefore(ready)) {
            // Each batch of arrivals asks for a look; one planned look is enough for all.
            Instant wake = earlier(ready, now.plus(LONGEST_DELAY));
            if (reviews.planWake(id, wake, now)) {
                queue.look(id, Duration.between(now, wake));
            }
            return;
        }
        Optional<Review> claimed = reviews.claim(id, now, now.plus(CLAIM));
        if (claimed.isEmpty()) {
            // Somebody is mailing. What they don't know of yet needs a look after them.
            queue.look(id, CLAIM);
            return;
        }
        if (claimed.get().arrived() > claimed.get().announced()) {
            announce(claimed.get(), now);
        }
        reviews.announced(id, claimed.get().arrived());
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private void announce(Review review, Instant now) {
        List<Approval> open =
                approvals.all(review.id(), Filter.OPEN).stream().filter(a -> a.open(now)).toList();
        if (open.isEmpty()) {
            return;
        }
        Campaign campaign = campaigns.find(review.campaignId()).orElseThrow();
        Instant expiresAt =
                open.stream().map(Approval::expiresAt).max(Instant::compareTo).orElseThrow();
        ReviewMail mail =
                runs.find(review.id().runId())
                        .map(run -> ReviewMail.of(review.id(), run.request(), open))
                        .orElseGet(() -> ReviewMail.of(review.id(), open));
        for (String approver : campaign.approvers()) {
            mailer.send(
                    mail.announcement(
                            approver,
                            links.give(review.id(), approver, expiresAt),
                            review.arrived()));
        }
        LOG.atInfo()
                .addKeyValue("reviewId", review.id())
                .addKeyValue("open", open.size())
                .addKeyValue("approvers", campaign.approvers().size())
                .log("review.announced");
    }
}
