package com.salesagent.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.mail.Mailer;
import com.salesagent.domain.mail.Mailer.Outcome;
import com.salesagent.platform.Environment;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;

class SesMailerTest extends MailerContract {
    private static final Instant NOW = Instant.parse("2026-11-20T15:00:00Z");

    private final List<ScriptedSendGrid> servers = new ArrayList<>();

    @AfterEach
    void stop() throws IOException {
        for (ScriptedSendGrid server : servers) {
            server.close();
        }
    }

    @Override
    Mailer mailer(Provider provider) {
        return mailer(
                switch (provider) {
                    case ACCEPTS -> ScriptedSendGrid.bodies("{\"MessageId\":\"ses-1\"}");
                    case REFUSES -> answering(400, "MessageRejected");
                    case THROTTLES -> answering(429, "TooManyRequestsException");
                    case FAILS -> answering(500, "InternalFailure");
                    case CLOSES_WITHOUT_ANSWER -> new ScriptedSendGrid(Socket::close);
                    case RESETS_WITHOUT_ANSWER ->
                            new ScriptedSendGrid(
                                    socket -> {
                                        socket.setSoLinger(true, 0);
                                        socket.close();
                                    });
                    case STALLS -> new ScriptedSendGrid(socket -> socket.getInputStream().read());
                    case BREAKS_IN_THE_ANSWER -> new ScriptedSendGrid(SesMailerTest::half);
                });
    }

    private static void half(Socket socket) throws IOException {
        ScriptedSendGrid.write(socket, "HTTP/1.1 200 X\r\nContent-Length: 40\r\n\r\n{");
    }

    private static ScriptedSendGrid answering(int status, String error) {
        return ScriptedSendGrid.answering(status, "x-amzn-ErrorType: " + error);
    }

    @Override
    Mailer unreachable() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return mailer("http://127.0.0.1:" + free.getLocalPort());
        }
    }

    @Override
    Mailer real() {
        return mailer("http://127.0.0.1:1");
    }

    @Override
    int asked() {
        return servers.stream().mapToInt(server -> server.received().size()).sum();
    }

    @Test
    void theMessageIdThatSesGivesIsTheOneThatFollowUpsAnswerTo() {
        Outcome outcome = send(mailer(Provider.ACCEPTS));

        assertThat(outcome)
                .isEqualTo(new Outcome.Accepted("ses-1", "<ses-1@eu-west-1.amazonses.com>"));
    }

    @ParameterizedTest
    @CsvSource({
        "400, BadRequestException",
        "400, MailFromDomainNotVerifiedException",
        "400, AccountSuspendedException",
        "403, AccessDeniedException",
        "404, NotFoundException"
    })
    void whatSesRefusesIsARefusal(int status, String error) {
        assertThat(send(mailer(answering(status, error)))).isInstanceOf(Outcome.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({"400, LimitExceededException", "400, SendingPausedException"})
    void aUsedUpAccountWaitsAnHour(int status, String error) {
        assertThat(send(mailer(answering(status, error))))
                .isEqualTo(new Outcome.Throttled(Duration.ofHours(1)));
    }

    @Test
    void theRequestHoldsTheWholeMessageAndTheSendInTags() {
        ScriptedSendGrid server = ScriptedSendGrid.bodies("{\"MessageId\":\"ses-1\"}");

        mailer(server).send(email("zoe@northside-hospital.org"), TRANSPORT, "lead-1.s1");

        assertThat(server.received().getFirst().startLine())
                .isEqualTo("POST /v2/email/outbound-emails HTTP/1.1");
        Map<String, Object> json = server.received().getFirst().json();
        assertThat(json.get("EmailTags"))
                .isEqualTo(
                        List.of(
                                Map.of("Name", "lead_id", "Value", "lead-1"),
                                Map.of("Name", "send_id", "Value", "s1")));
        assertThat(json.get("ConfigurationSetName")).isEqualTo("events");
        assertThat(content(json))
                .contains(
                        "To: =?UTF-8?Q?Zo=C3=AB_=C3=85ngstr=C3=B6m?= <zoe@northside-hospital.org>",
                        "X-Send-ID: lead-1.s1",
                        "List-Unsubscribe-Post: List-Unsubscribe=One-Click");
    }

    @SuppressWarnings("unchecked")
    private static String content(Map<String, Object> json) {
        Map<String, Object> raw =
                (Map<String, Object>) ((Map<String, Object>) json.get("Content")).get("Raw");
        byte[] bytes = Base64.getDecoder().decode((String) raw.get("Data"));
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private Mailer mailer(ScriptedSendGrid server) {
        servers.add(server);
        return mailer(server.url().toString());
    }

    private static Mailer mailer(String url) {
        return Mailers.prospects(
                new Environment(
                        Map.of(
                                "MAIL_PROVIDER", "ses",
                                "AWS_REGION", "eu-west-1",
                                "AWS_ENDPOINT_URL_SESV2", url,
                                "SES_CONFIGURATION_SET", "events",
                                "MAIL_TIMEOUT_MILLIS", "400"),
                        InstantSource.fixed(NOW),
                        new Random(1)));
    }

    private static Outcome send(Mailer mailer) {
        return mailer.send(email("zoe@northside-hospital.org"), TRANSPORT, "s1");
    }
}
