package com.salesagent.domain.reply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "On Tue, Nov 3, 2026 at 9:14 AM Mark Hill <mark@gridwise.example> wrote:",
                "Am 03.11.2026 um 09:14 schrieb Mark Hill <mark@gridwise.example>:",
                "Le mar. 3 nov. 2026 à 09:14, Mark Hill <mark@gridwise.example> a écrit :",
                "El mar, 3 nov 2026 a las 9:14, Mark Hill (<mark@gridwise.example>) escribió:",
                "Il giorno mar 3 nov 2026 alle ore 09:14 Mark Hill <mark@gridwise.example> ha"
                        + " scritto:",
                "Em ter., 3 de nov. de 2026 às 09:14, Mark Hill <mark@gridwise.example> escreveu:",
                "Op di 3 nov 2026 om 09:14 schreef Mark Hill <mark@gridwise.example>:",
                "Den tis 3 nov. 2026 kl 09:14 skrev Mark Hill <mark@gridwise.example>:",
                "tir. 3. nov. 2026 kl. 09.14 skrev Mark Hill <mark@gridwise.example>:",
                "ti 3. marrask. 2026 klo 9.14 Mark Hill (mark@gridwise.example) kirjoitti:",
                "wt., 3 lis 2026 o 09:14 Mark Hill <mark@gridwise.example> napisał(a):",
                "út 3. 11. 2026 v 9:14 odesílatel Mark Hill <mark@gridwise.example> napsal:",
                "Mark Hill <mark@gridwise.example> ezt írta (időpont: 2026. nov. 3., K, 9:14):",
                "În mar., 3 nov. 2026 la 09:14, Mark Hill <mark@gridwise.example> a scris:",
                "вт, 3 нояб. 2026 г. в 09:14, Mark Hill <mark@gridwise.example>:",
                "вт, 3 лист. 2026 р. о 09:14 Mark Hill <mark@gridwise.example> пише:",
                "Στις Τρί 3 Νοε 2026 στις 9:14 π.μ., ο χρήστης Mark Hill <mark@gridwise.example>"
                        + " έγραψε:",
                "Mark Hill <mark@gridwise.example>, 3 Kas 2026 Sal, 09:14 tarihinde şunu yazdı:",
                "Vào Th 3, 3 thg 11, 2026 vào lúc 09:14 Mark Hill <mark@gridwise.example> đã viết:",
                "Pada tanggal Sel, 3 Nov 2026 pukul 09.14 Mark Hill <mark@gridwise.example>"
                        + " menulis:",
                "בתאריך יום ג׳, 3 בנוב׳ 2026 ב-9:14 מאת Mark Hill <mark@gridwise.example>:",
                "在 2026年11月3日，上午9:14，Mark Hill <mark@gridwise.example> 写道：",
                "2026年11月3日(火) 9:14 Mark Hill <mark@gridwise.example>:",
                "2026년 11월 3일 (화) 오전 9:14, Mark Hill <mark@gridwise.example>님이 작성:"
            })
    void theLineAboveAQuoteIsKnownInManyLanguages(String introduction) {
        String mail = "Thursday works.\n\n" + introduction + "\n\n> Could we talk?\n> Mark\n";

        assertThat(ReplyText.extract(mail)).isEqualTo("Thursday works.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: Mark Hill / Sent: Tuesday, November 3, 2026 9:14 AM / To: Jo Hart / Subject:"
                        + " Bills",
                "Von: Mark Hill / Gesendet: Dienstag, 3. November 2026 09:14 / An: Jo Hart /"
                        + " Betreff: Strom",
                "De : Mark Hill / Envoyé : mardi 3 novembre 2026 09:14 / À : Jo Hart / Objet :"
                        + " Factures",
                "De: Mark Hill / Enviado el: martes, 3 de noviembre de 2026 9:14 / Para: Jo Hart /"
                        + " Asunto: Luz",
                "Da: Mark Hill / Inviato: martedì 3 novembre 2026 09:14 / A: Jo Hart / Oggetto:"
                        + " Bollette",
                "Van: Mark Hill / Verzonden: dinsdag 3 november 2026 09:14 / Aan: Jo Hart /"
                        + " Onderwerp: Kosten",
                "Från: Mark Hill / Skickat: den 3 november 2026 09:14 / Till: Jo Hart / Ämne: El",
                "Fra: Mark Hill / Sendt: 3. november 2026 09:14 / Til: Jo Hart / Emne: Strøm",
                "Od: Mark Hill / Wysłano: wtorek, 3 listopada 2026 09:14 / Do: Jo Hart / Temat:"
                        + " Prąd",
                "Lähettäjä: Mark Hill / Lähetetty: tiistai 3. marraskuuta 2026 9.14 /"
                        + " Vastaanottaja: Jo / Aihe: Sähkö",
                "От: Mark Hill / Отправлено: вторник, 3 ноября 2026 г. 9:14 / Кому: Jo Hart / Тема:"
                        + " Счета",
                "Kimden: Mark Hill / Gönderildi: 3 Kasım 2026 Salı 09:14 / Kime: Jo Hart / Konu:"
                        + " Fatura",
                "发件人: Mark Hill / 发送时间: 2026年11月3日 9:14 / 收件人: Jo Hart / 主题: 电费",
                "差出人: Mark Hill / 送信日時: 2026年11月3日 9:14 / 宛先: Jo Hart / 件名: 電気",
            })
    void anEmbeddedHeaderEndsTheNewTextInManyLanguages(String header) {
        String mail =
                "Thursday works.\n\n________________________________\n"
                        + header.replace(" / ", "\n")
                        + "\n\nCould we talk?\n";

        assertThat(ReplyText.extract(mail)).isEqualTo("Thursday works.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sent from my iPhone",
                "Get Outlook for Android<https://aka.ms/x>",
                "Von meinem iPhone gesendet",
                "Envoyé de mon iPhone",
                "Enviado desde mi iPhone",
                "Inviato da iPhone",
                "Enviado do meu iPhone",
                "Verstuurd vanaf mijn iPhone",
                "Skickat från min iPhone",
                "Sendt fra min iPhone",
                "Lähetetty iPhonesta",
                "Wysłane z iPhone'a",
                "Odesláno z iPhonu",
                "Отправлено с iPhone",
                "iPhone'umdan gönderildi",
                "发自我的iPhone",
                "iPhoneから送信",
                "나의 iPhone에서 보냄",
                "Best regards,\nJo Hart\nHarbor Foods",
                "Mit freundlichen Grüßen\n\nJo Hart",
                "-- \nJo Hart\nCOO",
                "CONFIDENTIALITY NOTICE: this message may contain privileged information.",
                "You are receiving this email because you signed up. Unsubscribe:"
                        + " https://harbor.example/u",
                "If you'd rather not hear from us, reply with \"unsubscribe\".",
            })
    void whatClientsAndLettersAddBelowIsNoText(String footer) {
        assertThat(ReplyText.extract("Thursday works.\n\n" + footer + "\n"))
                .isEqualTo("Thursday works.");
    }

    @Test
    void answersBetweenAndBelowQuotedLinesAreKept() {
        String mail =
                """
                > Would Thursday work?

                Yes.

                > Who should join?

                Our CFO.

                Best regards
                Jo
                """;

        assertThat(ReplyText.extract(mail)).isEqualTo("Yes.\n\nOur CFO.");
    }

    @Test
    void aSentenceThatLooksLikeAMarkerIsText() {
        String mail =
                """
                On 3 November we wrote to the utility: no answer yet.
                From what I know it is fine.\
                """;

        assertThat(ReplyText.extract(mail)).isEqualTo(mail);
    }

    @Test
    void aPostscriptBelowTheSignOffIsText() {
        String mail = "Not now.\n\nBest,\nJo\n\nPS: call me in March";

        assertThat(ReplyText.extract(mail)).contains("call me in March").doesNotContain("Best");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Best regards, / Jo Hart / Harbor Foods /  / Please take me off your list.",
                "Best, / Jo /  / unsubscribe me",
                "-- / Jo Hart / 716-555-0100 /  / And please stop emailing me.",
                "Mit freundlichen Grüßen / Jo Hart /  / Bitte löschen Sie meine Adresse.",
                "Jo Hart / Plant Manager / 716-555-0100 / Remove me from this list",
            })
    void aRequestToStopBelowASignatureIsText(String end) {
        String mail = "We have no need. /  / " + end + " /  / Sent from my iPhone";

        assertThat(ReplyText.extract(mail.replace(" / ", "\n")))
                .startsWith("We have no need.")
                .endsWith(end.substring(end.lastIndexOf(" / ") + 3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "If you no longer wish to receive emails from us, unsubscribe.",
                "To opt out of our newsletter, click here: https://h.example/u",
                "Sie möchten keine Mails mehr? Hier abmelden: https://h.example/u",
            })
    void whatAFooterTellsItsReaderIsNoRequest(String footer) {
        String mail = "We have no need. /  / Best regards, / Jo Hart / Harbor Foods / ";

        assertThat(ReplyText.extract(mail.replace(" / ", "\n") + footer))
                .isEqualTo("We have no need.");
    }

    @Test
    void anAnswerBelowASignatureIsText() {
        String mail =
                """
                We are not interested at present.

                Best regards,
                Jo Hart
                Harbor Foods

                I forgot to say that our lease ends in May, so you may call me again after that.
                """;

        assertThat(ReplyText.extract(mail))
                .contains("not interested", "our lease ends in May")
                .doesNotContain("Jo Hart");
    }

    /** Stems of legal notices stood in it, and the whole mail was lost. */
    @Test
    void aRequestInTheWordsOfANoticeIsNoNotice() {
        String mail =
                "Please be advised that the recipient objects to processing for marketing purposes."
                        + " Deletion of the record is requested.";

        assertThat(ReplyText.extract(mail)).isEqualTo(mail);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "See you at 10:30 on Thursday",
                "Not us. /  / Try Siemens",
                "Here is what our CFO wrote on 3 Nov 2026 at 9:14: /  / No new vendors. /  / So"
                        + " no.",
                "The meeting: /  / Date: 3 Nov 2026 10:00 / With: Ann <ann@h.example> / Copy to:"
                        + " Bob <bob@h.example> /  / Fine?",
                "What we need: / if words > 1200: split it / > 3 images: put them in a ZIP / Fine?",
                "You should contact our energy manager. /  / Maria Gomez / maria@h.example",
                "Your unsubscribe link does not work: https://gridwise.example/u/1",
                "Our prices are confidential and not intended for others, so no bills from us.",
            })
    void whatOnlyLooksLikeAnIntroductionOrASignatureIsText(String said) {
        String text = said.replace(" / ", "\n");

        String mail = text + "\nMark Hill <mark@gridwise.example> wrote:\n> Hi Jo,\n> when?\n";

        assertThat(ReplyText.extract(mail)).isEqualTo(text);
    }

    @Test
    void thanksToTheOtherAreTextAndThanksFromTheWriterAreASignOff() {
        String quoted =
                """


                On Tue, Nov 3, 2026 at 9:14 AM Mark Hill <mark@gridwise.example> wrote:
                > Hi Jo,
                > could we talk?
                """;

        assertThat(ReplyText.extract("Thursday works.\n\nThanks, Mark" + quoted))
                .isEqualTo("Thursday works.\n\nThanks, Mark");
        assertThat(ReplyText.extract("Thursday works.\n\nThanks, Jo" + quoted))
                .isEqualTo("Thursday works.");
    }

    @Test
    void aHeaderInALanguageOfNoTableEndsTheNewText() {
        String mail =
                """
                Ka pai.

                Nā: Mark Hill <mark@gridwise.example>
                Rā: 3 Whiringa-ā-rangi 2026 9:14
                Ki: Jo Hart <jo@h.example>
                Kaupapa: Bills

                Could we talk?
                """;

        assertThat(ReplyText.extract(mail)).isEqualTo("Ka pai.");
    }

    @Test
    void anIntroductionInALanguageOfNoTableEndsTheNewText() {
        String mail =
                """
                Ka pai.

                I te 3 Whiringa-ā-rangi 2026 9:14, i tuhi a Mark Hill <mark@gridwise.example>:
                > Could we talk?
                """;

        assertThat(ReplyText.extract(mail)).isEqualTo("Ka pai.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "that unsubscribe link of yours dont work. tried it twice. so do it by hand",
                "yes to unsubscribe no to the call",
                "WO KANN MAN DIESEN MÜLL ABBESTELLEN??? Der Link führt ins Leere!",
            })
    void aLineThatIsAllOfAMailIsNoFooter(String mail) {
        assertThat(ReplyText.extract(mail)).isEqualTo(mail);
    }

    @Test
    void anEmptyAnswerAboveOurOwnMailStaysEmpty() {
        String mail =
                """
                On Tue, Nov 3, 2026 at 9:14 AM Mark <mark@gridwise.example> wrote:
                > Reply STOP to unsubscribe
                """;

        assertThat(ReplyText.extract(mail)).isEmpty();
    }

    /**
     * Each line is repeated to a mail of some 30 kB and to one of eight times that size. Linear
     * reading takes eight times as long; a square of it would take 64 times. Prose of the larger
     * size, measured beside it, is what the bound is relative to.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "On Mon, 3 Nov 2026 at 9:14 Mark Hill wrote ",
                "On 3 Nov Mark Hill <m@x.example> / ",
                "From: a@b.example Sent: x To: y / ",
                "> / ",
                ">>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>> a / ",
                "Thursday works. / > a / ",
                "-- / ",
                "Best regards, / ",
                "Best regards, / Jo Hart / > a / ",
                "Yes / -- / Jo Hart / remove me / > a / ",
                "Sent from my iPhone / ",
                "unsubscribe if you / ",
                "---- something ---- / ",
                "<a@b.example> ",
                "a",
            })
    void aMailMadeToBeSlowIsReadInLinearTime(String line) {
        String unit = line.replace(" / ", "\n");
        int small = 30_000 / unit.length();
        String prose = "We looked at the bills of last winter again.\n".repeat(5_300);

        long fair = nanos(prose);
        nanos(unit.repeat(small));
        long one = nanos(unit.repeat(small));
        long eight = nanos(unit.repeat(8 * small));

        assertThat(eight).isLessThan(Math.max(30 * one, 15 * fair) + 500_000_000L);
    }

    private static long nanos(String mail) {
        long start = System.nanoTime();
        assertThat(ReplyText.extract(mail)).hasSizeLessThanOrEqualTo(mail.length());
        return System.nanoTime() - start;
    }
}
