package com.salesagent.domain.reply;

/**
 * Requests to stop in their plainest form, from the beginning of a sentence to its end. What says
 * no more than this can't be meant otherwise.
 */
final class PlainOptOut {
    private static final Phrases ORDER =
            Phrases.of(
                    """
                    en: ^ (stpo|sotp|tsop|stp|stopp) $ | ^ (please|pls|kindly|just|hi|hello|hey|ok|yes|and|so|then|again|no|thanks)? ~1 (unsubscribe|unsubscribed|unsub|optout) (me|us|please|thanks|thank_you|now|all|immediately)? ~1 $ | ^ (please|pls|kindly)? (stop|remove) (please|now|pls)? $ | ^ (please|pls|kindly)? opt (me|us)? out ~1 $
                    en: ^ (please|pls|kindly|just|could_you|would_you|can_you|i_want_you_to|id_like_you_to|you_must)? (please|kindly)? (remove|delete|unsubscribe|drop|take|strike|scratch) (me|us|my_name|my_address|my_email|my_email_address|our_address|this_address|this_email|this_email_address|our_company|our_domain) ~1 (from|off|of)? (of|from)? (your|the|this|all|any)? ~2 (list|lists|mailing_list|mailing_lists|email_list|database|mailings|distribution_list|records|system|mailing|crm|$) ~3 $
                    en: ^ (please|pls|kindly|just|no|so|and)? (please)? (stop|quit|cease) (emailing|e_mailing|mailing|contacting|messaging|spamming|writing|harassing|bothering|pestering|soliciting) (to)? (me|us|this_address|my_office|our_office|my_staff|our_staff|here) ~3 $ | ^ (please|kindly|just)? (do_not|dont|never) (ever)? (email|e_mail|mail|contact|message|write_to|write|spam) (me|us|this_address|our_office|our_company) (again|anymore|any_more|further|please|any_further|ever_again|ever|in_future|in_the_future|at_this_address)? ~1 $
                    en: ^ (please|pls|kindly|just)? (stop|cease) (sending|all) (me|us)? (these|your|any|further|all|more)? ~1 (emails|mails|messages|mail|e_mails|spam|communications|contact|communication) ~2 $ | ^ (please|kindly)? no (more|further) (emails|mails|messages|e_mails|contact|communication) (please|thanks|thank_you|from_you)? $ | ^ cease and desist ~1 $ | ^ leave (me|us) alone ~1 $
                    de: ^ (bitte)? (abmelden|austragen|abbestellen|abmeldung|abbestellung) (bitte|danke|sofort)? $ | ^ (bitte)? (löschen|streichen|entfernen|nehmen|tragen) sie (mich|uns|meine_adresse|unsere_adresse|meine_daten|unsere_daten|meine_e_mail_adresse) ~1 (aus|von)? ~1 (ihrem|ihrer|dem|der|allen)? ~1 (verteiler|verteilern|liste|datenbank|mailingliste|listen|$) ~2 $ | ^ (bitte)? keine (weiteren)? (mails|e_mails|emails|nachrichten|werbung) (mehr)? ~2 $ | ^ (bitte)? (schreiben|mailen|kontaktieren) sie (mir|uns|mich) (bitte)? (nicht|nie) (mehr|wieder) ~1 $
                    fr: ^ (merci_de|veuillez|svp|bonjour)? (me|nous)? (désinscrire|désabonner|désinscrivez|désabonnez) (moi|nous)? ~4 $ | ^ (désinscription|désabonnement) ~2 $ | ^ (merci_de|veuillez|prière_de)? (me|nous) (retirer|supprimer|radier|enlever) de (votre|vos|cette) (liste|listes|base|fichier|fichiers) ~3 $ | ^ (retirez|supprimez|enlevez) (moi|nous) de (votre|vos|cette) (liste|listes|base|fichier|fichiers) ~3 $ | ^ ne (me|nous) (contactez|écrivez|sollicitez|recontactez) plus ~1 $
                    es: ^ (por_favor|favor_de)? (denme|deme|dame|darme|dennos|darnos|quiero_darme|solicito_la|me_den) de? baja ~3 $ | ^ baja (por_favor)? $ | ^ (por_favor)? (elimínenme|elimíneme|bórrenme|bórreme|quítenme|quíteme|sáquenme|elimínennos|quítennos|bórrennos) de (su|sus|la|esta) (lista|listas|base) ~3 $ | ^ (por_favor)? no (me|nos) (escriban|escriba|contacten|contacte|envíen|manden) más ~3 $
                    it: ^ (per_favore|prego)? (cancellatemi|rimuovetemi|toglietemi|cancellateci|rimuoveteci|toglieteci|disiscrivetemi) ~5 $ | ^ (per_favore)? non (scrivetemi|contattatemi|scriveteci|contattateci|mi_scriva|mi_contatti) più ~2 $ | pt: ^ (por_favor)? (removam|remova|retirem|retire|tirem|descadastrem|descadastre) (me|nos|meu_e_mail|nosso_e_mail|meu_email) (da|de|das)? ~3 $ | ^ (por_favor)? não (me|nos) (escrevam|escreva|contactem|contatem|enviem) mais ~2 $
                    nl: ^ (graag|aub|alstublieft)? (uitschrijven|afmelden) (aub|alstublieft|graag)? $ | ^ (graag)? (verwijder|haal|schrap) (mij|me|ons) (van|uit) ~4 $ | ^ (mail|schrijf|contacteer) (mij|me|ons) niet meer ~2 $
                    """);

    private PlainOptOut() {}

    /** True if the sentence is one of them; harmless phrases are taken out before. */
    static boolean in(String words) {
        return ORDER.in(words);
    }
}
