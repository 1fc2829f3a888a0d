package com.salesagent.domain.reply;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds requests to stop writing or to erase data, in any politeness, and how far they reach. */
final class OptOut {
    private OptOut() {}

    /** Phrases that look like a request to stop and are none; taken out before looking. */
    private static final Phrases HARMLESS =
            Phrases.of(
                    """
                    en: (got|received|have|had|saw|seen|there_is|there_was|theres) no ~1 (email*|mail*|message*|contact*) | (stop|drop|pop|swing) (by|in|over) | (stop|drop|pop|swing) (me|us|an|a) ~1 (line|note|email|mail|message|call) | (drop|send|shoot|leave) (me|us) (a|an) (line|note|email|mail|message|text)
                    en: (i|we|he|she|they|it|someone|accidentally|mistakenly|almost|nearly) (removed|deleted|dropped|erased|stopped|excluded) ~4 | (remove|exclude|drop|stop|cease|delete|halt|quit) (the|a|an|any|all|some|one|these|those) ~1 (meter*|equipment|demand|charge*|fee*|cost*|boiler*|production|operation*|line|lines|unit*|building*|site*|location*|clause*|light*|heater*|service*|suppl*|tax*|waste|leak*|loss*|from_the_contract)
                    en: (dont|do_not|never) (hesitate|forget) to (contact|email|call|write|reach_out|follow_up)
                    en: (cant|cannot|couldnt|wont|never|didnt|non|nothing_to|full|one|no|pit|bus|truck|doesnt|wouldnt) stop
                    en: (dont|do_not) stop (here|there|now|at|by|in|the|until|thinking|$)
                    en: stop (by|in|over|thinking|gap|watch|loss|losing|wasting_energy|wasting_money|wasting_power|wasting_heat|wasting_electricity|wasting_water|wasting_so|wasting_gas|the_presses|the_press|press|halfway|midway|there_first|paying|using|overpaying|guessing)
                    en: (unsubscribe|unsubscribed|opt_out) (rate|rates|numbers|clause|clauses|window|deadline|period|fee|fees|option)
                    en: (we|i|they|weve|ive|have|had|already) ~1 opted out of ~3 (supply|supplier|choice|aggregation|market|program|programme|pool|contract|plan|retail|service|demand|tariff|cca)
                    en: (i|we|they|he|she|people|vendors|brokers|nobody|folks) (dont|do_not|never|didnt) (email|write|contact|message|text|reply|respond|send) ~1 | (havent|hasnt|hadnt|didnt|cant|couldnt|unable|trouble|problem) ~2 (open*|read|see|find|get|got|receiv*|access|download|view) ~5
                    en: (opt|opted|opting) out of (our|the|my|this|that|your|a|any|such|supply|that) ~2 (contract|agreement|supplier|supply|tariff|utility|program|programme|plan|service|deal|clause)
                    en: (can|could|may|do|does|would|if|how|when|what|are|is) (we|i|one|it|customers|you|they|there) ~5 (opt_out|unsubscribe) (later|early|any_time|any_point|at|after|if|or)
                    en: do (we|i) have to opt out
                    en: (not|isnt|wasnt) (spam|junk)
                    en: (in|into|to|through|from) (my|our|the|your) (spam|junk) ~1 (folder|box|filter)?
                    en: spam (filter|folder|filters|box)
                    en: (dont|do_not|never|wont) ~1 (hesitate|forget|mind|be_afraid|be_shy)
                    en: why (dont|not) (you|we)
                    en: if (we|i) (dont|do_not|didnt) | if you (dont|do_not)
                    en: (dont|do_not) (write|send|email) ~3 (off|yet)
                    en: (emails|email|mail|mails|mailing) (was|were|are|is|got|gets) blocked by
                    en: remove (me|us) from the (thread|loop|cc|copy)
                    en: (please)? (do_not|dont) reply (to|directly)
                    en: block (of|in|on|off|some|out|a|the|your|my|this|next|time|rate|heater|building|party)
                    en: (office|apartment|city|tower|time|next|engine|road) block
                    en: (reply|replying|text|respond|responding|write) (with)? (stop|unsubscribe)
                    en: (unsubscribed|blocked) (from)? (them|him|her|those|others|another|all_the_others|my_old|the_last|our)
                    en: ^ (please|but|so|kindly|yes|hey|and|oh|no|also)? (please)? (dont|do_not|never|not) ~1 (take|remove|drop|delete|strike|unsubscribe|exclude|cross|purge|block|erase|leave) ~1 (us|me|our|my) ~4 | ^ (please|but|so|and)? (dont|do_not) (stop|quit) (sending|emailing|mailing|writing|contacting|following) ~3
                    en: (unsubscribe|unsubscribed|unsubscribing|opted_out|opting_out) ~1 (from|of) (my|our|another|his|her|their|other|some|several|all_the_other|all_other|most|every_other|a|an|one|two|three|your_competitor|your_competitors|your_rival|your_rivals|the_competition|the_competitor|someone) ~3 | before you ~2 (delete|remove|unsubscribe|stop|drop|erase|write|take|close|give_up) ~4
                    en: (we|they|it|he|she|plant|plants|line|lines|production|machines|pumps|chillers|presses) (stop|stops|stopped|will_stop|have_stopped|has_stopped|never_stop|never_stops|had_to_stop|must_stop) ~3 | weve stopped ~3 | (i|we) (spam|spammed|mail|mailed|email|emailed) (our|my|them|him|her|tenants|customers) ~2 | off (my|our) (plate|desk|hands|shoulders|mind|chair|chest|agenda|feet|to_do)
                    en: (remove|delete|drop|cancel|strike|exclude|erase) (the|a|an|that|this|one|your|his|her) ~2 (attachment|attachments|link|assumption|assumptions|line|paragraph|number|numbers|page|slide|slides|invite|invitation|appointment|option|options|meeting|call|table|chart|figure|figures|row|column|sentence|logo|duplicate|draft|version|spreadsheet|estimate|friday|monday|tuesday|wednesday|thursday) ~2
                    de: ^ (bitte|aber)? (nehmen|löschen|streichen|tragen|entfernen|melden) sie (uns|mich) (bitte|aber|jetzt|noch)? nicht ~4 | (bitte|noch) nicht (abmelden|löschen|austragen|streichen|entfernen) | fr: ne (me|nous) (désinscri*|retir*|supprim*|désabonn*|enlev*) pas ~3 | es: no (me|nos) (quit*|borr*|elimin*|saqu*|den_de_baja|dé_de_baja|desuscrib*) ~3
                    pt: não (me|nos) (remov*|retir*|tir*|exclu*|apag*|descadastr*) ~3 | it: non (mi|ci) (cancell*|rimuov*|tolg*|elimin*) ~3 | non (cancellatemi|rimuovetemi|toglietemi) | nl: (ons|mij) (nog|alsjeblieft|alstublieft)? niet (uitschrijven|verwijderen|schrappen)
                    en: stop (selling|talking|guessing|promising|wondering|worrying|apologizing|apologising) ~3 | (so_that_i|so_i|so_we|so_that_we|before_i|before_we|until_we|when_i|when_we|if_i|if_we) ~1 (stop|stopped|quit|cut|delete|remove) ~3 | (i|we) ~1 (kept|keep|was|were|am|are) (deleting|removing|stopping|blocking) ~3 | (we|i) ~1 (unsubscribed|opted_out) ~1 (our|the|my|of) ~3 | you can stop (the|your)? (follow_ups|chasing|reminders|reminding) ~1 (i|we|ive|weve) ~2
                    de: (nicht|niemals|nie) (aufhören|stoppen)
                    de: (bitte)? (nicht) ~1 zögern
                    """);

