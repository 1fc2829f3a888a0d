package com.salesagent.domain.reply;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** How people end a letter, by language. */
final class SignOffs {
    private SignOffs() {}

    /** Closings that mean nothing else. */
    private static final List<String> STRONG =
            table(
                    """
                    en: regards | best regards | kind regards | warm regards | warmest regards | with kind regards
                    en: with best regards | with regards | many regards | thanks and regards | thanks regards | rgds | brgds
                    en: thank you and regards | thanks kind regards | thanks best regards | kindest regards | br | kr
                    en: sincerely | yours sincerely | sincerely yours | yours faithfully | yours truly | faithfully
                    en: best wishes | with best wishes | warm wishes | respectfully | respectfully yours | cordially
                    en: yours | warmly | all the best | many thanks and best regards | very best | very best regards
                    en: with warm regards | with appreciation | in gratitude | with gratitude | kindly yours
                    en: have a great day | have a nice day | have a good day | have a great weekend | have a good weekend
                    en: v r | vr | brgs | bests | cheerio | yours kindly | kindest | warmest | respectfully submitted | cordially yours
                    en: have a nice weekend | enjoy your weekend | enjoy your day | have a great week | best greetings
                    de: mit freundlichen grüßen | mit freundlichem gruß | freundliche grüße | freundlicher gruß
                    de: mit besten grüßen | beste grüße | viele grüße | liebe grüße | herzliche grüße | schöne grüße
                    de: mit freundlichen gruessen | beste gruesse | viele gruesse | liebe gruesse | herzlichst
                    de: mfg | vg | lg | bg | gruß | grüße | gruss | gruesse | hochachtungsvoll | mit herzlichen grüßen
                    de: freundliche gruesse | mit lieben grüßen | besten gruß | beste grüsse | freundliche grüsse
                    de: viele grüsse | mit freundlichen grüssen | schönen gruß | lieben gruß | viele liebe grüße
                    fr: cordialement | bien cordialement | très cordialement | bien à vous | sincères salutations
                    fr: salutations | meilleures salutations | salutations distinguées | respectueusement | cdlt | cdt
                    fr: amicalement | bonne journée | bonne soirée | bien à toi | sincèrement | belle journée
                    fr: salutations cordiales | avec mes meilleures salutations | bonne fin de journée
                    es: saludos | un saludo | saludos cordiales | un cordial saludo | cordiales saludos | atentamente
                    es: atte | cordialmente | un abrazo | muchos saludos | reciba un cordial saludo | saludos a todos
                    ca: salutacions | salutacions cordials | una salutació | atentament
                    sk: s pozdravom | so srdečným pozdravom | s úctou | s priateľským pozdravom | pekný deň | prajem pekný deň
                    is: kær kveðja | með bestu kveðju | með kveðju
                    pt: atenciosamente | cumprimentos | melhores cumprimentos | com os melhores cumprimentos | abraços
                    pt: abraço | att | abs | abç | abçs | abcs | sds | cordiais saudações | saudações | um abraço | os melhores cumprimentos
                    it: cordiali saluti | distinti saluti | saluti | un saluto | cordialmente | un cordiale saluto
                    it: tanti saluti | buona giornata | buona serata | cari saluti | a presto | i migliori saluti
                    nl: met vriendelijke groet | met vriendelijke groeten | vriendelijke groet | vriendelijke groeten
                    nl: groeten | groet | mvg | hartelijke groet | met hartelijke groet | hartelijke groeten | gr
                    da: med venlig hilsen | venlig hilsen | mvh | hilsen | bedste hilsner | kh | med venlige hilsner
                    da: mange hilsner | de bedste hilsner | kærlig hilsen | bedste hilsen
                    no: med vennlig hilsen | vennlig hilsen | beste hilsen | med vennlege helsing | vennlege helsing
                    sv: med vänlig hälsning | med vänliga hälsningar | vänliga hälsningar | vänligen | hälsningar
                    sv: bästa hälsningar | vänlig hälsning | hälsning | vh | med vänlig hälsningar
                    is: með kveðju | bestu kveðjur | kveðja
                    fi: ystävällisin terveisin | terveisin | parhain terveisin | yst terv | t | terveiset
                    et: lugupidamisega | parimate soovidega | tervitades | heade soovidega
                    lv: ar cieņu | ar sveicieniem
                    lt: pagarbiai | su pagarba | geriausi linkėjimai
                    pl: pozdrawiam | z poważaniem | pozdrowienia | serdecznie pozdrawiam | pozdrawiam serdecznie
                    pl: z wyrazami szacunku | łączę pozdrowienia | pozdr
                    cs: s pozdravem | s přátelským pozdravem | hezký den | zdravím | s úctou | přeji hezký den
                    sk: so srdečným pozdravom | s priateľským pozdravom | pekný deň
                    hu: üdvözlettel | tisztelettel | üdv | szép napot | köszönettel
                    ro: cu stimă | cu respect | toate cele bune | o zi bună | cu drag
                    sl: lep pozdrav | lp | s spoštovanjem
                    hr: srdačan pozdrav | lijep pozdrav | pozdrav | s poštovanjem | srdačno
                    bg: поздрави | с уважение | с поздрав
                    ru: с уважением | с наилучшими пожеланиями | всего доброго | с приветом
                    uk: з повагою | з найкращими побажаннями | всього найкращого
                    sr: срдачан поздрав | с поштовањем | поздрав
                    el: με εκτίμηση | φιλικά | χαιρετισμούς | με φιλικούς χαιρετισμούς
                    tr: saygılarımla | iyi çalışmalar | sevgiler | saygılar | iyi günler
                    vi: trân trọng | thân ái | trân trọng kính chào
                    id: hormat saya | salam | hormat kami | salam hormat
                    he: בברכה | בכבוד רב | תודה ובברכה
                    ar: مع التحية | تحياتي | مع أطيب التحيات | وتفضلوا بقبول فائق الاحترام
                    fa: با احترام
                    zh: 此致 | 顺颂商祺 | 祝好 | 敬上 | 顺祝商祺 | 此致敬礼
                    ja: 以上 | 敬具 | 以上よろしくお願いいたします | よろしくお願いいたします | 宜しくお願い致します
                    ja: 以上よろしくお願いします
                    ko: 감사합니다 | 드림 | 올림 | 안녕히 계세요 | 수고하세요
                    hi: सादर | भवदीय | शुभकामनाओं सहित
                    th: ขอแสดงความนับถือ | ด้วยความเคารพ
                    ms: yang benar | salam sejahtera
                    fil: lubos na gumagalang | gumagalang
                    sw: wako mwaminifu
                    eu: adeitasunez | agur bero bat | agur
                    cy: yn gywir | dymuniadau gorau
                    ga: le meas | is mise le meas
                    mk: со почит
                    ka: პატივისცემით
                    hy: հարգանքով
                    fa: ارادتمند | با تشکر
                    ur: خیر اندیش
                    he: בברכה חמה | בהוקרה
                    zh: 祝工作顺利 | 祝您工作愉快 | 敬礼 | 谨启 | 敬启 | 順頌商祺 | 顺颂时祺 | 祝 商祺 | 商祺
                    """);

