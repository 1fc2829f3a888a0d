package com.salesagent.domain.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes out the paragraphs that gateways, lawyers and mailing lists add. A legal notice is known by
 * what it speaks of (secrecy, addressee, error, destruction), which is the same in any language.
 */
final class Notices {
    /** Shorter paragraphs of these words may well be what a person says. */
    private static final int SHORTEST = 12;

    /** A signature's paragraph has no more lines. */
    private static final int MOST_LINES = 20;

    private static final List<String> NOTICE_STARTS =
            FooterWords.words(
                    """
                    en: confidentiality notice | confidentiality | disclaimer | legal notice | legal disclaimer
                    en: privileged and confidential | confidential notice | important notice | notice this email
                    en: this message is confidential | this email is confidential | this e mail is confidential
                    en: this email and any attachment | this message and any attachment | this e mail and any attachment
                    en: virus free | this email has been checked for viruses | this email has been scanned
                    en: this message has been scanned | scanned by | checked by avg
                    en: please consider the environment | think before you print | save paper | consider the environment
                    en: please think of the environment | please think about the environment
                    en: no virus found | this email is sent on behalf of
                    de: virenfrei | diese e mail wurde auf viren | haftungsausschluss | vertraulichkeitshinweis
                    de: bitte denken sie an die umwelt | bitte prüfen sie ob diese
                    fr: sans virus | avis de confidentialité | pensez à l environnement | pensez à lenvironnement
                    fr: clause de confidentialité | avant d imprimer | avant dimprimer
                    es: libre de virus | aviso legal | aviso de confidencialidad | antes de imprimir | cláusula
                    it: mail priva di virus | avviso di riservatezza | informativa privacy | prima di stampare
                    pt: livre de vírus | aviso legal | aviso de confidencialidade | antes de imprimir
                    nl: virusvrij
                    pl: wolny od wirusów | klauzula poufności
                    sv: virusfritt
                    """);

    private static final List<String> NOTICE_WORDS =
            FooterWords.words(
                    """
                    en: intended solely for | intended only for | intended recipient | intended for the addressee
                    en: may contain confidential | contains confidential | is confidential and | are confidential and
                    en: contain privileged | contains privileged | contain information that is confidential
                    en: received this email in error | received this message in error | received this e mail in error
                    en: intended for the use of | intended for the named
                    de: enthält vertrauliche | kann vertrauliche | vertrauliche informationen | irrtümlich erhalten
                    de: nicht der richtige adressat | ausschließlich für den adressaten | nicht der beabsichtigte
                    fr: pièces jointes sont confidentiels | est confidentiel | sont confidentielles
                    fr: à l attention exclusive | reçu ce message par erreur | reçu ce courriel par erreur
                    es: información confidencial | exclusivamente a su destinatario | recibido este mensaje por error
                    es: recibido este correo por error | dirigido exclusivamente
                    it: informazioni riservate | destinatario indicato | esclusivo del destinatario | contenute in questo messaggio | ricevuto questo messaggio per errore
                    it: ricevuto questa e mail per errore
                    pt: informações confidenciais | recebido esta mensagem por engano | recebeu esta mensagem por engano
                    nl: vertrouwelijke informatie | niet de geadresseerde | uitsluitend bestemd
                    pl: informacje poufne | wyłącznie dla adresata
                    sv: konfidentiell information
                    da: fortrolige oplysninger
                    """);

    private static final List<String> BANNERS =
            FooterWords.words(
                    """
                    en: this email originated from outside | external email | this message originated from outside
                    en: caution external | this is an external email | you dont often get email from
                    en: message is from an external sender | came from outside | sent from outside | bannerstart | bannerend
                    en: email from outside | sender is outside | you have not previously corresponded
                    de: sie erhalten nicht oft eine | von ausserhalb ihrer organisation | von außerhalb | externer absender
                    fr: vous n obtenez pas souvent | vous ne recevez pas souvent | expéditeur externe | de l extérieur de
                    es: no suele recibir correo | remitente externo | it: non si ricevono spesso | mittente esterno
                    nl: u ontvangt niet vaak | externe afzender | pt: você não costuma receber | remetente externo
                    sv: du får inte ofta e post | extern avsändare | da: du får ikke ofte | ekstern afsender
                    pl: nie otrzymujesz często | nadawca zewnętrzny
                    en: do not click links or open attachments | external sender
                    de: diese e mail kommt von extern | externe e mail | achtung externe
                    fr: courriel externe | attention externe | e mail externe
                    es: correo externo
                    """);

