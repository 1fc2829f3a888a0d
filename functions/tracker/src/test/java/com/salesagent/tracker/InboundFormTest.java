package com.salesagent.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.salesagent.tracker.InboundForm.Received;

import org.junit.jupiter.api.Test;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

class InboundFormTest {
    private static final String PAT = "Pat Döe <pat@mercy.example>";

    @Test
    void eachFieldIsReadInItsOwnCharset() {
        Received received =
                mail().field("subject", "Größe", StandardCharsets.UTF_8)
                        .field("text", "Zurück am Montag – “gern”", Charset.forName("windows-1252"))
                        .field("html", "<p>你好，请退订</p>", Charset.forName("GB18030"))
                        .field(
                                "charsets",
                                "{\"subject\":\"UTF-8\",\"from\":\"UTF-8\",\"text\":\"iso-8859-1\",\"html\":\"gb2312\"}")
                        .received();

        assertThat(received.mail().subject()).isEqualTo("Größe");
        assertThat(received.mail().from()).isEqualTo(PAT);
        assertThat(received.mail().text()).isEqualTo("Zurück am Montag – “gern”");
        assertThat(received.mail().html()).isEqualTo("<p>你好，请退订</p>");
    }

    @Test
    void aWrongOrUnknownCharsetNeverLosesAMail() {
        byte[] latin = "Schöne Grüße".getBytes(StandardCharsets.ISO_8859_1);
        byte[] unicode = "Schöne Grüße".getBytes(StandardCharsets.UTF_8);

        assertThat(text(latin, "utf-8")).isEqualTo("Schöne Grüße");
        assertThat(text(unicode, "us-ascii")).isEqualTo("Schöne Grüße");
        assertThat(text(latin, "x-klingon")).isEqualTo("Schöne Grüße");
        assertThat(text(unicode, "")).isEqualTo("Schöne Grüße");
        assertThat(text(new byte[] {(byte) 0x81, 'a', (byte) 0xff}, "utf-8")).contains("a");
    }

    @Test
    void theEnvelopeTellsWhoGotItAndWhetherAMachineSentIt() {
        Received person = mail().to("replies+mercy-1@in.northwind.example").received();
        Received machine = mail().nullReturnPath().received();
        Received nonsense = mail().field("envelope", "{broken").received();

        assertThat(person.recipients()).containsExactly("replies+mercy-1@in.northwind.example");
        assertThat(person.mail().header("Return-Path")).isEmpty();
        assertThat(machine.mail().header("Return-Path")).contains("<>");
        assertThat(nonsense.mail().from()).isEqualTo(PAT);
        assertThat(nonsense.mail().header("Return-Path")).isEmpty();
    }

    @Test
    void headersAreUnfoldedAndDecoded() {
        Received received =
                mail().header("References", "<a@x>\r\n <b@x>")
                        .header("X-Who", "=?iso-8859-1?Q?Gr=FC=DFe?=")
                        .received();

        assertThat(received.mail().header("references")).contains("<a@x> <b@x>");
        assertThat(received.mail().header("x-who")).contains("Grüße");
    }

    @Test
    void attachmentsAreCountedAndTheirStrangeNamesCostNothing() {
        Received received =
                mail().file(
                                "form-data; name=\"attachment1\"; filename=\"a\"b\".exe\"",
                                new byte[] {'M', 'Z'})
                        .file(
                                "form-data; name=\"text\"; filename=\"text\"",
                                "no".getBytes(StandardCharsets.US_ASCII))
                        .field("attachments", "2")
                        .field("text", "See attached.")
                        .received();

        assertThat(received.attachments()).isEqualTo(2);
        assertThat(received.mail().text()).isEqualTo("See attached.");
    }

