package com.salesagent.domain.draft;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A version of the emails to one contact: the first and its follow-ups, written and approved
 * together. Never changed once stored; an edit or a rewrite is the next version.
 *
 * @param version counts up within the lead, from 1
 * @param reasoning why this angle, for the reviewer
 * @param rewrites how often the critic sent the first email back, 0 to 2
 * @param lowConfidence the critic never passed it; the reviewer is told
 * @param writtenBy a model's name, {@code composed} without one, or {@code edited by <address>}
 * @param feedback what the reviewer asked for that led to this version; blank for the first
 */
public record Draft(
        String leadId,
        int version,
        String contactId,
        String runId,
        Angle angle,
        String reasoning,
        List<Email> emails,
        Critique critique,
        int rewrites,
        boolean lowConfidence,
        String writtenBy,
        String feedback,
        Instant at) {
    private static final String ANSWERS = "answers mail ";

    public Draft {
        emails = List.copyOf(emails);
    }

    /** The reasoning of a draft that answers this reply; an edit keeps it. */
    public static String reasonOfAnswer(String replyId) {
        return ANSWERS + replyId;
    }

    /** The id of the reply that it answers; empty for a sequence. */
    public Optional<String> answers() {
        return emails.stream().anyMatch(Email::answer) && reasoning.startsWith(ANSWERS)
                ? Optional.of(reasoning.substring(ANSWERS.length()))
                : Optional.empty();
    }
}
