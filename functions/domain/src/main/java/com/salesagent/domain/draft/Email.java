package com.salesagent.domain.draft;

/**
 * One email of a sequence as it was written: without footer, unsubscribe link and headers, which
 * the renderer adds.
 *
 * @param step 0 for the first email, 1 to 3 for the follow-ups
 * @param dayOffset calendar days after the first email: 0, 3, 7, 14 by default
 */
public record Email(int step, int dayOffset, String subject, String body) {}