    /** Words that end a letter only where a name follows; alone they are what the writer says. */
    private static final List<String> WEAK =
            table(
                    """
                    en: thanks | thank you | thx | tks | ty | cheers | many thanks | best | thanks a lot | thanks so much
                    en: thank you so much | thank you very much | thanks again | thanks in advance | thank you in advance
                    en: thanks and best | take care | talk soon | speak soon | later | ciao | looking forward | love | xo
                    en: good luck | stay safe | stay well | be well | happy holidays | merry christmas | see you there | see you then
                    en: all best | stay healthy | until then | onward | good day | till then | hope this helps | have fun | respect
                    en: thanks for your help | thank you for your time | thanks for your time | peace | see you | bye
                    de: danke | vielen dank | besten dank | danke schön | bis bald | dank und gruß | herzlichen dank
                    de: tschüss | dankeschön | danke vorab | danke im voraus
                    fr: merci | merci beaucoup | merci d avance | merci davance | merci bien | à bientôt | bises
                    es: gracias | muchas gracias | gracias de antemano | mil gracias | gracias y saludos
                    ca: gràcies | moltes gràcies
                    pt: obrigado | obrigada | muito obrigado | muito obrigada | grato | grata
                    it: grazie | grazie mille | molte grazie | grazie in anticipo
                    nl: bedankt | dank | alvast bedankt | dank je | dank u | met dank | hartelijk dank
                    da: tak | mange tak | på forhånd tak | tak for hjælpen
                    no: takk | tusen takk | på forhånd takk
                    sv: tack | tack på förhand | tack så mycket
                    fi: kiitos | kiitos etukäteen | kiitokset
                    pl: dziękuję | dzięki | z góry dziękuję
                    cs: děkuji | díky | předem děkuji | ďakujem | vďaka
                    hu: köszönöm | előre is köszönöm | köszi
                    ro: mulțumesc | mulțumim
                    hr: hvala | hvala lepo
                    bg: благодаря
                    ru: спасибо | заранее спасибо | благодарю
                    uk: дякую
                    el: ευχαριστώ
                    tr: teşekkürler | teşekkür ederim
                    vi: cảm ơn
                    id: terima kasih
                    he: תודה
                    ar: شكرا
                    zh: 谢谢 | 謝謝
                    ja: ありがとうございます
                    """);

