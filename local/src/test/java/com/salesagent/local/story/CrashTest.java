package com.salesagent.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.salesagent.local.Endpoints;
import com.salesagent.local.LocalCloud;
import com.salesagent.local.Waiting;
import com.salesagent.platform.AwsClients;
import com.salesagent.platform.Environment;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * A run in a cloud of another process that is killed again and again, wherever it is, and goes on.
 */
@Execution(ExecutionMode.CONCURRENT)
class CrashTest {
    private static final long SEED = Long.getLong("crash.seed", 20261120);
    private static final int KILLS = 5;
    private static final int COMPANIES = 12;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long STUCK_NANOS = Duration.ofSeconds(8).toNanos();

    /** Longer than the claim of a notifier that was killed before its mail. */
    private static final Duration CLAIM = Duration.ofSeconds(65);

    @TempDir private Path folder;
    private Process child;
    private Cloud cloud;
    private final Set<String> read = new HashSet<>();
    private String lastSummary = "";
    private long lastNews = System.nanoTime();

    /** The child: a cloud that runs until it is killed. */
    public static final class Child {
        private Child() {}

        /** Runs the cloud. */
        public static void main(String[] arguments) throws InterruptedException {
            LocalCloud.start(
                    LocalCloud.Options.in(Path.of(arguments[0]))
                            .with(LocalCloud.Ports.ANY)
                            .with(
                                    Map.of(
                                            "WEBSITES", "off",
                                            "MODEL_PROVIDER", "none",
                                            // A killed count of arrivals waits for quiet.
                                            "REVIEW_QUIET_SECONDS", "5",
                                            // What is approved stays what it is on other ports.
                                            "BASE_URL", "https://agent.example")));
            System.out.println("up");
            new CountDownLatch(1).await();
        }
    }

    @AfterEach
    void stop() {
        child.destroyForcibly();
    }

    @Test
    void aRunThatIsKilledAnywhereGoesOnAndNobodyIsWrittenToTwice() throws Exception {
        Random random = new Random(SEED);
        start();
        String runId = cloud.run("healthcare", "Buffalo, NY", COMPANIES);

        for (int kill = 0; kill < KILLS; kill++) {
            approveFor(Duration.ofMillis(random.nextInt(100, 1_800)), runId);
            child.destroyForcibly().waitFor();
            start();
        }
        Waiting.until(
                "the run is settled, seed " + SEED,
                PATIENCE,
                () -> {
                    approve();
                    passTimeWhereNothingMoves();
                    return settled(runId);
                });

        assertThat(cloud.summary(runId).path("companiesFound").asInt()).isEqualTo(COMPANIES);
        assertThat(cloud.summary(runId).path("failed").asInt()).as("seed %d", SEED).isZero();
        eachLeadIsSentOnceOrOpenlyInDoubt(runId);
        theExecutionsHaveEnded(COMPANIES);
    }

    /**
     * Rather than wait for a claim to lapse, move the clock beyond it; only where nothing is under
     * way, since a task that is would time out.
     */
    private void passTimeWhereNothingMoves() {
        if (System.nanoTime() - lastNews > STUCK_NANOS) {
            cloud.advance(CLAIM);
            lastNews = System.nanoTime();
        }
    }

    private void eachLeadIsSentOnceOrOpenlyInDoubt(String runId) {
        Map<String, Integer> mails = new HashMap<>();
        cloud.mailToProspects().forEach(mail -> mails.merge(recipient(mail), 1, Integer::sum));
        assertThat(mails.values()).as("mails by recipient, seed %d", SEED).containsOnly(1);

        int inDoubt = 0;
        for (JsonNode row : Cloud.leads(cloud.summary(runId)).toList()) {
            JsonNode lead = cloud.lead(row.path("leadId").asText());
            String address = lead.path("contacts").get(0).path("address").asText();
            JsonNode first = lead.path("sends").get(0);
            String status = first.path("status").asText();
            inDoubt += status.equals("in_doubt") ? 1 : 0;
            // A worker that died after it claimed the send and before the provider took it: nobody
            // can know, so a person is asked.
            assertThat(status)
                    .as("%s, seed %d", lead.path("leadId"), SEED)
                    .isEqualTo(mails.containsKey(address) ? "accepted" : "in_doubt");
        }
        assertThat(mails).hasSize(COMPANIES - inDoubt);
        assertThat(cloud.summary(runId).path("sent").asInt()).isEqualTo(COMPANIES - inDoubt);
    }

    private static String recipient(JsonNode mail) {
        return mail.path("to").get(0).asText();
    }

    private void theExecutionsHaveEnded(int leads) throws IOException {
        SfnClient stepFunctions =
                new AwsClients(
                                new Environment(
                                        endpoints().variables(),
                                        InstantSource.system(),
                                        new Random(1)))
                        .stepFunctions();
        List<ExecutionListItem> executions = new ArrayList<>();
        stepFunctions
                .listStateMachines()
                .stateMachines()
                .forEach(
                        machine ->
                                executions.addAll(
                                        stepFunctions
                                                .listExecutions(
                                                        ask ->
                                                                ask.stateMachineArn(
                                                                        machine.stateMachineArn()))
                                                .executions()));

        assertThat(executions)
                .hasSize(1 + leads)
                .allMatch(execution -> execution.status() == ExecutionStatus.SUCCEEDED);
    }

    private void start() throws IOException {
        child =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Xmx1g",
                                "-Dhttp.maxConnections=64",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Child.class.getName(),
                                folder.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        BufferedReader said =
                new BufferedReader(
                        new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
        assertThat(said.readLine()).isEqualTo("up");
        cloud = new Cloud(endpoints().http());
    }

    private Endpoints endpoints() throws IOException {
        return Endpoints.parse(Files.readString(folder.resolve("cloud.json")));
    }

    private void approveFor(Duration time, String runId) throws InterruptedException {
        long deadline = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < deadline && !settled(runId)) {
            approve();
            Thread.sleep(20);
        }
    }

    /** Approves what the mails ask for that have not been read yet. */
    private void approve() {
        for (JsonNode mail : cloud.mailToUs("review")) {
            if (read.add(mail.path("id").asText())) {
                approve(mail);
            }
        }
    }

    private void approve(JsonNode mail) {
        ReviewVisit visit = ReviewVisit.open(cloud, mail);
        if (!visit.open().isEmpty()) {
            assertThat(visit.approveAll().typeCode(ReviewVisit.code(mail)).decide().statusCode())
                    .isIn(200, 409);
        }
    }

    private boolean settled(String runId) {
        try {
            JsonNode summary = cloud.summary(runId);
            if (!summary.toString().equals(lastSummary)) {
                lastSummary = summary.toString();
                lastNews = System.nanoTime();
            }
            return !summary.path("status").asText().equals("discovering")
                    && summary.path("analysed").asInt() == COMPANIES
                    && summary.path("unsettled").asInt() == 0;
        } catch (UncheckedIOException e) {
            return false;
        }
    }
}