    /** What a person says who wants out. */
    private static final Phrases REQUEST =
            Phrases.of(
                    """
                    en: no need to ~2 (follow_up|contact|write|email|reach_out|send|message|get_in_touch|call_or_email) ~5 | (not|never|dont|rather_not|off) ~5 (on|part_of) ~2 (list|lists|mailing|mailings|distribution|database) | (nothing|none) (more|further|else) ~2 (from_you|from_your|please)
                    en: (dont|do_not|never|no|neither|nobody|no_one|none|nor|not_to|not_be|not_get|not_receive|nothing) ~6 (get|gets|getting|receiv*|hear*|send*|sent|mail*|email*|contact*|writ*|messag*|follow_up|reach*) ~6 (again|anymore|any_more|any_longer|going_forward|from_now_on|in_future|in_the_future|henceforth)
                    fr: (arrêt*|cess*|stopp*|éviter|évitez|fin|mettre_fin) ~3 (envoy*|écri*|contact*|sollicit*|relanc*|importun*|démarch*|appeler|spam*|messages|mails|courriels|envois) ~2
                    en: (stop|stopping|cease|ceasing|desist|discontinue|quit|quitting|refrain|halt|remove|removing|removal|delete|deleting|deletion|unlist|delist|strike|scrub|erase|purge|exclude|abstain|drop|omit|deregister|disenroll|unenroll|excuse) ~4 (email*|e_mail*|mail|mails|mailed|mailing|mailings|messag*|contact*|correspond*|communicat*|outreach|newsletter*|solicit*|pitch*|spam*|list|lists|database|records|mailer|mailbox|inbox|sequence|campaign*|follow_up|follow_ups|followups|tool|cadence|advert*|promotion*|offers|system|crm) | (remove|removing|removal_of|delete|deleting|deletion_of|unlist|delist|strike|scrub|erase|purge|exclude|excluding|deregister|unenroll|forget|drop) (me|us|my|our|myself|ourselves|this_address|this_email|this_inbox|address|name)
                    en: (be|get|is|are|have|had|want|see|getting|being|like) ~6 (removed|deleted|excluded|erased|purged|struck|scrubbed|dropped|taken|kept|left|pulled|blocked|unlisted|delisted) ~2 (from|off|out) ~5 | (have|get|had|getting|having|had_to) (your|you|this) ~3 (blocked|blacklisted|filtered)
                    en: (you|please|and|kindly|again|just|or) (dont|do_not|never|not) ~2 (write|email|mail|contact|reach|message|approach|solicit|follow|bother|pester|call_or) ~2 (me|us|again|anymore|further|any|up|out|at|in|future|this|our|my|here|anyone|$) | (you|please|and|kindly|again|just|or) (dont|do_not|never|not) ~2 (send|forward|share|submit|mail) ~2 (further|more|any|anything|these|this|me|us|again|another|such|additional|unsolicited)
                    en: (no|zero|without|not_accept|never_accept) (vendor|sales|cold|more|further|marketing|commercial|unsolicited|such|promotional|supplier|additional|future|other|new|broker|third_party|those|of_these) ~2 (email*|mails|mailings|messages|newsletters|solicitation*|contact|correspondence|outreach|offers|communications|pitches|approaches|advertising|advertisements|letters) | (policy|policies|rule|rules) ~5 (no|not|against|dont|prohibit*|forbid*) ~3 (email*|solicit*|cold|vendor|unsolicited|mails|mailings|pitches)
                    en: (and|please|just|now|simply|kindly|must|should|favor|favour|lets) (stop|cease|desist|quit|end_it|end_this|end_these) (it|this|that|now|here|please|at_once|immediately|already)? $ | ^ ~1 (end|stop|kill|cancel|drop) (this|these|it|them|that) ~2 $ | (see_to_it|ensure|make_sure|guarantee|confirm) ~8 (removed|deleted|taken|erased|stop*|not_contacted|not_receive|no_longer|never) ~4
                    en: (dont|do_not|never|cant|cannot) (recall|remember) ~2 (subscribing|signing|opting|asking|requesting|agreeing|giving) ~4 | never ~2 (subscribed|requested|asked|signed|opted|wanted|agreed) ~4 (this|these|email*|mail*|newsletter*|it|to|up|in)
                    de: (lösch*|streich*|nehm*|nimm|nehmt|entfern*|trag|tragt|tragen|austrag*|schließ*) ~2 (mich|uns|meine|unsere|mein|unser) ~4 | (sehen|sieh|seht|abzusehen|absehen|abstand) ~4 (weiteren|weiterer|mails|kontakt*|anschreiben|werbung|anfragen|zusendung*) ~2 | (unterlass*|einstell*|einzustellen|verzicht*|verschon*) ~4 (mails|mail|e_mails|werbung|anfragen|kontakt*|anschreiben|zusendung*|uns|mich|weitere|weiteren|künftig|zukünftig) | abmeld* | austrag* | abbestell*
                    fr: désinscri* | désabonn* | (bien_vouloir|merci_de|veuillez|prière_de|vous_prie_de|demande_de|vous_demande_de) ~3 (retir*|supprim*|enlev*|radi*|cesser|arrêter|effac*|ne_plus|stopper) ~4 | ne plus (me|nous|m'|être|recevoir|écrire|envoyer|contacter|solliciter|m'envoyer|m'écrire|m'adresser) ~3
                    es: desuscri* | (no|ni) ~2 (mand*|envi*|escrib*|contact*) ~1 (más|mas|nada|nunca) ~4 | (darme|darnos|dar|denme|dame|solicito|quiero|pido) ~2 baja | (eliminar|borrar|quitar|sacar|retirar|suprimir) ~4 (mi|mis|nuestro|nuestra|lista|base|datos|correo|dirección)
                    it: disiscri* | cancell* ~3 (iscrizione|mio|mia|miei|lista|indirizzo|dati|nominativo) | pt: descadastr* | cancelar ~3 (inscrição|cadastro|envio) | nl: uitschrijv* | afmeld* | pl: wypis* | sv: avregistrer* | avprenumer* | da: afmeld* | frameld* | avmeld*
                    en: (do_not|dont|never|not_to|please_not) (reach_out|follow_up|get_in_touch|email|contact|write|mail|message|solicit|send_mail|send_emails) (in|again|at|any|anymore|future|further|under|for|us|me|this|my|our|going_forward|ever|$) | (be|were|was|is|make|makes) ~3 (final|last) (message|email|mail|note|contact|communication|letter|follow_up|outreach)
                    en: (erase|delete|remove|wipe|purge|destroy|forget) (everything|anything|all|every|whatever) ~6 | (forget|lose|ditch) (me|us|my|our) ~3 (email|address|contact|details|exist*|number|name|company|$) | (off|out_of) (your|this|the|any) ~2 (list|lists|mailing|mailings|database|records|system|books|radar|distribution)
                    en: (dont|do_not|not) ~2 (welcome|appreciate|accept|take|tolerate|allow|permit|want|solicit|authorize|entertain|respond_to|read) ~3 (unsolicited|cold|solicitation|solicitations|marketing|sales|spam|promotional|mass) ~2 (email*|mail*|message*|offers|outreach|pitch*|solicit*|contact|approaches|advert*) | (unwanted|unwelcome|uninvited|intrusive|nuisance) ~4 (email*|mail*|message*|contact|solicit*|please|and|from|are|is|$)
                    de: (kontaktversuche|anschreiben|mails|anfragen|werbung|kontaktaufnahmen|zusendungen|e_mails) ~3 (unterlassen|einstellen|unerwünscht|verboten|verzichten) | von (der|ihrer|dieser|eurer) ~1 (liste|verteiler|mailingliste|verteilerliste) | (von|mit) (ihnen|euch) ~2 (nichts|nie) ~2 (mehr|wieder) ~2
                    en: (stop|stopping|stopped|quit|cease|discontinue|halt|refrain|desist|to_end|no_more|no_further|not_one_more|enough|done_with|without_further|put_an_end|free_of|spare_me|spare_us) ~6 (email*|e_mail*|mailing*|mailbox|mail|mails|messag*|contact|contacts|contacting|contacted|correspond*|writing|write|sending|campaign|campaigns|follow_up|follow_ups|followup|followups|inbox|spam*|asking|outreach|pitch|pitches|pitching|solicit*|newsletter*|advert*|proposals|communicat*|notes|reminders|offers|selling|sales_mails|sales_pitch|bothering|annoying|nagging|chasing)
                    en: (contact|communication|communications|correspondence|emails|mails|messages|outreach|mailings|this_campaign|campaign|solicitation) ~5 (must|is|are|has|have|needs|need|should|shall|to|will) (to|all|hereby)? (stop|end|cease|be_stopped|halt) | (all|any|this|your) (contact|communication|correspondence|outreach) ~3 (end|ends|stops|ceases|over)
                    en: (please|kindly|time|said|say|asking|asked|request) ~4 (no_more|discontinue|desist|cease) $ | ^ ~1 (no_more|discontinue|desist|cease|enough|be_gone) ~1 $ | ^ (please|kindly) (end|remove|delist|unlist) ~3 $ | (delist|unlist|de_list) ~2
                    en: (interested|thanks|thank_you|please|kindly|and|just|now|again) (remove|delete|unlist|delist) (please|now|thanks|this|immediately)? $ | (remove|delete|drop|strike|scrub|clear) ~2 (from|off) ~3 (list|lists|database|mailing|system|distribution|records|crm|files|books)
                    en: (take|get|keep|pull|pulled|leave) (me|us|my|our|this|that|it|her|him) ~4 (off|out_of) ~3 (list|lists|database|mailing|mailings|system|distribution|records|crm|it|this|that|campaign|campaigns|sequence|loop|books|address_book|robots_list|$) | (take|get|keep|leave|cross|pull) ~1 (my|our|this) ~3 off
                    en: (dont|do_not|never|not_to|stop|please_dont) ~3 (use|write|email|e_mail|mail|contact|send|reach_out|solicit|approach|message|pester|follow_up|try_me|reply) ~4 (again|anymore|any_more|any_longer|ever) | never (write|email|mail|contact|send|message|reach_out|bother) | (write|email|mail|contact|send|message) ~3 never again | never again
                    en: (one_more|another|again|any_more|further|keep|keeps|continue|otherwise|or_else|next) ~12 (lawyer|lawyers|attorney|attorneys|solicitor|legal_action|lawsuit|sue|suing|complaint|authorities|regulator|block_you|blocked|block_your|report_you|report_this|reporting) | (who_gave_you|no|without|never_gave|did_not_give|didnt_give|not_have|dont_have|withdraw|revoke|revoking) ~2 (permission|consent|authorization|authorisation) ~6 (mail|email|contact|write|use|send|data|address|solicit|market|messages)
                    en: (dont|do_not|no_longer|not|never) (want|wish|like|care|need) ~2 (any_of_this|anything_from_you|these|this_in_my_inbox|your_emails|your_mails|your_messages|your_newsletter|to_hear_from) | i ~2 out of your ~3 | (wants|want|would_like|like) out of (this|your|the) ~2 (list|mailing|campaign|loop|database|emails)
                    de: (nichts|keine|kein|keinen|nie|nicht|niemals) ~2 (mehr|weiteres|weiteren|weitere|wieder) ~5 (senden|sendet|schicken|schickt|zusenden|schreiben|schreibt|mailen|zukommen|zu|hören|kontaktieren|belästigen|zuschicken|anfragen|kontakt|mails|angebote|werbung|zumailen) | (senden|schicken|mailen|schreiben|sendet|schickt|schick) ~1 (sie|ihr)? ~1 (mir|uns|mich) ~3 (nichts|keine|nie|nicht|nimmer) ~2 (mehr|weiter|wieder|zu|mails|werbung|$) | keine ~1 weiteren ~2 | (stop|stopp|schluss|genug|aufhören|ende) ~4 (spam|mails|mail|emails|e_mails|werbung|nachrichten|schreiben|anfragen|kontakt|newsletter|belästigung|mailen) | (bitte|ich|wir|um|beantrage|verlange|fordere|hiermit) ~5 (löschung|streichung|austragung|entfernung|abmeldung|unterlassung)
                    fr: (cessez|cesser|cesse|arrêtez|arrêter|arrête|stop|stoppez|assez|fini|marre|halte) ~5 (envois|envoi|mails|mail|messages|emails|courriels|courriel|écrire|contacter|spam|publicité|pub|relances|démarchage|prospection|harcèlement|sollicitations) | (plus|aucun|pas) ~1 (de|d'autres|d')? ~2 (mails|mail|messages|emails|courriels|envois|relances|sollicitations|prospection|newsletter|contact) | plus jamais ~3 (écrire|contact*|mail*|message*) | (supprimez|supprimer|retirez|retirer|enlevez|enlever|effacez|rayez|radiez|ôtez|sortez|désinscrivez) ~1 (moi|nous|mon|mes|notre|nos) | (de|des) vos (contacts|listes|fichiers|envois|mailings|bases)
                    es: (basta|paren|pare|dejen|deje|cesen|cese|no_más|no_mas|alto|stop|suficiente) ~4 (correo|correos|mensajes|mensaje|emails|mails|publicidad|spam|contacto|contactar*|escrib*|envi*|mand*|molest*|insist*) | (no|ya_no|nunca|jamás|favor_de_no|evite|eviten) ~1 (me|nos)? ~1 (vuelvan|vuelva|volver|manden|mande|envíen|envíe|escriban|escriba|contacten|contacte|contactar*|escribir*|enviar*|mandar*|molesten|molestar*|insista*) ~4 (nada|más|mas|a|correos|correo|mensajes|$|contactar*|escribir*|emails|mails|publicidad|información_publicitaria|nunca|de_nuevo|otra_vez) | (quítenme|quíteme|bórrenme|bórreme|elimínenme|elimíneme|sáquenme|sáqueme|desuscríbanme|desuscríbame|remuévanme|quitame|borrame|eliminame)
                    it: (essere|venire|sia|siate) (rimosso|rimossa|rimossi|cancellato|cancellata|cancellati|eliminato|eliminata|tolto|tolta) | (basta|stop|smettete|smettetela|smetta|finitela) ~3 (mail|email|e_mail|messaggi|spam|scriver*|mandar*|contattar*|inviar*|pubblicità) | (rimuovetemi|rimuovimi|cancellatemi|cancellami|toglietemi|toglimi|eliminatemi) | dalla (vostra|sua|tua) ~1 (lista|mailing|database|rubrica) | non ~2 (più) ~2 (scriv*|mail|email|messaggi|contatt*|ricevere|mandat*)
                    pt: (chega|basta|pare|parem|stop|cessem) ~3 (mail|mails|email|emails|e_mail|e_mails|mensagens|spam|contato|contacto|escrever|enviar|mandar) | (não|nunca) ~1 (me|nos)? ~1 (envi*|mand*|escrev*|contat*|contact*|incomod*|perturb*|procur*) ~3 (mais|novamente|de_novo|nada|e_mails|emails|mensagens|outra_vez) | (tirem_me|tire_me|remova_me|removam_me|retirem_me|exclua_me|apaguem_me|me_tire|me_tirem|me_remova|me_removam|me_retire|me_exclua|me_descadastre) | da (sua|vossa) ~1 (lista|base)
                    nl: (verwijder|verwijderd|schrap|haal|wis|wissen|verwijderen) ~5 (bestand|lijst|database|mailinglijst|adres|gegevens|systeem|mailing|verzendlijst) | (geen|niet|nooit|niets) ~2 (mails|mail|e_mails|berichten|post|reclame|meer|contact|nog) ~3 (meer|sturen|ontvangen|mailen|schrijven|opnemen|toesturen|$)? ~1 (mailen|sturen|ontvangen|schrijven|benaderen|contacteren|toesturen|opnemen) | (stop|hou_op|kap) ~3 (mail*|stur*|spam*|bericht*|schrijv*|dit) | (wil|wens) ~2 (geen|niet|niets) ~3 (mails|berichten|e_mails|meer|ontvangen)
                    pl: (więcej|już|nigdy) ~1 nie ~3 (pisać|pisz*|wysył*|kontakt*|przysył*|mail*|dzwon*) | (proszę|prosze) ~3 (nie|przestać|zaprzestać|usun*|wykreśl*|wypis*) ~4 (pisać|wysył*|kontakt*|maili|adres*|dan*|baz*|list*|mnie|wiadomości|korespondencji) | (dość|koniec|stop|przestań*) ~3 (maili|spam*|wiadomości|pisać|wysył*)
                    sv: (sluta|slut|stopp|stoppa|upphör|nog) ~4 (mejl*|mail*|skick*|skriv*|kontakt*|spam*|höra) | (inga|inte|aldrig) ~2 (fler|mer|mera|längre|igen) ~2 (mejl|mail|utskick|meddelanden|skicka|kontakt*|höra) | ta bort (mig|oss|min|vår)
                    da: (stop|stopp|slut|slutt|hold_op|nok) ~5 (mail*|skriv*|send*|kontakt*|spam*|e_mail*|e_post*) | (ikke|aldrig|aldri|ingen) ~3 (mere|mer|flere|igen|lenger|længere) ~3 (mail*|skriv*|send*|kontakt*|henvendelse*|e_post*)? ~1 (mail|mails|e_post|kontakt|fra_jer|fra_dere|henvendelser) | (fjern|slet|slett|meld) (mig|meg|os|oss|min|mit|vår|vores)
                    en: unsubscribe | unsubscribed | unsubscribing | unsub | unsubs | un subscribe
                    en: (opt|opting|opted) (me|us|out|my) (out)? | optout | i want out | count (me|us) out of (your|these|this|any) ~3
                    en: ^ ~1 (remove|delete|removed) ~1 $ | (remove|delete|erase|purge|scrub|drop|strike|exclude|wipe|clear) (me|us|my|our|myself|ourselves)
                    en: (remove|delete|erase|purge|scrub|drop|strike|exclude) ~3 (this|that) ~2 (address|email|inbox|mailbox|account|domain|contact)
                    en: (remove|delete|drop|strike|scrub) ~6 (from|off) (your|the|this|these|ur|all|any|that) ~3 (list|lists|database|mailing|mailings|distribution|campaign|campaigns|crm|records|system|sequence|cadence|outreach|emails|mails|send)
                    en: (take|get|keep|leave|cross|strike) (me|us|my|our|this|her|him|them|that) ~4 off (your|this|the|that|of|ur|these|any|$)
                    en: (take|get|keep|leave|cross) (me|us) off
                    en: off (your|this|ur|the) ~2 (list|lists|mailing|mailings|database|distribution)
                    en: (no|not|without|zero) (more|further|additional|other|any_more|future) ~2 (emails|email|mails|mail|messages|message|contact|communication|communications|correspondence|follow_ups|followups|outreach|solicitation|solicitations|spam|newsletters|commercial)
                    en: (do_not|dont|donot|never|please_not|not_to) ~2 (contact|email|e_mail|mail|message|spam|pester|bother|solicit|text|disturb|bug) (me|us|any|again|anymore|this|my|our|anyone|anybody|at|further|here|$)
                    en: (do_not|dont|donot|never) ~2 (write|reach_out|follow_up|get_in_touch|reply|send_anything|come_back|respond|try) ~2 (me|us|again|anymore|any_more|any_further|ever)
                    en: (do_not|dont|donot|never) ~2 send (me|us|anything|any|these|this|more|another) ~3 (emails|email|mails|mail|messages|anything|else|again|anymore|more|stuff|crap|junk|spam|pitches|these|this|further)
                    en: (do_not|dont|never) ~3 follow ~2 up again | (do_not|dont) bother ~2 (following|writing|emailing|sending|replying|contacting|again|me|us)
                    en: do not call do not (write|email|mail) | (do_not|dont|no) call ~3 (email|write|mail) ~3 (again|me|us|anymore)
                    en: (do_not|dont|not_to) (contact|email|mail) (list|$|please)
                    en: (stop|stopped|quit|cease|halt|discontinue|refrain_from|desist_from|end|finish|enough_with|enough_of|knock_off|cut_out|done_with) ~4 (emailing|e_mailing|mailing|contacting|writing|sending|spamming|calling|phoning|harassing|messaging|bothering|bugging|pestering|soliciting|following_up|reaching_out|texting|stalking)
                    en: (stop|quit|cease|halt|discontinue|end|kill|enough_with|enough_of|sick_of|tired_of|fed_up_with) ~2 (this|these|those|all|any|further|the|your|with_the) ~4 (emails|email|mails|mail|messages|follow_ups|followups|spam|outreach|nonsense|contact|correspondence|communication|communications|sequence|campaign|crap|pitches|mailings|junk|newsletter)
                    en: ^ ~3 stop $ | ^ stop (please|now|it|this|that|already|immediately|ok|for_now|for_the_moment|them|here|all|pls|plz|thanks|thank_you|everything) | please ~2 stop (for|now|it|this|that|immediately|at_once|already|$) | (hint|means|just|must|now|please|should) (and)? stop | make it stop | (id|would|could|can|please|pls) ~6 (it|this|that|them) (to|all)? (end|stop|cease) | stop stop
                    en: leave (me|us|my|our|this|my_team) ~2 (alone|be|in_peace) | lose (my|our|this) (number|email|address|contact|details) | get lost | go away | buzz off | piss off | f off | fuck off | bugger off | fuck you | fuck ~2 off
                    en: cease and desist | desist | cease all | cease ~1 contact | cease communication
                    en: (right|request|demand|require|ask|want) ~4 (erasure|be_forgotten|deletion) | (data|personal_data|information) ~3 (erased|deleted|removed|wiped) | (delete|erase|remove|destroy|wipe) ~3 (data|details|information|record|records|info)
                    en: (gdpr|ccpa|rgpd|dsgvo|can_spam) ~12 (erase|erasure|delete|deletion|remove|removal|object|stop|honor|honour|request|complaint|withdraw|forgotten) | (withdraw|revoke|withdrawing|revoking) ~3 consent
                    en: object to ~3 (processing|use|marketing|mail|emails|contact|data)
                    en: (this_is|its|thats|just|pure|more|your|obvious|this) (just|pure|clearly|nothing_but|total|more|unsolicited|all)? (spam|junk_mail|spamming) | spammer | spammers | spamming | unsolicited | stop spam
                    en: (report|reported|reporting|mark|marked|marking|flag|flagged|flagging|treat) ~5 (spam|junk|phishing|abuse) | reported (you|this|your) ~4
                    en: (you|youre|you_are|your_email|sender|your_domain|your_address|this_address) ~3 (now)? blocked | (i|ive|i_have|im|am|will|ill) ~2 (block|blocked|blocking) (you|this|your|u|ur|the) | ^ block $ | ^ (blocked|blocking) (you)? $
                    en: (file|filing|filed|lodge|submit) ~3 complaint | complaint with the (ftc|ico|authorities|regulator)
                    en: no (soliciting|solicitation|solicitations) | strict ~3 no solicitation | no (cold|unsolicited|marketing|sales|promotional) (email|emails|mail|mails|messages|outreach)
                    en: (dont|do_not|no_longer|not|never) (really)? (want|wish|like|care|need|wanting|wishing) to (receive|get|hear|be_contacted|be_emailed|see|be_bothered|be_on|be_mailed|read) ~3 (email|emails|mail|mails|any|anything|more|further|from|these|this|again|your|communications|newsletter|message|messages|list|about)
                    en: (dont|do_not|no_longer) (want|wish) ~1 to (be_contacted|be_emailed|be_bothered|hear_from)
                    en: (dont|do_not|no_longer) want (any|these|your|more|further) ~2 (email|emails|mail|mails|messages|spam|newsletters|contact)
                    en: (rather|prefer|prefers|would_like|wish|like|appreciate_it_if_you|want) (not|you_not|you_didnt|didnt|you_did_not|you_would_not|if_you_didnt) ~2 (receive|get|hear|be_contacted|to_receive|to_get|to_hear|to_be_contacted|to_be_emailed|contact|email|write|send|follow)
                    en: (not|never|no_longer) (be|to_be|being|get) (contacted|emailed|mailed|solicited|bothered|written_to|disturbed|spammed)
                    en: (am|are|is|be|was) (not)? (contacted|emailed|mailed) (anymore|any_more|again|further|ever)
                    en: (excluded|removed|deleted|taken|struck|dropped|wiped) (off|from|out_of) (your|this|the|all|any|future|these|that|ur)
                    en: (would|could|can|please|like|want|wants|need|needs|wish|ask|asking) ~5 be (removed|unsubscribed|excluded|taken_off|deleted|forgotten)
                    en: (this|that|it) ~3 (be|is|was) (your|the) last (email|mail|message|one) | make it your last | (your|the) last (email|mail|message) to (me|us|this) | last warning | final warning
                    en: (never|didnt|did_not|havent|dont_remember|do_not_recall|dont_recall|dont_recall_ever) ~2 (signed|sign|signing|subscribed|subscribe|opted|opt|subscribing|consented|consent|agreed|asked|ask) (up|in|to|for) ~2 (this|these|it|get|receive|emails|your|be|any|contacted|$)
                    en: take the hint | stop already | respect (our|my|it|that|this) ~4 (privacy|wishes|wish|policy|refrain) | privacy violation | violat* ~3 privacy | illegal ~4 (email|emails|mail|marketing)
                    en: (whatever|whoever|system|bot|robot) ~3 (keeps|keep) (mailing|emailing|writing|sending|spamming)
                    en: (cancel|end) ~2 (my|our|this|the) (subscription|emails|mailing|newsletter)
                    en: (harassment|harassing|harass) | (hear|hearing) from (you|your_company|your_team) (again|anymore|any_more|ever)
                    en: (discontinue|suspend|pause|halt|terminate) ~3 (emails|mails|messages|outreach|contact|contacting|mailings|correspondence|communication|communications)
                    en: (email|mail|message|contact) (me|us) (again|anymore) ~4 (report|lawyer|sue|legal|block)
                    en: (dont|do_not) ~2 (want|need) ~3 (emails|mails|messages) (from|like|in)
                    de: abmelden | abmeldung | austragen | abbestellen | abbestelle | abgemeldet
                    de: (nehmen|nimm|streichen|streich|entfernen|entferne|löschen|lösche|tragen|trage|entfernt|löscht) ~1 (sie|mich|uns|meine|unsere|diese|mein|unser|meinen) ~7 (verteiler|liste|adresse|mailadresse|email|daten|datenbank|kontaktdaten|verteilerliste|mailingliste|aus|raus|system|newsletter|mail)
                    de: (meine|unsere|mein) ~4 (daten|adresse|mailadresse|email|kontaktdaten|mail) ~8 (löschen|entfernen|streichen|gelöscht|entfernt|gestrichen)
                    de: (mich|uns) ~6 (verteiler|liste|mailingliste|datenbank) | aus (ihrem|dem|eurem|deinem|ihrer|der|eurer) (verteiler|liste|datenbank|mailingliste|verteilerliste|kartei|system)
                    de: (keine|keinen|keinerlei|nie|niemals|kein) ~2 (weiteren|weitere|mehr|wieder|solche|solchen|derartigen|derartige|neuen|unaufgeforderten|werbe|werbung) ~2 (mails|mail|emails|email|e_mails|nachrichten|nachricht|werbung|werbemails|anschreiben|kontaktaufnahme|kontaktversuche|zusendungen|post|schreiben|newsletter|kontakt|spam|angebote|infos)
                    de: (keine|keinen) ~3 (mails|mail|emails|e_mails|nachrichten|werbung|werbemails|newsletter|post) ~3 (mehr|erhalten|bekommen|schicken|senden|schreiben|zusenden|von_ihnen)
                    de: (nicht|nie|niemals) (mehr|wieder|weiter|noch_einmal|nochmal|erneut|länger) ~3 (kontaktieren|kontaktiert|anschreiben|angeschrieben|schreiben|anrufen|belästigen|belästigt|melden|mailen|zu_kontaktieren|anzuschreiben|kontakt)
                    de: (kontaktieren|schreiben|mailen|belästigen|schreibt|kontaktiert|kontaktiere|schreib) (sie|ihr|du)? ~1 (mich|uns|mir) ~2 (nicht|nie|niemals) | (hören|hör|hört) (sie|du|ihr)? ~1 auf ~2 (mir|uns|mich|zu|damit|mit)
                    de: (unterlassen|unterlasst|unterlassung|unterlassungs*) | lassen sie (mich|uns) ~1 (in_ruhe|in_frieden) | lass* (mich|uns) in ruhe | belästigung
                    de: (widerspreche|widersprechen|widerspruch) ~8 (nutzung|verarbeitung|daten|werbung|werbezwecken|kontaktaufnahme|verwendung) | (dsgvo|datenschutz*) ~10 (löschen|löschung|löscht|auskunft|widerspr*|beschwerde) | löschung ~4 (daten|meiner|unserer)
                    de: (das|dies) ist ~2 (spam|belästigung|unerwünschte_werbung) | (als|unter) spam (gemeldet|markiert|melden) | unerwünschte (werbung|mail|mails|email|e_mail) | unerlaubte werbung | spammer
                    de: (möchte|möchten|will|wollen|wünsche|wünschen) ~3 (keine|keinen|nicht_mehr|nichts_mehr|nie_wieder) ~6 (erhalten|bekommen|hören|kontaktiert|angeschrieben|empfangen|kontakt|lesen|mails|werbung)
                    de: (bitte)? (sofort|umgehend|künftig|zukünftig)? (einstellen|stoppen|aufhören) $ | (mails|mail|kontakt|werbung|zusendung|versand|anschreiben) ~4 (einstellen|einzustellen|stoppen|unterlassen) | genug (mails|spam) | verschonen sie
                    fr: désinscription | désinscrire | désinscrivez | désabonner | désabonnez | désabonnement | me désinscrire | désinscris
                    fr: (retirer|retirez|enlever|enlevez|supprimer|supprimez|effacer|effacez|ôter|ôtez|radier|radiez|rayer|rayez|retire|enlève|supprime|sortir|sortez) ~3 (moi|nous|me|mon|ma|mes|notre|nos|cette|votre|vos|adresse|coordonnées|données)
                    fr: (me|nous) (retirer|enlever|supprimer|désinscrire|désabonner|radier|effacer|rayer|sortir|contacter_plus) ~8
                    fr: de (votre|vos) (liste|listes|fichier|fichiers|base|mailing|diffusion)
                    fr: ne (plus|pas) ~2 (me|nous|m'|jamais)? ~1 (contacter|écrire|envoyer|m'écrire|recontacter|solliciter|relancer|m'envoyer|nous_écrire|démarcher|être_contacté|être_sollicité|déranger|recevoir|importuner|appeler_ni)
                    fr: (ne)? (me|nous) (contactez|écrivez|recontactez|sollicitez|relancez|envoyez|dérangez) (plus|pas|jamais) | ne (m'écrivez|m'envoyez|m'importunez) (plus|pas|jamais) | n'(écrivez) plus | ne m'écrivez plus
                    fr: (cesser|cessez|arrêter|arrêtez|stopper|stoppez|arrête|cesse) ~3 (écrire|m'écrire|envoyer|m'envoyer|contacter|mails|mail|messages|spam|spammer|harceler|courriels|emails|envois|solliciter|sollicitations|relancer|relances|importuner|tout|ça|nous|me|vos|ces|les)
                    fr: ne (souhaite|souhaitons|veux|voulons|désire|désirons) (plus|pas) ~3 (recevoir|être|reçevoir|entendre|avoir) | plus (de|aucun|d') (mails|mail|messages|emails|courriels|relances|sollicitation|démarchage)
                    fr: (laissez|laisse|fichez|foutez) ~2 (moi|nous|la) ~2 (tranquille|paix) | (rgpd|cnil) ~10 (suppression|supprimer|effacement|plainte|opposition|oppose|effacer) | (droit|demande) ~4 (effacement|suppression|opposition) | m'oppose ~6
                    fr: (c'est|ceci_est|c'est_du) (du)? spam | signalé ~4 (spam|indésirable) | indésirable* | démarchage abusif | harcèlement
                    es: (dar|darme|darnos|dame|deme|denme|denos|dennos|quiero|solicito|solicitar) ~3 (de)? baja | baja (por_favor|definitiva|inmediata|$) | ^ baja $ | darse de baja | desuscribir* | desuscripción | cancelar ~2 suscripción | cancelen ~2 suscripción
                    es: (elimine|eliminen|elimíneme|elimínenme|eliminarme|eliminar|borre|borren|bórreme|bórrenme|borrar|quite|quiten|quíteme|quítenme|quitarme|quitar|saquen|sáquenme|retire|retiren|retírenme|saque|sáqueme|retírenos|elimínenos|bórrennos|quítennos|suprima*|remueva*) ~3 (me|mi|mis|nos|nuestro|nuestros|nuestra|este|esta|lista|listas|datos|correo|dirección|base|su|de)
                    es: (no|ni|nunca|jamás) (me|nos) (envíe|envíen|envies|envie|mande|manden|mandes|escriba|escriban|escribas|contacte|contacten|contactes|vuelva|vuelvan|vuelvas|moleste|molesten|llame_ni|sigan|siga) | no (vuelva|vuelvan|vuelvas) a (escribir*|contactar*|enviar*|mandar*)
                    es: (deje|dejen|deja|dejad|paren|pare|basta|cese|cesen) ~2 (de)? ~1 (escribirme|escribirnos|escribir|enviarme|enviarnos|enviar|mandarme|mandar|mandarnos|contactarme|contactarnos|contactar|molestar|molestarme|molestarnos|spam|correos|acosar*)
                    es: no (deseo|deseamos|quiero|queremos|quisiera) ~2 (recibir|ser_contactado|que_me|que_nos|seguir_recibiendo|saber_más|recibiendo) | no ~1 más (correos|mensajes|emails|publicidad|spam|mails) | (borren|eliminen|supriman|borrar|eliminar|supresión|cancelación) ~3 datos | (esto|eso) es spam | (lo_he|he) ~1 (marcado|denunciado|reportado) ~4 spam | déjeme en paz | déjenme en paz | déjennos en paz | (rgpd|lopd|arco) ~8
                    it: (cancellatemi|cancellami|cancelli|cancellare|cancellarmi|cancellate|rimuovetemi|rimuovimi|rimuovere|rimuova|rimuovete|eliminate|eliminatemi|elimini|eliminare|toglietemi|togliere|togliermi|tolga|toglieteci|cancellateci) ~5 (lista|liste|elenco|mailing|database|dati|indirizzo|mail|email|mio|miei|me|vostra|vostro|vostri|dalla|contatti)
                    it: disiscriv* | disiscrizione | non (scrivetemi|scrivermi|scriveteci|contattatemi|contattarmi|contattateci|mi_scriva|mi_scrivete|mi_contatti|mi_contattate|inviatemi|inviateci|mandatemi|mi_mandate) | non (voglio|vogliamo|desidero|desideriamo) ~2 (ricevere|essere_contattat*|più) | (smettete|smetta|smettetela|smettila|basta) ~2 (di|con)? ~2 (scriver*|mandar*|inviar*|contattar*|mail|email|spam) | cancellazione ~4 dati
                    pt: (remova|remover|retire|retirar|exclua|excluir|apague|apagar|tire|tirem|removam|eliminem|elimine|remove|descadastre|descadastrar) ~4 (me|meu|minha|meus|nosso|nossos|e_mail|email|lista|dados|endereço|contato|contacto|daqui) | descadastr* | (não|nunca) (me|nos) (envie|enviem|mande|mandem|escreva|escrevam|contate|contatem|contacte|contactem|incomode*) | (parem|pare|deixe|deixem) de (enviar|mandar|escrever|me|nos|contactar|contatar) | não (quero|desejo|queremos|desejamos) ~2 (receber|ser_contat*|ser_contact*) | cancelar ~2 (inscrição|subscrição|assinatura) | (isto|isso) é spam
                    nl: uitschrijven | uitschrijf* | afmelden | schrijf (mij|me|ons) uit | (stuur|sturen|mail|mailt|benader|contacteer|schrijf) (u)? ~1 (mij|me|ons) ~3 (niet|geen|nooit) | geen ~2 (mails|mail|emails|e_mails|berichten|reclame|contact) (meer|van|ontvangen|sturen) | geen ~2 (verdere|nieuwe) ~1 (mails|berichten|emails|e_mails) | (haal|verwijder|verwijderen|schrap|halen) ~1 (mij|me|ons|mijn|onze|dit|deze) ~6 | (niet|nooit) (meer|langer|weer) ~3 (mailen|benaderen|contacteren|schrijven|contact|benaderd|gemaild|ontvangen) | (stop|stoppen) ~2 (met|mailen|mailtjes) ~2 (mailen|sturen|mails|spammen|berichten|dit|deze)? | laat (mij|me|ons) met rust | gegevens ~3 (verwijderen|wissen)
                    pl: (usunięcie|usunąć|usuńcie|usuń|usuńmy|wykreślić|wykreślenie|wypisać|wypisanie|wypiszcie|wypisz|skreślić) ~6 (mnie|nas|mojego|moich|mój|moje|adresu|adres|danych|dane|bazy|listy|listę|nasz|naszego|z) | (proszę)? (nie|więcej_nie|już_nie) (wysyłać|wysyłajcie|pisać|piszcie|kontaktować|kontaktujcie|przysyłać|przesyłać|dzwonić_i|przysyłajcie) ~4 | nie (chcę|chcemy|życzę|życzymy) ~2 (otrzymywać|dostawać|sobie) ~4 | rezygnuję z ~3 (subskrypcji|newslettera|mailingu|otrzymywania) | (to_jest|to) spam | rodo ~8 (usun*|sprzeciw*)
                    sv: (ta|plocka|stryk|radera) ~1 (bort|mig|oss) ~4 (mig|oss|från|listan|lista|adress|min|uppgifter|bort|er)? | avregistrera | avprenumerera | avanmäl* | (inga|inte) ~1 (fler|mer|flera) ~1 (mejl|mail|utskick|e_post|meddelanden) | (sluta|slut_med) ~3 (skicka|mejla|maila|skriva|kontakta|spamma) | (kontakta|mejla|maila|skriv|skicka) ~2 (mig|oss) ~1 (inte|aldrig) | kontakta inte | (vill|önskar) ~1 (inte) (ha|få|längre|bli) ~3 (mejl|mail|utskick|kontaktad|e_post)
                    da: (fjern|slet|afmeld|frameld|meld|stryk|slett) ~1 (mig|meg|os|oss|min|mit|vores|denne|vår) ~4 (fra|liste|listen|adresse|data|af|jeres|deres|lista|av)? | (ikke) (skriv|kontakt|send|mail) ~3 (mig|os|mere|igen|meg|oss) | (stop|stopp|hold_op|slutt) ~2 (med|å|at) ~3 (skrive|sende|maile|kontakte|spamme|mails|mail) | (ingen|ikke) ~1 (flere|mere|mer) ~1 (mails|mail|e_mails|beskeder|eposter|e_poster|henvendelser) | (ønsker|vil) ~1 ikke ~2 (modtage|motta|kontaktes|have|ha|høre|få) ~2 (mails|mail|mere|flere|mer|e_post|fra)? | lad (mig|os) være
                    fi: (poista|poistakaa) ~4 (listalta|listaltanne|listaltasi|minut|minun|tietoni|osoitteeni) | (älkää|älä) ~3 (lähettäkö|lähetä|ottako|ota|kirjoittako|kirjoita) | peru* ~2 tilaus
                    en: (last|final) (i|we) (hear|heard|see|want|ever) ~3 (from|of) (you|this|these|it|your) | be the last (time)? you (write|email|contact|mail) ~2 | let this be the (end|last) ~3 | (off|out_of) (your|this|the|ur|any|all) ~2 (outreach|sequence|sequences|campaign|campaigns|cadence|crm|contacts|contact_list|emails|e_mails|email_list|blast|blasts|rotation|drip|funnel|prospects|prospect_list|roster|rolls|directory|tracker|spreadsheet|newsletter|mailer|mailers|target_list|call_list|send_list)
                    en: (dont|do_not|not|never|didnt|havent|withdraw|withdrawing|revoke|revoking|withhold) ~2 (consent|consented|consenting) ~4 | (no|not|never|didnt|dont) ~1 (give|gave|given|grant|granted) ~2 (permission|consent) ~2 | (withdraw|revoke|withdrawing|revoking) ~3 (data|details|information|subscription|address) | (object|objecting|opposed) to ~4 (processing|marketing|emails|mail|mails|use_of|being_contacted|being_emailed|solicitation*)
                    en: (turn|switch|shut) (it|this|that|them|these|your_bot|your_robot|your_system|your_sequence|your_automation) (off|down) ~1 (for|on|please|now|$) | (turn|switch|shut) (off|down) (this|that|these|your|the) ~2 (bot|robot|automation|sequence|campaign|emails|mails|machine|drip|cadence|outreach)
                    en: (asked|told|requested|begged|instructed|warned|telling|asking) (you|u|your|you_all|you_guys|yall) ~6 (stop|quit|cease|remove|take|unsubscribe|delete|go_away|desist) | (asked|requested|told_you) ~2 to be (removed|taken|left|deleted|unsubscribed|excluded) | why (am|are|do) (i|we) ~3 (still|keep|continue|again) ~3 (getting|receiving|receive|hearing) ~3 (email*|mail*|messag*|these|this|them|it|from|your|you|$)
                    en: (sick|tired|fed_up|weary|bored|annoyed|irritated) (of|with|by) (your|these|this|the|all|getting|receiving|you|being|hearing) ~5 (email*|e_mail*|mail*|messag*|spam|junk|pitch*|outreach|follow_ups|solicit*|contact*|from_you|reminders|correspondence)
                    en: (knock|cut) (it|this|that) (off|out) $ | give it a rest | (buzz|back|bug|piss|bugger|fuck|sod|eff|clear|f) off ~2 $ | (go|get) (away|lost|stuffed) ~1 $ | leave (me|us|our|my) ~2 (alone|be|in_peace|out_of_it|out_of_this|off|inbox) | (shut|screw) (up|you) ~1 $ | beat it $ | (get|keep|stay) (out_of|away_from|off) (my|our) (inbox|mailbox|email|mail|back|case) | not welcome (here|in) ~3
                    en: (too_many|so_many|enough|another_one|one_more) ~1 (of_your|of_these|unwanted|sales|cold|unsolicited|damn|spam)? ~1 (email|emails|mails|messages|pitches|follow_ups|followups) ~1 (already|please|from_you|now|$) | ^ ~1 (spam|junk|junk_mail|spammer|spammers) ~1 $ | (can_spam|canspam|casl|gdpr|ccpa|tcpa|cpra|pecr) ~8 (violat*|breach*|complain*|remov*|delet*|eras*|unlawful|illegal) | (violat*|breach*|under|pursuant|accordance|per|illegal) ~3 (can_spam|canspam|casl|gdpr|ccpa|tcpa|cpra|pecr)
                    en: (no|without|cut_off|sever|terminate|end|close) ~1 (further|more|additional|future|subsequent|unsolicited|repeat) ~1 (contact|contacts|communication|communications|correspondence|outreach|emails|messages|mails|mailings|solicitation|solicitations|approaches|follow_up|follow_ups|attempts|pitches|notes|reminders|inquiries) | (do_not|dont|never) (contact|solicit|disturb|email|mail|market|e_mail) (list|lists|registry|flag|status|me|us|$) | (suppress|suppression|blacklist|blocklist|block_list) ~2 (list|me|us|my|our|this|address)
                    en: you ~2 (no|not|never) ~2 (permission|right|authority|authorization|authorisation|business) to ~1 (contact|email|mail|write|use|message|keep|store|hold|reach|be_emailing|be_writing|be_contacting) ~3 | (would|will|id|ill) ~2 (rather|prefer) ~2 (not_hear|not_be|you_not|you_didnt|not_to_hear|not_to_be|no_further|no_more) ~4
                    de: (sehen|absehen|verzichten|unterlassen|einstellen) ~6 (kontaktversuch*|zusendung*|kontaktaufnahme*|anfragen|mails|e_mails|werbung|schreiben|nachrichten|ansprache*) | (weitere|weiteren|künftige|künftigen|jegliche|jeglicher|zukünftige) ~1 (mails|e_mails|kontaktversuche|kontaktaufnahme|zusendungen|werbung|anschreiben|nachrichten|ansprache|kontakt) ~4 (nicht|unerwünscht|absehen|verzichten|unterlassen|einstellen|vermeiden|ersparen) | (kein|keinen|keinerlei) (weiteren|weiterer|mehr) ~1 (kontakt|kontaktaufnahme|kontaktversuch*) ~3 | (wünschen|wünsche) ~2 (kein|keinen|keinerlei) ~1 kontakt* | (bitte|um) ~2 (löschung|sperrung|austragung|streichung) ~4 | (sperren|sperrt) ~2 (mich|uns|meine|unsere|diese) ~3 | (lassen|lass|lasst) ~1 (das|es|sie_das|sie_es|den_quatsch|den_mist) ~1 (sein|bleiben|$) | (ersparen|erspar*) ~2 (mir|uns) ~3
                    de: (einwilligung|zustimmung) ~4 (nicht|keine|nie|widerruf*|entzieh*) ~3 | (keine|nie|niemals) ~2 (einwilligung|zustimmung) ~4 | (widerrufe|widerruf|entziehe) ~4 | (will|möchte|wollen|möchten) (nichts|nie) ~2 (mehr|wieder|weiter) ~3 (hören|lesen|bekommen|zu_tun|erhalten) | nie wieder ~3 (mail|mails|schreiben|melden|anschreiben|kontakt*|hören|kontaktieren) | in ruhe (lassen|gelassen) | nicht mehr (melden|anmailen|anmelden|zuschicken|schicken|senden|zusenden|beliefern)
                    fr: (plus_aucun|plus_aucune|pas_d'autre|plus_d'autre) ~1 (nouveau|nouvelle|autre)? ~1 (mail|mails|message|messages|email|courriel|contact|sollicitation|relance|envoi) ~2 | (je|nous) (retire|retirons|révoque) ~2 consentement | sans ~1 (mon|notre) (consentement|accord|autorisation) ~3 | (oubliez|oublie|foutez|lâchez|lâche) (moi|nous|mon|notre|la) ~3 | ne ~2 (souhaite|veux|désire|voulons|souhaitons) ~1 (plus|pas|aucun) ~2 (être_contact*|être_recontact*|être_démarch*|être_sollicit*|être_dérang*|recevoir|contact*|message*|mail*|démarch*|sollicit*) ~2
                    es: (no_más|nada_de|basta_de|sin_más) ~1 (correo|correos|mensaje|mensajes|email|emails|contacto|comunicación|publicidad|mails) ~2 | (déjeme|déjenme|déjenos|déjennos|dejadme|déjame) ~1 (tranquilo|tranquila|tranquilos|tranquilas|en_paz) | (no|nunca) ~2 (autoricé|autorizo|autorizamos|consentí|consiento|he_dado|di) ~4 | (revoco|retiro) ~2 consentimiento | (olvídese|olvídense|olvídate) de (mí|mi|nosotros|este) ~2 | (no|ni) ~1 (quiero|queremos|deseo|deseamos) ~1 (que|más|recibir|saber|seguir) ~4 (escrib*|contact*|mand*|envi*|correo*|mensaje*|recib*|mail*) | no ~1 (nos|me) ~1 (escrib*|contact*|mand*|envi*|molest*) ~2
                    it: (niente|basta|nessuna|nessun|mai) (più|altra|altre|altri|ulteriori|ulteriore) ~1 (mail|email|messaggi|messaggio|comunicazion*|contatt*|pubblicità|newsletter|sollecit*) ~2 | (lasciatemi|mi_lasci|lasciateci|lasciami) ~1 in pace | non (ho|abbiamo) ~3 (consenso|autorizzat*) | (revoco|ritiro) ~3 consenso | non ~2 (contattar*|scriver*|inviar*|mandar*|disturbar*) ~1 (più|mai) | (prego|chiedo|chiediamo) ~3 (non|cancell*|rimuov*|rimoss*|eliminat*|smettere|cessare) ~4
                    pt: (não|nunca) ~2 (autorizei|autorizo|consinto|dei) ~4 | (me_deixe|me_deixem|deixe_me|deixem_me|nos_deixem) ~1 (em_paz|fora) | (chega|basta|nada) de ~2 (email*|e_mail*|mensage*|contato*|spam) | não ~2 (entre|entrem|voltem|volte|mande*|envie*|escreva*) ~3 (contato|contacto|mais|escrever|enviar) | (nenhum|nenhuma) (outro|outra) ~1 (email|e_mail|mensagem|contato) ~2
                    nl: (geen|nooit) ~2 (contact|berichten|mail|mails|e_mails|reclame) ~2 (meer|opnemen|zoeken|wensen|gewenst|a_u_b|aub) | (wil|willen|wens|wensen) ~1 (niets|niks|geen|niet) ~5 (horen|ontvangen|mail*|bericht*|benaderd|gecontacteerd|contact) | (laat|laten) ~1 (mij|me|ons) ~1 (met_rust|gaan) | (toestemming) ~3 (geen|nooit|niet|trek|intrekken) ~2 | (geen|nooit) ~2 toestemming ~2
                    pl: (proszę|żądam|prosimy) ~3 (nie|o_nie|więcej) ~3 (kontakt*|pis*|wysył*|przesył*|przysył*) ~2 | (przestańcie|przestań|proszę_przestać) ~3 | (dajcie|daj|dać) ~2 (spokój) | nie wyrażam ~2 zgody ~2 | (cofam|wycofuję) ~2 zgodę
                    sv: (låt) (mig|oss) vara | (vill|önskar) ~1 (inte|ej) ~2 (höra|kontaktas) ~3 | (sluta) ~2 (störa|mejla|höra|kontakta) ~2 | inget ~1 (samtycke) ~2 | da: (lad|la) (mig|meg|os|oss) være | (vil|ønsker) ikke ~2 (kontaktes|høre|modtage|motta) ~3
                    cs: (odhlásit|odhlaste|odhlášení|vyřaďte|vyškrtněte|vymažte|smažte|odstraňte) ~5 | (neposílejte|nepište|nekontaktujte|nezasílejte|neobtěžujte) ~4
                    ru: (отпишите|отписаться|отписка|удалите|уберите|исключите) ~6 | (не) (пишите|присылайте|беспокойте|отправляйте|шлите) ~4 | (прекратите) ~4 | это спам
                    """);

