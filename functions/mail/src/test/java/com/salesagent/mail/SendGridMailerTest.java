package com.salesagent.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.salesagent.domain.mail.Mailer;
import com.salesagent.domain.mail.Mailer.Outcome;
import com.salesagent.mail.SendGridClient.Timeouts;
import com.salesagent.platform.Environment;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

class SendGridMailerTest extends MailerContract {
    private static final Instant NOW = Instant.parse("2026-11-20T15:00:00Z");
    private static final Timeouts SHORT =
            new Timeouts(Duration.ofMillis(400), Duration.ofMillis(400));
    private static final Timeouts LONG =
            new Timeouts(Duration.ofSeconds(30), Duration.ofSeconds(30));

    private final List<ScriptedSendGrid> servers = new ArrayList<>();

    /** Long, so that a busy machine is no stall; short only where waiting is what is tested. */
    private Timeouts timeouts = LONG;

    @AfterEach
    void stop() throws IOException {
        for (ScriptedSendGrid server : servers) {
            server.close();
        }
    }

    @Override
    Mailer mailer(Provider provider) {
        timeouts = provider == Provider.STALLS ? SHORT : LONG;
        return mailer(
                switch (provider) {
                    case ACCEPTS -> ScriptedSendGrid.answering(202, "x-message-id: m1");
                    case REFUSES -> ScriptedSendGrid.answering(400);
                    case THROTTLES -> ScriptedSendGrid.answering(429);
                    case FAILS -> ScriptedSendGrid.answering(500);
                    case CLOSES_WITHOUT_ANSWER -> new ScriptedSendGrid(Socket::close);
                    case RESETS_WITHOUT_ANSWER ->
                            new ScriptedSendGrid(
                                    socket -> {
                                        socket.setSoLinger(true, 0);
                                        socket.close();
                                    });
                    case STALLS -> new ScriptedSendGrid(socket -> socket.getInputStream().read());
                    case BREAKS_IN_THE_ANSWER -> new ScriptedSendGrid(SendGridMailerTest::half);
                });
    }

    private static void half(Socket socket) throws IOException {
        ScriptedSendGrid.write(socket, "HTTP/1.1 202 X\r\nContent-Length: 40\r\n\r\n{");
    }

