package com.salesagent.domain.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a reply's sentences signal, before one intent is chosen. */
final class Signals {
    private static final Pattern ADDRESS =
            Pattern.compile("[\\w.+'-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,4}");
    private static final Pattern LINK = Pattern.compile("https?://|www\\.");
    private static final Pattern CUED_NAME =
            Pattern.compile(
                    "\\b(?:[Cc]ontact|[Tt]ry|[Aa]sk(?: for)?|[Ee]mail|[Tt]alk (?:to|with)|[Ss]peak"
                        + " (?:to|with)|[Rr]each out to|[Yy]ou want|[Yy]ou need|[Ww]rite(?:"
                        + " to)?|[Cc]heck with|[Cc]all|[Aa]dding|[Ll]ooping in|[Cc]opying|[Ii]s"
                        + " for|[Bb]elongs to|[Gg]oes"
                        + " to|[Ss]ee|(?:[Mm]anager|[Dd]irector|[Ee]ngineer|[Cc]ontroller|[Bb]uyer|[Hh]ead"
                        + " of [A-Za-z]+|[Cc]oordinator|[Ss]upervisor|CFO|COO|CEO) is)"
                        + " (?!I\\b|Me\\b|Q[1-4]|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar(?:ch)?\\b|Apr|May\\b|Jun|Jul|Aug|Sep|Oct|Nov|Dec|ASAP|Teams|Zoom|The\\b|This\\b|It\\b|You\\b)"
                        + "\\p{Lu}\\p{Ll}{1,20}\\b");
    private static final Pattern PLUS_NAME = Pattern.compile("(?m)^\\s*\\+\\s?@?\\p{Lu}\\p{L}+");

    private static final Phrases NEGATION =
            Phrases.of(
                    """
                    en: no | not | never | nothing | none | nobody | dont | doesnt | didnt | wont | cant | cannot | isnt | arent | wouldnt | havent | hasnt | wasnt | nor | neither | without
                    de: nicht | kein | keine | keinen | nein | nie | nichts | fr: pas | aucun | jamais | rien | es: no | nunca | nada | ningún | it: non | niente | mai | pt: não | nada | nl: niet | geen | nooit
                    pl: nie | sv: inte | ingen | inget | aldrig | da: ikke | ingen | aldrig | fi: ei | emme | en
                    """);

    private static final Phrases NO_BUT_YES =
            Phrases.of(
                    """
                    en: happy (new_year|holidays|thanksgiving|easter|birthday|friday|monday)
                    en: no (calls|call|phone|rush|problem|problems|worries|objection|objections|hurry|issue|issues|harm|doubt|pressure|charge|savings_no_fee|fee) ~1 (please)? | (no_savings|no_cure) ~2 no (fee|pay) | (not|no) (bad|only|just|a_problem|an_issue|long|later_than|sure|certain)
                    """);

    private static final Phrases ME = Phrases.of("en: me | us | we | i | my | our");

    /** Orders of a first person, so plain that no instruction to a machine hides behind them. */
    private static final Phrases PERSONAL =
            Phrases.of(
                    """
                    en: (unsubscribe|remove|delete|take|erase) (me|us) ~1 (from|off|please|now|$) | (remove|delete|erase) (my|our) ~3 (address|email|data|details|name|information|number) | stop (emailing|mailing|contacting|writing) (me|us) | take (me|us) off
                    de: (löschen|nehmen|tragen) sie (mich|uns) ~3 | fr: (désinscrivez|désabonnez|retirez) (moi|nous) | es: (elimíneme|elimínenme|bórrenme)
                    """);

    private static final Phrases WARM =
            Phrases.of(
                    """
                    en: great | love | awesome | excellent | fantastic | happy to | glad to | good idea | wonderful | sounds good | would love | interesting | perfect fit | delighted | brilliant | terrific
                    de: tolle | super | gerne | spannend | fr: excellente | super | volontiers | avec plaisir | es: excelente | encantado | buena idea
                    """);

    private static final Phrases CROSS =
            Phrases.of(
                    """
                    en: why do you ~3 keep | you people | annoying | annoyed | again and again | how many times | third time | sick of | waste | ridiculous | stupid | idiots | damn | hell | do your homework | do your research | clearly havent | wtf | bothering | seriously | frankly | for the last time
                    de: unverschämt | nervt | schon wieder | fr: ras le bol | agaçant | es: molesto | harto
                    """);