    /** Not to be called is no opt-out from mail where the writer offers mail instead. */
    private static final Phrases CALLS_ONLY =
            Phrases.of(
                    """
                    en: (dont|do_not|stop|no|quit|never|not) ~3 (call|calls|calling|phone|phoning|ring|phone_calls)
                    de: nicht ~2 anrufen
                    fr: (ne)? ~1 (appelez|m'appelez|téléphonez) (pas|plus)
                    es: no me (llame|llamen)
                    """);

    private static final Phrases MAIL_WELCOME =
            Phrases.of(
                    """
                    en: (email|mail|write|writing|emails) (me)? (is|works|are) ~1 (fine|ok|okay|better|best|good|great|enough)
                    en: (by|via|over|through|per|use) (email|mail) | (email|write|mail) (me|us)? (instead|only) | just (email|write|mail) (me)? | (prefer|better_by|stick_to|keep_it_to) (email|mail|emails) | (do|please|rather|simply|but) (email|write|send|mail)
                    de: (per|via) (mail|email|e_mail) | lieber (per|schriftlich)
                    fr: par (mail|email|courriel|écrit) | plutôt (par|un) (mail|email|courriel)
                    es: (por|mediante) (correo|email|escrito)
                    """);

    private static final Phrases CALL_WELCOME =
            Phrases.of(
                    """
                    en: (call|ring|phone) (me|us) | (call|phone|ring) (instead|rather) | give (me|us) a (call|ring)
                    de: (rufen|ruf) ~1 (mich|uns) ~4 an | anrufen bitte | lieber (anrufen|telefonisch)
                    fr: (appelez|appelle|téléphonez) (moi|nous) | plutôt par téléphone
                    es: (llámeme|llámame|llámenos|llámenme)
                    """);

