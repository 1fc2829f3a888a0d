package com.salesagent.domain.reply;

/** How machines and absent people word their mail. */
final class MachinePhrases {
    private MachinePhrases() {}

    static final Phrases BOUNCE =
            Phrases.of(
                    """
                    en: (550|551|552|553|554|450|421) ~4 (rejected|blocked|refused|unknown|denied|unavailable|relay|user|mailbox|recipient|address) | blocked by ~2 (recipients|mail) ~2 (server|gateway|system|filter)
                    en: delivery (has|to_the_following) ~4 failed | delivery (failure|failed|status_notification|incomplete) | undeliverable | undelivered mail | mail delivery (failed|system|subsystem|failure|error)
                    en: (could|can|was|were) ~1 not be delivered | couldnt be delivered | wasnt delivered | was not delivered | address not found | returned mail | failure notice | returned to sender | message bounced | unable to deliver
                    en: this is the mail system at host | this is a permanent error | permanent fatal errors | user unknown | no such user | mailbox (unavailable|full|not_found|is_full) | recipient ~3 (rejected|not_found) | recipientnotfound | recipients_mailbox is full
                    en: this is a warning message only | will be retried | delivery ~4 delayed | message delayed | remote server returned | mailbox does not exist | does not have (a|an) ~2 (account|mailbox)
                    de: (konnte|kann) ~4 nicht ~2 zugestellt werden | unzustellbar | nicht zustellbar | zustellung ~3 fehlgeschlagen | empfänger ~3 unbekannt
                    fr: (n'a_pas_pu|na_pas_pu|ne_peut) ~2 être ~2 (remis|distribué|livré) | non remis | échec de ~2 (remise|livraison|distribution) | adresse introuvable
                    es: no (se_ha_podido|se_pudo|pudo|ha_podido) ~2 (entregar|ser_entregado) | no entregado | error de entrega | no se encontró la dirección
                    it: mancata consegna | non è stato possibile ~3 consegnare | impossibile recapitare
                    pt: não (pôde|foi) ~2 (ser_entregue|entregue) | falha na entrega
                    nl: (kan|kon) niet ~2 (worden_bezorgd|bezorgd) | onbestelbaar
                    """);

    static final Phrases AUTOMATIC =
            Phrases.of(
                    """
                    en: (email|message|request|enquiry|inquiry|submission|mail|ticket|case) (has_been|was) (received|logged|assigned|registered|recorded|queued|forwarded_to_our_support) ~6 | assigned (reference|ticket|case|number) ~3 | (protects|protecting) (their|his|her|its|this) (inbox|mailbox) ~4 | (member|representative|agent) of ~2 (team|staff|department) will ~5 | (ein_mitglied|mitarbeiter) ~4 (meldet|melden) ~3
                    en: (automated|automatic|auto_generated) ~2 (confirmation|receipt|acknowledgment|notice|reply|answer|e_mail|mail|notification|acknowledgement) | ^ (hello|hi|dear)? ~3 (we|we_have|weve) (received|got|registered|logged) your (request|ticket|inquiry|enquiry|application|submission) ~6
                    en: (this_is_an|an) (automated|automatic|auto) (response|reply|message|email|notification|acknowledgement) | automatically generated | auto generated | auto reply | autoreply | automatic reply | auto response
                    en: ticket (number|id|#|no|has_been|was) | (request|case|ticket|enquiry|inquiry) ~4 (has_been|was) (received|created|opened|assigned|logged|registered) | please type your reply above this line
                    en: we have received your (message|email|request|inquiry|enquiry|mail) | (thank_you|thanks) for ~2 (contacting|your_message|your_email|your_inquiry|your_enquiry|reaching_out_to|getting_in_touch|writing_to) ~14 (will|shall|well|someone|respond|team|hours|days|ticket|shortly|soon)
                    en: (this|your) ~2 (mailbox|inbox|address) is ~2 (not_monitored|unmonitored|no_longer_monitored|no_longer_in_use|not_in_use) | (do_not|dont) reply to this (email|message|mail) | no reply email
                    en: (awaiting|held_for|requires) ~2 (approval|moderation|verification) | (confirm|verify|prove) ~6 (not_a_robot|are_human|real_person|sender|not_spam) | challenge response | one time verification
                    de: automatische (antwort|nachricht|eingangsbestätigung|benachrichtigung) | automatisch (generiert|erstellt|erzeugt|generierte|erstellte) | eingangsbestätigung | ticketnummer | vorgangsnummer | (ihre|eure) (anfrage|nachricht|email|mail) ~3 (erhalten|eingegangen) ~8 (bearbeit*|kürze|melden|ticket)
                    fr: réponse automatique | message automatique | accusé de réception | (nous_avons_bien_reçu|avons_bien_reçu) votre (message|demande|mail|courriel) ~16 (délais|répondrons|traiter|équipe|ticket|dès_que) | ne pas répondre à ce (message|mail|courriel)
                    es: respuesta automática | mensaje automático | hemos recibido su (mensaje|solicitud|correo|consulta) ~16 (brevedad|responderemos|contacto|equipo|ticket|horas) | no responda a este (correo|mensaje)
                    it: risposta automatica | messaggio automatico | pt: resposta automática | nl: automatisch antwoord | automatische reactie
                    pl: automatyczna odpowiedź | wiadomość automatyczna | autosvar | automatiskt svar | automatisk svar
                    """);

