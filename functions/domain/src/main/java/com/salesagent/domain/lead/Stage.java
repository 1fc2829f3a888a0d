package com.salesagent.domain.lead;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Where a lead stands, and the only moves between stages. "Has a contact", "bounced", "paused" and
 * "parked until" are attributes of a lead, not stages.
 */
public enum Stage {
    /** Found by a source, nothing judged yet. */
    NEW,
    /** Facts gathered. */
    ENRICHED,
    /** Spend and savings estimated, scored, in a tier. Waits for a person at gate 1. */
    SCORED,
    /** A person said yes at gate 1. */
    APPROVED,
    /** Emails written; they wait for a person at gate 2 or, once approved, for their time. */
    DRAFT_CREATED,
    /** The first email was accepted by the mail provider. */
    CONTACTED,
    /** A human being answered. */
    REPLIED,
    MEETING_BOOKED,
    WON,
    LOST,
    /** The sequence ended in silence. A late answer still counts. */
    NO_RESPONSE,
    /** Closed with a reason: rejected, opted out, out of scope. */
    ARCHIVED;

    private static final Map<Stage, Set<Stage>> MOVES = new EnumMap<>(Stage.class);

    static {
        allow(NEW, ENRICHED, SCORED);
        allow(ENRICHED, SCORED);
        allow(SCORED, APPROVED);
        allow(APPROVED, DRAFT_CREATED);
        // To APPROVED: the draft was rejected, or the next contact or a referral is to be written
        // to.
        allow(DRAFT_CREATED, APPROVED, CONTACTED);
        allow(CONTACTED, REPLIED, NO_RESPONSE, MEETING_BOOKED, WON, LOST, APPROVED);
        allow(REPLIED, MEETING_BOOKED, WON, LOST, APPROVED);
        allow(NO_RESPONSE, REPLIED, MEETING_BOOKED, WON, LOST);
        allow(MEETING_BOOKED, WON, LOST);
        for (Stage stage : values()) {
            if (!stage.terminal()) {
                MOVES.computeIfAbsent(stage, key -> EnumSet.noneOf(Stage.class)).add(ARCHIVED);
            }
        }
    }

    private static void allow(Stage from, Stage... to) {
        MOVES.computeIfAbsent(from, key -> EnumSet.noneOf(Stage.class)).addAll(Set.of(to));
    }

    /** The name in tables, answers and pages: {@code draft_created}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads an id.
     *
     * @throws IllegalArgumentException for anything but an id of a stage
     */
    public static Stage of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    /** Nothing moves on from here. */
    public boolean terminal() {
        return this == WON || this == LOST || this == ARCHIVED;
    }

    /** Whether the lifecycle has this move. No stage moves to itself. */
    public boolean canMoveTo(Stage next) {
        return MOVES.getOrDefault(this, Set.of()).contains(next);
    }

    /**
     * A later run must leave such a company alone: it is being judged, written to, or was closed.
     */
    public boolean knownToRuns() {
        return this != NEW && this != ENRICHED;
    }
}