    @Test
    void aRawMailIsReadThroughItsNesting() {
        String mime =
                """
                From: =?utf-8?Q?Pat_D=C3=B6e?= <pat@mercy.example>
                To: replies@in.northwind.example
                Subject: =?utf-8?B?R3LDvMOfZQ==?=
                Message-ID: <1@mercy.example>
                Content-Type: multipart/mixed; boundary=out

                --out
                Content-Type: multipart/alternative; boundary=in

                --in
                Content-Type: text/plain; charset=iso-8859-1
                Content-Transfer-Encoding: quoted-printable

                Sch=F6n, rufen Sie mich an.
                --in
                Content-Type: text/html; charset=utf-8
                Content-Transfer-Encoding: base64

                PHA+U2Now7ZuPC9wPg==
                --in--
                --out
                Content-Type: application/pdf; name="a.pdf"
                Content-Disposition: attachment; filename="a.pdf"

                %PDF
                --out
                Content-Type: message/rfc822

                From: x@y.example
                Subject: an old one

                unsubscribe me
                --out--
                """
                        .replace("\n", "\r\n");

        Received received =
                new Mails()
                        .to("replies+mercy-1@in.northwind.example")
                        .field("email", mime)
                        .received();

        assertThat(received.mail().from()).isEqualTo(PAT);
        assertThat(received.mail().subject()).isEqualTo("Grüße");
        assertThat(received.mail().text().strip()).isEqualTo("Schön, rufen Sie mich an.");
        assertThat(received.mail().html()).isEqualTo("<p>Schön</p>");
        assertThat(received.attachments()).isEqualTo(2);
        assertThat(received.recipients()).hasSize(1);
    }

    @Test
    void aDeliveryReportInARawMailCanBeRead() {
        String mime =
                """
                From: MAILER-DAEMON@mx.example
                Subject: Undelivered
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: text/plain

                It bounced.
                --b
                Content-Type: message/delivery-status

                Final-Recipient: rfc822; pat@mercy.example
                Status: 5.1.1
                --b--
                """
                        .replace("\n", "\r\n");

        Received received = new Mails().field("email", mime).received();

        assertThat(received.mail().text()).contains("It bounced.", "Status: 5.1.1");
    }

    @Test
    void aBombOfNestedPartsIsReadToACertainDepthOnly() {
        StringBuilder mime =
                new StringBuilder("Content-Type: multipart/mixed; boundary=b0\r\n\r\n");
        for (int depth = 0; depth < 2000; depth++) {
            mime.append(
                    "--b%d\r\nContent-Type: multipart/mixed; boundary=b%d\r\n\r\n"
                            .formatted(depth, depth + 1));
        }
        StringBuilder wide = new StringBuilder("Content-Type: multipart/mixed; boundary=w\r\n\r\n");
        for (int i = 0; i < 50_000; i++) {
            wide.append("--w\r\n\r\nx\r\n");
        }

        Received deep = new Mails().field("email", mime.toString()).received();
        Mails flat = new Mails().field("email", wide.toString());

        assertThat(deep.mail().text()).isEmpty();
        assertThatThrownBy(flat::received).isInstanceOf(InboundForm.Unreadable.class);
    }

    @Test
    void tenMegabytesAreReadUpToABound() {
        byte[] large = new byte[10 * 1024 * 1024];
        Arrays.fill(large, (byte) 'a');

        Received received = mail().field("text", large).received();

        assertThat(received.mail().text()).hasSize(1024 * 1024);
    }

    @Test
    void whatIsCutOffYieldsTheFieldsThatWereWhole() {
        byte[] body = mail().field("text", "Call me.").field("zz", "x".repeat(500)).body();

        Received received =
                InboundForm.read(Mails.CONTENT_TYPE, Arrays.copyOf(body, body.length - 300));

        assertThat(received.mail().text()).isEqualTo("Call me.");
    }

    @Test
    void whatIsNoFormIsUnreadable() {
        byte[] body = mail().body();
        byte[] junk = Base64.getEncoder().encode(new byte[300]);

        assertThatThrownBy(
                        () ->
                                InboundForm.read(
                                        "application/json",
                                        "{}".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(InboundForm.Unreadable.class);
        assertThatThrownBy(() -> InboundForm.read("", body))
                .isInstanceOf(InboundForm.Unreadable.class);
        assertThatThrownBy(() -> InboundForm.read("multipart/form-data", junk))
                .isInstanceOf(InboundForm.Unreadable.class);
        assertThatThrownBy(() -> InboundForm.read(Mails.CONTENT_TYPE, new byte[0]))
                .isInstanceOf(InboundForm.Unreadable.class);
    }

    private static Mails mail() {
        return new Mails().from(PAT).field("subject", "Re").field("text", "Hello");
    }

    private static String text(byte[] bytes, String charset) {
        return mail().field("text", bytes)
                .field("charsets", "{\"text\":\"" + charset + "\"}")
                .received()
                .mail()
                .text();
    }
}
