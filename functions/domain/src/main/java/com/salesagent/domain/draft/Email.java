package com.salesagent.domain.draft;

/**
 * One email of a sequence as it was written: without footer, unsubscribe link and headers, which
 * the renderer adds.
 *
 * @param step 0 for the first email, 1 to 10 for the follow-ups, {@link #ANSWER} for an answer
 * @param dayOffset calendar days after the first email: 0, 3, 7, 14 by default; 0 for an answer
 */
public record Email(int step, int dayOffset, String subject, String body) {
    /**
     * The step of what answers a person's reply: outside of any sequence, after all of its steps.
     */
    public static final int ANSWER = 99;

    /** Whether it answers a person's reply. */
    public boolean answer() {
        return step == ANSWER;
    }

    /**
     * The body without their words, which an answer quotes below its own, each line behind a mark.
     */
    public String ownWords() {
        if (!answer()) {
            return body;
        }
        String[] lines = body.strip().split("\n", -1);
        int end = lines.length;
        while (end > 0 && lines[end - 1].startsWith(">")) {
            end--;
        }
        // The line that says who wrote it.
        boolean quotes = end < lines.length && end > 0 && lines[end - 1].endsWith(":");
        return String.join("\n", java.util.Arrays.copyOf(lines, quotes ? end - 1 : end)).strip();
    }
}
