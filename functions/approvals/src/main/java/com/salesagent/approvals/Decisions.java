package com.salesagent.approvals;

import com.salesagent.approvals.Submission.Row;
import com.salesagent.approvals.Submission.Unusable;
import com.salesagent.approvals.view.OutcomeView;
import com.salesagent.approvals.view.RowInput;
import com.salesagent.approvals.view.RowView;
import com.salesagent.approvals.view.Show;
import com.salesagent.domain.approval.Approval;
import com.salesagent.domain.approval.ApprovalKey;
import com.salesagent.domain.approval.ApprovalStore;
import com.salesagent.domain.approval.ApprovalStore.Outcome;
import com.salesagent.domain.approval.Decided;
import com.salesagent.domain.approval.Decision;
import com.salesagent.domain.approval.Link;
import com.salesagent.domain.approval.LinkStore;
import com.salesagent.domain.approval.ReviewStore;
import com.salesagent.domain.approval.Snapshot;
import com.salesagent.domain.approval.Snapshots;
import com.salesagent.domain.draft.Email;
import com.salesagent.domain.draft.Finding;
import com.salesagent.platform.dynamodb.Parallel;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Decides what a form asks for. First the whole form is checked and, if anything is wrong with it,
 * nothing is decided; then each item is decided by one conditional write and has its own outcome.
 */
final class Decisions {
    private static final Logger LOG = LoggerFactory.getLogger(Decisions.class);

    private final ApprovalStore approvals;
    private final ReviewStore reviews;
    private final TypedWord typed;
    private final InstantSource clock;

    Decisions(ApprovalStore approvals, ReviewStore reviews, LinkStore links, InstantSource clock) {
        this.approvals = approvals;
        this.reviews = reviews;
        this.typed = new TypedWord(links);
        this.clock = clock;
    }

    /** What became of a form. */
    sealed interface Result {}

    /** Each chosen item has its outcome. */
    record Taken(List<OutcomeView.Row> rows, Map<String, Integer> counts, String lastItem)
            implements Result {
        boolean anyCounted() {
            return rows.stream().anyMatch(OutcomeView.Row::counted);
        }

        String title() {
            return anyCounted() ? "Your decisions" : "Nothing was changed";
        }

        /** "48 approved, 1 changed since you opened it, 1 contact opted out". */
        String summary() {
            return counts.entrySet().stream()
                            .map(count -> count.getValue() + " " + count.getKey())
                            .collect(Collectors.joining(", "))
                    + ".";
        }
    }

    /** Nothing was decided: the form comes back with what is wrong and what was entered. */
    record Refused(int status, String problem, Map<ApprovalKey, RowInput> inputs)
            implements Result {}

    Result take(Submission submission, Link link, String key, String from) {
        Instant now = clock.instant();
        List<Row> chosen = submission.chosen();
        Map<ApprovalKey, RowInput> inputs = new HashMap<>();
        submission.rows().stream()
                .filter(row -> row.key() != null)
                .forEach(row -> inputs.put(row.key(), row.input()));
        if (chosen.isEmpty()) {
            return new Refused(
                    400,
                    "Nothing was changed: choose something for at least one row, or tick"
                            + " \u201capprove all shown\u201d.",
                    inputs);
        }
        Map<ApprovalKey, Approval> found =
                approvals
                        .findAll(chosen.stream().map(Row::key).filter(Objects::nonNull).toList())
                        .stream()
                        .collect(
                                Collectors.toMap(Approval::key, approval -> approval, (a, b) -> a));
        List<Act> acts = new ArrayList<>();
        int problems = 0;
        for (Row row : chosen) {
            Approval approval = row.key() == null ? null : found.get(row.key());
            Decision decision = null;
            if (approval != null) {
                try {
                    decision = Submission.decision(row, approval);
                } catch (Unusable e) {
                    // What is settled can't be corrected any more; its outcome says so.
                    if (approval.open(now)) {
                        problems++;
                        inputs.put(row.key(), row.input().withProblem(e.getMessage()));
                    }
                }
            }
            acts.add(new Act(row, approval, decision));
        }
        if (problems > 0) {
            return new Refused(
                    422,
                    "Nothing was changed: "
                            + (problems == 1 ? "one row needs" : problems + " rows need")
                            + " a correction, see below.",
                    inputs);
        }
        List<Approval> decidable =
                acts.stream()
                        .filter(act -> act.decision != null && act.approval.open(now))
                        .map(Act::approval)
                        .toList();
        String problem = typed.problem(submission.code(), decidable, link, key, now);
        if (!problem.isEmpty()) {
            return new Refused(422, problem, inputs);
        }
        return decide(submission, acts, link, now, from);
    }

    /** How many items a review asks about, those included that are still on their way. */
    private int items(Link link) {
        return reviews.find(link.review())
                .map(review -> Math.max(review.arrived(), review.expected()))
                .orElse(Integer.MAX_VALUE / Snapshots.MAX_EMAILS);
    }

    private Taken decide(
            Submission submission, List<Act> acts, Link link, Instant now, String from) {
        int items = items(link);
        List<Settled> results =
                Parallel.map(acts, act -> decide(act, items, link.approver(), now, from));
        Map<String, Integer> counts = new LinkedHashMap<>();
        List<OutcomeView.Row> rows = new ArrayList<>();
        for (Settled result : results) {
            counts.merge(result.count, 1, Integer::sum);
            rows.add(result.row);
        }
        LOG.atInfo()
                .addKeyValue("reviewId", link.review())
                .addKeyValue("rows", rows.size())
                .addKeyValue("counted", rows.stream().filter(OutcomeView.Row::counted).count())
                .log("review.decided");
        // The page shows its rows by score, the next page starts after the last by key.
        String last =
                submission.rows().stream()
                        .filter(row -> row.key() != null)
                        .map(row -> row.key().item())
                        .max(Comparator.naturalOrder())
                        .orElse("");
        return new Taken(rows, counts, last);
    }

