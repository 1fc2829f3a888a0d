package com.salesagent.domain.reply;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Knows the line that a mail program adds below a reply ("Sent from my iPhone"). */
final class ClientFooters {
    private static final int MOST_WORDS = 9;

    private static final Pattern PRODUCT =
            Pattern.compile(
                    "(?iU)\\b(?:iphone|ipad|ipod|android|galaxy|samsung|huawei|xiaomi|redmi|oneplus|blackberry|outlook|gmail|thunderbird|protonmail|proton"
                        + " mail|bluemail|k-9|k9|fairemail|aqua mail|airmail|superhuman|mailbird|em"
                        + " client|yahoo mail|tutanota|tuta mail|fastmail|zoho"
                        + " mail|gmx|web\\.de|yandex|mail\\.ru|edison mail|newton"
                        + " mail|typemail)\\p{L}*\\b|яндекс|айфон|アイフォン|아이폰|苹果|iphone|android");

    /** A person who speaks of their phone uses one of these, or a sign of a sentence. */
    private static final Set<String> SPEECH =
            Set.of(
                    "i", "we", "my", "you", "your", "is", "are", "was", "use", "have", "need", "on",
                    "ich", "wir", "ist", "haben", "je", "nous", "est", "avons", "yo", "es",
                    "tenemos", "io", "abbiamo", "uso", "call", "text", "reach", "only", "no", "not",
                    "yes", "the", "a", "and", "or", "to", "please");

    private static final int LONGEST_LINE = 160;
    private static final int SHORTEST_LINE = 5;

    private static final List<String> SENT_STARTS =
            FooterWords.words(
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
            FooterWords.words(
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
            FooterWords.folded(
                    """
                    zh: 发自我的 | 發自我的 | 從我的 | 从我的 | 发送自 | 傳送自 | 发自 | 寄自
                    ja: から送信 | から送りました | iphoneから | から送られ
                    ko: 에서 보냄 | 에서 보낸 | 에서 전송 | 나의 iphone
                    th: ส่งจาก
                    """);

    /** A footer line names a device, a program or "my" something. */
    private static final List<String> DEVICES =
            FooterWords.folded(
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

    private ClientFooters() {}

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
        if (EXCUSED.matcher(text).find()
                && FooterWords.count(text) <= 16
                && !line.strip().endsWith("?")) {
            return true;
        }
        int count = FooterWords.count(text);
        boolean device = FooterWords.containsAny(folded, DEVICES);
        if (FooterWords.startsWithAny(text, SENT_STARTS)) {
            boolean mine = text.contains(" my ") && count <= 8;
            boolean product =
                    count <= 5
                            && FooterWords.startsWith(
                                    text, "sent from ", "sent with ", "sent via ");
            return (device || mine || product) && count <= 22 && !isProse(line);
        }
        if (FooterWords.endsWithAny(text, SENT_ENDS)) {
            return device && count <= 14;
        }
        for (String sent : SENT_UNSPACED) {
            if (folded.contains(sent)) {
                return device && folded.length() <= 60;
            }
        }
        return false;
    }

    private static final List<String> EXCUSES =
            FooterWords.words(
                    "excuse | sorry | apologies | apologise | apologize | typos | brevity | forgive"
                            + " | pardon | typo");

    private static final List<String> VERBS =
            FooterWords.words(
                    "is | are | was | were | it | will | would | because | but | yesterday | today"
                            + " | earlier");

    private static boolean isProse(String line) {
        String text = line.strip();
        String said = Fold.words(text);
        if (FooterWords.containsAny(said, VERBS) && !FooterWords.containsAny(said, EXCUSES)) {
            return true;
        }
        return text.endsWith("?")
                || (text.contains(", please") && !text.contains("excuse"))
                || text.contains(" to all ");
    }

    /**
     * Knows it by its shape, in languages whose words for "sent from" no table has: short, with the
     * name of a device or program, and no sentence. To be asked where it is alone in its paragraph.
     */
    static boolean looksLikeOne(String line) {
        String text = line.strip();
        if (text.length() > 70
                || text.length() < 8
                || "?!:,.".indexOf(text.charAt(text.length() - 1)) >= 0) {
            return false;
        }
        if (!PRODUCT.matcher(text).find()) {
            return false;
        }
        String[] words = Fold.words(text).strip().split(" ", -1);
        if (words.length > MOST_WORDS || words.length < 2) {
            return words.length == 1 && text.codePoints().anyMatch(c -> c > 0x2E80);
        }
        for (String word : words) {
            if (SPEECH.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
