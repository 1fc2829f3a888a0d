package com.salesagent.writer;

import com.salesagent.domain.draft.ContentCheck;
import com.salesagent.domain.draft.Email;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a text of our own may not have: all that {@link ContentCheck} finds, be it only a matter of
 * style, and what we ask of ourselves beyond. A person may know more than the facts; a model
 * doesn't.
 */
final class ClaimCheck {
    static final int MAX_FIRST = 200;
    static final int MAX_FOLLOW_UP = 120;
    private static final int MIN_SUBJECT = 5;
    private static final Pattern ASK =
            Pattern.compile(
                    "(?i)\\b(call|15[- ]minutes?|minutes|talk|meet|meeting|chat|phone|speak"
                            + "|touch)\\b[^?]*\\?|\\?[^?]*\\b(call|talk|phone)\\b");

    private final Brief brief;
    private final ContentCheck check;

    ClaimCheck(Brief brief) {
        this.brief = brief;
        this.check = new ContentCheck(brief.facts());
    }

    /** What is wrong with a sequence, in words for whoever mends it; empty if nothing is. */
    List<String> findings(List<Email> emails) {
        return emails.stream().flatMap(email -> findings(email).stream()).toList();
    }

    /** What is wrong with one email. */
    List<String> findings(Email email) {
        boolean first = email.step() == 0;
        String where = first ? "first email" : "follow-up " + email.step();
        String text = Signatures.without(brief, email.body());
        List<String> ours = new ArrayList<>();
        int words = Words.count(text);
        int most = first ? MAX_FIRST : MAX_FOLLOW_UP;
        if (words > most) {
            ours.add("%d words, at most %d are right".formatted(words, most));
        }
        if (email.subject().length() < MIN_SUBJECT) {
            ours.add("a subject of fewer than %d characters".formatted(MIN_SUBJECT));
        }
        if (first && !ASK.matcher(email.subject() + "\n\n" + text).find()) {
            ours.add("no ask for a call");
        }
        return Stream.concat(check.findings(email).stream().map(f -> f.message()), ours.stream())
                .map(finding -> where + ": " + finding)
                .collect(Collectors.toUnmodifiableList());
    }
}