    private static final List<String> ONE_PERSON =
            FooterWords.words(
                    "i | me | my | im | ive | id | ill | ich | mich | mir | je | moi | yo | io |"
                            + " eu");

    private static final Pattern SECRET =
            Pattern.compile(
                    "confiden|vertraulich|vertrouwelijk|riservat|fortrolig|konfident|konfidenc|poufn|duvern|dovern|luottamuks|bizalmas|gizli|конфиденц|конфіденц|поверит|доверит"
                        + "|εμπιστευτικ|保密|机密|機密|기밀|rahasia|سري|חסוי|privileged|privilegi|zaupn|povjerljiv");
    private static final Pattern ADDRESSEE =
            Pattern.compile(
                    "recipient|addressee|intended|destinat|empfanger|adressat|geadresseerd|ontvanger|mottagar|modtager|mottaker|adresat|prijemc|cimzett|vastaanottaj|alici"
                        + "|получател|адресат|одержувач|παραληπτ|受信者|收件人|宛先|수신|penerima|prejemnik|primatelj");
    private static final Pattern MISTAKE =
            Pattern.compile(
                    "in error|by mistake|irrtum|versehentlich|par erreur|por error|por engano|per"
                            + " errore|por equivocacion|abusievelijk|vergissing|per"
                            + " ongeluk|omylem|omylom|omylkow|pomylk|feil|fejl|felaktig|av"
                            + " misstag|vahingossa|erehdyksessa|tevedes|yanlislikla|hataen|по"
                            + " ошибке|ошибочно|помилков|εκ"
                            + " παραδρομης|誤って|誤送信|错误|錯誤|잘못|pomotoma|greskom|din greseala");
    private static final Pattern DESTROY =
            Pattern.compile(
                    "delet|destroy|dissemin|copying|distribution|losch|vernicht|supprim|detrui|diffusion|elimin|destru|borr|divulg|difus|cancell|distrugg|diffond|apag|verwijder|vernietig|verspreid|usun|skasow|smaz|zmaz|vymaz"
                        + "|radera|slet|poista|havit|torol|sterge|silin|удал|знищ|видал|διαγρα|削除|破棄|删除|刪除|삭제|hapus|izbris|obris|prohibit|unauthori|unbefugt|prohibid|interdit|vietat|proibid|verboden|zabronion|forbjud|forbud");

    /** What tells the reader of a newsletter, not us, what they may do. */
    private static final Pattern TO_READER =
            Pattern.compile(
                    " (?:if you|if youd|should you|you can|you may|you are|youre|to unsubscribe|to"
                        + " opt out|wenn sie|falls sie|sollten sie|mochten sie|um sich|si vous|pour"
                        + " vous|vous pouvez|vous recevez|pour ne plus|si usted|si no desea|si"
                        + " desea|si ya no|para darse|para cancelar|se non|se desidera|se"
                        + " desideri|per non|per cancellarsi|caso nao|se nao|se deseja|para"
                        + " cancelar|para deixar|als u|indien u|om je|om u|hvis du|om"
                        + " du|jesli|pokud|ha nem) ");

    private Notices() {}

    /** Without a gateway's warning at the top. */
    static List<String> withoutBanners(List<String> lines) {
        int start = textFrom(lines, 0);
        int end = paragraphEnd(lines, start);
        boolean banner = false;
        while (end > start && isBanner(paragraph(lines, start, end))) {
            banner = true;
            start = textFrom(lines, end);
            end = paragraphEnd(lines, start);
        }
        return banner ? new ArrayList<>(lines.subList(start, lines.size())) : lines;
    }

