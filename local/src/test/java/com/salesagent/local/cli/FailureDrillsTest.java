package com.salesagent.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.salesagent.application.Application;
import com.salesagent.local.LocalCloud;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sqs.model.SqsRequest;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * What AWS does on a bad day, played on the local cloud while a run is under way: nothing is lost,
 * nothing is sent twice.
 */
@Isolated("its faults meet each local cloud of the process")
@Timeout(120)
class FailureDrillsTest {
    private static final int COMPANIES = 3;

    /** What the machines call. */
    private static final Set<String> TASKS =
            Application.machines().stream()
                    .flatMap(machine -> machine.functions().values().stream())
                    .collect(Collectors.toSet());

    @TempDir private Path folder;
    private LocalCloud cloud;
    private Api api;

    @BeforeEach
    void start() {
        cloud =
                LocalCloud.start(
                        LocalCloud.Options.in(folder)
                                .with(
                                        Map.of(
                                                "MODEL_PROVIDER", "none",
                                                "WEBSITES", "off",
                                                "MIN_TIER", "low",
                                                "REVIEW_QUIET_SECONDS", "1"))
                                .with(LocalCloud.Ports.ANY));
        api = new Api(URI.create(cloud.endpoints().http()));
    }

    @AfterEach
    void stop() {
        Faults.end();
        cloud.close();
    }

    private String run() {
        ObjectNode asked = Api.object();
        asked.put("industry", "healthcare").put("location", "Buffalo, NY").put("count", COMPANIES);
        return api.post("/runs", asked).path("runId").asText();
    }

    private JsonNode finish(String runId) throws InterruptedException {
        return RunCommand.follow(api, runId, new Progress(api, runId, Console.silent()));
    }

    /** Emails that the mail provider took, by recipient and subject. */
    private Map<String, Integer> taken() {
        Map<String, Integer> taken = new HashMap<>();
        for (JsonNode mail : api.get("/local/mail?to=prospects")) {
            taken.merge(
                    mail.path("to").toString() + mail.path("subject").asText(), 1, Integer::sum);
        }
        return taken;
    }

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
        Faults.when(
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

        JsonNode summary = finish(run());

        assertThat(throttled.get()).as("throttled, seed " + seed).isPositive();
        assertThat(queue.met()).as("calls of queues").isGreaterThan(2);
        assertThat(machines.met()).as("answers to machines").isGreaterThan(4);
        assertThat(summary.path("companiesFound").asInt()).isEqualTo(COMPANIES);
        assertThat(summary.path("failed").asInt()).as(summary.toPrettyString()).isZero();
        assertThat(summary.path("sent").asInt()).isEqualTo(COMPANIES);
        assertThat(taken()).hasSize(COMPANIES);
        assertThat(taken().values()).containsOnly(1);
    }

    private static boolean chance(Random random) {
        synchronized (random) {
            return random.nextInt(100) < 6;
        }
    }
}
