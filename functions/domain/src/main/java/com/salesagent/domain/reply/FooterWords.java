package com.salesagent.domain.reply;

import java.util.List;
import java.util.regex.Pattern;

/** What mail clients, scanners, lawyers and newsletters add below a reply, by language. */
final class FooterWords {
    private FooterWords() {}

    private static final int LONGEST_LINE = 160;
    private static final int SHORTEST_LINE = 5;

    private static final List<String> SENT_STARTS =
            words(
                    """
                    en: sent from | sent via | sent with | sent by | sent using | sent on | from my | sent wirelessly
                    en: sent securely | securely sent | sent confidentially | sent through | typed on | typed with | written on | written from | posted from
                    en: this message was sent from my | this email was sent from my | message sent from | dictated on
                    en: composed on | from mobile
                    de: von meinem | von meiner | gesendet von | gesendet mit | gesendet aus | gesendet via
                    de: diese nachricht wurde von | diese mail wurde von | unterwegs gesendet | mobil gesendet
                    de: verschickt von | versendet mit | von unterwegs | diese e mail wurde von
                    fr: envoyé depuis | envoyé de | envoyé à partir | envoyé avec | envoyé par | envoyé via
                    fr: envoyé sans fil | expédié depuis | message envoyé depuis
                    es: enviado desde | enviado con | enviado de | enviado por | mandado desde
                    es: enviado a través | mensaje enviado desde
                    ca: enviat des | enviat amb
                    pt: enviado do | enviado a partir | enviado pelo | enviado através | enviado via | enviada do
                    it: inviato da | inviato dal | inviato con | inviato tramite | inviata da
                    it: messaggio inviato da | spedito da
                    nl: verzonden vanaf | verzonden met | verstuurd vanaf | verzonden vanuit | verzonden via
                    nl: verstuurd met | verstuurd via | vanaf mijn
                    da: sendt fra | sendt med | sendt via
                    no: sendt frå
                    sv: skickat från | skickat med | skickat via | skickades från | sänt från
                    is: sent úr
                    fi: lähetetty | lähettänyt
                    et: saadetud minu | saadetud
                    lv: nosūtīts no
                    lt: išsiųsta iš
                    pl: wysłano z | wysłane z | wysłano za | wiadomość wysłana z | wysłane przez
                    cs: odesláno z | odesláno přes | posláno z | odoslané z | odoslané cez | odeslané z
                    hu: elküldve | küldve | iphone omról
                    ro: trimis de pe | trimis din | trimis de
                    sl: poslano z | poslano iz
                    hr: poslano s | poslano sa | poslato sa | poslano mojim
                    bg: изпратено от
                    ru: отправлено с | отправлено из | отправлено через | отправлено с моего
                    uk: надіслано з | відправлено з | надіслано із
                    el: στάλθηκε από | εστάλη από
                    tr: gönderildi
                    vi: được gửi từ | gửi từ | đã gửi từ
                    id: dikirim dari | terkirim dari | dikirim dengan
                    he: נשלח מה | נשלח מ | נשלח באמצעות
                    ar: أرسلت من | مرسل من | أُرسلت من
                    fa: ارسال شده از
                    gl: enviado dende
                    sr: послато са | послато с | poslato sa
                    mk: испратено од
                    sq: dërguar nga
                    ms: dihantar dari | dihantar daripada | dihantar melalui
                    sk: odoslané zo | poslané z | poslané zo
                    cs: odesláno ze | posláno ze | odesláno mobilním
                    fil: ipinadala mula
                    cy: anfonwyd o
                    """);

    private static final List<String> SENT_ENDS =
            words(
                    """
                    de: gesendet | geschickt | verfasst
                    tr: gönderildi | gönderilmiştir
                    hu: küldve | elküldve
                    eu: bidalia | bidalita
                    fi: lähetetty | lähetin
                    en: from mobile | via mobile | from my phone | from my mobile
                    hi: भेजा गया
                    """);

