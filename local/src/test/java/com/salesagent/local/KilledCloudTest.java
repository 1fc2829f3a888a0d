package com.salesagent.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.local.sqs.Queues;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A cloud in a process of its own that is killed, and another that goes on with its folder. */
@Execution(ExecutionMode.CONCURRENT)
class KilledCloudTest {
    @TempDir private Path folder;

    /** The child: a cloud that tells where it is and runs until it is killed. */
    public static final class Child {
        private Child() {}

        /** Runs the cloud. */
        public static void main(String[] arguments) throws InterruptedException {
            LocalCloud.start(options(Path.of(arguments[0])));
            System.out.println("up");
            new CountDownLatch(1).await();
        }
    }

    /** No worker and no hook: what is queued stays queued. */
    private static LocalCloud.Options options(Path folder) {
        Parts parts = TestFunctions.parts();
        return LocalCloud.Options.in(folder)
                .with(
                        new Parts(
                                parts.tables(),
                                parts.queues(),
                                parts.buckets(),
                                List.of(),
                                List.of(),
                                List.of()))
                .with(LocalCloud.Ports.ANY);
    }

    private Process child() throws IOException {
        Process child =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-XX:TieredStopAtLevel=1",
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
        return child;
    }

    private Endpoints where() throws IOException {
        return Endpoints.parse(Files.readString(folder.resolve("cloud.json")));
    }

    private static String call(String url, String body) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer SG.local");
        return HttpClient.newHttpClient()
                .send(
                        (body.isEmpty() ? request : request.POST(BodyPublishers.ofString(body)))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    @Test
    void itemsMessagesMailAndTheClockAreThereAfterAKill() throws Exception {
        Process child = child();
        try {
            TestClients clients = new TestClients(where());
            clients.dynamoDb()
                    .putItem(
                            item ->
                                    item.tableName("things")
                                            .item(
                                                    Map.of(
                                                            "id", AttributeValue.fromS("1"),
                                                            "part", AttributeValue.fromS("a"))));
            for (int i = 0; i < 50; i++) {
                clients.send("jobs", "job " + i);
            }
            String url = clients.url("jobs");
            clients.sqs().receiveMessage(ask -> ask.queueUrl(url).maxNumberOfMessages(10));
            call(where().http() + "/local/clock", "{\"advance\":\"P3D\"}");
            call(
                    where().http() + "/v3/mail/send",
                    """
                    {"personalizations":[{"to":[{"email":"dana@one.example"}]}],
                     "from":{"email":"alex@sender.example"},"subject":"s",
                     "content":[{"type":"text/plain","value":"kept"}]}\
                    """);
        } finally {
            child.destroyForcibly().waitFor();
        }

        try (LocalCloud cloud = LocalCloud.start(options(folder))) {
            TestClients clients = new TestClients(cloud.endpoints());
            assertThat(clients.dynamoDb().scan(scan -> scan.tableName("things")).count())
                    .isEqualTo(1);
            assertThat(call(cloud.endpoints().http() + "/local/mail?to=prospects", ""))
                    .contains("\"text\":\"kept\"");
            assertThat(call(cloud.endpoints().http() + "/local/clock", ""))
                    .contains("\"offset\":\"PT7");
            assertThat(
                            clients.attribute(
                                    "jobs",
                                    software.amazon.awssdk.services.sqs.model.QueueAttributeName
                                            .APPROXIMATE_NUMBER_OF_MESSAGES))
                    .isEqualTo("50");
        }
    }

    @Test
    void aLineThatTheKillCutOffIsDroppedAndTheRestStays() throws Exception {
        try (Queues queues = Queues.open(folder)) {
            queues.create("jobs", Map.of());
            queues.send("jobs", "whole", null, Map.of());
        }
        Files.writeString(
                folder.resolve("journal.jsonl"),
                "{\"change\":\"sent\",\"queue\":\"jobs\",\"id\":\"cut",
                java.nio.file.StandardOpenOption.APPEND);

        try (Queues queues = Queues.open(folder)) {
            assertThat(queues.receive("jobs", 10, Duration.ofSeconds(1), Duration.ZERO))
                    .singleElement()
                    .satisfies(message -> assertThat(message.body()).isEqualTo("whole"));
        }
    }
}
