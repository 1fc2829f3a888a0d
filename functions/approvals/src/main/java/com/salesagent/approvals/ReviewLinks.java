package com.salesagent.approvals;

import com.salesagent.domain.approval.LinkKeys;
import com.salesagent.domain.approval.LinkKeys.Issued;
import com.salesagent.domain.approval.LinkStore;
import com.salesagent.domain.approval.ReviewId;

import java.time.Instant;

/** Gives each approver a link of their own to a review. */
final class ReviewLinks {
    private final LinkKeys keys;
    private final LinkStore links;
    private final String baseUrl;

    ReviewLinks(LinkKeys keys, LinkStore links, String baseUrl) {
        this.keys = keys;
        this.links = links;
        this.baseUrl = baseUrl;
    }

    /**
     * Stores the link's hash and returns what goes into the mail.
     *
     * @param expiresAt when the last open item of the review expires
     */
    MailedLink give(ReviewId review, String approver, Instant expiresAt) {
        Issued issued = keys.issue(review, approver, expiresAt);
        links.issue(issued.link());
        return new MailedLink(
                baseUrl + "/review/" + review.text() + "?k=" + issued.key(),
                issued.code(),
                expiresAt);
    }

    /** What goes into one mail, and nowhere else. */
    record MailedLink(String url, String code, Instant expiresAt) {}
}