    private static final List<String> SENT_UNSPACED =
            folded(
                    """
                    zh: 发自我的 | 發自我的 | 從我的 | 从我的 | 发送自 | 傳送自 | 发自 | 寄自
                    ja: から送信 | から送りました | iphoneから | から送られ
                    ko: 에서 보냄 | 에서 보낸 | 에서 전송 | 나의 iphone
                    th: ส่งจาก
                    """);

    /** A footer line names a device, a program or "my" something. */
    private static final List<String> DEVICES =
            folded(
                    """
                    iphon | ipad | ipod | android | samsung | galaxy | huawei | xiaomi | redmi | pixel | blackberry
                    htc | nokia | xperia | sony | oneplus | oppo | motorola | windows | outlook | gmail | yahoo
                    aol | mail | airmail | proton | typeapp | acompli | spark | superhuman | bluemail | newton
                    mobile | mobil | móvil | mòbil | cell | phone | fon | telefon | teléfono | téléphone | telemóvel
                    celular | smartphone | handy | tablet | device | gerät | appareil | dispositif | dispositivo
                    puhelim | puhelin | komórk | telefó | телефон | мобил | мобіл | айфон | устройств | пристро
                    κινητό | συσκευή | điện thoại | ponsel | 手机 | 手機 | 携帯 | スマートフォン | 휴대 | 스마트폰
                    terminal | laptop | watch | mac | pc | surface | zimbra | lotus | thunderbird | hey.com | mailbox
                    tutanota | fastmail | icloud | gmx | web.de | app | 邮箱 | メール | 메일 | หยก | מכשיר | نقال | هاتف
                    ti-85 | hotmail | k-9 | aqua mail | fairemail
                    """);

    private static final Pattern GET_OUTLOOK =
            Pattern.compile(
                    "(?:outlook).{0,60}(?:ios|android)|^\\s*yahoo mail ?:|yahoo mail"
                            + " stationery|^\\s*get .{2,40} (?:for|on)"
                            + " (?:ios|android|iphone|ipad|mac|mobile)\\b");

    /**
     * How a newsletter or our own mail tells its reader how to leave; spoken to "you", never by
     * "me".
     */
    private static final List<String> LEAVE_WORDS =
            words(
                    """
                    en: unsubscribe | opt out | email preferences | manage preferences | manage your subscription
                    en: stop receiving | no longer wish to receive | no longer want to receive | update your preferences
                    en: rather not hear from | rather not receive | dont want to hear from | do not want to hear from
                    en: prefer not to hear | dont want these emails | prefer not to receive | view in browser
                    en: view this email in your browser | received this email because | receiving this email because
                    en: receive this email because | reply stop
                    de: abbestellen | abmelden | austragen | abmeldung | newsletter abmelden | keine weiteren e mails
                    de: nicht mehr erhalten | im browser anzeigen | sie erhalten diese
                    fr: désabonner | désinscrire | se désinscrire | désabonnement | désinscription
                    fr: ne plus recevoir | vous recevez ce | version en ligne
                    es: darse de baja | darte de baja | cancelar suscripción | cancelar la suscripción | dejar de recibir
                    es: recibe este correo | ver en el navegador
                    it: disiscriviti | cancellarsi | annulla iscrizione | cancella iscrizione | non ricevere più
                    it: cancella l iscrizione | cancella liscrizione | visualizza nel browser
                    pt: cancelar inscrição | cancelar a inscrição | cancelar subscrição | deixar de receber | descadastrar
                    nl: uitschrijven | afmelden | niet langer ontvangen | bekijk in browser
                    da: afmeld | frameld | avmeld
                    sv: avregistrera | avprenumerera | avsluta prenumeration
                    fi: peruuta tilaus | peru tilaus
                    pl: wypisz | anulować subskrypcję | zrezygnować z subskrypcji | rezygnacja z
                    cs: odhlásit odběr | odhlásit
                    ru: отписаться | отказаться от рассылки
                    """);