    private static final Phrases COMPANY =
            Phrases.of(
                    """
                    en: (anyone|anybody|everyone|everybody|all|nobody) ~3 (company|firm|office|organization|organisation|team|staff|here|domain|address)
                    en: (our|this|whole|entire) (domain|company|firm|organization|organisation) | my (staff|team|colleagues|employees)
                    de: (unsere|unser|ganze|gesamte) (firma|unternehmen|domain|domäne|betrieb) | alle (adressen|mitarbeiter)
                    fr: (notre|toute) ~1 (société|entreprise|domaine) | nos (employés|collaborateurs)
                    es: (nuestra|toda) ~1 (empresa|compañía|dominio)
                    """);

    private static final Phrases ERASURE =
            Phrases.of(
                    """
                    en: (delete|erase|remove|destroy|wipe|purge) ~3 (data|details|information|info|records) | erasure | be forgotten | gdpr | ccpa | (data|information) ~3 (erased|deleted)
                    de: daten ~6 (löschen|gelöscht) | löschen ~3 daten | löschung | dsgvo
                    fr: (supprimer|effacer|supprimez|effacez|suppression|effacement) ~4 (données|coordonnées) | rgpd
                    es: (borren|eliminen|borrar|eliminar|supresión|borre|elimine) ~3 datos | rgpd
                    it: (cancell*|elimin*|rimuov*) ~3 dati
                    pt: (apag*|exclu*|remov*|elimin*) ~3 dados
                    nl: gegevens ~3 (verwijder*|wis*)
                    pl: (usun*) ~4 (danych|dane) | rodo
                    """);

