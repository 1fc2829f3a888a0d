package com.salesagent.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.salesagent.local.lambda.Answer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Functions behind their triggers, over real HTTP and through the real SDK. */
class LocalCloudTest {
    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir private Path folder;
    private LocalCloud cloud;
    private TestClients clients;

    @BeforeEach
    void start() {
        TestFunctions.SEEN.clear();
        restart();
    }

    private void restart() {
        cloud = LocalCloud.start(options());
        clients = new TestClients(cloud.endpoints());
    }

    private LocalCloud.Options options() {
        return LocalCloud.Options.in(folder).with(TestFunctions.parts()).with(LocalCloud.Ports.ANY);
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create(cloud.endpoints().http() + path));
    }

    @Test
    void aRouteReachesItsFunctionAsAProxyEventAndItsAnswerComesBack() throws Exception {
        HttpResponse<String> answer =
                send(
                        at("/echo/good%20day?q=1&q=2")
                                .header("X-Asked", "well")
                                .POST(BodyPublishers.ofString("text")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("POST {word=good day} {q=[1, 2]} text base64=false");
        assertThat(answer.headers().firstValue("X-Seen")).contains("well!");
        assertThat(answer.headers().allValues("Set-Cookie")).containsExactly("a=1", "b=2");
    }

    @Test
    void aBinaryRouteHandsItsBodyOnAsBase64() throws Exception {
        HttpResponse<String> answer =
                send(at("/bytes").POST(BodyPublishers.ofByteArray(new byte[] {0, -1, 7})));

        assertThat(answer.body()).isEqualTo("POST null null AP8H base64=true");
    }

    @Test
    void headHasTheHeadersAndNoBody() throws Exception {
        HttpResponse<String> answer = send(at("/echo/a").method("HEAD", BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void aFunctionThatThrowsIsABadGatewayWithoutAnyDetail() throws Exception {
        HttpResponse<String> answer = send(at("/fail"));

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Internal server error\"}");
    }

    @Test
    void aFunctionThatTakesTooLongIsCutOffAsLambdaDoes() throws Exception {
        Answer answer = cloud.invoke("sleeper", Map.of());

        assertThat(answer.error()).isEqualTo("Sandbox.Timedout");
        assertThat(answer.payload()).contains("Task timed out after 1.00 seconds");
        assertThat(send(at("/sleep")).statusCode()).isEqualTo(504);
        Waiting.until("interrupted", () -> TestFunctions.SEEN.contains("interrupted"));
    }

    @Test
    void anExceptionBecomesAnErrorObjectWithItsClassName() throws Exception {
        Answer answer = cloud.invoke("failing", Map.of());

        assertThat(answer.error()).isEqualTo("java.lang.IllegalStateException");
        assertThat(answer.payload())
                .contains("\"errorType\":\"java.lang.IllegalStateException\"")
                .contains("\"errorMessage\":\"a secret detail\"")
                .contains("\"stackTrace\":[");
    }

    @Test
    void whatNeedsIamOnAwsIsClosedToPagesOfOtherSites() throws Exception {
        assertThat(send(at("/private").POST(BodyPublishers.noBody())).statusCode()).isEqualTo(200);
        assertThat(
                        send(at("/private")
                                        .header("Origin", "https://evil.example")
                                        .POST(BodyPublishers.noBody()))
                                .statusCode())
                .isEqualTo(403);
        assertThat(
                        send(at("/private")
                                        .header("Sec-Fetch-Site", "cross-site")
                                        .POST(BodyPublishers.noBody()))
                                .statusCode())
                .isEqualTo(403);
        assertThat(
                        send(at("/private")
                                        .header("Origin", cloud.endpoints().http())
                                        .POST(BodyPublishers.noBody()))
                                .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aBodyOverTenMegabytesIsRefused() throws Exception {
        HttpResponse<String> answer =
                send(at("/echo/a").POST(BodyPublishers.ofByteArray(new byte[10_485_761])));

        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void aFunctionFindsExactlyWhatItsDescriptionNames() throws Exception {
        Answer answer = cloud.invoke("environment", Map.of());

        Map<String, Object> variables = com.salesagent.platform.Json.object(answer.payload());
        assertThat(variables)
                .containsOnlyKeys(
                        "AWS_REGION",
                        "AWS_ENDPOINT_URL_DYNAMODB",
                        "AWS_ENDPOINT_URL_SQS",
                        "AWS_ENDPOINT_URL_SFN",
                        "AWS_ENDPOINT_URL_S3",
                        "THINGS_TABLE",
                        "JOBS_QUEUE_URL",
                        "BASE_URL",
                        "WEBHOOK_PUBLIC_KEYS",
                        "INBOUND_PATH_SECRET")
                .containsEntry("THINGS_TABLE", "things")
                .containsEntry("BASE_URL", cloud.endpoints().http());
    }

    @Test
    void messagesReachTheWorkerAndThoseThatKeepFailingGoToTheDeadLetterQueue() throws Exception {
        clients.send("jobs", "one");
        clients.send("jobs", "bad two");

        Waiting.until(
                "the failing message is dead",
                () -> clients.attribute("jobs-dead", count()).equals("1"));
        assertThat(TestFunctions.SEEN)
                .containsExactlyInAnyOrder("message one", "message bad two", "message bad two");
        assertThat(clients.attribute("jobs", count())).isEqualTo("0");
    }

    private static QueueAttributeName count() {
        return QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
    }

    @Test
    void changesReachTheFollowerInOrderAndAFailedOneComesAgain() throws Exception {
        put("a");
        put("bad b");
        put("c");

        Waiting.until("c arrived", () -> TestFunctions.SEEN.contains("change c"));
        assertThat(TestFunctions.SEEN)
                .containsExactly("change a", "change bad b", "change bad b", "change c");
    }

    @Test
    void aRestartGoesOnWhereTheStreamWasAndMissesNothing() throws Exception {
        put("a");
        Waiting.until("a arrived", () -> TestFunctions.SEEN.contains("change a"));
        cloud.close();
        restart();

        put("b");

        Waiting.until("b arrived", () -> TestFunctions.SEEN.contains("change b"));
        assertThat(Collections.frequency(TestFunctions.SEEN, "change a")).isLessThan(3);
    }

    private void put(String part) {
        clients.dynamoDb()
                .putItem(
                        item ->
                                item.tableName("things")
                                        .item(
                                                Map.of(
                                                        "id", AttributeValue.fromS("1"),
                                                        "part", AttributeValue.fromS(part))));
    }

    @Test
    void aJumpOfThreeDaysRunsTheDailyScheduleThreeTimesAtItsOwnTimes() throws Exception {
        HttpResponse<String> answer =
                send(at("/local/clock").POST(BodyPublishers.ofString("{\"advance\":\"P3D\"}")));

        assertThat(answer.statusCode()).isEqualTo(200);
        List<String> noons =
                TestFunctions.SEEN.stream().filter(s -> s.startsWith("schedule noon")).toList();
        assertThat(noons).hasSize(3).allMatch(s -> s.contains("T12:00:"));
        assertThat(TestFunctions.SEEN.stream().filter(s -> s.contains("every-minute")).count())
                .isBetween(4L, 6L);
    }

    @Test
    void nextWithoutAPlannedEmailGoesToTheNextDailyJob() throws Exception {
        HttpResponse<String> answer =
                send(at("/local/clock").POST(BodyPublishers.ofString("{\"advance\":\"next\"}")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("noon was due; no email is planned", "T12:00:");
        assertThat(TestFunctions.SEEN).anyMatch(seen -> seen.startsWith("schedule noon"));
    }

    @Test
    void theClockNeverRunsBack() throws Exception {
        HttpResponse<String> answer =
                send(at("/local/clock").POST(BodyPublishers.ofString("{\"advance\":\"-P1D\"}")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"field\":\"advance\"");
    }

    @Test
    void aSecondCloudOnTheSameFolderIsToldWhereTheFirstIs() {
        assertThatThrownBy(() -> LocalCloud.start(options()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("another local cloud is using")
                .hasMessageContaining("cloud.json");
    }

    @Test
    void aWrongSettingIsNamedWithItsValueAndWhatWouldBeRight() throws Exception {
        cloud.close();
        Files.writeString(folder.resolve("settings.properties"), "DAILY_CAP=lots\n");

        assertThatThrownBy(() -> LocalCloud.start(options()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("DAILY_CAP must be a whole number from 0 to 100000")
                .hasMessageContaining("\"lots\"");
    }

    @Test
    void aSettingThatDoesNotExistIsNamed() throws Exception {
        cloud.close();
        Files.writeString(folder.resolve("settings.properties"), "DALY_CAP=5\n");

        assertThatThrownBy(() -> LocalCloud.start(options()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("sets DALY_CAP to \"5\", but there is no such setting");
    }

    @Test
    void aSettingsFileThatIsNoTextIsRefused() throws Exception {
        cloud.close();
        Files.write(folder.resolve("settings.properties"), new byte[] {'A', '=', (byte) 0xff});

        assertThatThrownBy(() -> LocalCloud.start(options()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("is not UTF-8 text");
    }

    @Test
    void aFolderOfAnotherVersionIsLeftAlone() throws Exception {
        cloud.close();
        Files.writeString(folder.resolve("version"), "999", StandardCharsets.UTF_8);

        assertThatThrownBy(() -> LocalCloud.start(options()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("made by another version");
    }
}
