package com.salesagent.domain.lead;

import java.time.Instant;

/**
 * One move of a lead, as its history keeps it.
 *
 * @param id names the act that caused the move (an approval, a claim, a reply); a repeat of the
 *     same act is the same move
 * @param actor who: a person's address, {@code policy}, or an agent's name such as {@code analyst}
 * @param reason why, in a few words for a person
 */
public record StageChange(
        String id, Stage from, Stage to, String actor, Instant at, String reason) {
    public StageChange {
        if (!from.canMoveTo(to)) {
            throw new IllegalArgumentException(
                    "a lead can't move from %s to %s".formatted(from.id(), to.id()));
        }
    }
}