    private static final List<String> LEAVE_MARKS =
            words(
                    """
                    en: click | here | link | you are receiving | you received | you receive | your preferences | visit
                    en: reply stop | reply with | just reply | reply to this email with | if you | youre receiving | manage
                    en: view | update your | privacy policy | mailing list | all rights reserved | to unsubscribe
                    de: klicken | hier | sie erhalten | falls sie | wenn sie | möchten sie | antworten sie
                    fr: cliquez | ici | vous recevez | si vous | pour vous | répondez
                    es: haga clic | haz clic | aquí | si no | si ya no | si desea | responda
                    it: clicca | qui | se non | fare clic | per non
                    pt: clique | aqui | se não | caso não
                    nl: klik | hier | als u | indien u
                    da: klik her | klikk her | klicka här
                    pl: kliknij | tutaj
                    cs: klikněte | zde
                    ru: нажмите | здесь
                    """);

    private static final List<String> FIRST_PERSON =
            words(
                    """
                    en: i | me | my | us | we | our | im | ive | id | ill | mine | myself
                    de: ich | mich | mir | uns | wir | mein | meine | meinen | unsere
                    fr: je | moi | nous | mon | ma | me | j | jai | m
                    es: yo | me | nos | mi | nosotros | quiero
                    it: io | mi | ci | noi | mio | mia
                    pt: eu | me | nós | meu | minha
                    nl: ik | mij | me | ons | wij | mijn
                    da: jeg | mig | os | vi | meg | oss | jag | mig
                    pl: mnie | mi | nas | mój | mojego
                    cs: mě | mne | mi | nás
                    ru: я | меня | мне | нас | мы
                    """);

    /** "Please excuse brevity and typos", in a few languages. */
    private static final Pattern EXCUSED =
            Pattern.compile(
                    " (?:excuse|pardon|forgive|apologies for|apologise for|apologize for|sorry for)"
                        + " (?:\\S+ ){0,5}(?:typos?|brevity|autocorrect|auto"
                        + " correct|misspellings?|terseness|fat fingers|thumbs)"
                        + " |(?:tippfehler|kurze) (?:\\S+"
                        + " ){0,4}(?:entschuldigen|verzeihen)|(?:entschuldigen|verzeihen) (?:\\S+"
                        + " ){0,4}(?:tippfehler|kurze)|(?:excuser|excusez|pardonnez) (?:\\S+"
                        + " ){0,4}(?:fautes|brievete|concision)|(?:disculpe|disculpen|perdone|perdonen)"
                        + " (?:\\S+ ){0,4}(?:brevedad|erratas|errores"
                        + " de)|(?:scusate|scusi|perdonate) (?:\\S+ ){0,4}(?:brevita|refusi|errori"
                        + " di)|(?:desculpe|desculpem) (?:\\S+ ){0,4}(?:brevidade|erros de)");

    private static final Pattern LINK = Pattern.compile("https?://|www\\.|<mailto:|\\]\\(");

    /** "Sent from my iPhone", "Get Outlook for Android" and their like. */
    static boolean isClientFooter(String line) {
        if (line.length() > LONGEST_LINE + 200 || line.length() < SHORTEST_LINE) {
            return false;
        }
        String folded = Fold.fold(line);
        if (folded.length() <= LONGEST_LINE && GET_OUTLOOK.matcher(folded).find()) {
            return true;
        }
        String text = Fold.words(folded.replaceAll("https?://\\S{1,200}", " "));
        if (text.length() > LONGEST_LINE || text.isBlank()) {
            return false;
        }
        if (EXCUSED.matcher(text).find() && count(text) <= 16 && !line.strip().endsWith("?")) {
            return true;
        }
        int count = count(text);
        boolean device = containsAny(folded, DEVICES);
        if (startsWithAny(text, SENT_STARTS)) {
            boolean mine = text.contains(" my ") && count <= 8;
            boolean product =
                    count <= 5 && startsWith(text, "sent from ", "sent with ", "sent via ");
            return (device || mine || product) && count <= 22 && !isProse(line);
        }
        if (endsWithAny(text, SENT_ENDS)) {
            return device && count <= 14;
        }
        for (String sent : SENT_UNSPACED) {
            if (folded.contains(sent)) {
                return device && folded.length() <= 60;
            }
        }
        return false;
    }