    private static final Pattern UNSUBSCRIBE_TYPO =
            Pattern.compile(" (uns?[a-z]{6,12}|u?nsub[a-z]{4,10}) ");

    /**
     * Which ways to be reached the whole mail leaves open.
     *
     * @param mail the writer offers mail ("email is fine")
     * @param calls the writer asks to be called
     */
    record Channels(boolean mail, boolean calls) {
        static Channels of(String text) {
            boolean mail = false;
            boolean calls = false;
            for (String clause : Sentences.clauses(text)) {
                String said = CALLS_ONLY.removedFrom(clause);
                mail |= MAIL_WELCOME.in(CHANNEL.removedFrom(said));
                calls |= CALL_WELCOME.in(said);
            }
            return new Channels(mail, calls);
        }
    }

    /** True if the sentence asks to stop. */
    static boolean in(String words, Channels open) {
        String said = HARMLESS.removedFrom(spelled(words));
        if (open.mail()) {
            said = CALLS_ONLY.removedFrom(said);
        }
        return (REQUEST.in(said) || OptOutElsewhere.in(said))
                && !(open.calls() && isChannelChange(said));
    }

    /**
     * True if the sentence is such a request and nothing else, so that no other reading can
     * overrule it.
     */
    static boolean plain(String words, Channels open) {
        return PlainOptOut.in(HARMLESS.removedFrom(spelled(words))) && in(words, open);
    }

