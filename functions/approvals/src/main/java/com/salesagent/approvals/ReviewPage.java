package com.salesagent.approvals;

import com.salesagent.approvals.view.ExpiredView;
import com.salesagent.approvals.view.MessageView;
import com.salesagent.approvals.view.OutcomeView;
import com.salesagent.approvals.view.ReviewView;
import com.salesagent.approvals.view.RowInput;
import com.salesagent.approvals.view.RowView;
import com.salesagent.approvals.view.Show;
import com.salesagent.domain.approval.Approval;
import com.salesagent.domain.approval.ApprovalKey;
import com.salesagent.domain.approval.ApprovalStore;
import com.salesagent.domain.approval.ApprovalStore.Filter;
import com.salesagent.domain.approval.Link;
import com.salesagent.domain.approval.LinkStore;
import com.salesagent.domain.approval.Review;
import com.salesagent.domain.approval.ReviewStore;
import com.salesagent.domain.draft.Angle;
import com.salesagent.domain.score.Tier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows what waits for one approver and takes their decisions. */
final class ReviewPage {
    private static final Logger LOG = LoggerFactory.getLogger(ReviewPage.class);

    /** Small enough for every limit on the way: 25 drafts with edit fields are about 300 KB. */
    static final int ROWS = 25;

    private final ApprovalStore approvals;
    private final ReviewStore reviews;
    private final LinkStore links;
    private final Decisions decisions;
    private final InstantSource clock;

    ReviewPage(ApprovalStore approvals, ReviewStore reviews, LinkStore links, InstantSource clock) {
        this.approvals = approvals;
        this.reviews = reviews;
        this.links = links;
        this.decisions = new Decisions(approvals, reviews, links, clock);
        this.clock = clock;
    }

    /** Changes nothing, however often it is asked for. */
    PageAnswer show(PageAddress address) {
        return opened(address)
                .refused()
                .orElseGet(() -> new PageAnswer(200, page(address, Map.of(), "", false)));
    }

    /**
     * Takes a form.
     *
     * @param from the network address it came from
     */
    PageAnswer decide(PageAddress address, String body, String from) {
        Opened opened = opened(address);
        if (opened.refused().isPresent() && !opened.expired()) {
            return opened.refused().get();
        }
        FormFields form;
        try {
            form = FormFields.parse(body);
        } catch (IllegalArgumentException e) {
            return message(
                    400,
                    "This form can't be read",
                    "Nothing was changed. Open the page again and submit it from there.",
                    address.href());
        }
        if (opened.expired()) {
            return form.text("renew").equals("link")
                    ? renew(opened.link(), form.text("address"))
                    : opened.refusal();
        }
        Submission submission = Submission.of(address.review(), form);
        if (submission.rows().size() > Submission.MAX_ROWS) {
            return message(
                    413,
                    "Too much at once",
                    "A form may decide at most %d items, got %d. Nothing was changed."
                            .formatted(Submission.MAX_ROWS, submission.rows().size()),
                    address.href());
        }
        return switch (decisions.take(submission, opened.link(), address.key(), from)) {
            case Decisions.Taken taken ->
                    new PageAnswer(
                            taken.anyCounted() ? 200 : 409, Pages.outcome(view(taken, address)));
            case Decisions.Refused refused ->
                    new PageAnswer(
                            refused.status(),
                            page(address, refused.inputs(), refused.problem(), submission.all()));
        };
    }

    /** Whoever asks, with whatever address, gets the same answer: it tells nobody who decides. */
    private PageAnswer renew(Link expired, String address) {
        if (expired.approver().equalsIgnoreCase(address)) {
            boolean recorded = links.askForNewLink(expired, clock.instant());
            LOG.atInfo()
                    .addKeyValue("reviewId", expired.review())
                    .addKeyValue("recorded", recorded)
                    .log("review.link_asked_for");
        }
        return message(
                200,
                "Look into your mailbox",
                "If that is the address that this link was made for, and something still waits for"
                        + " a decision, a new link is on its way there. It may take a few minutes,"
                        + " and comes at most three times an hour.",
                "");
    }

    private OutcomeView view(Decisions.Taken taken, PageAddress address) {
        List<Approval> here =
                approvals.page(address.review(), address.filter(), address.after(), 1);
        String last = taken.lastItem();
        boolean more =
                !here.isEmpty()
                        && !last.isEmpty()
                        && !approvals.page(address.review(), address.filter(), last, 1).isEmpty();
        return new OutcomeView(
                taken.title(),
                taken.summary(),
                taken.rows(),
                address.href(),
                more ? address.from(last).href() : "");
    }

