package com.salesagent.domain.reply;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words that closings of letters are made of. People combine them freely ("Many thanks and warm
 * regards", "Mit sonnigen Grüßen aus Linz"), so that no list of whole closings is ever complete.
 */
final class ClosingWords {
    private static final int MOST_WORDS = 8;

    /** At least one of these makes a line of such words a closing. */
    private static final Set<String> HEADS =
            set(
                    """
                    en: regards | rgds | sincerely | faithfully | respectfully | cordially | greetings | regs
                    de: grüße | grüßen | gruß | gruesse | gruessen | gruess | grüsse | grüssen | gruss | hochachtungsvoll | herzlichst
                    fr: cordialement | salutations | respectueusement | amicalement | cdlt | sincèrement
                    es: saludos | saludo | atentamente | cordialmente | afectuosamente | saúdo | saúdos
                    ca: salutacions | salutació | atentament | cordialment
                    it: saluti | saluto | cordialmente | distintamente
                    pt: cumprimentos | atenciosamente | saudações | abraços | respeitosamente
                    nl: groet | groeten | groetjes | hoogachtend
                    da: hilsen | hilsner | helsing | helsingar
                    sv: hälsning | hälsningar
                    is: kveðja | kveðju | kveðjur
                    fi: terveisin | terveiset
                    et: lugupidamisega | tervitustega | tervitades
                    lt: pagarbiai | lv: cieņu | sveicieniem
                    pl: pozdrawiam | pozdrawiamy | pozdrowienia | pozdrowieniami | szacunkiem | poważaniem | pozdrów
                    cs: pozdravem | pozdravom | pozdravy
                    hu: üdvözlettel | tisztelettel
                    ro: salutări | stimă
                    sl: pozdrav | pozdravi | spoštovanjem
                    hr: poštovanjem | pozdravom
                    bg: уважение | поздрави
                    ru: уважением | пожеланиями
                    uk: повагою | побажаннями
                    sr: поштовањем | поздрав
                    mk: почит
                    sq: respekt | përshëndetje
                    el: εκτίμηση | χαιρετισμούς | χαιρετισμοί
                    tr: saygılarımla | saygılarımızla | saygılar | selamlar
                    cy: cofion
                    ar: تحياتي | التحية | التحيات | تحياتنا | الاحترام | التقدير
                    he: בברכה | בכבוד | ובברכה | ברכה
                    fa: احترام | سپاس | ارادت
                    """);

    private static final Set<String> OTHERS =
            set(
                    """
                    en: best | kind | kindest | warm | warmest | with | my | our | many | the | very | sincere | friendly | and | again
                    en: thanks | thank | you | all | from | in | advance | for | your | time | help | yours | truly | personal | good
                    en: season's | seasons | holiday | kindly | thx | so | much | wishes | sunny | hope
                    de: mit | freundlichem | freundlichen | freundliche | freundlicher | besten | beste | bester | viele | vielen | liebe | lieben
                    de: herzliche | herzlichen | herzlichem | schöne | schönen | schöner | sonnige | sonnigen | und | dank | danke | an | ihr | alle | im | voraus
                    de: winterliche | adventliche | kollegiale | kollegialen | weihnachtlichen | einen | gute | guten | ganz | beiden | aus | dem
                    fr: bien | très | sincères | meilleures | mes | nos | distinguées | cordiales | avec | merci | et | à | vous | respectueuses | par | tous
                    fr: d | l | de | la | les | votre
                    es: un | cordial | cordiales | muchos | mis | nuestros | reciba | afectuoso | afectuosos | gracias | y | muchas | le | les | te | saluda | con | los | mejores | fuerte | de | abrazo | antemano
                    it: cordiali | distinti | migliori | i | miei | nostri | caro | cari | tanti | grazie | e | porgo | più | vivi | gentili
                    pt: com | os | melhores | meus | nossos | cordiais | obrigado | obrigada | um | grande | abraço | desde | já
                    nl: vriendelijke | hartelijke | de | en | bedankt | alvast | veel | dank | warme | zonnige
                    da: med | venlig | venlige | vennlig | vennlige | bedste | mange | og | tak | takk | kærlig | hjertelig | de
                    sv: vänlig | vänliga | bästa | många | och | tack | varma | glada | soliga
                    fi: ystävällisin | ystävälliset | parhain | parhaat | kiitos | ja | kunnioittavasti | kiittäen
                    pl: serdecznie | serdeczne | z | wyrazami | łączę | dziękuję | dziękuje | i | gorąco | ciepło | prawdziwym
                    cs: s | přátelským | srdečným | srdečné | děkuji | a | díky | so | úctou
                    hu: köszönettel | szívélyes | őszinte
                    ro: cu | deosebită | multă | cele | mai | bune | mulțumesc | și
                    sl: lep | lepe | lepo | hvala | in
                    hr: srdačan | lijep | lep | uz | puno | srdačno
                    bg: най | добри
                    ru: с | наилучшими | искренним | глубоким | большим | спасибо | и
                    uk: з | найкращими | щирою | дякую | та
                    sr: срдачан | са | со
                    el: με | φιλικούς | πολλούς | εγκάρδιους | ευχαριστώ | και | θερμούς
                    tr: en | iyi | dileklerimle | sevgi | ve | teşekkürler
                    sq: me
                    cy: gorau | cynnes
                    es: desde | da | dal | uit | fra | från | ze | din
                    ar: مع | خالص | أطيب | فائق | وافر | أجمل | الشكر | والتقدير | والاحترام | جزيل | شكرا
                    he: רב | תודה | חמה | לבבית | ב
                    fa: با | تشکر | و | فراوان
                    """);

    /** What may be followed by a place: "Mit sonnigen Grüßen aus Linz". */
    private static final Set<String> FROM =
            Set.of(
                    "aus", "from", "de", "desde", "da", "dal", "uit", "fra", "fran", "z", "ze",
                    "din");

    /** "Have a lovely rest of the week", "Schönes Wochenende", "Passez une bonne journée". */
    private static final Pattern WISH =
            Pattern.compile(
                    " (?:(?:have|enjoy|wishing you|hope you have) (?:a |an |the |your |some"
                        + " )(?:\\S+"
                        + " ){0,4}?(?:day|weekend|week|evening|afternoon|morning|one|holidays?|thanksgiving|christmas|break)"
                        + " (?:ahead |off |too |there |all |everyone |yourself )?|(?:einen |ein"
                        + " |noch )*(?:schonen?|schones|guten?|gutes|angenehmen?|erholsames)"
                        + " (?:\\S+ )?(?:tag|abend|wochenende|woche|feierabend|nachmittag|start in"
                        + " die woche) (?:noch |allerseits |ihnen |dir )?|(?:passez une |je vous"
                        + " souhaite une |tres )?(?:bonne|bon|excellente|belle|agreable) (?:\\S+"
                        + " )?(?:journee|soiree|week end|weekend|semaine|fin de journee|fin de"
                        + " semaine|apres midi|continuation|reception) (?:a vous |a tous )?|(?:que"
                        + " tengan? |que tengas |tengan? |le deseo |les deseo )?(?:un |una"
                        + " )?(?:feliz|buen|buena|excelente|lindo|bonito) (?:\\S+"
                        + " )?(?:dia|tarde|fin de"
                        + " semana|finde|semana|jornada)|(?:buon|buona|felice) (?:\\S+"
                        + " )?(?:giornata|serata|weekend|week end|lavoro|fine"
                        + " settimana|proseguimento|domenica)|(?:tenham? |desejo )?(?:um |uma"
                        + " )?(?:bom|boa|otimo|otima|excelente) (?:\\S+ )?(?:dia|tarde|semana|fim"
                        + " de semana|trabalho|noite)|(?:nog )?(?:een |en"
                        + " )?(?:fijne|fijn|prettige|prettig|goede|leuke) (?:\\S+"
                        + " )?(?:dag|weekend|avond|week|middag)(?: verder| nog)?|(?:ha |have"
                        + " |fortsat |fortsatt |en |ei |rigtig )*(?:god|fin|trevlig|go) (?:\\S+"
                        + " )?(?:dag|helg|weekend|kveld|kvall|aften|uke|vecka|uge)|(?:hyvaa|mukavaa)"
                        + " (?:\\S+"
                        + " )?(?:paivaa|viikonloppua|paivanjatkoa|viikkoa|viikonjatkoa)|(?:zycze"
                        + " |milego|milej|dobrego) (?:\\S+"
                        + " )?(?:dnia|weekendu|tygodnia|wieczoru|niedzieli)|(?:preji |prajem"
                        + " )?(?:hezky|pekny|krasny|prijemny) (?:\\S+ )?(?:den|vikend|vecer|zvysok"
                        + " dna)|(?:szep|kellemes) (?:\\S+ )?(?:napot|hetveget|estet|hetet)(?:"
                        + " kivanok)?|iyi (?:gunler|calismalar|hafta sonlari|aksamlar)(?: dilerim|"
                        + " dileriz)?|хорошего (?:дня|вечера|настроения)|гарного"
                        + " (?:дня|вечора)|всего (?:доброго|хорошего|наилучшего)) ?");

    /** Letters of the Romance languages end with a whole sentence. */
    private static final Pattern FORMULA =
            Pattern.compile(
                    " (?:je vous prie d agreer|nous vous prions d agreer|veuillez"
                        + " (?:agreer|recevoir|croire)|recevez|je vous prie de"
                        + " (?:croire|recevoir)|sin otro particular|quedo a (?:su|la)"
                        + " (?:disposicion|espera)"
                        + " ).*(?:salutations|sentiments|consideration|respects|saluda|saludo|saludos|atentamente)"
                        + " (?:\\S+ ){0,3}");

    private ClosingWords() {}

    /** True if the words ({@link Fold#words}) are nothing but a closing or a wish for the day. */
    static boolean make(String words) {
        if (words.length() > 220) {
            return false;
        }
        if (FORMULA.matcher(words).matches()) {
            return true;
        }
        String[] each = words.strip().split(" ", -1);
        if (each.length > MOST_WORDS) {
            return false;
        }
        boolean head = false;
        for (int i = 0; i < each.length; i++) {
            boolean isHead = HEADS.contains(each[i]);
            head |= isHead;
            if (!isHead && !OTHERS.contains(each[i])) {
                boolean place = head && FROM.contains(each[i - 1]) && each.length - i <= 3;
                return place || (each.length > 1 && WISH.matcher(words).matches());
            }
        }
        return head;
    }

    private static Set<String> set(String table) {
        var words = new HashSet<String>();
        for (String entry : Fold.entries(table.replaceAll("\\| ([a-z]{2}): ", "| "))) {
            for (String word : Fold.words(entry).strip().split(" ", -1)) {
                words.add(word);
            }
        }
        return Set.copyOf(words);
    }
}
