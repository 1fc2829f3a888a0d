package com.salesagent.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.mail.ProviderLog;
import com.salesagent.mail.Mailers;
import com.salesagent.platform.Environment;
import com.salesagent.platform.Json;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The mail provider and its mailbox, as the functions and a person at a browser see them. */
class LocalMailTest {
    @TempDir private static Path folder;
    private static LocalCloud cloud;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        cloud =
                LocalCloud.start(
                        LocalCloud.Options.in(folder)
                                .with(TestFunctions.parts())
                                .with(LocalCloud.Ports.ANY));
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @BeforeEach
    void forget() {
        TestFunctions.SEEN.clear();
    }

    private HttpResponse<String> post(String path, String type, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(cloud.endpoints().http() + path))
                        .header("Authorization", "Bearer SG.local")
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private String get(String path) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(URI.create(cloud.endpoints().http() + path)).build(),
                        BodyHandlers.ofString())
                .body();
    }

    private static String mail(String to, String text) {
        return Json.write(
                Map.of(
                        "personalizations",
                        List.of(
                                Map.of(
                                        "to",
                                        List.of(Map.of("email", to, "name", "Dana Whitfield")),
                                        "custom_args",
                                        Map.of("send_id", "send-1"),
                                        "headers",
                                        Map.of(
                                                "Message-ID",
                                                "<m1@sender.example>",
                                                "List-Unsubscribe",
                                                "<%s/unsubscribe/t>"
                                                        .formatted(cloud.endpoints().http())))),
                        "from",
                        Map.of("email", "alex@sender.example", "name", "Alex"),
                        "reply_to",
                        Map.of("email", "alex+r1@replies.example"),
                        "subject",
                        "Savings <b>",
                        "content",
                        List.of(
                                Map.of("type", "text/plain", "value", text),
                                Map.of("type", "text/html", "value", "<p>" + text + "</p>"))));
    }

    private String sent(String to, String text) throws Exception {
        HttpResponse<String> answer = post("/v3/mail/send", "application/json", mail(to, text));
        assertThat(answer.statusCode()).isEqualTo(202);
        return answer.headers().firstValue("X-Message-Id").orElseThrow();
    }

    private static void seen(String what) throws InterruptedException {
        Waiting.until(
                what, () -> TestFunctions.SEEN.stream().anyMatch(seen -> seen.contains(what)));
    }

    @Test
    void theLogFindsAMailByAddressSubjectAndTimeAndShowsItsArguments() throws Exception {
        String id = sent("dana@logged.example", "hello");
        Instant now = Instant.now();
        ProviderLog log =
                Mailers.log(
                        new Environment(
                                Map.of(
                                        "SENDGRID_URL",
                                        cloud.endpoints().http(),
                                        "SENDGRID_API_KEY",
                                        "SG.local"),
                                InstantSource.system(),
                                new Random(1)));

        var found = log.find(wanted("send-1", "dana@logged.example", now));
        var otherKey = log.find(wanted("send-2", "dana@logged.example", now));
        var otherTime =
                log.find(wanted("send-1", "dana@logged.example", now.plus(Duration.ofHours(1))));
        var otherPerson = log.find(wanted("send-1", "nobody@logged.example", now));

        assertThat(found).map(ProviderLog.Entry::providerId).contains(id);
        assertThat(otherKey).isEmpty();
        assertThat(otherTime).isEmpty();
        assertThat(otherPerson).isEmpty();
        assertThat(post("/v3/logs", "application/json", "{\"query\":\"all\"}").statusCode())
                .isEqualTo(400);
        assertThat(get("/v3/logs/" + id)).contains("authorization grant is invalid");
    }

    private static ProviderLog.Wanted wanted(String reference, String to, Instant at) {
        return new ProviderLog.Wanted(
                reference, to, "Savings <b>", at.minusSeconds(60), at.plusSeconds(60));
    }

    @Test
    void aMailIsToldAsSignedEventsWithItsArgumentsUntilTheyAreTaken() throws Exception {
        String id = sent("dana@one.example", "hello");

        seen(id + ".recvd");
        String events = TestFunctions.SEEN.getFirst();
        assertThat(events)
                .startsWith("events [")
                .endsWith("]\r\n")
                .contains("\"event\":\"processed\"")
                .contains("\"event\":\"delivered\"")
                .contains("\"send_id\":\"send-1\"")
                .contains("\"smtp-id\":\"<m1@sender.example>\"");
    }

    @Test
    void anAnswerTypedInTheMailboxArrivesAsInboundParsePostsIt() throws Exception {
        String id = sent("dana@two.example", "first line\nsecond line");

        HttpResponse<String> answer =
                post(
                        "/mailbox/mail/" + id + "/reply",
                        "application/x-www-form-urlencoded",
                        "text=Yes%2C+call+me+Tuesday");

        assertThat(answer.statusCode()).isEqualTo(303);
        seen("inbound ");
        String form =
                TestFunctions.SEEN.stream()
                        .filter(seen -> seen.startsWith("inbound "))
                        .findFirst()
                        .orElseThrow();
        assertThat(form)
                .contains("In-Reply-To: <m1@sender.example>")
                .contains("References: <m1@sender.example>")
                .contains("Dana Whitfield <dana@two.example>")
                .contains("{\"to\":[\"alex+r1@replies.example\"],\"from\":\"dana@two.example\"}")
                .contains("Yes, call me Tuesday")
                .contains("> first line\n> second line");
    }

    @Test
    void anOutOfOfficeNoteSaysThatAMachineWroteIt() throws Exception {
        String id = sent("dana@three.example", "hello");

        post("/mailbox/mail/" + id + "/reply", "application/x-www-form-urlencoded", "quick=away");

        seen("Auto-Submitted: auto-replied");
    }

    @Test
    void aBounceIsToldAndShownAsTheMailsState() throws Exception {
        String id = sent("dana@four.example", "hello");

        post("/local/mail/" + id + "/event", "application/json", "{\"event\":\"bounce\"}");

        seen("\"type\":\"bounce\",\"status\":\"5.1.1\"");
        assertThat(get("/local/mail/" + id)).contains("\"state\":\"bounced\"");
    }

    @Test
    void theOneClickOptOutIsPostedAsAMailProgramDoes() throws Exception {
        String id = sent("dana@five.example", "hello");

        post(
                "/mailbox/mail/" + id + "/event",
                "application/x-www-form-urlencoded",
                "event=unsubscribe");

        seen("opt-out List-Unsubscribe=One-Click");
    }

    @Test
    void mailToThePeopleWhoRunThisIsKeptApartFromMailToProspects() throws Exception {
        String review = sent("Approver@lakeside-energy.example", "please decide");
        String email = sent("dana@six.example", "hello");

        assertThat(get("/local/mail?to=you")).contains(review).doesNotContain(email);
        assertThat(get("/local/mail?to=prospects")).contains(email).doesNotContain(review);
    }

    @Test
    void aMailsHtmlIsShownWithoutScriptAndItsTextEscaped() throws Exception {
        String id = sent("dana@seven.example", "<script>alert(1)</script>");

        HttpResponse<String> html =
                http.send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                cloud.endpoints().http()
                                                        + "/mailbox/mail/"
                                                        + id
                                                        + "/html"))
                                .build(),
                        BodyHandlers.ofString());

        assertThat(html.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("sandbox allow-popups")
                .contains("default-src 'none'")
                .doesNotContain("allow-scripts");
        assertThat(get("/mailbox/mail/" + id))
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("<h1>Savings &lt;b&gt;</h1>")
                .doesNotContain("<script>alert");
    }

    @Test
    void whatSendGridRefusesIsRefusedInItsWords() throws Exception {
        assertThat(post("/v3/mail/send", "application/json", mail("no address", "x")).body())
                .contains("\"field\":\"personalizations.0.to.0.email\"")
                .contains("Does not contain a valid address.");
        assertThat(post("/v3/mail/send", "application/json", "{").statusCode()).isEqualTo(400);
        assertThat(post("/v3/mail/send", "application/json", "{}").body())
                .contains("\"field\":\"personalizations\"");
        assertThat(
                        http.send(
                                        HttpRequest.newBuilder(
                                                        URI.create(
                                                                cloud.endpoints().http()
                                                                        + "/v3/mail/send"))
                                                .header("Authorization", "Bearer other")
                                                .POST(
                                                        BodyPublishers.ofString(
                                                                mail("a@b.example", "x")))
                                                .build(),
                                        BodyHandlers.ofString())
                                .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aFaultTakesTheMailAndAnswersWithAnErrorOnce() throws Exception {
        post("/local/mail/faults", "application/json", "{\"fault\":\"fail_after_accept\"}");

        HttpResponse<String> failed =
                post("/v3/mail/send", "application/json", mail("dana@eight.example", "x"));
        HttpResponse<String> next =
                post("/v3/mail/send", "application/json", mail("dana@nine.example", "x"));

        assertThat(failed.statusCode()).isEqualTo(500);
        assertThat(next.statusCode()).isEqualTo(202);
        assertThat(get("/local/mail?to=prospects"))
                .contains("dana@eight.example")
                .contains("dana@nine.example");
    }

    @Test
    void theEmptyListsSayWhatToDoNextAndThePagesAnswer() throws Exception {
        assertThat(get("/")).contains("Open the mailbox").contains(cloud.endpoints().dynamoDb());
        assertThat(get("/mailbox")).contains("To you").contains("To prospects");
        assertThat(get("/mailbox/mail/nothing")).contains("That is not here");
        assertThat(get("/assets/htmx.min.js")).contains("htmx");
    }
}
