package com.salesagent.approvals.view;

import java.time.Instant;

/**
 * The page of an expired link.
 *
 * @param expiredAt until when the link worked
 * @param runId the run whose leads it was about
 * @param action where a new link is asked for
 */
public record ExpiredView(Instant expiredAt, String runId, String action) {}