    static final Phrases ABSENT =
            Phrases.of(
                    """
                    en: ^ ~3 on (pto|leave|vacation|holiday|annual_leave|parental_leave|maternity_leave|sick_leave|sabbatical|paternity_leave) ~2 $ | (currently|temporarily) ~2 (out|away|unavailable|absent|off|on_leave|out_sick|sick) ~6
                    en: (ill|i_will|i_shall|im|i_am|well|we_will|we_are) (be|currently|already|now)? (out|away|off|gone|unavailable|offline|travelling|traveling|abroad) ~6 (back|return*|until|till|through|monday|tuesday|wednesday|thursday|friday|week|from|$) | (gone|out) (fishing|sailing|skiing|hiking|camping) | ^ ~3 back (on|in) (the|monday|tuesday|wednesday|thursday|friday|#|january|february|march|april|may|june|july|august|september|october|november|december) ~2 $ | jury duty
                    en: out of (the|my)? office | ooo | ooto | away from (the|my) (office|desk|email|computer|mail|inbox|work) | (im|i_am|i_will_be|ill_be|am|currently|be|is|been) ~3 (on|taking) ~3 (vacation|holiday|holidays|leave|pto|sabbatical|annual_leave|parental_leave|maternity_leave|medical_leave|sick_leave|furlough|honeymoon|jury_duty)
                    en: on ~2 (vacation|pto|holiday|leave|sabbatical|jury_duty) ~4 (until|till|through|from|this|next|and|returning|back|with|starting|since) | (maternity|paternity|parental|medical|annual|sick|family|bereavement) leave
                    en: (limited|no|intermittent|sporadic|little|without|poor) (access|connectivity|email_access|internet|availability) ~3 (email|emails|mail|internet|through|to|messages)? | (traveling|travelling) ~6 (until|through|limited|this|back|return|with|and|till|all)
                    en: (back|return|returning|returned|reopen|reopens|reopening|available) (in|to|at|on|from)? (the|my)? (office|desk|work|email) | (will|ill|shall|be|im|i_am|well) ~1 (return|returning|be_returning) (on|to|in|by|from|monday|tuesday|wednesday|thursday|friday|#|the|next|until) | (will|ill) be back (on|in|monday|tuesday|wednesday|thursday|friday|next|after|the|from|at|by|#|jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)
                    en: (office|offices|business|we|company) ~3 closed ~8 (until|holiday|holidays|from|reopen|reopens|through|for|and|christmas) | (answer|reply|respond|get_back_to_you|responding|read|see) ~6 (when|once|after|upon|as_soon_as) ~2 (back|return|returned|get_back|my_return|im_back)
                    en: (off|out) (work|sick|today|tomorrow|this_week|all_week|next_week|until|till|through|on_leave|for_the) ~5 (until|back|return|returning|will|respond|through|and) | (at|attending) ~2 (conference|training|offsite|trade_show|retreat) ~4 (week|until|through|today|back|days|return)
                    en: ^ ~1 (away|absent) (until|till|through|from) ~4 | (responses|response|replies|reply) ~4 (delayed|slow|slower) | unavailable ~3 (until|from|through|till) | (im|i_am|am) (away|off|out) (until|till|through|from|this|for|on|today|and|next|with) | (im|i_am) ~2 (away|off) $ | enjoying ~3 (time_off|vacation|holiday)
                    en: on ~1 (vacation|pto|holiday|leave) ~1 (jan*|feb*|march|april|may|june|july|aug*|sep*|oct*|nov*|dec*|#) ~3
                    de: (büro|betrieb|praxis|kanzlei|verwaltung|werk|wir) ~3 (vom|von|bis|ab|über|zwischen) ~8 geschlossen | betriebsurlaub | betriebsruhe
                    fr: (joignable|disponible|joignables|disponibles) ~2 (à_partir|dès|partir) ~3 | (bureau|bureaux|entreprise|cabinet|service|services) ~3 (fermé|fermés|fermée|fermées) ~2 (du|jusqu*|pour|le|à|entre|#) ~3 | réouverture ~3
                    es: no ~1 (estaré|estoy|estaremos) ~1 disponible ~2 (entre|hasta|del|desde|en|los|esta) ~3 | (oficina|oficinas|empresa) ~3 (cerrada|cerradas|cerrado|cerramos) ~2 (del|hasta|por|entre|desde) ~3
                    it: (torno|torniamo|rientriamo|sarò_di_nuovo) ~1 (in|a|il|al|operativo|disponibile|lunedì|martedì|mercoledì|giovedì|venerdì) ~3 | (uffici|ufficio|azienda) ~3 (chiusi|chiuso|chiusa|chiudono) ~2 (dal|fino|per|il) ~3 | non ~2 (raggiungibile|disponibile) ~2 (fino|dal|per|nei) ~3
                    pt: (escritório|empresa|escritórios) ~3 (fechado|fechada|fechados|encerrado|encerrada) ~2 (de|até|para|entre|por) ~3 | (estarei|estou) ~1 de volta ~3
                    nl: (weer|terug) ~1 (aanwezig|bereikbaar|beschikbaar|op_kantoor|op_het_werk) | (kantoor|bedrijf|praktijk) ~4 gesloten ~2 (tot|van|wegens|vanaf|tussen) ~3 | van ~5 gesloten
                    de: nicht (im|in_meinem|am) (haus|büro|hause|arbeitsplatz|dienst) | außer haus | abwesend | abwesenheit | abwesenheitsnotiz | abwesenheitsassistent | (im|in|auf) ~2 (urlaub|elternzeit|mutterschutz|dienstreise|urlaube|sabbatical|krankenstand|betriebsferien) | (wieder|ab) ~8 (erreichbar|verfügbar|im_büro|im_haus|für_sie_da|zurück|im_dienst) | (bin|sind) ~8 (zurück|wieder_da) | (nicht) ~3 (erreichbar|verfügbar) ~8 | (rückkehr) ~6 | betriebsferien | betriebsurlaub | werden nicht weitergeleitet | wird nicht weitergeleitet
                    fr: absent ~2 (du|de|jusqu*|pour|cette|actuellement|et|le|à|bureau|aujourd*|depuis|$) | (absente|absents) ~2 (du|de|jusqu*|pour|cette|et|le|à|bureau|depuis|$) | (suis|serai|sommes|actuellement) ~3 (absent|absente|absents) | (en|mes) ~2 (congé|congés|vacances|déplacement|arrêt_maladie|formation) | hors du bureau | (de_retour|retour) ~3 (le|au|lundi|mardi|mercredi|jeudi|vendredi|en|à|dès|prévu) | absence (du|de|jusqu*|prolongée) | message d'absence
                    es: fuera de (la)? (oficina|trabajo) | (de|en) (vacaciones|permiso|licencia|baja_médica|baja_por_enfermedad|baja_por_maternidad|baja_por_paternidad|baja_por_accidente) | (estaré|estoy|estarán|me_encuentro) ~4 (ausente|fuera|vacaciones|viaje) | (regreso|vuelvo|volveré|regresaré|regresando|reincorpor*|incorpor*) ~3 (el|a|en|lunes|martes|miércoles|jueves|viernes|al|#) | ausencia | ausente ~3 (hasta|del|de)
                    it: fuori (ufficio|sede|dall'ufficio) | (in|sono_in) (ferie|vacanza|maternità|malattia|congedo|trasferta) | (rientro|rientrerò|tornerò|ritorno|ritornerò) ~3 | assente ~3 | assenza
                    pt: fora do (escritório|trabalho) | (de|em) (férias|licença) | (ausente) | (retorno|volto|voltarei|regresso|regressarei|retornarei) ~2 (em|no|a|dia|ao|na|segunda|#)
                    nl: (afwezig|afwezigheid) | (met|op) (vakantie|verlof|zwangerschapsverlof|ouderschapsverlof) | (niet) ~2 (aanwezig|bereikbaar) ~6 | (terug|bereikbaar) ~3 (op|vanaf) ~3 | buiten kantoor
                    sv: (på|har) (semester|föräldraledighet|föräldraledig|tjänsteresa) | (åter|tillbaka) ~2 (den|på|i|måndag|tisdag|onsdag|torsdag|fredag|#) | frånvaro | frånvarande | inte på kontoret | föräldraledig | tjänstledig
                    da: (på|har|holder) ~1 (ferie|barsel|orlov|kursus|permisjon|pappaperm) | (tilbage|tilbake) ~2 (den|på|mandag|tirsdag|onsdag|torsdag|fredag|#|igen) | fravær | fraværende | ikke på kontoret | ute av kontoret
                    fi: (lomalla|vuosilomalla|poissa|toimistolta|poissaolo|poissaoloviesti|perhevapaalla|vanhempainvapaalla)
                    pl: (na|przebywam_na) ~2 (urlopie|zwolnieniu) | nieobecn* | poza biurem | (wracam|wrócę|powrót) ~4
                    cs: mimo kancelář | dovolen* | nepřítom* | (budu|jsem) ~4 (zpět)
                    tr: (ofis|izin|yıllık_izin) ~2 (dışında|izindeyim|dışındayım)
                    ru: в отпуске | отсутств* | вне офиса | вернусь
                    """);

