package com.salesagent.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.salesagent.domain.mail.NoticeMailer.Notice;
import com.salesagent.platform.Environment;
import com.salesagent.platform.failure.PermanentFailure;
import com.salesagent.platform.failure.TransientFailure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;

class SendGridNoticeMailerTest {
    private static final Notice REVIEW =
            new Notice("run-1-lead", "review", "ann@sender.example", "7 leads", "text", "<p></p>");

    @Test
    void aNoticeGoesOutWithItsKindAndKeyAndWithoutTracking() throws Exception {
        try (ScriptedSendGrid server = ScriptedSendGrid.answering(202)) {
            Mailers.notices(environment(server)).send(REVIEW);

            Map<String, Object> json = server.received().getFirst().json();
            assertThat(json.get("personalizations"))
                    .isEqualTo(
                            List.of(
                                    Map.of(
                                            "to", List.of(Map.of("email", "ann@sender.example")),
                                            "custom_args",
                                                    Map.of(
                                                            "kind",
                                                            "review",
                                                            "key",
                                                            "run-1-lead"))));
            assertThat(json.get("tracking_settings"))
                    .isEqualTo(
                            Map.of(
                                    "click_tracking", Map.of("enable", false, "enable_text", false),
                                    "open_tracking", Map.of("enable", false),
                                    "subscription_tracking", Map.of("enable", false)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 429, 500})
    void aNoticeThatWasNotTakenIsToldToTheCaller(int status) throws Exception {
        try (ScriptedSendGrid server = ScriptedSendGrid.answering(status)) {
            assertThatThrownBy(() -> Mailers.notices(environment(server)).send(REVIEW))
                    .isInstanceOf(TransientFailure.class)
                    .hasMessageContaining(Integer.toString(status));
        }
    }

    @Test
    void aRealProviderGetsNoReservedAddress() {
        Environment real =
                new Environment(
                        Map.of(
                                "SENDGRID_URL", "https://mail.invalid",
                                "SENDGRID_API_KEY", "k",
                                "NOTICE_FROM", "agent@sender.org"),
                        InstantSource.system(),
                        new Random(1));

        assertThatThrownBy(() -> Mailers.notices(real).send(REVIEW))
                .isInstanceOf(PermanentFailure.class);
    }

    @Test
    void aRealProviderNeedsASender() {
        Environment real =
                new Environment(
                        Map.of("SENDGRID_URL", "https://mail.invalid", "SENDGRID_API_KEY", "k"),
                        InstantSource.system(),
                        new Random(1));

        assertThatThrownBy(() -> Mailers.notices(real)).hasMessageContaining("NOTICE_FROM");
    }

    private static Environment environment(ScriptedSendGrid server) {
        return new Environment(
                Map.of("SENDGRID_URL", server.url().toString(), "SENDGRID_API_KEY", "k"),
                InstantSource.system(),
                new Random(1));
    }
}
