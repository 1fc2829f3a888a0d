package com.salesagent.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.salesagent.application.Queue;
import com.salesagent.local.LocalCloud;
import com.salesagent.local.Parts;
import com.salesagent.local.Waiting;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.slf4j.MDC;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Lambda ends functions at their timeout, in the middle of what they do: each is cut off once at
 * its worst moment, between two writes that belong together or after somebody else was told.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class FailureDrillsTimeoutTest {
    private static final int COMPANIES = 3;
    private static final Duration SOON = Duration.ofSeconds(30);

    /** On AWS six minutes; what it is for is that a message comes again. */
    private static final int VISIBILITY_SECONDS = 2;

    /** Longer, as a send's lease is on AWS: the provider's event comes before the message again. */
    private static final int SENDS_VISIBILITY_SECONDS = 10;

    @TempDir private Path folder;

    /** Where one call of a function hangs until its time is over. */
    private static final class Hang {
        private final String function;
        private final int nth;
        private final Predicate<SdkRequest> at;
        private final AtomicInteger met = new AtomicInteger();

        Hang(String function, int nth, Predicate<SdkRequest> at) {
            this.function = function;
            this.nth = nth;
            this.at = at;
        }

        boolean strikes(String caller, SdkRequest request) {
            return function.equals(caller) && at.test(request) && met.incrementAndGet() == nth;
        }

        boolean struck() {
            return met.get() >= nth;
        }
    }

    private static boolean write(SdkRequest request) {
        return request instanceof PutItemRequest
                || request instanceof UpdateItemRequest
                || request instanceof DeleteItemRequest
                || transaction(request);
    }

    private static boolean transaction(SdkRequest request) {
        return request instanceof TransactWriteItemsRequest;
    }

    private static List<Hang> hangs() {
        Set<String> answered = ConcurrentHashMap.newKeySet();
        return List.of(
                // One company is stored, the others and the run's count are not.
                new Hang("scout", 2, FailureDrillsTimeoutTest::write),
                new Hang("analyst", 1, FailureDrillsTimeoutTest::write),
                new Hang("approvals-request", 1, FailureDrillsTimeoutTest::write),
                // One lead is decided, the others aren't, and the person sees an error.
                new Hang("approvals-page", 2, UpdateItemRequest.class::isInstance),
                // The machine was woken; that it was is not written down.
                new Hang(
                        "approvals-resume",
                        1,
                        request -> {
                            String call = String.valueOf(MDC.get("requestId"));
                            if (request instanceof SendTaskSuccessRequest) {
                                answered.add(call);
                            }
                            return write(request) && answered.contains(call);
                        }),
                new Hang("contacts", 2, FailureDrillsTimeoutTest::write),
                // The draft is stored; the machine doesn't hear of it.
                new Hang("writer", 2, FailureDrillsTimeoutTest::write),
                new Hang("outreach-reserve", 1, FailureDrillsTimeoutTest::write),
                // The provider took the email; the ledger doesn't know.
                new Hang("outreach-worker", 1, FailureDrillsTimeoutTest::transaction),
                new Hang("tracker-ingest", 1, FailureDrillsTimeoutTest::write));
    }

    private static Parts withQueuesThatSoonComeBack() {
        Parts parts = Parts.ofTheApplication();
        return new Parts(
                parts.tables(),
                parts.queues().stream()
                        .map(
                                queue ->
                                        new Queue(
                                                queue.name(),
                                                queue.name().equals("sends")
                                                        ? SENDS_VISIBILITY_SECONDS
                                                        : VISIBILITY_SECONDS,
                                                queue.maxReceives()))
                        .toList(),
                parts.buckets(),
                parts.machines(),
                parts.functions(),
                parts.triggers());
    }

    @Test
    void functionsThatAreCutOffInTheMiddleLoseNothingAndDoNothingTwice() throws Exception {
        List<Hang> hangs = hangs();
        try (Drill drill =
                Drill.start(folder, options -> options.with(withQueuesThatSoonComeBack()))) {
            Faults.in(
                    drill.cloud(),
                    (function, request) ->
                            hangs.stream().anyMatch(hang -> hang.strikes(function, request))
                                    && cutOff(drill.cloud()));

            String runId = drill.run(COMPANIES);
            finish(drill, runId);
            // What the provider took and the ledger didn't learn is settled by its events.
            Waiting.until(
                    "each email's delivery is known",
                    SOON,
                    () -> drill.leads(runId).stream().allMatch(lead -> delivered(drill, lead)));
            Waiting.until(
                    "the messages came again, and the run knows of each email",
                    SOON,
                    () -> drill.summary(runId).path("sent").asInt() == COMPANIES);

            JsonNode summary = drill.summary(runId);
            assertThat(hangs).allMatch(Hang::struck, "was cut off");
            assertThat(summary.path("companiesFound").asInt()).isEqualTo(COMPANIES);
            assertThat(summary.path("failed").asInt()).as(summary.toPrettyString()).isZero();
            assertThat(summary.path("sent").asInt()).isEqualTo(COMPANIES);
            assertThat(drill.taken()).hasSize(COMPANIES);
            assertThat(drill.taken().values()).containsOnly(1);
            for (String action : List.of("analysed", "contact", "drafted")) {
                assertThat(drill.told(runId, action)).as(action).hasSize(COMPANIES);
                assertThat(drill.told(runId, action).values()).as(action).containsOnly(1);
            }
            for (String lead : drill.leads(runId)) {
                assertThat(sends(drill, lead)).as(lead).containsExactly("0 accepted", "1 reserved");
            }
        }
    }

    /** Waits to be ended as Lambda ends it, and then has no chance to do anything else. */
    private static boolean cutOff(LocalCloud cloud) {
        String call = MDC.get("requestId");
        Thread.ofVirtual().start(() -> cloud.endCall(call));
        try {
            Thread.sleep(SOON);
            throw new AssertionError("nobody ended the call");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** A person who sees an error opens the mail's link again. */
    private static void finish(Drill drill, String runId) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                drill.finish(runId);
                return;
            } catch (Failure e) {
                assertThat(attempt).as(e.getMessage()).isLessThan(4);
            }
        }
    }

    private static boolean delivered(Drill drill, String leadId) {
        return drill.lead(leadId).path("events").findValuesAsText("type").contains("delivered");
    }

    private static Set<String> sends(Drill drill, String leadId) {
        List<String> sends = new ArrayList<>();
        for (JsonNode send : drill.lead(leadId).path("sends")) {
            sends.add(send.path("step").asText() + " " + send.path("status").asText());
        }
        assertThat(sends).doesNotHaveDuplicates();
        return new TreeSet<>(sends);
    }
}