    /** Absent for good. */
    static final Phrases LEFT =
            Phrases.of(
                    """
                    en: (sold|closed|liquidated|wound_up) (the|my|our|that|this) ~1 (company|business|firm|practice|shop|store) ~5 ago | de: (im|in) (ruhestand|rente|pension) ~2
                    en: (i|ive|i_have) left (the|my|our|that|this|in|last|at)? ~4 (last|ago|earlier|recently|in_january|in_february|in_march|in_april|in_may|in_june|in_july|in_august|in_september|in_october|in_november|in_december|in_2024|in_2025|in_2026|year|month|company|firm|role|job)
                    en: no longer (with|work|works|working|employed|at|part_of|a_part_of|in_this_role|in_that_role|in_the_role) | (left|leaving|departed|parted_ways_with) (the_company|the_firm|the_organization|the_organisation|my_role|my_position|us|the_business|acme|company|our_company|this_company|employment) | (have|has|ive|had) ~1 (left|retired|moved_on|resigned|departed) | (i|he|she|they) (retired|resigned|moved_on|quit) ~4 | moved on from | (is|am|are|was|been) ~1 (retired|laid_off|let_go) | passed away | deceased | not work* (here|there|at|for) (anymore|any_more|any_longer) | (dont|doesnt|do_not|does_not|didnt) work (here|there|at|for|with) ~3 (anymore|any_more|any_longer|now|$) | (last|final) day (was|is|with|at) | (changed|switched) (jobs|companies|employers|roles) | ex employee | former employee | left in (january|february|march|april|may|june|july|august|september|october|november|december|#)
                    de: nicht mehr ~5 (firma|unternehmen|tätig|angestellt|hier|haus|dabei|bei|beschäftigt|team) | arbeite* ~5 nicht mehr | (ausgeschieden|verlassen|in_rente|im_ruhestand|pensioniert|in_pension|im_ruhestand)
                    fr: (ne)? (travaille|travaillons|fais|fait|suis) plus ~5 (dans|chez|pour|partie|société|entreprise|ici|là) | (j'ai|a|ai) quitté ~5 | (retraite|retraité|retraitée) | n'est plus ~4 (dans|chez|société)
                    es: ya no (trabajo|trabaja|formo|forma|laboro|labora|estoy|está|pertenezco) ~6 | (dejé|dejó|he_dejado) ~2 (la_empresa|la_compañía|compañía) | jubil*
                    it: non lavor* più ~4 | non (fa|faccio) più parte | (ho|ha) lasciato ~4 | in pensione
                    pt: (já)? não trabalh* mais ~4 | já não trabalh* ~4 | (saí|saiu) da empresa | aposent* | deixei a empresa
                    nl: niet (meer|langer) ~3 (werkzaam|in_dienst|bij|werken) | werk* ~4 niet meer | met pensioen
                    sv: (jobbar|arbetar|slutat) ~2 (inte)? ~1 (längre|kvar|på) | pensionerad | gått i pension
                    da: arbejder ikke ~2 (længere|mere) | jobber ikke ~2 (lenger|her) | stoppet i firmaet | gået på pension
                    pl: (już)? nie pracuj* ~4 | odszedł | na emeryturze
                    """);
}
