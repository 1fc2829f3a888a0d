package com.salesagent.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.message.OutgoingEmail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/** The MIME bytes that leave, compared with what was judged. */
class FinalMessageTest {
    private static final OutgoingEmail EMAIL =
            new OutgoingEmail(
                    "dana@northwind.example",
                    "Dana Müller",
                    "lead-1@replies.northwind.example",
                    "zoe@acme.example",
                    "Zoë Ångström",
                    "Your bill, and why 27,5 % of it may come back to you – a long subject line",
                    "A word.\n\nPrices rose by 4 €; here is a line that is much longer than any"
                            + " transport would leave it, so that it has to be encoded.\n\nDana\n",
                    "<p>A word.</p>\n<p>Prices rose by 4 €.</p>",
                    "https://agent.example/unsubscribe/" + "x".repeat(120),
                    "replies@northwind.example",
                    false);

    @Test
    void whatWasJudgedMayLeaveWhateverItsLettersAndLengths() {
        assertThat(FinalMessage.differs(bytes(EMAIL), EMAIL)).isEmpty();
    }

    @Test
    void whatIsHandedOverIsWhatWasCompared() throws Exception {
        Mime mime = mime(EMAIL);
        var handed = new java.io.ByteArrayOutputStream();

        mime.writeTo(handed, new String[] {"Bcc", "Content-Length"});

        assertThat(handed.toByteArray()).isEqualTo(mime.bytes());
        assertThat(mime.written()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'Subject: ', 'Subject: Another, ', sender",
        "dana@northwind.example, ceo@northwind.example, sender",
        "'To: =?', 'Bcc: everyone@acme.example\r\nTo: =?', sender",
        "'To: =?', 'Cc: everyone@acme.example\r\nTo: =?', sender",
        "zoe@acme.example, sam@acme.example, sender",
        "lead-1@replies, lead-2@replies, sender",
        "'List-Unsubscribe: ', 'X-Unsubscribe: ', List-Unsubscribe",
        "One-Click, Two-Click, List-Unsubscribe",
        "A word., Another word., text",
        "'<p>A word.', '<img><p>A word.', text",
        "text/html, text/calendar, read",
    })
    void anythingElseMayNot(String from, String to, String told) {
        String judged = new String(bytes(EMAIL), StandardCharsets.ISO_8859_1);
        String changed = judged.replaceFirst(java.util.regex.Pattern.quote(from), unescaped(to));

        assertThat(changed).isNotEqualTo(judged);
        assertThat(FinalMessage.differs(changed.getBytes(StandardCharsets.ISO_8859_1), EMAIL))
                .hasValueSatisfying(what -> assertThat(what).contains(told));
    }

    private static String unescaped(String text) {
        return text.replace("\\r\\n", "\r\n");
    }

    private static byte[] bytes(OutgoingEmail email) {
        return mime(email).bytes();
    }

    private static Mime mime(OutgoingEmail email) {
        return Mime.of(
                email,
                Map.of("Message-ID", "<s1@northwind.example>"),
                "lead-1.s1",
                Instant.parse("2026-11-20T15:00:00Z"),
                Mime.session());
    }
}