    /** The writer speaks of themselves. */
    static boolean speaksOfSelf(String paragraph) {
        return containsAny(Fold.words(cut(paragraph, 2000)), FIRST_PERSON);
    }

    /** A newsletter's or our own mail's line on how to leave the list. */
    static boolean isListFooter(String paragraph) {
        String text = Fold.words(cut(paragraph, 2000));
        if (!containsAny(text, LEAVE_WORDS)) {
            return false;
        }
        String outside =
                text.replaceAll(
                                " (?:hear|emails?|mails?|messages?|newsletters?|updates?|communications?|information|anything|mailings?)"
                                    + " from (?:me|us) ",
                                " ")
                        .replaceAll(" (?:contact|email|tell|let) us ", " ")
                        .replaceAll(
                                " our (?:privacy|emails?|mailing|newsletters?|list|communications|updates)"
                                    + " ",
                                " ");
        if (containsAny(outside, FIRST_PERSON) || containsAny(text, COMPLAINTS)) {
            return false;
        }
        boolean link = LINK.matcher(paragraph).find();
        boolean bars =
                paragraph.contains("|") || paragraph.contains("·") || paragraph.contains("•");
        return (link && count(text) >= 2 && !startsWith(text, "please unsubscribe "))
                || bars
                || (containsAny(text, LEAVE_MARKS) && count(text) >= 4);
    }

    /** Who says that a link is dead has tried it. */
    private static final List<String> COMPLAINTS =
            words(
                    """
                    en: doesnt work | does not work | not working | isnt working | didnt work | broken | dead link
                    de: funktioniert nicht | geht nicht
                    fr: ne fonctionne pas | ne marche pas
                    es: no funciona
                    it: non funziona
                    pt: não funciona
                    nl: werkt niet
                    """);

    private static final List<String> EXCUSES =
            words(
                    "excuse | sorry | apologies | apologise | apologize | typos | brevity | forgive"
                            + " | pardon | typo");

    private static final List<String> VERBS =
            words(
                    "is | are | was | were | it | will | would | because | but | yesterday | today"
                            + " | earlier");

    private static boolean isProse(String line) {
        String text = line.strip();
        String said = Fold.words(text);
        if (containsAny(said, VERBS) && !containsAny(said, EXCUSES)) {
            return true;
        }
        return text.endsWith("?")
                || (text.contains(", please") && !text.contains("excuse"))
                || text.contains(" to all ");
    }

    static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    private static int count(String words) {
        return (int) words.chars().filter(c -> c == ' ').count() - 1;
    }

    private static boolean startsWith(String text, String... starts) {
        for (String start : starts) {
            if (text.startsWith(" " + start)) {
                return true;
            }
        }
        return false;
    }

    static boolean startsWithAny(String text, List<String> starts) {
        return starts.stream().anyMatch(text::startsWith);
    }

    private static boolean endsWithAny(String text, List<String> ends) {
        return ends.stream().anyMatch(text::endsWith);
    }

    static boolean containsAny(String text, List<String> parts) {
        return parts.stream().anyMatch(text::contains);
    }

    static List<String> words(String table) {
        return Fold.entries(table).stream().map(Fold::words).distinct().toList();
    }

    private static List<String> folded(String table) {
        return Fold.entries(table).stream().map(Fold::fold).distinct().toList();
    }
}
