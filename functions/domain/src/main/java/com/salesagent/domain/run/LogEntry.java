package com.salesagent.domain.run;

import java.time.Instant;

/**
 * One call of an agent in a run.
 *
 * @param action what it did: {@code found}, {@code analysed}, {@code contact}, {@code drafted},
 *     {@code sent}, {@code answered}
 * @param leadId blank where the call is for the whole run
 * @param outcome {@code ok}, {@code failed}, or the agent's own word such as {@code none}, {@code
 *     high}, {@code low_confidence}
 * @param detail for a person; no personal data
 * @param model which model answered; blank if none was asked
 */
public record LogEntry(
        String runId,
        String agent,
        String action,
        String leadId,
        String outcome,
        String detail,
        long millis,
        String model,
        int tokensIn,
        int tokensOut,
        Instant at) {
    /** A call that asked no model. */
    public static LogEntry of(
            String runId,
            String agent,
            String action,
            String leadId,
            String outcome,
            long millis,
            Instant at) {
        return new LogEntry(runId, agent, action, leadId, outcome, "", millis, "", 0, 0, at);
    }
}
