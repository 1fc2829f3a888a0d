package com.salesagent.approvals;

import com.salesagent.domain.approval.Approval;
import com.salesagent.domain.approval.Approval.Status;
import com.salesagent.domain.approval.ApprovalStore;
import com.salesagent.domain.approval.ApprovalStore.Filter;
import com.salesagent.domain.approval.Gate;
import com.salesagent.domain.approval.Link;
import com.salesagent.domain.approval.LinkStore;
import com.salesagent.domain.approval.Renewal;
import com.salesagent.domain.approval.ReviewQueue;
import com.salesagent.domain.approval.ReviewStore;
import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.campaign.CampaignStore;
import com.salesagent.domain.lead.Lead;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.mail.NoticeMailer;
import com.salesagent.platform.tasks.LeadAttempts;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Answers who asked for a new link with an expired one: what is still open is mailed to the
 * approver whose link it was, and leads that were parked because nobody decided are asked about
 * again, which brings the approvers a review email as ever.
 */
final class RenewLinks {
    private static final Logger LOG = LoggerFactory.getLogger(RenewLinks.class);

    /** Until then what was on its way when somebody asked is looked for again. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final ApprovalStore approvals;
    private final ReviewStore reviews;
    private final LinkStore links;
    private final LeadStore leads;
    private final CampaignStore campaigns;
    private final LeadAttempts attempts;
    private final ReviewLinks fresh;
    private final ReviewQueue queue;
    private final NoticeMailer mailer;
    private final String escalationAddress;
    private final InstantSource clock;

    /**
     * Over its collaborators.
     *
     * @param escalationAddress who may have a link besides the approvers; blank for nobody
     */
    RenewLinks(
            ApprovalStore approvals,
            ReviewStore reviews,
            LinkStore links,
            LeadStore leads,
            CampaignStore campaigns,
            LeadAttempts attempts,
            ReviewLinks fresh,
            ReviewQueue queue,
            NoticeMailer mailer,
            String escalationAddress,
            InstantSource clock) {
        this.approvals = approvals;
        this.reviews = reviews;
        this.links = links;
        this.leads = leads;
        this.campaigns = campaigns;
        this.attempts = attempts;
        this.fresh = fresh;
        this.queue = queue;
        this.mailer = mailer;
        this.escalationAddress = escalationAddress;
        this.clock = clock;
    }

    /** Safe to repeat: the mail is the same one, and a lead's attempt starts once. */
    void renew(Renewal renewal) {
        Optional<Link> link = links.link(renewal.review(), renewal.keyHash());
        List<Approval> items = approvals.all(renewal.review(), Filter.NONE);
        if (link.isEmpty() || items.isEmpty()) {
            return;
        }
        String asker = link.get().approver();
        Campaign campaign = campaigns.find(items.getFirst().campaignId()).orElseThrow();
        boolean approver = campaign.approvers().stream().anyMatch(asker::equalsIgnoreCase);
        if (!approver && !asker.equalsIgnoreCase(escalationAddress)) {
            LOG.atWarn().addKeyValue("reviewId", renewal.review()).log("review.no_approver_now");
            return;
        }
        Instant now = clock.instant();
        List<Approval> open = items.stream().filter(item -> item.open(now)).toList();
        if (!open.isEmpty()) {
            Instant until =
                    open.stream().map(Approval::expiresAt).max(Instant::compareTo).orElseThrow();
            mailer.send(
                    ReviewMail.of(renewal.review(), open)
                            .renewal(
                                    asker,
                                    fresh.give(renewal.review(), asker, until),
                                    renewal.askedAt()));
        }
        Asked asked = askAgain(items, now);
        if (asked.again > 0) {
            reviews.expectMore(renewal.review(), asked.again);
        }
        LOG.atInfo()
                .addKeyValue("reviewId", renewal.review())
                .addKeyValue("open", open.size())
                .addKeyValue("askedAgain", asked.again)
                .log("review.link_renewed");
        // The approvers hear of what is asked again by its review email; the escalation address
        // has no part in that.
        boolean comesLater = open.isEmpty() && asked.again > 0 && !approver;
        if ((asked.onTheirWay > 0 || comesLater)
                && now.isBefore(renewal.askedAt().plus(PATIENCE))) {
            queue.renew(renewal, AGAIN);
        }
    }

    private Asked askAgain(List<Approval> items, Instant now) {
        int again = 0;
        int onTheirWay = 0;
        for (Approval item : items) {
            boolean due = item.status() == Status.PENDING && !item.open(now);
            if (due) {
                approvals.expire(item.key(), now);
            }
            Optional<Lead> lead =
                    due || item.status() == Status.EXPIRED
                            ? leads.find(item.key().leadId()).filter(l -> waitsFor(l, item))
                            : Optional.empty();
            if (lead.isPresent() && ResumeLeads.parked(lead.get())) {
                attempts.startNext(lead.get());
                again++;
            } else if (lead.isPresent()) {
                onTheirWay++;
            }
        }
        return new Asked(again, onTheirWay);
    }

    /** Whether the lead still stands where this item's expiry left it. */
    private static boolean waitsFor(Lead lead, Approval item) {
        Stage asked = item.key().review().gate() == Gate.LEAD ? Stage.SCORED : Stage.DRAFT_CREATED;
        return lead.stage() == asked
                && lead.attempt() == item.key().attempt()
                && lead.runId().equals(item.key().review().runId());
    }

    /**
     * What became of items that nobody decided about.
     *
     * @param onTheirWay expired, but not carried to their leads yet
     */
    private record Asked(int again, int onTheirWay) {}
}