    private static double score(Approval approval) {
        return approval.snapshot().lead().score();
    }

    private String page(
            PageAddress address, Map<ApprovalKey, RowInput> inputs, String problem, boolean all) {
        Instant now = clock.instant();
        List<Approval> found =
                approvals.page(address.review(), address.filter(), address.after(), ROWS + 1);
        List<Approval> shown =
                found.subList(0, Math.min(ROWS, found.size())).stream()
                        .sorted(Comparator.comparingDouble(ReviewPage::score).reversed())
                        .toList();
        List<RowView> rows = new ArrayList<>();
        int open = 0;
        for (Approval approval : shown) {
            // As the form is read: settled rows are none of its items.
            open += approval.open(now) ? 1 : 0;
            rows.add(
                    RowView.of(
                            approval.open(now) ? open : 0,
                            approval,
                            now,
                            inputs.getOrDefault(approval.key(), RowInput.NONE)));
        }
        Optional<Review> review = reviews.find(address.review());
        Link link = links.link(address.review(), Link.hash(address.key())).orElseThrow();
        return Pages.review(
                new ReviewView(
                        address.review(),
                        link.approver(),
                        link.expiresAt(),
                        review.map(Review::arrived).orElse(rows.size()),
                        review.map(Review::open).orElse(rows.size()),
                        rows,
                        review.map(r -> filters(r, address)).orElse(List.of()),
                        address.href(),
                        found.size() > ROWS
                                ? address.from(found.get(ROWS - 1).key().item()).href()
                                : "",
                        address.after().isEmpty() ? "" : address.from("").href(),
                        problem,
                        all));
    }

    private static List<ReviewView.Filter> filters(Review review, PageAddress address) {
        Map<String, Filter> choices = new LinkedHashMap<>();
        choices.put("All " + review.arrived(), Filter.NONE);
        choices.put("Still open " + review.open(), Filter.OPEN);
        for (Tier tier : Tier.values()) {
            int number = review.count("tier_" + tier.id());
            if (number > 0 && number < review.arrived()) {
                choices.put(
                        "Tier " + tier.id() + " " + number,
                        new Filter(false, tier.id(), false, ""));
            }
        }
        int low = review.count("low_confidence");
        if (low > 0) {
            choices.put("Low confidence " + low, new Filter(false, "", true, ""));
        }
        for (Angle angle : Angle.values()) {
            int number = review.count("angle_" + angle.id());
            if (number > 0 && number < review.arrived()) {
                choices.put(
                        Show.words(angle.id()) + " " + number,
                        new Filter(false, "", false, angle.id()));
            }
        }
        List<ReviewView.Filter> filters = new ArrayList<>();
        choices.forEach(
                (label, filter) ->
                        filters.add(
                                new ReviewView.Filter(
                                        label,
                                        address.with(filter).href(),
                                        filter.equals(address.filter()))));
        return filters;
    }

    private Opened opened(PageAddress address) {
        Optional<Link> link =
                address.plausible()
                        ? links.link(address.review(), Link.hash(address.key()))
                        : Optional.empty();
        if (link.isEmpty()) {
            return new Opened(null, unknownLink());
        }
        if (!clock.instant().isBefore(link.get().expiresAt())) {
            return new Opened(link.get(), expired(link.get(), address));
        }
        return new Opened(link.get(), null);
    }

    /** The same for whatever is wrong with a link, so that nobody learns what exists. */
    static PageAnswer unknownLink() {
        return message(
                404,
                "This link doesn't open anything",
                "It may be cut off: copy the whole link from the email, up to its last character."
                        + " Nothing was changed.",
                "");
    }

    private static PageAnswer expired(Link link, PageAddress address) {
        return new PageAnswer(
                410,
                Pages.expired(
                        new ExpiredView(link.expiresAt(), link.review().runId(), address.href())));
    }

    static PageAnswer message(int status, String title, String text, String next) {
        return new PageAnswer(status, Pages.message(new MessageView(title, text, next)));
    }

    /**
     * A link that opens, or the page that says why it doesn't.
     *
     * @param link the expired one too; null if there is none
     * @param refusal null if the link opens
     */
    private record Opened(Link link, PageAnswer refusal) {
        boolean expired() {
            return link != null && refusal != null;
        }

        Optional<PageAnswer> refused() {
            return Optional.ofNullable(refusal);
        }
    }
}
