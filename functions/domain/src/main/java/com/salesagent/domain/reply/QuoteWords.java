package com.salesagent.domain.reply;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What mail clients write above a quoted message, by language. */
final class QuoteWords {
    /** A name before "wrote" has no more words. */
    private static final int MOST_NAMES = 6;

    private QuoteWords() {}

    /** "wrote", as whole words; each entry is matched after {@link Fold#words}. */
    static final List<String> WROTE =
            padded(
                    """
                    en: wrote | writes | wrote the following | said | sent
                    de: schrieb | schrieben | geschrieben | schreibt
                    fr: a écrit | avez écrit | écrivait | écrit
                    es: escribió | ha escrito | escribiste
                    ca: va escriure | ha escrit
                    gl: escribiu
                    pt: escreveu | escreveram
                    it: ha scritto | scrisse | hai scritto | scrive
                    nl: schreef | geschreven
                    da: skrev | skrevet
                    no: skreiv
                    sv: skrev följande
                    is: skrifaði
                    fi: kirjoitti
                    et: kirjutas
                    lv: rakstīja
                    lt: rašė | parašė
                    pl: napisał | napisała | pisze | napisałeś
                    cs: napsal | napsala | napsal a
                    sk: napísal | napísala
                    sl: je napisal | je napisala
                    hr: je napisao | je napisala | napisao | napisala | piše
                    hu: ezt írta | írta
                    ro: a scris
                    bg: написа
                    ru: написал | написала | писал | пишет
                    uk: написав | написала | пише
                    be: напісаў
                    sr: је написао | је написала | написао
                    mk: напиша
                    el: έγραψε
                    tr: şunu yazdı | yazdı | yazmış
                    vi: đã viết | viết
                    id: menulis
                    he: כתב | כתבה | כתב ה
                    ar: كتب | كتبت
                    fa: نوشت
                    hi: ने लिखा
                    eu: idatzi zuen | igorleak hau idatzi du
                    af: het geskryf
                    cy: ysgrifennodd
                    ms: menulis | telah menulis
                    fil: sumulat | ay sumulat
                    sq: shkroi | ka shkruar
                    ga: scríobh
                    sw: aliandika
                    bn: লিখেছেন
                    ka: დაწერა
                    hy: գրել է
                    az: yazıb | yazdi
                    mt: kiteb
                    lb: huet geschriwwen | schreift
                    """);

    /** "wrote" in scripts that don't separate words. */
    static final List<String> WROTE_UNSPACED =
            Fold.entries(
                            """
                            zh: 写道 | 寫道 | 写到 | 写了 | 寫了 | 撰寫
                            ja: のメッセージ | のメール | が書きました | は書きました | 書いた | さんは書き | wrote
                            ko: 작성 | 썼습니다 | 님이 쓴 | 보낸 메시지
                            th: เขียน
                            """)
                    .stream()
                    .map(Fold::fold)
                    .toList();

    /** How the line above a quote begins; a date has to follow. */
    static final List<String> ATTRIBUTION_STARTS =
            padded(
                    """
                    en: on | at
                    de: am | der
                    fr: le
                    es: el
                    it: il | in data | il giorno
                    pt: em | no dia | a
                    ca: el | el dia
                    nl: op
                    da: den | d | på
                    sv: den | på
                    pl: w dniu | dnia
                    cs: dne | dňa
                    sl: dne | dana | je
                    ro: la | în data | pe
                    ru: в
                    uk: у
                    bg: на
                    el: στις
                    vi: vào
                    id: pada
                    tr: tarihinde
                    hi: को
                    he: בתאריך | ב
                    ar: في
                    zh: 在 | 于 | 於
                    weekday: mon | tue | wed | thu | fri | sat | sun
                    weekday: mo | di | mi | do | fr | sa | so
                    weekday: lun | mar | mer | jeu | ven | sam | dim
                    weekday: mié | jue | vie | sáb | dom | seg | ter | qua | qui | sex
                    weekday: ma | wo | vr | za | zo
                    weekday: mån | tis | ons | tor | fre | lör | sön | man | tir | lør | søn
                    weekday: ke | to | pe | la | su | ti
                    weekday: pon | wt | śr | czw | pt | sob | niedz | ndz
                    weekday: po | út | st | čt | pá | ne
                    weekday: пн | вт | ср | чт | пт | сб | вс | нд
                    """);

