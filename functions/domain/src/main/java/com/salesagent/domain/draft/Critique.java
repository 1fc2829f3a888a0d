package com.salesagent.domain.draft;

/**
 * The critic's grades of a first email, each 0 to 2.
 *
 * @param feedback one sentence: the biggest weakness and how to mend it
 * @param gradedBy a model's name, or {@code rules}
 */
public record Critique(
        int personalization,
        int savingsFigure,
        int clearAsk,
        int humanTone,
        int subject,
        String feedback,
        String gradedBy) {
    /** Of 10 points; the reference platform's threshold. */
    public static final int PASS = 7;

    public int total() {
        return personalization + savingsFigure + clearAsk + humanTone + subject;
    }

    public boolean passed() {
        return total() >= PASS;
    }
}