    private static final Phrases LATER_MEETING =
            Phrases.of(
                    """
                    en: (talk|speak|chat|discuss|connect|meet|call|touch_base) ~3 (again|later|next_quarter|next_year|next_spring|next_summer|next_fall|after_the|in_q1|in_q2|in_q3|in_q4|once|when)
                    """);

    private static final Phrases ACTION =
            Phrases.of(
                    """
                    en: (call|ring|phone) me | lets | book | schedule | calendar | (monday|tuesday|wednesday|thursday|friday|tomorrow) | works for me | give me a
                    """);

    private final String text;
    private final String words;
    private final OptOut.Channels channels;
    private final List<String> sentences = new ArrayList<>();
    private boolean optOut;
    private boolean plainOptOut;
    private boolean meeting;
    private boolean firmMeeting;
    private boolean info;
    private boolean strongInfo;
    private boolean question;
    private boolean referral;
    private boolean wrongPerson;
    private boolean decline;
    private boolean timing;
    private boolean aboutUs;
    private boolean yes;

    private Signals(String text) {
        this.text = text;
        this.words = Sentences.words(text);
        this.channels = OptOut.Channels.of(text);
    }

    static Signals of(String text, String subject, String withInstructions) {
        var signals = new Signals(text);
        Sentences.of(text).forEach(signals::read);
        for (String sentence : Sentences.of(withInstructions)) {
            signals.optOut |= PERSONAL.in(Fold.words(sentence));
            signals.plainOptOut |= PERSONAL.in(Fold.words(sentence));
        }
        String head = Fold.fold(subject).strip();
        signals.meeting |=
                head.startsWith("accepted:")
                        || head.startsWith("zugesagt:")
                        || head.startsWith("accepte :")
                        || head.startsWith("tentative:")
                        || head.startsWith("aceptado:");
        boolean declined =
                head.startsWith("declined:")
                        || head.startsWith("abgelehnt:")
                        || head.startsWith("refuse :");
        signals.decline |= declined;
        return signals;
    }

    private void read(String sentence) {
        String said = Fold.words(sentence);
        if (said.isBlank()) {
            question |= sentence.contains("?") && sentence.length() > 4;
            return;
        }
        sentences.add(said);
        optOut |= OptOut.in(said, channels);
        plainOptOut |= OptOut.plain(said, channels);
        boolean asks = sentence.contains("?") || sentence.contains("？");
        question |= asks && said.length() > 8;
        String calls = withoutRefusedCalls(sentence);
        boolean meets = Interest.MEETING.in(calls);
        meeting |= meets;
        firmMeeting |= meets && ACTION.in(calls);
        boolean noInterest = Interest.NO_INTEREST.in(said);
        String interest = Interest.NO_INTEREST.removedFrom(said);
        boolean informs = Interest.INFO.in(interest);
        boolean about = Elsewhere.ABOUT_US.in(said) && (asks || said.length() < 60);
        aboutUs |= about;
        boolean elsewhere = ADDRESS.matcher(sentence).find() && !ME.in(said);
        boolean wants = informs && !about && !elsewhere;
        info |= wants;
        boolean isWord = said.length() < 15 && !REQUEST.in(interest);
        strongInfo |= wants && !isWord && (asks || REQUEST.in(interest));
        referral |=
                Elsewhere.REFERRAL.in(Elsewhere.NO_POINTER.removedFrom(said))
                        || CUED_NAME.matcher(sentence).find();
        wrongPerson |= Elsewhere.WRONG_PERSON.in(said);
        decline |= noInterest || (Elsewhere.DECLINE.in(NO_BUT_YES.removedFrom(calls)) && !asks);
        timing |=
                Elsewhere.TIMING.in(said)
                        && (!asks || said.contains(" again ") || said.contains(" back "));
        yes |= Interest.YES.in(said);
    }

    private static String withoutRefusedCalls(String sentence) {
        var left = new StringBuilder(" ");
        for (String clause : Sentences.clauses(sentence)) {
            left.append(Interest.NO_MEETING.removedFrom(clause).substring(1));
        }
        return left.toString();
    }