    private static final Set<String> SHORTENED =
            Set.of("mvh", "mfg", "rgds", "brgds", "cdlt", "cdt", "atte", "mvg", "pozdr", "vh");

    private static final int MOST_WORDS = 8;

    /** "Viele Grüße aus Linz", "Best regards from New York". */
    private static final Pattern FROM_A_PLACE =
            Pattern.compile(" (?:aus|from|de|desde|da|dal|uit|fran|fra|z|ze) (?:\\S+ ){1,3}");

    /** A closing that stands for itself, perhaps with the name behind it ("Best regards, Ann"). */
    static boolean isStrong(String line) {
        String text = words(line);
        if (text == null) {
            return false;
        }
        for (String closing : STRONG) {
            if (text.equals(closing)) {
                return true;
            }
            // Behind a one-word closing only a name or another closing may stand: "Yours is better"
            // isn't one.
            if (text.startsWith(closing)
                    && (isNameOrClosing(line, text, closing) || isShortened(text, closing))) {
                return true;
            }
        }
        return false;
    }

    /** "Mvh redaksjonen": what is short for a closing is nothing else. */
    private static boolean isShortened(String text, String closing) {
        return SHORTENED.contains(closing.strip()) && text.strip().split(" ", -1).length <= 4;
    }

    /** A closing that counts only where a name stands below. */
    static boolean isWeak(String line) {
        String text = words(line);
        if (text == null) {
            return false;
        }
        for (String closing : WEAK) {
            if (text.equals(closing) || (line.strip().endsWith(",") && text.startsWith(closing))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNameOrClosing(String line, String text, String closing) {
        String rest = text.substring(closing.length() - 1);
        if (FROM_A_PLACE.matcher(rest).matches() && closing.strip().contains(" ")) {
            return true;
        }
        if (STRONG.contains(rest) || WEAK.contains(rest)) {
            return true;
        }
        String original = line.strip();
        String end = original.length() > 120 ? "" : original;
        if (end.endsWith("?") || (end.endsWith(".") && closing.length() < 6)) {
            return false;
        }
        String[] said = end.split("[\\s,;!./|–—-]+", -1);
        int closingWords = closing.strip().split(" ", -1).length;
        if (said.length - closingWords > 4 || said.length <= closingWords) {
            return false;
        }
        boolean separated = end.matches("^.{1,40}?[,;!|–—-].*");
        boolean single = closingWords == 1;
        for (int i = closingWords; i < said.length; i++) {
            if (said[i].isEmpty() || !Character.isUpperCase(said[i].codePointAt(0))) {
                return !single && separated && said.length - closingWords <= 2;
            }
        }
        return true;
    }

    private static String words(String line) {
        if (line.length() > 120) {
            return null;
        }
        String text = Fold.words(line);
        long count = text.chars().filter(c -> c == ' ').count() - 1;
        return count < 1 || count > MOST_WORDS ? null : text;
    }

    private static List<String> table(String table) {
        return Fold.entries(table).stream().map(Fold::words).distinct().toList();
    }
}