    /** "Don't email me, call me instead": the writer changes the channel. */
    private static boolean isChannelChange(String said) {
        return CHANNEL.in(said) && !REQUEST.in(CHANNEL.removedFrom(said));
    }

    private static final Phrases CHANNEL =
            Phrases.of(
                    """
                    en: (do_not|dont|stop|no|quit|never) ~1 (email|emailing|emails|mail|mails|mailing|write|writing|messages|more_emails) ~1 (me|us|here)?
                    de: nicht ~2 (mailen|schreiben) | keine (mails|mail|emails)
                    fr: (ne)? ~1 (m'écrivez|écrivez) (pas|plus)
                    es: no me (escriba|escriban)
                    """);

    static OptOutScope scope(String words) {
        if (ERASURE.in(words)) {
            return OptOutScope.ERASURE;
        }
        return COMPANY.in(words) ? OptOutScope.COMPANY : OptOutScope.WRITER;
    }

    /** "Unsubscribe" is long and often mistyped. */
    private static String spelled(String words) {
        Matcher typo = UNSUBSCRIBE_TYPO.matcher(words);
        return typo.replaceAll(
                found ->
                        isNear(found.group(1), "unsubscribe")
                                        || isNear(found.group(1), "unsubscribed")
                                ? " unsubscribe "
                                : Matcher.quoteReplacement(found.group()));
    }

    /** At most two letters added, left out, changed or swapped. */
    private static boolean isNear(String said, String meant) {
        int n = said.length();
        int m = meant.length();
        if (Math.abs(n - m) > 2) {
            return false;
        }
        int[][] cost = new int[n + 1][m + 1];
        for (int i = 0; i <= n; i++) {
            for (int j = 0; j <= m; j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int change = said.charAt(i - 1) == meant.charAt(j - 1) ? 0 : 1;
                cost[i][j] =
                        Math.min(
                                cost[i - 1][j - 1] + change,
                                Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                boolean swapped =
                        i > 1
                                && j > 1
                                && said.charAt(i - 1) == meant.charAt(j - 2)
                                && said.charAt(i - 2) == meant.charAt(j - 1);
                if (swapped) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[n][m] <= 2;
    }
}
