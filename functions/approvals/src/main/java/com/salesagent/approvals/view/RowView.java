package com.salesagent.approvals.view;

import com.salesagent.domain.approval.Approval;
import com.salesagent.domain.approval.Decided;
import com.salesagent.domain.approval.Decision;
import com.salesagent.domain.approval.Snapshot;
import com.salesagent.domain.approval.TextDiff;
import com.salesagent.domain.approval.TextDiff.Kind;
import com.salesagent.domain.draft.Email;
import com.salesagent.domain.draft.Finding;
import com.salesagent.domain.message.OutgoingEmail;
import com.salesagent.domain.send.SendIds;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One row of the review page.
 *
 * @param number counts the page's rows that can be decided, from 1; part of the names of the row's
 *     fields. 0 for the others
 * @param input what the approver had entered before a form came back with a problem
 * @param found what the checks find in each email; looked for once, since the page asks four times.
 *     Empty for a row that can't be decided
 */
public record RowView(
        int number,
        Approval approval,
        Instant now,
        RowInput input,
        Map<Email, List<Finding>> found) {

    public static RowView of(int number, Approval approval, Instant now, RowInput input) {
        Map<Email, List<Finding>> found = new HashMap<>();
        if (approval.open(now) && approval.snapshot() instanceof Snapshot.OfDraft draft) {
            for (Email email : approval.emails()) {
                found.put(email, draft.findings(List.of(email)));
            }
        }
        return new RowView(number, approval, now, input, found);
    }

    public boolean open() {
        return approval.open(now);
    }

    public Snapshot.OfLead lead() {
        return approval.snapshot().lead();
    }

    /** Null at gate 1. */
    public Snapshot.OfDraft draft() {
        return approval.snapshot() instanceof Snapshot.OfDraft draft ? draft : null;
    }

    /** Exactly as it leaves. */
    public OutgoingEmail outgoing(Email email) {
        return draft().envelope().seal(email.subject(), email.body());
    }

    /** "Dana Fox, Facilities Director", or the address. */
    public String recipient() {
        String who = draft().contactName();
        if (who.isBlank()) {
            return draft().envelope().to();
        }
        return draft().contactTitle().isBlank() ? who : who + ", " + draft().contactTitle();
    }

    /** "4 emails to one person at Kaleida Health, the first tomorrow at 9:00 in their time". */
    public String consequence() {
        if (draft().change()) {
            return "email %d of %d to this person reads like this when its time comes; the others stay as they were approved"
                    .formatted(draft().onlyEmail(), emails().size());
        }
        if (draft().answer()) {
            return "this one answer leaves at once, in the thread of their mail, to one person at "
                    + lead().name();
        }
        Snapshot.Terms terms = draft().terms();
        String sendId = SendIds.of(approval.campaignId(), draft().envelope().to(), 0);
        return Show.count(emails().size(), "email")
                + " to one person at "
                + lead().name()
                + ", the first "
                + Show.firstSend(terms, now, sendId)
                + (emails().size() > 1 ? ", the others only as long as nobody answers" : "");
    }

    /** What an email is called on the page. */
    public String title(Email email) {
        return email.answer()
                ? "Suggested answer"
                : email.dayOffset() == 0 ? "First email" : "Day " + email.dayOffset();
    }

    /** Which of the row's emails it is, from 0: part of the names of its fields. */
    public int field(Email email) {
        return email.answer() ? 0 : email.step();
    }

    /** The emails that are asked about now. */
    public List<Email> emails() {
        return approval.emails();
    }

    /** Those that the page shows: all, or the one that was changed. */
    public List<Email> shown() {
        return draft().change()
                ? emails().stream().skip(draft().onlyEmail() - 1L).limit(1).toList()
                : emails();
    }

    /** Who gave the first of two approvals, and when; blank if nobody did, or it is settled. */
    public String endorsed() {
        Decided first = approval.endorsed();
        return first == null || !open()
                ? ""
                : "%s by %s on %s. A second person has to approve it too."
                        .formatted(verb(first.decision()), first.by(), Show.time(first.at()));
    }

    /**
     * What changed in the email of this step since the version before; empty if nothing did, or if
     * there was no such email.
     */
    public List<TextDiff.Part> changes(Email email) {
        List<Email> before =
                emails().equals(draft().emails()) ? draft().previous() : draft().emails();
        return before.stream()
                .filter(old -> old.step() == email.step())
                .findFirst()
                .map(old -> TextDiff.between(text(old), text(email)))
                .filter(parts -> parts.stream().anyMatch(part -> part.kind() != Kind.SAME))
                .orElse(List.of());
    }

    private static String text(Email email) {
        return "Subject: " + email.subject() + "\n\n" + email.body().strip();
    }

    /** What the checks found in one email as a whole, or in its subject. */
    public List<Finding> remarks(Email email) {
        return findings(email).stream()
                .filter(finding -> finding.inSubject() || finding.sentence().isEmpty())
                .toList();
    }

    /** The text as it leaves, cut so that each sentence with a finding is a part of its own. */
    public List<Marked> marked(Email email) {
        List<Marked> parts =
                new ArrayList<>(List.of(new Marked(outgoing(email).text(), List.of())));
        for (Finding finding : findings(email)) {
            if (!finding.inSubject() && !finding.sentence().isEmpty()) {
                mark(parts, finding);
            }
        }
        return parts;
    }

    private static void mark(List<Marked> parts, Finding finding) {
        for (int i = 0; i < parts.size(); i++) {
            Marked part = parts.get(i);
            int at = part.text().indexOf(finding.sentence());
            if (at < 0) {
                continue;
            }
            if (!part.findings().isEmpty()) {
                List<Finding> both = new ArrayList<>(part.findings());
                both.add(finding);
                parts.set(i, new Marked(part.text(), both));
                return;
            }
            int end = at + finding.sentence().length();
            parts.set(i, new Marked(part.text().substring(0, at), List.of()));
            parts.add(i + 1, new Marked(part.text().substring(at, end), List.of(finding)));
            parts.add(i + 2, new Marked(part.text().substring(end), List.of()));
            return;
        }
    }

    private List<Finding> findings(Email email) {
        return found.getOrDefault(email, List.of());
    }

    /** Whether the emails can't be approved as they read. */
    public boolean blocked() {
        return found.values().stream().flatMap(List::stream).anyMatch(Finding::blocking);
    }

    /** A stretch of an email's text, and what was found in it. */
    public record Marked(String text, List<Finding> findings) {
        public Marked {
            findings = List.copyOf(findings);
        }

        public boolean blocking() {
            return findings.stream().anyMatch(Finding::blocking);
        }
    }

    /** What became of it, in a sentence; for rows that are no longer open. */
    public String settled() {
        return switch (approval.status()) {
            // A pending one that isn't open any more: the sweep has yet to come.
            case PENDING, EXPIRED ->
                    (approval.snapshot() instanceof Snapshot.OfDraft draft && draft.answer()
                                    ? "Nobody decided by %s; a person has to answer."
                                    : "Nobody decided by %s; the lead is parked.")
                            .formatted(Show.time(approval.expiresAt()));
            case VOID -> "No decision needed any more: %s.".formatted(approval.note());
            case DECIDED ->
                    "%s by %s on %s%s"
                            .formatted(
                                    verb(approval.decided().decision()),
                                    approval.decided().by(),
                                    Show.time(approval.decided().at()),
                                    because(approval.decided().decision()));
        };
    }

    private static String verb(Decision decision) {
        return switch (decision) {
            case Decision.Approved a -> "Approved";
            case Decision.ApprovedWithEdits e -> "Approved with edits";
            case Decision.Rejected r -> "Rejected";
            case Decision.Regenerate r -> "Sent back for a rewrite";
        };
    }

    private static String because(Decision decision) {
        String words =
                switch (decision) {
                    case Decision.Rejected rejected -> rejected.reason();
                    case Decision.Regenerate again -> again.feedback();
                    case Decision.Approved a -> "";
                    case Decision.ApprovedWithEdits e -> "";
                };
        return words.isBlank() ? "." : ": \u201c" + words + "\u201d";
    }

    /** The texts that the edit fields hold: what the approver entered, else what is shown. */
    public List<Email> editable() {
        return input.emails().isEmpty() ? emails() : input.emails();
    }
}
