package com.salesagent.approvals;

import com.salesagent.approvals.view.RowInput;
import com.salesagent.domain.approval.Approval;
import com.salesagent.domain.approval.ApprovalKey;
import com.salesagent.domain.approval.Decision;
import com.salesagent.domain.approval.ReviewId;
import com.salesagent.domain.approval.Snapshot;
import com.salesagent.domain.draft.Email;
import com.salesagent.domain.draft.Finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A submitted review form; its fields are described at {@link ReviewPageHandler}.
 *
 * @param all whether each row without a choice is to be approved
 * @param code what was typed to approve drafts
 */
record Submission(List<Row> rows, boolean all, String code) {
    static final int MAX_ROWS = 100;

    private static final int MAX_SUBJECT = 200;
    private static final int MAX_BODY = 10_000;
    private static final int MAX_REASON = 1_000;

    /**
     * One row of the form.
     *
     * @param key null where the form names no item of this review
     */
    record Row(int number, ApprovalKey key, int version, RowInput input) {}

    static Submission of(ReviewId review, FormFields form) {
        List<Row> rows = new ArrayList<>();
        boolean all = form.text("all").equals("approve");
        for (String item : form.all("item")) {
            int number = rows.size() + 1;
            String choice = form.text("choice-" + number);
            rows.add(
                    new Row(
                            number,
                            ApprovalKey.of(review, item).orElse(null),
                            version(form.text("version-" + number)),
                            new RowInput(
                                    choice.isEmpty() && all ? "approve" : choice,
                                    form.text("reason-" + number),
                                    form.text("feedback-" + number),
                                    emails(form, number),
                                    "")));
        }
        return new Submission(List.copyOf(rows), all, form.text("code"));
    }

    /** Rows that somebody chose something for. */
    List<Row> chosen() {
        return rows.stream().filter(row -> !row.input().choice().isEmpty()).toList();
    }

    private static int version(String text) {
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    }

    private static List<Email> emails(FormFields form, int number) {
        List<Email> emails = new ArrayList<>();
        for (int step = 0; form.has("subject-" + number + "-" + step); step++) {
            String field = number + "-" + step;
            emails.add(
                    new Email(step, 0, form.text("subject-" + field), form.text("body-" + field)));
        }
        return emails;
    }

    /**
     * What a row decides about an item.
     *
     * @throws Unusable with words for the approver, where the row can't be taken as it is
     */
    static Decision decision(Row row, Approval approval) {
        RowInput input = row.input();
        Optional<Snapshot.OfDraft> draft =
                approval.snapshot() instanceof Snapshot.OfDraft shown
                        ? Optional.of(shown)
                        : Optional.empty();
        return switch (input.choice()) {
            case "approve" -> {
                if (draft.isPresent() && edited(approval.emails(), input.emails())) {
                    throw new Unusable(
                            "You changed the text but chose to approve it as shown. Choose"
                                    + " \u201cApprove with my edits\u201d, or undo the changes.");
                }
                // What the first of two approvers made of it is what the second one sees.
                yield approval.endorsed() == null
                        ? new Decision.Approved()
                        : approval.endorsed().decision();
            }
            case "edit" ->
                    edit(
                            draft.orElseThrow(Submission::unknownChoice),
                            approval.emails(),
                            input.emails());
            case "reject" -> {
                limit("reason", input.reason(), MAX_REASON);
                if (draft.isPresent() && input.reason().isBlank()) {
                    throw new Unusable("Say in a few words why you reject these emails.");
                }
                yield new Decision.Rejected(input.reason());
            }
            case "regenerate" -> {
                if (!draft.orElseThrow(Submission::unknownChoice).canRegenerate()) {
                    throw new Unusable(
                            "These emails were rewritten as often as we do it. Edit, approve or"
                                    + " reject them.");
                }
                limit("feedback", input.feedback(), MAX_REASON);
                if (input.feedback().isBlank()) {
                    throw new Unusable("Say what the rewrite should do differently.");
                }
                yield new Decision.Regenerate(input.feedback());
            }
            default -> throw unknownChoice();
        };
    }

    private static Unusable unknownChoice() {
        return new Unusable("That is no choice that this page offers.");
    }

    private static boolean edited(List<Email> shown, List<Email> entered) {
        return !entered.isEmpty() && !texts(shown).equals(texts(entered));
    }

    private static List<String> texts(List<Email> emails) {
        return emails.stream()
                .map(email -> email.subject().strip() + "\n" + unix(email.body()))
                .toList();
    }

    private static String unix(String text) {
        return text.replace("\r\n", "\n").strip();
    }

    private static Decision edit(Snapshot.OfDraft draft, List<Email> shown, List<Email> entered) {
        if (entered.size() != shown.size()) {
            throw new Unusable("The form holds not all emails of the sequence. Open it again.");
        }
        if (!edited(shown, entered)) {
            throw new Unusable(
                    "Nothing is edited. Change the text, or choose \u201cApprove as shown\u201d.");
        }
        List<Email> emails = new ArrayList<>();
        for (int step = 0; step < entered.size(); step++) {
            Email email = entered.get(step);
            String name = "email " + (step + 1);
            text("The subject of " + name, email.subject(), MAX_SUBJECT);
            text("The text of " + name, email.body(), MAX_BODY);
            if (email.subject().indexOf('\n') >= 0) {
                throw new Unusable("The subject of " + name + " must be one line.");
            }
            emails.add(
                    new Email(
                            shown.get(step).step(),
                            shown.get(step).dayOffset(),
                            email.subject(),
                            email.body()));
        }
        draft.findings(emails).stream()
                .filter(Finding::blocking)
                .findFirst()
                .ifPresent(
                        finding -> {
                            throw new Unusable(
                                    "%s can\u2019t leave like this: it has %s%s."
                                            .formatted(
                                                    draft.answer()
                                                            ? "The answer"
                                                            : "Email " + (finding.step() + 1),
                                                    finding.message(),
                                                    finding.sentence().isEmpty()
                                                            ? ""
                                                            : " in \u201c"
                                                                    + finding.sentence()
                                                                    + "\u201d"));
                        });
        return new Decision.ApprovedWithEdits(emails, draft.hashes(emails));
    }

    private static void text(String what, String value, int most) {
        if (value.isBlank()) {
            throw new Unusable(what + " is empty.");
        }
        limit(what, value, most);
    }

    private static void limit(String what, String value, int most) {
        if (value.length() > most) {
            throw new Unusable(
                    "%s may have at most %,d characters, got %,d."
                            .formatted(capitalised(what), most, value.length()));
        }
        if (value.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
            throw new Unusable(capitalised(what) + " holds characters that no keyboard types.");
        }
    }

    private static String capitalised(String what) {
        return Character.toUpperCase(what.charAt(0)) + what.substring(1);
    }

    /** A row that can't be taken; the message is for the approver. */
    static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unusable(String message) {
            super(message);
        }
    }
}
