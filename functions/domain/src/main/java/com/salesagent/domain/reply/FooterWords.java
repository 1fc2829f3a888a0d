package com.salesagent.domain.reply;

import java.util.List;
import java.util.regex.Pattern;

/** How newsletters, our own mail among them, tell their reader how to leave, by language. */
final class FooterWords {
    private FooterWords() {}

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

    /** "subscribe | unsubscribe | past issues". */
    private static final Pattern BETWEEN_BARS =
            Pattern.compile(
                    "(?iUm)(?:^|[|·•])\\s*(?:unsubscribe|opt out|abmelden|abbestellen|se"
                        + " désabonner|désabonnement|désinscription|darse de baja|cancelar"
                        + " suscripción|disiscriviti|descadastrar|uitschrijven|afmelden|avregistrera|afmeld|wypisz"
                        + " się)\\s*(?:<\\S{1,300}>)?\\s*[|·•]");

    /** "You get the Tidings because you signed our guestbook." */
    private static final Pattern BECAUSE =
            Pattern.compile(
                    " (?:you (?:get|receive|received|are receiving|are getting|were sent)|youre"
                        + " (?:receiving|getting)) (?:\\S+ ){1,12}(?:because|as) you | sie erhalten"
                        + " (?:\\S+ ){1,12}weil sie | vous recevez (?:\\S+ ){1,12}(?:car|parce que)"
                        + " vous | recibe (?:\\S+ ){1,12}porque ");

    private static final List<String> SELF = words("i | me | my | im | ive");

    private static final Pattern LINK = Pattern.compile("https?://|www\\.|<mailto:|\\]\\(");

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
                                " ")
                        .replaceAll(" from (?:our|my) (?:emails?|newsletters?|list|updates) ", " ");
        if (BETWEEN_BARS.matcher(paragraph).find()
                || (BECAUSE.matcher(text).find() && !containsAny(text, SELF))) {
            return true;
        }
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

    static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    static int count(String words) {
        return (int) words.chars().filter(c -> c == ' ').count() - 1;
    }

    static boolean startsWith(String text, String... starts) {
        for (String start : starts) {
            if (text.startsWith(" " + start)) {
                return true;
            }
        }
        return false;
    }

    static boolean startsWithAny(String text, List<String> starts) {
        for (String start : starts) {
            if (text.startsWith(start)) {
                return true;
            }
        }
        return false;
    }

    static boolean endsWithAny(String text, List<String> ends) {
        for (String end : ends) {
            if (text.endsWith(end)) {
                return true;
            }
        }
        return false;
    }

    static boolean containsAny(String text, List<String> parts) {
        for (String part : parts) {
            if (text.contains(part)) {
                return true;
            }
        }
        return false;
    }

    static List<String> words(String table) {
        return Fold.entries(table).stream().map(Fold::words).distinct().toList();
    }

    static List<String> folded(String table) {
        return Fold.entries(table).stream().map(Fold::fold).distinct().toList();
    }
}