    /** Asked for in so many words, not merely called interesting. */
    private static final Phrases REQUEST =
            Phrases.of(
                    """
                    en: send | share | forward | email (me|us) | tell (me|us) | more (info|information|details) | attached | provide | pricing | show me | explain | if you can | if you could | (here_is|heres|here_are|our|my|latest|recent|last) ~3 (bill|bills|invoice|invoices|statement|statements)
                    de: schicken | senden | mehr (informationen|infos) | anbei | fr: envoyer | envoyez | plus d'informations | ci joint | es: envíeme | enviar | mándeme | más información | adjunto
                    """);

    /** Asks for oneself, so plainly that even a machine's mail is believed. */
    boolean personalOptOut() {
        return sentences.stream().anyMatch(PERSONAL::in);
    }

    boolean optOut() {
        return optOut;
    }

    /** Asks to stop in words that mean nothing else; nothing overrules it. */
    boolean plainOptOut() {
        return plainOptOut;
    }

    boolean pitch() {
        return Elsewhere.PITCH.in(words) && !optOut;
    }

    boolean left() {
        return MachinePhrases.LEFT.in(words);
    }

    boolean meeting() {
        return meeting;
    }

    /** A call is spoken of, but for some later time only. */
    boolean onlyLaterMeeting() {
        return !firmMeeting || LATER_MEETING.in(words);
    }

    boolean info() {
        return info;
    }

    boolean weakInfo() {
        return !strongInfo;
    }

    boolean referral() {
        return referral
                || PLUS_NAME.matcher(text).find()
                || (ADDRESS.matcher(text).find() && !meeting);
    }

    /** An address, a portal or a person to go to. */
    boolean pointsOnward() {
        return ADDRESS.matcher(text).find() || referral;
    }

    /** Besides opting out, the writer names somebody else. */
    boolean namesSomebody() {
        return ADDRESS.matcher(text).find()
                || (referral && (LINK.matcher(text).find() || !Referrals.in(text).isEmpty()));
    }

    boolean wrongPerson() {
        return wrongPerson;
    }

    boolean decline() {
        return decline;
    }

    boolean timing() {
        return timing;
    }

    boolean aboutUs() {
        return aboutUs;
    }

    boolean yes() {
        return yes;
    }

    /** Nothing plainer was found than a "not" outside a question. */
    boolean refuses() {
        return !question && NEGATION.in(words);
    }

    boolean question() {
        return question;
    }

    boolean bare() {
        return sentences.stream().allMatch(Elsewhere.BARE::in) && !NEGATION.in(words);
    }

    String words() {
        return words;
    }

    /** The names of all that was found; beside an opt-out's phrase each counts once more. */
    List<String> found() {
        var found = new ArrayList<String>();
        add(found, "plain", plainOptOut);
        add(found, "decline", decline);
        add(found, "meet", meeting);
        add(found, "firm", !onlyLaterMeeting());
        add(found, "info", info);
        add(found, "request", info && strongInfo);
        add(found, "refer", referral());
        add(found, "onward", pointsOnward());
        add(found, "names", namesSomebody());
        add(found, "wrong", wrongPerson);
        add(found, "timing", timing);
        add(found, "us", aboutUs);
        add(found, "yes", yes);
        add(found, "refuses", refuses());
        add(found, "question", question);
        add(found, "bare", bare());
        add(found, "left", left());
        add(found, "pitch", pitch());
        if (optOut) {
            List.copyOf(found).forEach(signal -> found.add(signal + " out"));
            found.add("out");
        }
        add(found, "away", AbsenceNotice.in(text));
        return found;
    }

    private static void add(List<String> found, String name, boolean is) {
        if (is) {
            found.add(name);
        }
    }

    Sentiment sentiment(Intent intent) {
        return switch (intent) {
            case UNSUBSCRIBE, NOT_INTERESTED -> Sentiment.NEGATIVE;
            case WANTS_MEETING -> Sentiment.POSITIVE;
            case WANTS_INFO -> Interest.DOUBT.in(words) ? Sentiment.NEUTRAL : Sentiment.POSITIVE;
            case REFERRAL, WRONG_PERSON ->
                    CROSS.in(words)
                            ? Sentiment.NEGATIVE
                            : WARM.in(words) ? Sentiment.POSITIVE : Sentiment.NEUTRAL;
            case OUT_OF_OFFICE, OTHER -> Sentiment.NEUTRAL;
        };
    }
}
