package com.salesagent.approvals;

import com.salesagent.approvals.ReviewLinks.MailedLink;
import com.salesagent.approvals.view.MailView;
import com.salesagent.approvals.view.Show;
import com.salesagent.domain.Digests;
import com.salesagent.domain.approval.Approval;
import com.salesagent.domain.approval.Gate;
import com.salesagent.domain.approval.ReviewId;
import com.salesagent.domain.approval.Snapshot;
import com.salesagent.domain.contact.Addresses;
import com.salesagent.domain.mail.NoticeMailer.Notice;
import com.salesagent.domain.run.RunRequest;
import com.salesagent.domain.score.Tier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The mails about one review. Programs may rely on two lines of the text part: the link stands on a
 * line of its own that begins with {@code http}, and the code on one that begins with {@code Your
 * code: }.
 */
final class ReviewMail {
    private static final int NAMED = 5;

    private final ReviewId review;
    private final String about;
    private final List<Approval> open;

    private ReviewMail(ReviewId review, String about, List<Approval> open) {
        this.review = review;
        this.about = about;
        this.open =
                open.stream()
                        .sorted(Comparator.comparingDouble(ReviewMail::score).reversed())
                        .toList();
    }

    /** The mails about these open items, of a run that nothing more is known about. */
    static ReviewMail of(ReviewId review, List<Approval> open) {
        return new ReviewMail(review, "run " + review.runId(), open);
    }

    /** The mails about these open items, for what the run was asked for. */
    static ReviewMail of(ReviewId review, RunRequest request, List<Approval> open) {
        String about =
                request.fromList()
                        ? "your list"
                        : Show.words(request.industry().id()) + ", " + request.location();
        return new ReviewMail(review, about, open);
    }

    private static double score(Approval approval) {
        return approval.snapshot().lead().score();
    }

    /**
     * Items have arrived.
     *
     * @param arrived how many have arrived in all: mails about different arrivals are different
     */
    Notice announcement(String approver, MailedLink link, int arrived) {
        String waits = open.size() == 1 ? " waits" : " wait";
        return notice(
                "announced." + arrived,
                approver,
                "Review " + what() + ": " + about,
                what() + waits + " for your decision.",
                link);
    }

    /** They wait for too long. */
    Notice reminder(String approver, MailedLink link, Instant through) {
        return notice(
                "reminded." + through,
                approver,
                "Reminder: " + what() + " to review, " + about,
                "A reminder: " + what() + " still to review.",
                link);
    }

    /** They still wait; to the second address. */
    Notice escalation(String address, MailedLink link, Instant through) {
        return notice(
                "escalated." + through,
                address,
                "Nobody decided yet: " + what() + " to review, " + about,
                what() + " waited and nobody decided. You can decide instead.",
                link);
    }

    /**
     * Somebody asked for a new link.
     *
     * @param askedAt one mail for each time
     */
    Notice renewal(String approver, MailedLink link, Instant askedAt) {
        return notice(
                "renewed." + askedAt,
                approver,
                "Your new link: " + what() + " to review, " + about,
                "Here is the new link that was asked for: " + what() + " to review.",
                link);
    }

    private Notice notice(
            String occasion, String to, String subject, String opening, MailedLink link) {
        MailView view =
                new MailView(
                        opening,
                        counts(),
                        open.stream().limit(NAMED).map(this::row).toList(),
                        Math.max(0, open.size() - NAMED),
                        drafts() ? "Read and approve the emails" : "Review the leads",
                        link.url(),
                        link.code(),
                        silence(link));
        // The address itself stays out of keys and ids.
        String key = review + "." + occasion + "." + Addresses.hash(to);
        return new Notice(
                Digests.sha256Hex(key), "review", to, subject, text(view), Pages.mail(view));
    }

    private boolean drafts() {
        return review.gate() == Gate.DRAFT;
    }

    private String what() {
        if (!drafts()) {
            return Show.count(open.size(), "lead");
        }
        // Somebody who has written waits for an answer: that is not one draft among others.
        int answers = (int) open.stream().filter(ReviewMail::answer).count();
        int drafts = open.size() - answers;
        return answers == 0
                ? Show.count(drafts, "draft")
                : Show.count(answers, "suggested answer")
                        + (drafts == 0 ? "" : " and " + Show.count(drafts, "draft"));
    }

    private static boolean answer(Approval approval) {
        return approval.snapshot() instanceof Snapshot.OfDraft draft && draft.answer();
    }

    private String counts() {
        List<String> parts = new ArrayList<>();
        for (Tier tier : Tier.values()) {
            long number =
                    open.stream().filter(a -> a.snapshot().lead().tier().equals(tier.id())).count();
            if (number > 0) {
                parts.add(number + " " + tier.id());
            }
        }
        long low = open.stream().filter(a -> a.snapshot().lowConfidence()).count();
        long savings = open.stream().mapToLong(a -> a.snapshot().lead().savings().mid()).sum();
        return "Tiers: "
                + String.join(", ", parts)
                + (low > 0 ? ". Low confidence: " + low : "")
                + ". Estimated savings together: "
                + Show.money(savings)
                + " a year.";
    }

    private MailView.Row row(Approval approval) {
        Snapshot.OfLead lead = approval.snapshot().lead();
        return new MailView.Row(
                lead.name() + ", " + lead.place(),
                approval.snapshot() instanceof Snapshot.OfDraft draft
                        ? "%s\u201c%s\u201d to %s%s"
                                .formatted(
                                        draft.answer() ? "suggested answer " : "",
                                        draft.emails().getFirst().subject(),
                                        draft.contactName().isBlank()
                                                ? draft.envelope().to()
                                                : draft.contactName(),
                                        draft.demonstration() ? " (demonstration contact)" : "")
                        : "score %s, %s, saves %s a year"
                                .formatted(
                                        Show.points(lead.score()),
                                        lead.tier(),
                                        Show.money(lead.savings().mid())));
    }

    private String silence(MailedLink link) {
        return """
        If you do nothing, nothing is sent: we remind you once, and on %s the request \
        expires and the leads are parked. The link is yours alone, so please don't forward it; \
        opening it decides nothing.\
        """
                .formatted(Show.time(link.expiresAt()));
    }

    private static String text(MailView view) {
        StringBuilder text = new StringBuilder();
        text.append(view.opening()).append("\n\n").append(view.counts()).append("\n\n");
        for (MailView.Row row : view.rows()) {
            text.append("- ").append(row.name()).append("\n  ").append(row.detail()).append('\n');
        }
        if (view.more() > 0) {
            text.append("- and ").append(view.more()).append(" more\n");
        }
        text.append('\n').append(view.button()).append(":\n").append(view.url()).append("\n\n");
        text.append("Your code: ")
                .append(view.code())
                .append("\nThe page asks for it when you decide.\n\n");
        return text.append(view.silence()).append('\n').toString();
    }
}