    /**
     * Everything from a legal notice on goes; a list footer goes alone, as its sender may be quoted
     * bare.
     */
    static List<String> withoutNotices(List<String> lines) {
        var kept = new ArrayList<String>(lines.size());
        boolean text = false;
        int i = 0;
        while (i < lines.size()) {
            if (lines.get(i).isBlank()) {
                kept.add(lines.get(i++));
                continue;
            }
            int end = paragraphEnd(lines, i);
            String paragraph = paragraph(lines, i, end);
            if (startsNotice(paragraph) || (text && isNotice(paragraph))) {
                if (text) {
                    return kept;
                }
            } else if (FooterWords.isListFooter(paragraph)) {
                boolean leading = true;
                for (String line : lines.subList(i, end)) {
                    leading &= endsSentence(line);
                    if ((end - i > 3 || leading) && !FooterWords.isListFooter(line)) {
                        kept.add(line);
                        text = true;
                    }
                }
            } else {
                int notice = noticeWithin(lines, i, end);
                kept.addAll(lines.subList(i, notice));
                if (notice < end) {
                    return kept;
                }
                text = true;
            }
            i = end;
        }
        return kept;
    }

    /** Below a signature a notice may follow without a blank line. */
    private static int noticeWithin(List<String> lines, int from, int end) {
        for (int i = Math.max(from + 1, end - MOST_LINES); i < end; i++) {
            String line = lines.get(i);
            if (startsNotice(line) && line.length() > 12) {
                return i;
            }
        }
        return end;
    }

    private static boolean endsSentence(String line) {
        String text = line.strip();
        return text.endsWith(".") || text.endsWith("!") || text.endsWith("?");
    }

    private static boolean isNotice(String paragraph) {
        if (startsNotice(paragraph)) {
            return true;
        }
        boolean phrase = FooterWords.containsAny(Fold.words(paragraph), NOTICE_WORDS);
        if (!phrase && paragraph.length() < 60) {
            return false;
        }
        String text = Fold.fold(paragraph);
        int secret = topic(SECRET, text);
        int topics = secret + topic(ADDRESSEE, text) + topic(MISTAKE, text) + topic(DESTROY, text);
        if (FooterWords.speaksOfSelf(paragraph)) {
            return topics >= 3;
        }
        boolean unspaced =
                text.codePoints().anyMatch(c -> c > 0x2E80 && Character.isIdeographic(c));
        boolean enough =
                unspaced ? text.length() >= 30 : text.split("\\s+", SHORTEST + 1).length > SHORTEST;
        return phrase || (enough && topics >= 3 - secret);
    }

    /** Begins as legal notices, virus scanners' seals and appeals to save paper do. */
    private static boolean startsNotice(String paragraph) {
        return FooterWords.startsWithAny(
                Fold.words(FooterWords.cut(paragraph, 200)), NOTICE_STARTS);
    }

    /** A gateway's warning about mail from outside. */
    private static boolean isBanner(String paragraph) {
        String text = Fold.words(FooterWords.cut(paragraph, 600));
        return text.length() < 500
                && (FooterWords.containsAny(text, BANNERS)
                        || paragraph.contains("aka.ms/LearnAboutSender"))
                && !FooterWords.containsAny(text, ONE_PERSON);
    }

    private static int topic(Pattern words, String text) {
        return words.matcher(text).find() ? 1 : 0;
    }

    /**
     * True if the line below a signature is the writer's request to stop, and no footer's offer.
     */
    static boolean isRequest(List<String> lines, int index) {
        String words = Fold.words(lines.get(index));
        if (TO_READER.matcher(words).find()
                || !OptOut.in(words, new OptOut.Channels(false, false))) {
            return false;
        }
        int start = index;
        while (start > 0 && !lines.get(start - 1).isBlank()) {
            start--;
        }
        String paragraph = paragraph(lines, start, paragraphEnd(lines, index));
        return !FooterWords.isListFooter(paragraph)
                && !FooterWords.isListFooter(lines.get(index))
                && !ClientFooters.isClientFooter(lines.get(index))
                && !isNotice(paragraph)
                && !SignatureLines.isRegister(lines.get(index));
    }

    private static int textFrom(List<String> lines, int from) {
        int start = from;
        while (start < lines.size() && lines.get(start).isBlank()) {
            start++;
        }
        return start;
    }

    private static int paragraphEnd(List<String> lines, int from) {
        int end = from;
        while (end < lines.size() && !lines.get(end).isBlank()) {
            end++;
        }
        return end;
    }

    private static String paragraph(List<String> lines, int from, int to) {
        var text = new StringBuilder();
        for (int i = from; i < to && text.length() < 4000; i++) {
            String line = lines.get(i);
            text.append(line, 0, Math.min(line.length(), 4000)).append('\n');
        }
        return text.length() > 2000 ? text.substring(0, 2000) : text.toString();
    }
}