    @Override
    Mailer unreachable() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return mailer(URI.create("http://127.0.0.1:" + free.getLocalPort()));
        }
    }

    @Override
    int asked() {
        return servers.stream().mapToInt(server -> server.received().size()).sum();
    }

    @Override
    Mailer real() {
        return mailer(URI.create("https://mail.invalid"));
    }

    @Test
    void theProvidersIdIsFoundWhateverTheCaseOfItsHeader() {
        Outcome outcome = send(mailer(Provider.ACCEPTS));

        assertThat(outcome).isEqualTo(new Outcome.Accepted("m1"));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 413, 415})
    void theStatusesThatSayNoAreRefusals(int status) {
        assertThat(send(mailer(ScriptedSendGrid.answering(status))))
                .isInstanceOf(Outcome.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 302, 307, 408, 409, 422, 500, 502, 503, 504, 599})
    void anyOtherAnswerIsInDoubtAndIsNotFollowed(int status) {
        ScriptedSendGrid server =
                ScriptedSendGrid.answering(status, "Location: http://127.0.0.1:1/elsewhere");

        Outcome outcome = send(mailer(server));

        assertThat(outcome).isInstanceOf(Outcome.InDoubt.class);
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void theRateLimitsResetIsReadAgainstTheAnswersOwnDate() {
        ScriptedSendGrid server =
                ScriptedSendGrid.answering(
                        429,
                        "date: Fri, 20 Nov 2026 18:00:00 GMT",
                        "x-ratelimit-reset: "
                                + Instant.parse("2026-11-20T18:00:42Z").getEpochSecond());

        Outcome outcome = send(mailer(server));

        assertThat(outcome).isEqualTo(new Outcome.Throttled(Duration.ofSeconds(42)));
    }

    @Test
    void aResetWithoutADateIsReadAgainstOurClockAndKeptWithinAnHour() {
        String far = "X-RateLimit-Reset: " + NOW.plusSeconds(90_000).getEpochSecond();
        String past = "X-RateLimit-Reset: " + NOW.minusSeconds(5).getEpochSecond();

        assertThat(send(mailer(ScriptedSendGrid.answering(429, far))))
                .isEqualTo(new Outcome.Throttled(Duration.ofHours(1)));
        assertThat(send(mailer(ScriptedSendGrid.answering(429, past))))
                .isEqualTo(new Outcome.Throttled(Duration.ofSeconds(1)));
        assertThat(send(mailer(ScriptedSendGrid.answering(429, "X-RateLimit-Reset: soon"))))
                .isEqualTo(new Outcome.Throttled(Duration.ofMinutes(1)));
    }

    @Test
    void anUnknownHostSentNothing() {
        assertThat(send(mailer(URI.create("https://mail.invalid"))))
                .isInstanceOf(Outcome.NotSent.class);
    }

    @Test
    void aServerThatSpeaksNoTlsGotNothing() {
        ScriptedSendGrid server = ScriptedSendGrid.answering(202);
        servers.add(server);
        timeouts = SHORT;

        Outcome outcome = send(mailer(URI.create("https://127.0.0.1:" + server.url().getPort())));

        assertThat(outcome).isInstanceOf(Outcome.NotSent.class);
    }

    @Test
    void theRequestHoldsWhatWasApprovedAndNothingElse() {
        ScriptedSendGrid server = ScriptedSendGrid.answering(202, "X-Message-Id: m1");

        send(mailer(server));

        assertThat(server.received().getFirst().startLine()).startsWith("POST /v3/mail/send ");
        Map<String, Object> json = server.received().getFirst().json();
        assertThat(json)
                .containsOnlyKeys(
                        "from",
                        "reply_to",
                        "subject",
                        "content",
                        "personalizations",
                        "tracking_settings");
        assertThat(json.get("content"))
                .isEqualTo(
                        List.of(
                                Map.of("type", "text/plain", "value", email("x@y.org").text()),
                                Map.of("type", "text/html", "value", email("x@y.org").html())));
        assertThat(json.get("personalizations"))
                .isEqualTo(
                        List.of(
                                Map.of(
                                        "to",
                                        List.of(
                                                Map.of(
                                                        "email", "zoe@northside-hospital.org",
                                                        "name", "Zoë Ångström")),
                                        "custom_args",
                                        Map.of("send_id", "s1"),
                                        "headers",
                                        Map.of(
                                                "Message-ID", "<s1@sender.example>",
                                                "List-Unsubscribe",
                                                        "<https://sales.example/unsubscribe/lead-1.c1.aa>,"
                                                            + " <mailto:replies+lead-1@inbound.example?subject=unsubscribe>",
                                                "List-Unsubscribe-Post",
                                                        "List-Unsubscribe=One-Click"))));
        assertThat(json.get("tracking_settings"))
                .isEqualTo(
                        Map.of(
                                "click_tracking", Map.of("enable", false, "enable_text", false),
                                "open_tracking", Map.of("enable", false),
                                "subscription_tracking", Map.of("enable", false)));
    }

    @Test
    void theKeyNeverTravelsReadableToAnotherMachine() {
        assertThatThrownBy(() -> mailer(URI.create("http://mail.sender.org")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SENDGRID_URL must be https");
    }

    @Test
    void onlyALoopbackHostIsLocal() {
        Map<String, String> settings =
                Map.of("SENDGRID_URL", "https://api.sendgrid.com", "SENDGRID_API_KEY", "k");
        Map<String, String> here =
                Map.of("SENDGRID_URL", "http://127.0.0.1:8083", "SENDGRID_API_KEY", "k");

        assertThat(Mailers.prospects(environment(settings)).local()).isFalse();
        assertThat(Mailers.prospects(environment(here)).local()).isTrue();
        assertThat(mailer(URI.create("https://127.0.0.1.mail.org")).local()).isFalse();
    }

    private static Environment environment(Map<String, String> variables) {
        return new Environment(variables, InstantSource.fixed(NOW), new Random(1));
    }

    private Mailer mailer(ScriptedSendGrid server) {
        servers.add(server);
        return mailer(server.url());
    }

    private Mailer mailer(URI url) {
        return new SendGridMailer(
                new SendGridClient(url, () -> "key", timeouts), InstantSource.fixed(NOW));
    }

    private static Outcome send(Mailer mailer) {
        return mailer.send(email("zoe@northside-hospital.org"), TRANSPORT, "s1");
    }
}
