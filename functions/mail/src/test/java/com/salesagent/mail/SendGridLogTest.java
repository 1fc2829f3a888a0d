package com.salesagent.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.salesagent.domain.mail.ProviderLog;
import com.salesagent.domain.mail.ProviderLog.Entry;
import com.salesagent.domain.mail.ProviderLog.Wanted;
import com.salesagent.mail.SendGridClient.Timeouts;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What SendGrid's Email Logs show, and what they don't. */
class SendGridLogTest {
    private static final Instant FROM = Instant.parse("2026-11-20T15:00:00.123456Z");
    private static final Wanted WANTED = wanted("Your bill");
    private static final String FOUND =
            """
            {"messages":[
              {"sg_message_id":"other.id","sg_message_id_created_at":"2026-11-20T15:01:00Z"},
              {"sg_message_id":"the.id-1","sg_message_id_created_at":"2026-11-20T15:02:00Z"}]}\
            """;

    private final List<ScriptedSendGrid> servers = new ArrayList<>();

    @AfterEach
    void stop() throws IOException {
        for (ScriptedSendGrid server : servers) {
            server.close();
        }
    }

    @Test
    void theEntryThatShowsTheReferenceIsFoundAmongOthers() {
        ScriptedSendGrid server =
                ScriptedSendGrid.bodies(FOUND, arguments("lead-1.s0"), arguments("lead-1.s1"));

        Optional<Entry> entry = log(server).find(WANTED);

        assertThat(entry).contains(new Entry("the.id-1", Instant.parse("2026-11-20T15:02:00Z")));
        assertThat(server.received())
                .extracting(ScriptedSendGrid.Received::startLine)
                .containsExactly(
                        "POST /v3/logs HTTP/1.1",
                        "GET /v3/logs/other.id HTTP/1.1",
                        "GET /v3/logs/the.id-1 HTTP/1.1");
        assertThat(server.received().getFirst().json().get("query"))
                .isEqualTo(
                        "to_email = 'zoe@north.org' AND subject = 'Your bill'"
                                + " AND sg_message_id_created_at >= TIMESTAMP"
                                + " \"2026-11-20T15:00:00Z\""
                                + " AND sg_message_id_created_at <= TIMESTAMP"
                                + " \"2026-11-20T15:10:00Z\"");
    }

    @Test
    void anEntryOfAnotherSendIsNone() {
        ScriptedSendGrid server = ScriptedSendGrid.bodies(FOUND, arguments("lead-1.s0"));

        assertThat(log(server).find(WANTED)).isEmpty();
    }

    @Test
    void aSubjectWithAQuotationMarkCannotChangeTheQuery() {
        ScriptedSendGrid server = ScriptedSendGrid.bodies("{\"messages\":[]}");

        log(server).find(wanted("It's ' OR to_email = 'x"));

        assertThat((String) server.received().getFirst().json().get("query"))
                .doesNotContain("subject", " OR ");
    }

    @Test
    void anIdThatWouldLeadElsewhereIsNotFollowed() {
        ScriptedSendGrid server =
                ScriptedSendGrid.bodies("{\"messages\":[{\"sg_message_id\":\"../mail/send\"}]}");

        assertThat(log(server).find(WANTED)).isEmpty();
        assertThat(server.received()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 429, 500, 503})
    void aLogThatDoesNotAnswerIsUnavailableAndNoEvidence(int status) {
        ProviderLog log = log(ScriptedSendGrid.answering(status));

        assertThatThrownBy(() -> log.find(WANTED))
                .isInstanceOf(ProviderLog.Unavailable.class)
                .hasMessage("the mail provider's log answered " + status);
    }

    @Test
    void anAnswerThatIsNoJsonIsUnavailable() {
        ProviderLog log = log(ScriptedSendGrid.bodies("<html>"));

        assertThatThrownBy(() -> log.find(WANTED)).isInstanceOf(ProviderLog.Unavailable.class);
    }

    private static Wanted wanted(String subject) {
        return new Wanted("lead-1.s1", "zoe@north.org", subject, FROM, FROM.plusSeconds(600));
    }

    private static String arguments(String reference) {
        return "{\"custom_args\":{\"send_id\":\"" + reference + "\"}}";
    }

    private ProviderLog log(ScriptedSendGrid server) {
        servers.add(server);
        URI url = server.url();
        Timeouts timeouts = new Timeouts(Duration.ofSeconds(30), Duration.ofSeconds(30));
        return new SendGridLog(new SendGridClient(url, () -> "key", timeouts));
    }
}
