package com.salesagent.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.salesagent.domain.mail.Mailer;
import com.salesagent.domain.mail.Mailer.Outcome;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class SmtpMailerTest extends MailerContract {
    private static final Instant NOW = Instant.parse("2026-11-20T15:00:00Z");

    private static final Duration SHORT = Duration.ofMillis(400);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final List<ScriptedSmtp> servers = new ArrayList<>();

    /** Long, so that a busy machine is no stall; short only where waiting is what is tested. */
    private Duration timeout = LONG;

    @AfterEach
    void stop() throws IOException {
        for (ScriptedSmtp server : servers) {
            server.close();
        }
    }

    @Override
    Mailer mailer(Provider provider) {
        timeout = provider == Provider.STALLS ? SHORT : LONG;
        return mailer(
                switch (provider) {
                    case ACCEPTS -> ScriptedSmtp.saying("CONTENT", "250 queued");
                    case REFUSES -> ScriptedSmtp.saying("RCPT", "550 no such mailbox");
                    case THROTTLES -> ScriptedSmtp.saying("MAIL", "451 try again later");
                    case FAILS, CLOSES_WITHOUT_ANSWER ->
                            ScriptedSmtp.breaking("CONTENT", (at, socket) -> close(socket));
                    case RESETS_WITHOUT_ANSWER ->
                            ScriptedSmtp.breaking(
                                    "CONTENT",
                                    (at, socket) -> {
                                        socket.setSoLinger(true, 0);
                                        return close(socket);
                                    });
                    case STALLS ->
                            ScriptedSmtp.breaking(
                                    "CONTENT",
                                    (at, socket) -> {
                                        socket.getInputStream().read();
                                        return "250 too late";
                                    });
                    case BREAKS_IN_THE_ANSWER ->
                            ScriptedSmtp.breaking(
                                    "CONTENT",
                                    (at, socket) -> {
                                        socket.getOutputStream().write('2');
                                        return close(socket);
                                    });
                });
    }

    private static String close(Socket socket) throws IOException {
        socket.close();
        return "";
    }

    @Override
    Mailer unreachable() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return mailer(free.getLocalPort());
        }
    }

    @Override
    Mailer real() {
        return mailer(1);
    }

    @Override
    int asked() {
        return servers.stream().mapToInt(server -> server.received().size()).sum();
    }

    @ParameterizedTest
    @CsvSource({
        "CONNECT, 554 no",
        "MAIL, 553 sender",
        "RCPT, 550 mailbox",
        "DATA, 554 no",
        "CONTENT, 554 spam"
    })
    void aPermanentNoAtAnyStageIsARefusal(String stage, String answer) {
        assertThat(send(ScriptedSmtp.saying(stage, answer)))
                .isInstanceOf(
                        stage.equals("CONNECT") ? Outcome.NotSent.class : Outcome.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({"MAIL, 450 busy", "RCPT, 451 greylisted", "DATA, 451 no", "CONTENT, 452 full"})
    void aTemporaryNoAtAnyStageHasTakenNothing(String stage, String answer) {
        assertThat(send(ScriptedSmtp.saying(stage, answer)))
                .isEqualTo(new Outcome.Throttled(Duration.ofMinutes(5)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECT", "EHLO", "MAIL", "RCPT", "DATA"})
    void aBreakBeforeTheContentSentNothing(String stage) {
        ScriptedSmtp server = ScriptedSmtp.breaking(stage, (at, socket) -> close(socket));

        assertThat(send(server)).isInstanceOf(Outcome.NotSent.class);
        assertThat(server.received()).isEmpty();
    }

    @Test
    void theMessageHoldsWhatWasApprovedAndTheNamesOfTheSend() {
        ScriptedSmtp server = ScriptedSmtp.saying("CONTENT", "250 queued");

        Outcome outcome = send(server);

        assertThat(outcome).isEqualTo(new Outcome.Accepted(""));
        assertThat(server.received()).hasSize(1);
        assertThat(server.received().getFirst())
                .contains(
                        "Date: Fri, 20 Nov 2026 15:00:00 +0000",
                        "From: Dana Miller <dana@sender.example>",
                        "Reply-To: replies+lead-1@inbound.example",
                        "=?UTF-8?Q?Zo=C3=AB_=C3=85ngstr=C3=B6m?= <zoe@northside-hospital.org>",
                        "Message-ID: <s1@sender.example>",
                        "Subject: Your electricity bill",
                        "X-Send-ID: s1",
                        "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
                        "multipart/alternative",
                        "text/plain; charset=UTF-8",
                        "text/html; charset=UTF-8");
    }

    @Test
    void aPasswordIsOnlyTypedIntoASecureConnection() {
        assertThatThrownBy(
                        () ->
                                new SmtpServer.Place(
                                        "mail.sender.org",
                                        25,
                                        "none",
                                        "",
                                        () -> "",
                                        Duration.ZERO,
                                        Duration.ZERO))
                .hasMessageContaining("SMTP_SECURITY must be starttls or tls");
        ScriptedSmtp plain = ScriptedSmtp.saying("CONTENT", "250 queued");
        servers.add(plain);
        SmtpServer server =
                new SmtpServer(
                        new SmtpServer.Place(
                                "127.0.0.1",
                                plain.port(),
                                "starttls",
                                "dana",
                                () -> "secret",
                                LONG,
                                LONG));

        Outcome outcome = mailer(server).send(email("zoe@northside-hospital.org"), Map.of(), "s1");

        assertThat(outcome).isInstanceOf(Outcome.NotSent.class);
        assertThat(plain.received()).isEmpty();
    }

    private Outcome send(ScriptedSmtp server) {
        return mailer(server).send(email("zoe@northside-hospital.org"), TRANSPORT, "s1");
    }

    private Mailer mailer(ScriptedSmtp server) {
        servers.add(server);
        return mailer(server.port());
    }

    private Mailer mailer(int port) {
        return mailer(
                new SmtpServer(
                        new SmtpServer.Place(
                                "127.0.0.1", port, "none", "", () -> "", timeout, timeout)));
    }

    private static Mailer mailer(SmtpServer server) {
        return new MimeMailer(
                (mime, sendId) -> server.hand(mime), server.session(), InstantSource.fixed(NOW));
    }
}
