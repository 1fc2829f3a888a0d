package com.salesagent.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.salesagent.application.Application;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sqs.model.SqsRequest;

import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * What AWS does on a bad day, played on the local cloud while a run is under way: nothing is lost,
 * nothing is sent twice. The other drills stand in classes of their own beside this one.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class FailureDrillsTest {
    private static final int COMPANIES = 3;

    /** What the machines call. */
    private static final Set<String> TASKS =
            Application.machines().stream()
                    .flatMap(machine -> machine.functions().values().stream())
                    .collect(Collectors.toSet());

    @TempDir private Path folder;

    /** The first so many calls of a kind fail; tells how many did. */
    private static final class Outage {
        private final int length;
        private final AtomicInteger met = new AtomicInteger();

        Outage(int length) {
            this.length = length;
        }

        boolean strikes() {
            return met.incrementAndGet() <= length;
        }

        int met() {
            return met.get();
        }
    }

    @Test
    void tablesThatThrottleAQueueThatIsDownAndMachinesThatAreDeafOnlyDelayARun() throws Exception {
        long seed = 20261121;
        Random random = new Random(seed);
        Outage queue = new Outage(2);
        Outage machines = new Outage(4);
        AtomicInteger throttled = new AtomicInteger();
        try (Drill drill = Drill.start(folder)) {
            Faults.in(
                    drill.cloud(),
                    (function, request) ->
                            switch (request) {
                                case DynamoDbRequest _ ->
                                        TASKS.contains(function)
                                                && chance(random)
                                                && throttled.incrementAndGet() > 0;
                                case SqsRequest _ -> !function.isEmpty() && queue.strikes();
                                case SendTaskSuccessRequest _ -> machines.strikes();
                                default -> false;
                            });

            JsonNode summary = drill.finish(drill.run(COMPANIES));

            assertThat(throttled.get()).as("throttled, seed " + seed).isPositive();
            assertThat(queue.met()).as("calls of queues").isGreaterThan(2);
            assertThat(machines.met()).as("answers to machines").isGreaterThan(4);
            assertThat(summary.path("companiesFound").asInt()).isEqualTo(COMPANIES);
            assertThat(summary.path("failed").asInt()).as(summary.toPrettyString()).isZero();
            assertThat(summary.path("sent").asInt()).isEqualTo(COMPANIES);
            assertThat(drill.taken()).hasSize(COMPANIES);
            assertThat(drill.taken().values()).containsOnly(1);
        }
    }

    private static boolean chance(Random random) {
        synchronized (random) {
            return random.nextInt(100) < 6;
        }
    }
}