    /** The heading of an embedded message, found between dashes or alone before its headers. */
    static final Set<String> SEPARATORS =
            Fold.entries(
                            """
                            en: original message | reply message | forwarded message | original email | forwarded by
                            en: original appointment | begin forwarded message | forwarded | begin quoted message
                            en: start of forwarded message | inline message follows | forwarded mail | original text
                            de: ursprüngliche nachricht | originalnachricht | original nachricht | antwort nachricht
                            de: weitergeleitete nachricht | weitergeleitet von | anfang der weitergeleiteten nachricht
                            de: anfang der weitergeleiteten e mail | originalmail | ursprünglicher termin
                            de: weitergeleitete mail | original mail
                            fr: message d'origine | message original | message initial | message transféré
                            fr: début du message réexpédié | début du message transféré | courriel original
                            fr: message transmis | e mail d'origine | rendez vous d'origine | mail original
                            es: mensaje original | mensaje reenviado | inicio del mensaje reenviado | correo original
                            es: mensaje enviado
                            ca: missatge original | missatge reenviat | inici del missatge reenviat
                            pt: mensagem original | mensagem encaminhada | mensagem reencaminhada
                            pt: início da mensagem reencaminhada | início da mensagem encaminhada
                            it: messaggio originale | messaggio inoltrato | inizio messaggio inoltrato
                            it: inizio del messaggio inoltrato | messaggio originario
                            nl: oorspronkelijk bericht | doorgestuurd bericht | begin doorgestuurd bericht
                            nl: origineel bericht | oorspronkelijke bericht
                            da: oprindelig meddelelse | videresendt meddelelse | start på videresendt besked
                            da: oprindelig besked | videresendt besked
                            no: opprinnelig melding | videresendt melding | opprinnelig e post | videresendt e post
                            no: start på videresendt melding
                            sv: ursprungligt meddelande | originalmeddelande | vidarebefordrat meddelande
                            sv: vidarebefordrat brev | påbörja vidarebefordrat meddelande
                            fi: alkuperäinen viesti | välitetty viesti | välitetty viesti alkaa
                            et: algne sõnum | edastatud kiri
                            lv: sākotnējais ziņojums | pārsūtīta ziņa
                            lt: pradinis laiškas | persiųstas laiškas
                            pl: wiadomość oryginalna | oryginalna wiadomość | wiadomość przekazana dalej
                            pl: treść przekazanej wiadomości | początek przekazanej wiadomości | przekazana wiadomość
                            cs: původní zpráva | přeposlaná zpráva | začátek přeposlané zprávy | původní e mail
                            sk: pôvodná správa | preposlaná správa | odovzdaná správa
                            hu: eredeti üzenet | továbbított üzenet | továbbított levél | eredeti levél
                            ro: mesaj original | mesaj redirecționat | mesajul original
                            sl: izvirno sporočilo | posredovano sporočilo
                            hr: izvorna poruka | proslijeđena poruka | originalna poruka | prosleđena poruka
                            bg: оригинално съобщение | препратено съобщение
                            ru: исходное сообщение | пересылаемое сообщение | пересланное сообщение
                            ru: начало переадресованного сообщения | исходное письмо | перенаправленное сообщение
                            uk: оригінальне повідомлення | переслане повідомлення | вихідне повідомлення
                            uk: початок листа який пересилається
                            el: αρχικό μήνυμα | προωθημένο μήνυμα
                            tr: orijinal mesaj | iletilen mesaj | özgün ileti | orijinal ileti | iletilmiş ileti
                            vi: thư gốc | tin nhắn gốc | tin nhắn được chuyển tiếp | forwarded message
                            id: pesan asli | pesan terusan | pesan yang diteruskan
                            he: הודעה מקורית | הודעה שהועברה
                            ar: الرسالة الأصلية | رسالة مُعاد توجيهها
                            zh: 原始邮件 | 原始郵件 | 转发邮件信息 | 转发的邮件 | 轉寄郵件 | 原邮件 | 邮件原件 | 回复的原邮件
                            ja: 元のメッセージ | オリジナルメッセージ | 転送メッセージ | 転送されたメッセージ | 元のメール
                            ko: 원본 메시지 | 전달된 메시지 | 원본 메일 | 원본메시지
                            th: ข้อความต้นฉบับ | ข้อความที่ส่งต่อ
                            """)
                    .stream()
                    .map(entry -> Fold.words(entry).strip())
                    .collect(Collectors.toUnmodifiableSet());

    /** "Mark Hill schrieb am", not "Here is what he wrote on". */
    static boolean startsWithName(String text) {
        String[] words = text.split(" ", MOST_NAMES + 4);
        int names = 0;
        while (names < words.length && !startsSmall(words[names])) {
            names++;
        }
        if (names == words.length || names > MOST_NAMES) {
            return true;
        }
        int end = Math.min(words.length - 1, names + 3);
        String verb = String.join(" ", Arrays.asList(words).subList(names, end));
        return names > 0 && wroteIn(' ' + verb + ' ');
    }

    private static boolean startsSmall(String word) {
        return !word.isEmpty() && Character.isLowerCase(word.codePointAt(0));
    }

    /** True if the text holds a word for "wrote". */
    static boolean wroteIn(String text) {
        String words = Fold.words(text);
        for (String wrote : WROTE) {
            if (words.contains(wrote)) {
                return true;
            }
        }
        return containsUnspaced(text) || words.contains("wrote ");
    }

    /** True if a word for "wrote" ends the text. */
    static boolean endsWithWrote(String text) {
        String words = Fold.words(text);
        for (String wrote : WROTE) {
            if (words.endsWith(wrote) || words.endsWith(wrote + "a ")) {
                return true;
            }
        }
        return containsUnspaced(text.substring(Math.max(0, text.length() - 12)));
    }

    private static boolean containsUnspaced(String text) {
        String folded = Fold.fold(text);
        for (String wrote : WROTE_UNSPACED) {
            if (!wrote.equals("wrote") && folded.contains(wrote)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> padded(String table) {
        return Fold.entries(table.replaceAll("(?m)^weekday: ", "")).stream()
                .map(Fold::words)
                .distinct()
                .toList();
    }
}