    private Settled decide(Act act, int items, String approver, Instant now, String from) {
        if (act.approval == null) {
            return Settled.no(
                    "not part of this review", "An item", "It is not part of this review.");
        }
        String name = act.approval.snapshot().lead().name();
        if (act.decision == null) {
            return outcome(name, act, standing(act.approval));
        }
        ApprovalKey key = act.approval.key();
        int version = act.row.version();
        Decided decided = Decided.of(key, version, act.decision, approver, now, from);
        if (act.decision.approves() && act.approval.snapshot() instanceof Snapshot.OfDraft draft) {
            Settled no = impossible(act, name, draft, approver);
            if (no != null) {
                return no;
            }
            if (draft.terms().needsTwo(items * draft.emails().size()) && !second(act)) {
                Outcome endorsed = approvals.endorse(key, version, decided);
                return endorsed instanceof Outcome.Counted
                        ? Settled.yes(
                                "approved by you, one more person needed",
                                name,
                                "Approved by you. Nothing is sent before a second person approves"
                                        + " it too.")
                        : outcome(name, act, endorsed);
            }
        }
        return outcome(name, act, approvals.decide(key, version, decided));
    }

    /** Whether this gives the second approval to exactly what the first one was given to. */
    private static boolean second(Act act) {
        Decided first = act.approval.endorsed();
        return first != null && first.decision().equals(act.decision);
    }

    /** Why these emails can't be approved now; null if they can. */
    private static Settled impossible(
            Act act, String name, Snapshot.OfDraft draft, String approver) {
        boolean intact =
                draft.intact()
                        && (!(act.decision instanceof Decision.ApprovedWithEdits edited)
                                || draft.hashes(edited.emails()).equals(edited.contentHashes()));
        if (!intact) {
            return Settled.no(
                    "changed since it was asked",
                    name,
                    "What would leave is not what the page shows any more. Reject it, or have it"
                            + " rewritten.");
        }
        List<Email> texts =
                act.decision instanceof Decision.ApprovedWithEdits edited
                        ? edited.emails()
                        : draft.emails();
        long blocking = draft.findings(texts).stream().filter(Finding::blocking).count();
        if (blocking > 0) {
            return Settled.no(
                    "can\u2019t be approved as it reads",
                    name,
                    "The checks found %s that must not leave; the page marks the sentence. Edit it, reject it, or have it rewritten."
                            .formatted(blocking == 1 ? "something" : blocking + " things"));
        }
        Decided first = act.approval.endorsed();
        return second(act) && first.by().equalsIgnoreCase(approver)
                ? Settled.no(
                        "approved by you before",
                        name,
                        "You approved it on %s. It needs a second person, not you again."
                                .formatted(Show.time(first.at())))
                : null;
    }

    /** The outcome for a row that can't decide anything any more. */
    private static Outcome standing(Approval approval) {
        return switch (approval.status()) {
            case DECIDED -> new Outcome.AlreadyDecided(approval);
            case VOID -> new Outcome.Voided(approval.note());
            case EXPIRED, PENDING -> new Outcome.Expired(approval.expiresAt());
        };
    }

    private static Settled outcome(String name, Act act, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Counted c -> counted(name, act.decision);
            case Outcome.AlreadyDecided already ->
                    Settled.no(
                            "decided before",
                            name,
                            RowView.of(0, already.approval(), Instant.MAX, RowInput.NONE)
                                    .settled());
            case Outcome.Changed c ->
                    Settled.no(
                            "changed since you opened it",
                            name,
                            "It changed since you opened the page. Open it again to see it as it"
                                    + " is now.");
            case Outcome.Expired expired ->
                    Settled.no(
                            "expired",
                            name,
                            "It expired on %s; the lead is parked."
                                    .formatted(Show.time(expired.at())));
            case Outcome.Voided voided ->
                    Settled.no(
                            voided.reason().replaceFirst("^the ", ""),
                            name,
                            "No decision needed any more: " + voided.reason() + ".");
            case Outcome.Unknown u ->
                    Settled.no("gone", name, "It is not part of this review any more.");
        };
    }

    private static Settled counted(String name, Decision decision) {
        return switch (decision) {
            case Decision.Approved a -> Settled.yes("approved", name, "Approved.");
            case Decision.ApprovedWithEdits e ->
                    Settled.yes("approved with edits", name, "Approved with your edits.");
            case Decision.Rejected r ->
                    Settled.yes(
                            "rejected",
                            name,
                            r.reason().isBlank() ? "Rejected." : "Rejected: " + r.reason());
            case Decision.Regenerate r ->
                    Settled.yes(
                            "sent back for a rewrite",
                            name,
                            "Sent back for a rewrite. A mail tells you when it is there.");
        };
    }

    /** A chosen row with the item that it names; both may be missing: item, and a decision. */
    private record Act(Row row, Approval approval, Decision decision) {}

    private record Settled(String count, OutcomeView.Row row) {
        static Settled yes(String count, String name, String outcome) {
            return new Settled(count, new OutcomeView.Row(name, outcome, true));
        }

        static Settled no(String count, String name, String outcome) {
            return new Settled(count, new OutcomeView.Row(name, outcome, false));
        }
    }
}
