package com.salesagent.domain.reply;

import java.util.regex.Pattern;

/** Requests to stop that are said round about, and in further languages. */
final class OptOutElsewhere {
    private static final Phrases ROUND_ABOUT =
            Phrases.of(
                    """
                    en: (stop|quit|cease|hold_off|hold_off_on|refrain_from|avoid|desist_from|lay_off|no_point_in|no_point|no_sense|no_use|no_need|mind_not|appreciate_not|prefer_not|rather_not|please_not|consider_not|by_not|try_not|finished_with) ~2 (emailing|mailing|writing|messaging|contacting|sending|following_up|reaching_out|pinging|pestering|bothering|spamming|chasing|nagging|annoying|soliciting|pitching|marketing|hounding|badgering|prospecting|cold_emailing|harassing) ~4
                    en: stop wasting (my|our|everyones|everybodys|peoples|each_others) ~1 (time|inbox|day|bandwidth) | (mind|appreciate|prefer|rather|please|consider|by|about|try) ~1 not ~1 (emailing|mailing|writing|messaging|contacting|sending|being|getting|receiving|hearing|following) ~3
                    en: (no|nor) ~2 (contact|reminder|reminders|follow_up|follow_ups|followups|followup|emails|mails|messages|newsletters|pitches|spam|solicitors|solicitations|outreach|correspondence|nudges|check_ins|bumps) ~1 (please|thanks|thank_you|either|necessary|needed|required|wanted|ever|$)
                    en: (dont|do_not|never) (email|mail|write|contact|message|ping|solicit|text|follow_up|reach_out|reply|respond|market|pitch|send) ~1 (back|again|me|us|anymore|ever|further|to_me|to_us|to_this|this_address|this_inbox|here) | (dont|do_not|never) ~1 (bother|pester|spam|nag|hound|badger|harass|chase) ~2 (me|us|again|anymore|with|this|our|my)
                    en: (is|are|be|been|get|gets|stay|remain|remains) (suppressed|blacklisted|blocklisted|opted_out|unsubscribed|delisted|unlisted) | formal objection | (my|our|this|formal) ~1 (removal|unsubscription|unsubscribe_request|removal_request|deletion_request|erasure_request|opt_out_request) ~4 | objection to ~3 (marketing|processing|email*|mail*|use|solicit*)
                    en: (cross|scratch|take|wipe|scrub|strike|tick|x) ~3 off ~2 (list|lists|books|records|rolls|system) | (want|wants|please|just) (us|me|to_be)? (out|off) ~1 (this|these|list|lists|thread|campaign|sequence|mailing|mailings|emails|here|$) | (consider|count|take) ~1 (this|me|us) ~3 (opt_out|unsubscribed|removed|unsubscribe)
                    en: (close|end|terminate|kill|deactivate|retire|shut_down) ~2 (my|our|this) ~2 (record|profile|entry|file|contact|sequence|subscription) | (never|not) ~2 (part|member) of ~3 list | (dont|do_not|didnt|never) ~3 (belong|supposed_to_be) on ~3 list | should (not|never) ~4 (on|in) (your|this|that|any|the) ~2 (list|lists|database|mailing|system|crm)
                    en: (be|is) the (end|last) of (it|this|that|these) ~1 (emails|messages|thread|conversation|correspondence|$) | (further|more|additional|repeated|continued|continuing) ~1 (emails|email|messages|contact|outreach|mail|mails|attempts|correspondence|follow_ups|notes|communication) ~4 (not|unwelcome|unwanted|unnecessary|blocked|deleted|reported|ignored|treated|considered|spam|junk|pointless|isnt|arent|never|trashed|unread)
                    en: you (didnt|did_not|dont|do_not|wouldnt|never) ~1 (write|email|contact|send|mail|message|reach|follow) ~3 (again|anymore|any_more|these|further|any_of) | (ask|asks|asked|tell|request|advise) ~3 not to (write|email|contact|send|solicit|mail|message|pitch) ~2 | (spam|spams|spammed|spamming) (us|me|people|my|our) | (leave|keep|count|drop) (me|us|this_address) (off|out) ~3
                    en: (expunge|redact|discard|shred|trash|void|nuke|dump|bin|eradicate|obliterate|anonymize|anonymise|rescind|invalidate) ~2 (me|us|my|our|this|all|any) ~2 (details|data|info|information|address|email|name|record|records|entry|contact|contacts|profile) | (email*|mail*|messag*|notes|times) ~8 too many $ | (one|two|three|four|five|six|#) too many $ | (cancel|scrap|drop|kill|delete) (them|these|those|the_rest|the_others|the_remaining|whatever_is) ~3 $
                    de: (sparen|spar|ersparen|erspar|schenken) ~1 (sich|dir|uns|mir|euch)? ~3 (nachricht*|mail*|e_mail*|schreiben|anfragen|werbung|anschreiben|mühe|kontaktversuch*) | (nicht|nie|niemals) ~3 (zugestimmt|eingewilligt|angemeldet|abonniert|angefordert) ~3 | (hör|hört|hören) ~2 auf ~2 | (schluss|ende|genug) ~1 (damit|mit|jetzt|davon) ~3 | (auf|von) ~2 (sperrliste|blacklist|robinsonliste) | (geblockt|blockiert|gesperrt) ~1 $
                    fr: (laissez|laisse|lâchez|fichez) ~2 (tranquille|tranquilles|paix) | plus (de|aucun|aucune|jamais|d') ~2 (mail|mails|message|messages|email|emails|courriel|courriels|pub|publicité|contact|relance|relances|sollicitation|sollicitations) ~2 | (jamais|pas) ~2 (demandé|autorisé|consenti|accepté|souscrit|inscrit|abonné) ~4 | (stop|assez|basta) ~2 (mail|mails|message|messages|pub|spam|harcèlement|svp|merci|$)
                    es: (jamás|nunca|no) ~2 (pedí|solicité|autoricé|suscribí|acepté|pedimos|solicitamos|autorizamos) ~4 | (ya_no|no_más|nunca_más) ~2 (correo|correos|mensaje|mensajes|contacto|publicidad|escrib*|envi*|mand*|contact*) ~2 | (basta|suficiente|stop|alto) ~2 (correo|correos|mensaje|mensajes|spam|publicidad|ya|$) | (borr*|elimin*|quit*|sac*|retir*|suprim*) (me|nos|mi|nuestro)? ~2 (de|del) ~2 (lista|listas|base|sistema|registro|registros|envíos)
                    it: (basta|stop|smett*|finitela|finiscila) ~3 (mail|email|messagg*|pubblicità|spam|$) | (togli*|toglie*|canc*|rimuov*|elimin*) ~1 (mi|ci|mio|nostro|il)? ~3 (dalla|dalle|dal|dai|vostra|vostre|vostri) ~3 | mai ~2 (chiesto|richiesto|autorizzato|iscritto) ~3
                    pt: (pare|parem|chega|basta) ~3 (email*|e_mail*|mensage*|envi*|mandar|escrever|spam|contat*|contact*|$) | (tir*|retir*|remov*|apag*|exclu*|elimin*) ~1 (me|nos|meu|minha)? ~3 (da|das|do|dos|desta|dessa) ~2 (lista|listas|base|mailing|cadastro|sistema) | nunca ~2 (pedi|solicitei|autorizei|assinei) ~3
                    nl: (stop|stoppen|hou|houd) (ermee|met|op) ~3 | (haal|haalt|verwijder*|schrap*) ~3 (van|uit) ~2 (lijst|bestand|database|maillijst|mailinglijst|systeem) | (niet|nooit) ~2 (aangemeld|gevraagd|ingeschreven) ~3
                    pl: (przestańcie|przestań|skończcie|koniec|dość) ~3 (pis*|wysył*|mail*|spam*|wiadomoś*|$) | (usuń*|usuni*|skreśl*|wykreśl*) ~4 | nie ~1 (wyrażałem|wyrażałam|zgadzam|prosiłem|prosiłam) ~3
                    sv: (sluta|stoppa|inga|inget|aldrig) ~2 (mejl*|mail*|utskick|skick*|skriv*|kontakt*|hör*|meddelanden) ~2 | (ta|plocka) bort ~4 | da: (stop|stopp|hold|ingen|aldrig) ~2 (mail*|skriv*|send*|e_post*|henvendels*|kontakt*|besked*) ~2 | (fjern|slet|slett) ~4 (liste*|adresse*|oplysning*|opplysning*)
                    tr: (listeden|listenizden|listenden) ~2 (çıkar*|çıkart*|sil*) | (yazmayın|göndermeyin|gondermeyin|aramayın) | (abonelik*|üyelik*) ~2 (iptal|çık*) | rahatsız etmeyin | mail atmayın
                    ro: (nu|nici) ~2 (trimite*|scrie*|contacta*) ~3 | (dezabon*|ștergeți*|stergeti*|scoateți*|scoateti*) ~3 | hu: leiratkoz* | (ne|többet) ~2 (küldj*|írj*|keress*) ~2 | töröl* ~3 | cs: (odhlas*|odhlás*|neposílej*|nepiš*|vymaž*|vyškrtn*) ~2 | sk: (neposielaj*|nepíš*|vymaž*|odhlás*) ~2 | hr: (odjav*|ne_šalj*|ne_salj*|obriš*) ~3 | id: (berhenti|jangan) ~2 (kirim*|mengirim*|hubungi*|menghubungi) ~2 | vi: (đừng|dừng|hủy|huỷ) ~1 (gửi|đăng_ký) ~3
                    uk: (відпишіть|видаліть|приберіть) ~3 | не (пишіть|надсилайте|турбуйте) ~3 | bg: (отпиш*|премахнете|изтрийте) ~3 | не (ми|ни)? ~1 (пишете|изпращайте) ~2 | el: (διαγράψτε|διαγραφή|σταματήστε) ~4 | μη ~1 (στέλνετε|στείλετε|επικοινωνείτε) ~3 | μην ~2 (στέλνετε|στείλετε|επικοινωνήσετε|επικοινωνείτε|γράφετε) ~3
                    ru: (отпишите|отписка|отписаться|удалите|уберите|исключите|прекратите|хватит) ~4 | не (пишите|присылайте|беспокойте|отправляйте|шлите|надо) ~3
                    """);

