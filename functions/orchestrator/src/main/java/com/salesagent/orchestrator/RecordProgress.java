package com.salesagent.orchestrator;

import com.salesagent.domain.lead.LeadPatch;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.run.LogEntry;
import com.salesagent.domain.run.Run;
import com.salesagent.domain.run.RunStore;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Writes down how a run gets on. */
final class RecordProgress {
    private static final String AGENT = "orchestrator";

    private final RunStore runs;
    private final LeadStore leads;
    private final Reviews reviews;
    private final InstantSource clock;

    RecordProgress(RunStore runs, LeadStore leads, Reviews reviews, InstantSource clock) {
        this.runs = runs;
        this.leads = leads;
        this.reviews = reviews;
        this.clock = clock;
    }

    void leadsStarted(String runId, int count) {
        reviews.leadsExpected(runId, count);
        runs.status(runId, Run.Status.REVIEWING);
    }

    void leadFailed(String runId, String leadId, String problem) {
        String words = inWords(problem);
        // The log shows whether this failure was recorded before: the machine may repeat this task.
        List<LogEntry> earlier =
                runs.logAfter(runId, Instant.EPOCH).stream()
                        .filter(row -> row.agent().equals(AGENT) && row.leadId().equals(leadId))
                        .toList();
        leads.patch(leadId, LeadPatch.ofProblem(words));
        if (earlier.isEmpty()) {
            runs.log(failure(runId, leadId, words));
            reviews.oneDraftFewer(runId);
        }
    }

    void runFailed(String runId, String problem) {
        boolean known =
                runs.find(runId).map(run -> run.status() == Run.Status.FAILED).orElse(false);
        if (known) {
            return;
        }
        runs.log(failure(runId, "", inWords(problem)));
        runs.status(runId, Run.Status.FAILED);
    }

    private LogEntry failure(String runId, String leadId, String words) {
        return new LogEntry(
                runId, AGENT, "failed", leadId, "failed", words, 0, "", 0, 0, clock.instant());
    }

    /**
     * The error's name, without the package: {@code TransientFailure} tells a person enough to look
     * further.
     */
    private static String inWords(String problem) {
        String name = problem.substring(problem.lastIndexOf('.') + 1);
        return switch (name) {
            case "TransientFailure" -> "something outside did not answer, also when asked again";
            case "RateLimited" -> "somebody outside asked for patience for too long";
            case "PermanentFailure" -> "this can't work as it is; the log says why";
            case "InvariantBroken" -> "a safety rule stopped it; the log says which";
            case "Timeout", "Timedout" -> "it took too long";
            default -> "an unexpected failure (" + name + ")";
        };
    }
}
