package com.salesagent.domain.reply;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** The labels of a quoted message's header block ("From:", "Gesendet:", "件名："), by meaning. */
enum HeaderLabels {
    FROM(
            """
            en: From | Sender
            de: Von | Absender
            fr: De | Expéditeur
            es: De | Remitente
            pt: De | Remetente
            it: Da | Mittente
            nl: Van | Afzender
            da: Fra | Afsender | Avsender
            sv: Från | Avsändare
            is: Frá
            fi: Lähettäjä
            et: Saatja
            lv: No | Sūtītājs
            lt: Nuo | Siuntėjas
            pl: Od | Nadawca
            cs: Odesílatel | Odosielateľ
            hu: Feladó
            ro: De la | Expeditor
            hr: Šalje | Pošiljatelj | Pošiljalec
            bg: От
            ru: От кого | Отправитель
            uk: Від | Від кого | Відправник
            el: Από | Αποστολέας
            tr: Kimden | Gönderen
            vi: Từ | Người gửi
            id: Dari | Pengirim
            he: מאת
            ar: من
            fa: از
            zh: 发件人 | 寄件者 | 寄件人 | 發件人
            ja: 差出人 | 送信者
            ko: 보낸 사람 | 보낸사람 | 발신
            th: จาก
            sr: Од | Пошиљалац
            hi: प्रेषक | से
            ms: Daripada
            eu: Nork | Igorlea
            cy: Oddi wrth | Oddi
            sq: Nga
            fil: Mula kay | Mula sa
            ka: ვისგან
            hy: Ումից
            """),
    DATE(
            """
            en: Sent | Date | Sent on | Date sent | When
            de: Gesendet | Datum | Gesendet am
            fr: Envoyé | Envoyé le | Date d'envoi | Message du | Envoyée
            es: Enviado | Enviado el | Fecha | Enviado a las
            ca: Enviat | Enviat el
            pt: Enviado em | Enviada em | Enviada | Data | Data de envio
            it: Inviato | Inviata | Inviato il | Data invio
            nl: Verzonden | Verzonden op
            da: Sendt | Dato | Sendt den
            sv: Skickat | Skickat den
            is: Sent þann | Dagsetning
            fi: Lähetetty | Päivämäärä | Päiväys
            et: Saadetud | Kuupäev
            lv: Nosūtīts | Datums
            lt: Išsiųsta
            pl: Wysłano | Wysłane | Data wysłania
            cs: Odesláno | Odoslané | Dátum
            hu: Elküldve | Dátum | Küldve
            ro: Trimis | Dată
            hr: Poslano | Poslato
            bg: Изпратено
            ru: Отправлено | Дата | Дата отправки
            uk: Надіслано | Відправлено
            el: Στάλθηκε | Εστάλη | Ημερομηνία
            tr: Gönderildi | Gönderme Tarihi | Tarih
            vi: Đã gửi | Ngày | Ngày gửi
            id: Dikirim | Tanggal | Terkirim
            he: נשלח | תאריך
            ar: تاريخ الإرسال | التاريخ | تم الإرسال
            zh: 发送时间 | 发送日期 | 日期 | 傳送時間 | 寄件日期 | 已傳送 | 时间
            ja: 送信日時 | 日時 | 日付 | 送信日
            ko: 보낸 날짜 | 날짜 | 보낸날짜 | 발송 시간
            th: ส่ง | วันที่
            sr: Послато | Датум | Датум слања
            mk: Испратено
            hi: भेजा गया | दिनांक | तारीख
            ms: Dihantar | Tarikh
            eu: Noiz | Data
            cy: Anfonwyd | Dyddiad
            sq: Dërguar | Data
            fil: Petsa | Ipinadala
            fa: تاریخ | ارسال
            sl: Datum
            """),
    TO(
            """
            en: To | Recipient
            de: An | Empfänger
            fr: À | A | Destinataire | Pour
            es: Para | Destinatario
            ca: Per a
            nl: Aan
            da: Til | Modtager
            sv: Till | Mottagare
            fi: Vastaanottaja
            et: Saaja | Kellele
            lv: Kam
            lt: Kam | Gavėjas
            pl: Do | Adresat
            cs: Komu | Příjemce | Pro
            hu: Címzett
            ro: Către
            hr: Prima | Za
            bg: До
            ru: Кому | Получатель
            el: Προς | Παραλήπτης
            tr: Kime | Alıcı
            vi: Đến | Tới | Người nhận
            id: Kepada | Ke
            he: אל
            ar: إلى
            zh: 收件人 | 收件者
            ja: 宛先 | 受信者
            ko: 받는 사람 | 받는사람 | 수신
            th: ถึง
            sr: За
            hi: प्रति | को
            eu: Nori | Hartzailea
            sq: Për
            fil: Para kay
            fa: به | گیرنده
            uk: Одержувач
            ro: Pentru
            """),
    CC(
            """
            en: Cc | Bcc | Copy
            de: Kopie
            fr: Copie | Copie à | Copie cachée
            es: CC | Copia
            da: Kopi
            sv: Kopia
            fi: Kopio
            pl: DW | Kopia
            ru: Копия
            uk: Копія
            el: Κοιν
            tr: Bilgi
            zh: 抄送 | 副本
            ja: カーボンコピー
            ko: 참조
            """),
    SUBJECT(
            """
            en: Subject | Re
            de: Betreff | Betr
            fr: Objet | Sujet
            es: Asunto
            ca: Assumpte
            pt: Assunto
            it: Oggetto
            nl: Onderwerp
            da: Emne
            sv: Ämne | Rubrik
            is: Efni
            fi: Aihe
            et: Teema
            lv: Temats | Tēma
            lt: Tema
            pl: Temat
            cs: Předmět | Predmet
            hu: Tárgy
            ro: Subiect
            ru: Тема
            bg: Относно
            el: Θέμα
            tr: Konu
            vi: Chủ đề | Tiêu đề
            id: Subjek | Perihal
            he: נושא
            ar: الموضوع
            fa: موضوع
            zh: 主题 | 主旨 | 主題 | 标题
            ja: 件名
            ko: 제목
            th: เรื่อง
            sr: Наслов
            mk: Предмет
            sl: Zadeva
            hr: Predmet | Naslov
            hi: विषय
            eu: Gaia
            cy: Pwnc
            sq: Subjekti | Tema
            fil: Paksa
            nb: Tema
            """),
    OTHER(
            """
            en: Reply-To | Reply To | Importance | Priority | Attachments | Organization | Message-ID | Mailed-by
            en: Return-Path | Received | Delivered-To | MIME-Version | Content-Type | In-Reply-To | References
            en: X-Mailer | Auto-Submitted | Precedence | List-Unsubscribe | Content-Transfer-Encoding
            de: Antwort an | Wichtigkeit | Priorität | Anlagen
            fr: Répondre à | Pièces jointes
            it: Risposta | Rispondi a | Allegati
            es: Responder a | Adjuntos
            """);

