package com.salesagent.domain.campaign;

import java.time.Duration;

/**
 * How fast a mailbox may send, so that its reputation grows.
 *
 * @param rampStart emails on a mailbox's first day
 * @param rampStep more emails on each business day after it, up to the campaign's daily cap
 * @param gap least time between two emails of a mailbox; up to as much again is added by chance
 * @param perDomainHour emails of a mailbox to one recipient domain in an hour of the clock
 * @param perContactWeek emails to one contact in any seven days
 */
public record Pace(
        int rampStart, int rampStep, Duration gap, int perDomainHour, int perContactWeek) {}
