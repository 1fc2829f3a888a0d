package com.salesagent.domain.lead;

import java.time.Instant;

/**
 * Attributes of a lead that change together with a stage, or alone. A null field stays as it is.
 *
 * @param parkedUntil {@link Instant#EPOCH} clears it
 * @param problem a blank text clears it
 */
public record LeadPatch(
        String runId,
        Integer attempt,
        Boolean needsContact,
        Boolean paused,
        Instant parkedUntil,
        String problem) {
    public static final LeadPatch NONE = new LeadPatch(null, null, null, null, null, null);

    public static LeadPatch ofNeedsContact(boolean needsContact) {
        return new LeadPatch(null, null, needsContact, null, null, null);
    }

    public static LeadPatch ofProblem(String problem) {
        return new LeadPatch(null, null, null, null, null, problem);
    }

    public static LeadPatch ofPaused(boolean paused) {
        return new LeadPatch(null, null, null, paused, null, null);
    }

    public static LeadPatch ofParkedUntil(Instant until) {
        return new LeadPatch(null, null, null, null, until, null);
    }

    public static LeadPatch ofAttempt(String runId, int attempt) {
        return new LeadPatch(runId, attempt, null, null, null, "");
    }
}
