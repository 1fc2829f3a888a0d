package com.salesagent.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.salesagent.local.Waiting;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * People decide while the stream of the approvals table tells nobody: their decisions are kept, and
 * each lead goes on exactly once when the stream is back, or when the sweep finds what it lost.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class FailureDrillsStreamTest {
    private static final int COMPANIES = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir private Path folder;

    @Test
    void aStreamThatStandsStillForAnHourOnlyDelaysWhatPeopleDecided() throws Exception {
        AtomicBoolean stopped = new AtomicBoolean();
        AtomicInteger refused = new AtomicInteger();
        try (Drill drill = Drill.start(folder)) {
            Faults.in(
                    drill.cloud(),
                    (_, request) ->
                            request instanceof GetRecordsRequest
                                    && stopped.get()
                                    && refused.incrementAndGet() > 0);
            String runId = drill.run(COMPANIES);
            asked(drill, runId);

            stopped.set(true);
            Waiting.until("the stream is read in vain", () -> refused.get() > 0);
            new Approver(drill.api()).approveNewMail(runId);
            drill.advance(Duration.ofHours(1));

            assertThat(drill.summary(runId).path("drafts").asInt()).isZero();
            assertThat(drill.told(runId, "contact")).isEmpty();
            stopped.set(false);

            eachLeadWentOnOnce(drill, runId, drill.finish(runId));
        }
    }

    @Test
    void whatTheStreamLostForGoodIsFoundByTheSweep() throws Exception {
        AtomicInteger lost = new AtomicInteger();
        try (Drill drill = Drill.start(folder)) {
            String runId = drill.run(COMPANIES);
            asked(drill, runId);

            Faults.losing(
                    drill.cloud(),
                    changes -> {
                        lost.addAndGet(changes);
                        return 0;
                    });
            new Approver(drill.api()).approveNewMail(runId);
            Waiting.until("the decisions are lost", () -> lost.get() >= COMPANIES);
            Faults.end(drill.cloud());

            assertThat(drill.told(runId, "contact")).isEmpty();
            drill.advance(Duration.ofMinutes(10));

            eachLeadWentOnOnce(drill, runId, drill.finish(runId));
        }
    }

    private static void asked(Drill drill, String runId) throws InterruptedException {
        Waiting.until("the review mail", PATIENCE, () -> drill.reviewMails(runId) == 1);
    }

    private static void eachLeadWentOnOnce(Drill drill, String runId, JsonNode summary) {
        assertThat(summary.path("failed").asInt()).as(summary.toPrettyString()).isZero();
        assertThat(summary.path("approved").asInt()).isEqualTo(COMPANIES);
        assertThat(summary.path("sent").asInt()).isEqualTo(COMPANIES);
        for (String action : new String[] {"contact", "drafted"}) {
            assertThat(drill.told(runId, action)).as(action).hasSize(COMPANIES);
            assertThat(drill.told(runId, action).values()).as(action).containsOnly(1);
        }
        assertThat(drill.taken()).hasSize(COMPANIES);
        assertThat(drill.taken().values()).containsOnly(1);
    }
}
