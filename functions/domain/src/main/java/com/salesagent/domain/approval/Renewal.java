package com.salesagent.domain.approval;

import java.time.Instant;

/**
 * Somebody who held an expired link asked for a new one.
 *
 * @param keyHash of the expired {@link Link}, whose approver gets the new one
 */
public record Renewal(ReviewId review, String keyHash, Instant askedAt) {}