    private static final Map<String, HeaderLabels> BY_LABEL = new HashMap<>();

    static {
        for (HeaderLabels meaning : values()) {
            for (String label : Fold.entries(meaning.table)) {
                BY_LABEL.putIfAbsent(Fold.fold(label), meaning);
            }
        }
    }

    private static final Pattern INNER = Pattern.compile("[\\s*]([\\p{L}-]{2,20})\\s?[:：]");
    private static final int LONGEST = 32;

    private final String table;

    HeaderLabels(String table) {
        this.table = table;
    }

    /** A header line's parts; {@code meaning} is null where the line is none. */
    record Parsed(HeaderLabels meaning, String value) {
        static final Parsed NONE = new Parsed(null, "");

        boolean isHeader() {
            return meaning != null;
        }
    }

    static Parsed parse(String line) {
        int colon = -1;
        int limit = Math.min(line.length(), LONGEST + 12);
        for (int i = 0; i < limit && colon < 0; i++) {
            if (line.charAt(i) == ':' || line.charAt(i) == '：') {
                colon = i;
            }
        }
        if (colon <= 0) {
            return Parsed.NONE;
        }
        String label = bare(line.substring(0, colon));
        HeaderLabels meaning = label.length() > LONGEST ? null : BY_LABEL.get(Fold.fold(label));
        return meaning == null ? Parsed.NONE : new Parsed(meaning, bare(line.substring(colon + 1)));
    }

    /** Labels further on in a line, where a client lost the line breaks. */
    static List<HeaderLabels> within(String value) {
        if (value.length() > MailLines.LONGEST_MARKER || value.indexOf(':') < 0) {
            return List.of();
        }
        return INNER.matcher(value)
                .results()
                .map(found -> BY_LABEL.get(Fold.fold(found.group(1))))
                .filter(Objects::nonNull)
                .toList();
    }

    private static String bare(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isDecoration(text.charAt(from))) {
            from++;
        }
        while (to > from && isDecoration(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isDecoration(char c) {
        return c == '*'
                || c == '_'
                || c == '|'
                || Character.isWhitespace(c)
                || Character.isSpaceChar(c);
    }
}
