package com.salesagent.domain.reply;

import java.util.HashMap;
import java.util.Map;

/**
 * What a word is about, whatever the language: "cessez", "aufhören" and "stop" are one thing. What
 * was learned from an English reply so also tells of an Italian one. A word that means different
 * things in two of the languages is left out, or stands where it matters more.
 */
final class Concepts {
    private static final int SHORTEST = 3;

    /**
     * A concept a line; blanks between words, {@code lösch*} for a beginning. English first, then
     * German, French, Spanish, Italian, Portuguese, Dutch.
     */
    private static final String TABLE =
            """
            not: no not never dont doesnt didnt wont cant cannot isnt arent wasnt wouldnt shouldnt couldnt nor neither none nothing nobody without zero nope nah donot kein* nicht nie niemals nichts nein ohne weder ne pas jamais aucun* rien sans ni nunca jamas nada ningun* tampoco sin non niente nessun* mai senza nao nenhum* nem sem tampouco niet niets geen nooit nee niks zonder nic inte ingen inga aldrig ikke aldri
            again: again more further anymore any additional another longer else future subsequent continue* keep keeps still repeat* mehr wieder weiter* nochmal* noch kunftig* zukunftig* erneut* plus encore nouveau nouvelle* davantage desormais autre autres mas nuevo nueva* otra otro otras otros vuelv* siga* sigan adelante piu ancora altre altra altro altri ulterior* nuovamente novamente outro* outra* continu* meer nog opnieuw verder* weer voortaan langer volte voltem voltar voltou
            stop: stop stops stopping stopped stp stoppp cease* ceasing quit halt* desist discontinue* refrain* end ending enough terminat* aufhor* hor einstell* unterlass* schluss genug unterbleib* absehen abstand beende* verzicht* arret* cess* stopp* assez suffit fini* finissez halte basta baste parar paren pare parem cese* cesen deten* alto suficiente smett* finit* finisc* cessa* chega suficient* ophoud* hou houd stoppen genoeg gestaakt staak* sluta
            remove: remov* delet* eras* strike struck scrub* purg* exclu* wipe* expung* omit* unlist* delist* discard* dispos* destroy* losch* geloscht entfern* streich* gestrichen tilg* supprim* retir* enlev* effac* otez* oter elimin* borr* quiten* quitar* quiteme* quitenos saquen* saqueme sacar* sacad* suprim* anul* rimuov* rimoz* rimoss* tolg* togli* toglie* tolto cancell* apag* tirem tirar retirem* remoç* verwijder* schrap* wis wissen haal* gewist rayez rayer radiez radier radiation
            unsub: unsub* unsuscr* optout opting opted abmeld* abgemeldet abbestell* austrag* ausgetragen desinscri* desabonn* desuscri* baja darme* disiscri* disdett* descadastr* afmeld* uitschrijv* uitgeschreven uitschrijf* wypis* avregistr*
            take: take takes taking taken pull cross drop* dropped lose lost get getting gets nehm* nimm nehmt genommen trag* prenez sortez sortir tir* saca neem
            off: off out from aus von vom hors dehors fuori dal dalla dalle dagli dai uit van af
            leave: leave leav* let lass* lasst laiss* lache* dej* dejad* lasci* deix* laat laten
            write: write writ* wrote contact* messag* send* sent reach* follow* outreach reply* respond* approach* correspond* communicat* solicit* pitch* ping* schreib* schrieb* geschrieben anschreib* angeschrieben kontakt* schick* geschickt zusend* zuschick* melden meldet ecri* envoy* envois envoi sollicit* relanc* recontact* repond* escrib* contactar* scriv* scritt* contatt* escrev* contat* enviar* schrijv* stur* gestuurd toestur* benader* contacteer* ontvang* invii inviate inviar* inviat* invio invia inviando mande mandes manden mandar mandarme mandarnos manda mandan mandi mandarmi mandarci mandate mandatemi mandateci mandem mandando envie enviei envien enviem envies enviando envia envian enviado* envio envios escrit*
            mail: mail* email* newsletter* emailed gemailt nachricht* zusendung* anschreiben courriel* message* messages mel correo* mensaje* messagg* mensage* mensagen* bericht* mailtje* mailings mailing
            get: receiv* hear heard erhalt* bekomm* krieg* horen recev* recoi* recib* llegu* llega* ricev* receb* krijg*
            list: list* database* crm record* distribution rolodex file* sequence* campaign* drip mailer cadence verteiler* liste* datenbank* kartei adressbuch datei* kampagne fichier* base bases lista* listado* registro* ficher* elenc* rubrica database cadastro* arquiv* lijst* bestand* adreslijst* systeem
            me: me us my our mine ours myself mich uns mir mein* unser* moi nous mon ma mes notre nos mi mis nuestr* mio mia miei ci nostr* meu minha* meus noss* mij ons mijn onze
            you: you your yours u yall sie ihr ihre* ihnen euch dich dir deine* vous votre vos usted* ustedes su sus vi vostr* lei suo suoi voi voce* vossa* seu seus uw jullie
            they: he she they him her them his their theirs someone somebody anyone er ihn ihm elle elles lui leur ellos ellas alguien egli loro qualcuno ele ela eles alguem hij zij hem haar hun iemand
            address: address* inbox* mailbox* account data name names number* profile adresse* postfach postfacher daten boite donnees coordonnees nom direccion* buzon datos nombre indirizz* casella dati nominativ* recapit* endereco* caixa dados nome adres adress gegevens mailbox postvak
            consent: consent* permission* agree* agreed signed subscribe* subscrib* requested solicit invited einwillig* eingewilligt zustimm* zugestimmt erlaub* genehmig* bestellt angefordert angemeldet autoris* accord souscri* inscrit* abonn* autoriz* permiso solicit* suscri* pedi pedimos autorizz* consens* iscritt* richiest* permiss* assin* toestemming gevraagd ingeschreven authoris* authoriz*
            law: gdpr dsgvo uwg rgpd ccpa canspam casl lopd* lgpd avg pecr lawyer* attorney* legal* complain* regulator* unlawful illegal sue court lawsuit compliance rechtswidrig anwalt* abmahn* rechtlich* beschwer* unterlassung* widerruf* widersp* verstoss* datenschutz* avocat* plainte* cnil juridique illegal* oppos* droit* loi abogad* denunc* denunci* aepd ley ilegal* legales derecho* avvocat* garante diffid* legge legali oppong* diritt* advogad* lei direito* queixa* juridisch* advocaat klacht* wet object objects objecting objection
            spam: spam* junk unsolicited unwanted unwelcome solicitation* marketing advert* ads promo* nuisance werbe* werbung unerwunscht* ungefragt* unaufgefordert* unverlangt* reklame publicit* pub indesirabl* prospection demarch* publicidad publicitari* deseado pubblicit* indesiderat* publicitar* indesejad* propaganda reclame ongewenst* ongevraagd*
            bother: bother* harass* pester* annoy* nag* hound* badger* tired sick fed irritat* disturb* intrus* pest rude belast* nerv* lastig* gestort importun* harcel* agac* derang* marre embet* molest* cansad* fastidi* infastidi* scocc* incomod* perturb* vervel* lastigval* hinder* zat harto harta hartos hartas stort storen storend chato
            alone: alone peace ruhe tranquil* paix paz pace rust verschon*
            block: block* report* filter* blacklist* flag* trash* sperr* gesperrt blockier* meld* gemeldet papierkorb signal* bloqu* poubelle corbeille reporto papelera blocc* segnal* cestin* bloquear* lixo blokk* gerapporteerd prullenbak
            want: want* wish* prefer* wunsch* mochte* wollen wollt wollte souhait* veux voul* desir* quier* dese* vogli* vuole desider* gostari* desej* wil wilt wens* wenst quero queremos quer queria quisiera
            need: need* require* brauch* bedarf benotig* notig besoin* necesit* bisogn* necessit* precis* nodig behoefte
            please: please kindly pls plz plse bitte gefalligst merci veuillez svp stp priere ruego favor rogamos pido prego cortes* cortesemente gentilmente favore agradeco peco graag alstublieft aub gelieve verzoek* request* insist* fordere verlange bitten demande* solicito exijo exig* chied* richied* diffido peço demand asking asked asks
            thanks: thank* thx ty appreciate* dank* danke remerci* gracias graci* grazie ringrazi* obrigad* bedankt dankjewel
            interest: interest* interess* interes* intrigued curious neugierig curieu* curios* nieuwsgierig geinteresseerd
            call: call* phone* ring telephone cell mobile telefon* anruf* angerufen ruf rufen appel* telephon* rappel* llam* chiam* ligar ligu* liga bel bellen gebeld
            meet: meet* visit* demo demos appointment* slot* chat talk talks discuss* schedul* calendar* reschedul* zoom teams termin* treffen besprech* gesprach* besuch* vorbei vorbeikommen rendez reunion* rencontr* echang* discut* entretien creneau* passez cita reunir* visita* agend* hablar hablamos hablemos charl* incontr* appuntament* riunion* sentiamo parliamo vediamo reuniao reunioes conversar afspraak langs gesprek afspreken
            day: monday* tuesday* wednesday* thursday* friday* saturday sunday tomorrow today noon morning afternoon mon tue tues wed thu thur thurs fri montag* dienstag* mittwoch* donnerstag* freitag* morgen heute mittag vormittag* nachmittag* lundi mardi mercredi jeudi vendredi demain matin apres-midi lunes martes miercoles jueves viernes manana tarde lunedi martedi mercoledi giovedi venerdi domani mattina pomeriggio segunda terca quarta quinta sexta amanha manha maandag dinsdag woensdag donderdag vrijdag middag ochtend
            later: later next spring summer autumn winter quarter q0 year month* week* january february march april june july august september october november december spater* nachst* fruhjahr* sommer herbst quartal jahr jahres januar februar marz juni juli oktober dezember prochain* apres printemps automne hiver trimestre annee mois janvier fevrier mars avril juin juillet aout septembre octobre decembre proxim* despues primavera verano otono ano mes enero febrero marzo abril junio julio agosto septiembre octubre noviembre diciembre dopo prossim* estate autunno anno gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre depois janeiro fevereiro maio junho julho setembro outubro dezembro volgend* voorjaar zomer najaar kwartaal jaar maand januari februari maart mei augustus anos
            ask: how what which why who whom whose when where whether wie welche* wann wer warum wieso woher wieviel wo comment combien quel* quand pourquoi ou quoi qui cuanto* cuanta* como que cual* cuando donde quien quanto* quanta* quale quali quando dove chi perche qual quais onde quem hoe wat welke wanneer waarom hoeveel waar
            price: price* pricing cost* charge* terms percent* commission rate* upfront kosten kostet preis* gebuhr* honorar* provision konditionen cout* prix tarif* honoraires conditions precio* coste* costo* tarifa* honorarios comision condiciones prezz* tariff* onorari* commission* condizioni preco* taxa* valor* comissao prijs* kost tarief tarieven vergoeding voorwaarden custo custos fee fees
            info: info* detail* brochure* reference* figure* proposal* example* case estimate* calculation* attached unterlagen zahlen angaben referenz* angebot* beispiel* berechn* anbei renseignement* chiffre* precision* exemple* devis joint plaquette detalle* folleto referencia* propuesta* ejemplo* presupuesto adjunt* dettagl* riferiment* esempi* preventiv* allegat* detalhe* referenci* proposta* exemplo* orcamento anexo referentie* voorbeeld* offerte* voorstel* factuur bijlage cijfers
            explain: explain* show* tell* clarif* walk erklar* zeig* erlauter* sagen expliqu* montr* dites muestr* diga* decir* spieg* mostr* explic* mostre* leg uitleg* toelicht* dica dicami dire
            role: colleague* manager* boss cfo ceo coo director* team department* purchasing procurement facilit* landlord* headquarters corporate accountant engineer* controller supervisor owner* kolleg* chef* leiter* abteilung* einkauf* vermieter* zentrale* geschaftsfuhr* buchhaltung technik* verwaltung* hausmeister collegue* responsable* service achats siege directeur direction bailleur proprietaire* gerant* companer* jefe jefa departamento compras gerente* encargad* propietari* casero collega* responsabile ufficio acquisti direttore sede titolare amministra* proprietari* colega* chefe setor diretor* afdeling inkoop leidinggevende verhuurder hoofdkantoor baas
            pass: forward* pass passed passing hand* cc copied copying loop* weitergeleit* weiterleit* weitergegeb* weitergereicht transmis transmets transfer* suivre copie reenvi* pase pasado paso remit* traslad* derivo inoltr* girat* giro passat* encaminh* repass* doorgestuurd doorgegeven doorgezonden
            duty: responsible handle* handles deals decides decision* manage* manages zustandig* verantwort* kummert entscheid* betreut occupe* gere gerent decid* lleva llevan gestion* encarga encargo ocupa* occupa* gestisc* gestisce compete* cuida* trata gerencia gaat beslis* regelt verantwoordelijk*
            wrong: wrong mistake* mistaken confus* falsch* verwechs* irrtum mauvais* erreur trompe* equivoc* error sbagliat* errore errad* engano verkeerd* vergissing
            have: already supplier* provider* broker* contract* vendor* partner* tenant* bereits schon versorger* vertrag* anbieter* lieferant* dienstleister makler* deja fournisseur* contrat* prestataire* courtier proveedor* contrato* corredor gia fornitor* contratt* fornecedor* leverancier* contract
            fine: happy satisfied fine good great perfect okay ok glad zufrieden gut prima gerne gern passt satisfait* bien volontiers satisfech* bueno perfecto encantad* soddisfatt* contenti bene volentieri satisfeit* bom otimo tevreden goed akkoord content contents contento contenta
            yes: yes yeah yep sure agreed absolutely ja klar jawohl oui sim certo claro d'accord accord
            away: vacation holiday* ooo office urlaub* abwesen* elternzeit conge* vacances absent* absence vacaciones ausente* oficina ferie assente* ferias vakantie afwezig* verlof back return* zuruck retour regres* rientr* torno terug
            gone: retired left resigned deceased died ruhestand verlassen ausgeschieden rente quitte* retraite jubil* lasciato pensione aposent* saiu pensioen vertrokken
            plant: energy electric* power gas boiler* meter* light* plant* machine* building* pump* chiller* roof hvac heating cooling kwh solar strom* heizung* anlage* zahler* kessel* gebaude* werk licht* energie* electricit* chaudiere* compteur* usine* batiment* eclairage luz caldera* contador* planta* edifici* fabrica energia* caldai* contator* impiant* luce edificio stabiliment* energetic* medidor* predio* stroom ketel* gebouw* fabriek installatie*
            time: minute* mins min half hour* uhr stunde* minuten heure* minuto* hora* ora ore uur
            budget: budget* freeze money capital geld mittel etat argent dinero presupuest* soldi bilancio dinheiro orcament* begroting
            decline: decline* pass unfortunately sorry regret leider ablehn* absagen malheureusement desole* refus* lamento lament* desafortunadamente rechaz* purtroppo dispiace rifiut* infelizmente recus* helaas spijt afwijz*
            i: i we im ive weve wed ich wir je j yo nosotros io noi eu ik wij
            ever: ever forever permanent* henceforth always final* last dauerhaft endgultig* immer letzt* toujours definitiv* dernier* siempre ultim* definitivamente sempre definitivo altijd laatste definitief
            futile: useless pointless waste wasting spare save skip point use futile trouble effort zwecklos sparen spart ersparen unnotig muhe vergeblich zeitverschwendung inutil* epargn* peine perdez perdre ahorr* perdais pierda* molestia risparmi* perder perda poup* poupe* zinloos moeite bespaar* verspil* insist* insister insista* insistir insistere
            if: if unless should wenn falls sofern si se caso als indien tenzij
            but: but however although though yet instead rather aber sondern jedoch trotzdem mais cependant pero sino aunque ma pero però tuttavia mas porem maar echter
            silence: silence quiet hush ignore* unread trash ruhe stille ungelesen silence taire silencio callad* silenzio zitto silencio stil
            policy: policy policies rule rules guideline* forbid* prohibit* ban banned richtlinie* vorschrift* verboten untersag* politique reglement interdi* politica* norma* prohib* vietat* proib* regra* beleid verbod*
            read: read reads reading look looked opened glance lese lesen gelesen lis lire lu leo leer leido leggo leggere letto ler lido leio lees gelezen
            bill: bill bills invoice invoices rechnung* facture* factura* bollett* fatura* rekening*
            company: company business firm organi* domain staff employees everyone anybody firma unternehmen* betrieb* mitarbeiter* societe* entreprise* employes empresa* compania azienda* ditta societa dipendenti bedrijf* organisatie medewerkers
            """;

    private static final Map<String, String> WORDS = new HashMap<>();
    private static final Map<String, String> BEGINNINGS = new HashMap<>();

    static {
        TABLE.lines()
                .forEach(
                        line -> {
                            int colon = line.indexOf(':');
                            String concept = line.substring(0, colon);
                            for (String word : line.substring(colon + 2).split(" ", -1)) {
                                if (word.endsWith("*")) {
                                    BEGINNINGS.putIfAbsent(
                                            Fold.fold(word.substring(0, word.length() - 1)),
                                            concept);
                                } else {
                                    WORDS.putIfAbsent(Fold.fold(word), concept);
                                }
                            }
                        });
    }

    private Concepts() {}

    /**
     * What a word is about; blank if that is nothing in particular.
     *
     * @param word folded, as {@link ReplyFeatures} cuts it
     */
    static String of(String word) {
        String whole = WORDS.get(word);
        for (int end = word.length(); whole == null && end >= SHORTEST; end--) {
            whole = BEGINNINGS.get(word.substring(0, end));
        }
        return whole == null ? "" : whole;
    }
}