    /** Scripts that put no blanks between words, or join their articles to them. */
    private static final Pattern UNSPACED =
            Pattern.compile(
                    Fold.fold(
                            String.join(
                                    "|",
                                    "配信を?停止",
                                    "配信不要",
                                    "送らないで",
                                    "送信しないで",
                                    "送付しないで",
                                    "連絡しないで",
                                    "メールを?(停止|不要|やめて|止めて)",
                                    "登録を?解除",
                                    "購読を?解除",
                                    "削除して",
                                    "退订",
                                    "退訂",
                                    "取消(订阅|訂閱)",
                                    "(不要|别|別|勿|请勿|請勿)再?.{0,3}(发|發|联系|聯絡|联络|寄|打扰|打擾|骚扰|騷擾)",
                                    "停止(发送|發送|联系|联络|骚扰)",
                                    "수신 ?거부",
                                    "구독 ?(취소|해지)",
                                    "(보내지|연락하지) ?(마|말아)",
                                    "그만 ?보내",
                                    "삭제해",
                                    "إلغاء الاشتراك",
                                    "(لا|عدم) ?(ترسل|تراسل|الإرسال|المراسلة)",
                                    "توقف",
                                    "احذف",
                                    "הסר",
                                    "להסיר",
                                    "אל תשלח",
                                    "ยกเลิก",
                                    "หยุดส่ง",
                                    "सदस्यता समाप्त",
                                    "मत भेज")));

    private OptOutElsewhere() {}

    /** True if the sentence asks to stop; harmless phrases are taken out before. */
    static boolean in(String words) {
        return ROUND_ABOUT.in(words) || UNSPACED.matcher(words).find();
    }
}
