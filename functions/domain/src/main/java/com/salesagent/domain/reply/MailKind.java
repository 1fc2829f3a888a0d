package com.salesagent.domain.reply;

import java.util.Locale;
import java.util.regex.Pattern;

/** Who wrote a mail: a person, or which sort of machine. */
public enum MailKind {
    /** A delivery report: failed or delayed. */
    BOUNCE("bounce"),
    /** Receipts, spam challenges and other answers by machine. */
    AUTOMATIC_REPLY("automatic_reply"),
    /** An absence notice, by machine or by hand, of somebody who will return. */
    OUT_OF_OFFICE("out_of_office"),
    /** A person. */
    HUMAN("human");

    private static final Pattern DAEMON =
            Pattern.compile(
                    "mailer-daemon|postmaster@|mail delivery"
                        + " (?:subsystem|system)|maildelivery|microsoftexchange[0-9a-f]{6,}@|bounce[sd]?@");
    private static final Pattern NO_REPLY =
            Pattern.compile("(?:no|do-?not|never)[-_.]?reply@|notification|ticket|helpdesk");
    private static final Pattern BOUNCE_SUBJECT =
            Pattern.compile(
                    "^(?:undeliver(?:able|ed)|delivery status notification|mail delivery"
                        + " (?:failed|failure|subsystem)|returned mail|failure notice|delivery"
                        + " (?:failure|has failed)|unzustellbar|nicht zustellbar|non remis|message"
                        + " bloque|echec de la remise|no se puede entregar|undelivered mail|non"
                        + " recapitabile|onbestelbaar|niedostarczalne|kunde inte levereras)");
    private static final Pattern ABSENCE_SUBJECT =
            Pattern.compile(
                    "^(?:re: )?(?:out of (?:the )?office|ooo\\b|automatische antwort|reponse"
                        + " automatique|respuesta automatica|automatic reply|auto[-"
                        + " ]?reply|autoreply|abwesen(?:d|heit)|absence|absent|fuera de (?:la"
                        + " )?oficina|fuori ufficio|risposta automatica|resposta"
                        + " automatica|ausencia|automatisch antwoord|afwezig|autosvar|automatiskt"
                        + " svar|automaattinen vastaus|on (?:vacation|leave)|urlaub|automatyczna"
                        + " odpowiedz|poissa|fravaer|franvar)");

    private final String label;

    MailKind(String label) {
        this.label = label;
    }

    /** The name in stored verdicts, reports and evaluation files. */
    public String label() {
        return label;
    }

    /**
     * Tells by the mail's structure first, then by RFC 3834 headers, then by its wording.
     *
     * @param mail as received
     * @param newText what {@link ReplyText} or its HTML counterpart took out of it
     */
    public static MailKind of(InboundMail mail, String newText) {
        if (isReport(mail)) {
            return BOUNCE;
        }
        String subject = Fold.fold(mail.subject()).strip();
        String said = InjectionScan.of(newText).remaining();
        String words = Sentences.words(said);
        if (isMarkedAutomatic(mail)) {
            boolean left = MachinePhrases.LEFT.in(words);
            boolean absent =
                    MachinePhrases.ABSENT.in(words) || ABSENCE_SUBJECT.matcher(subject).find();
            return absent && !left ? OUT_OF_OFFICE : AUTOMATIC_REPLY;
        }
        if (BOUNCE_SUBJECT.matcher(subject).find()) {
            return BOUNCE;
        }
        boolean machine = ABSENCE_SUBJECT.matcher(subject).find();
        return byWording(said, words, machine);
    }

    /** By wording alone, for a mail whose headers are unknown. */
    static MailKind byWording(String newText, String words, boolean subjectSaysSo) {
        String head = words.substring(0, Math.min(words.length(), 700));
        if (MachinePhrases.BOUNCE.in(head) && !speaksForItself(head)) {
            return BOUNCE;
        }
        boolean left = MachinePhrases.LEFT.in(words);
        if (!left && AbsenceNotice.in(newText)) {
            return OUT_OF_OFFICE;
        }
        if (subjectSaysSo) {
            return left || (!MachinePhrases.ABSENT.in(words) && MachinePhrases.AUTOMATIC.in(words))
                    ? AUTOMATIC_REPLY
                    : OUT_OF_OFFICE;
        }
        return MachinePhrases.AUTOMATIC.in(words) && !left ? AUTOMATIC_REPLY : HUMAN;
    }

    /** A person who mentions a bounce: "your last mail was not delivered, so I write again". */
    private static boolean speaksForItself(String words) {
        return words.contains(" lets ") || words.contains(" call me ") || words.contains(" i got ");
    }

    private static boolean isReport(InboundMail mail) {
        String type = lower(mail.header("Content-Type").orElse(""));
        if (type.startsWith("multipart/report") && !type.contains("disposition-notification")) {
            return true;
        }
        boolean nullPath =
                mail.header("Return-Path").map(String::strip).filter("<>"::equals).isPresent();
        boolean daemon = DAEMON.matcher(lower(mail.from())).find();
        boolean failed = mail.header("X-Failed-Recipients").isPresent();
        if (failed || daemon) {
            return true;
        }
        // Absence notices have a null return path too; only a report lacks every sign of them.
        return nullPath && BOUNCE_SUBJECT.matcher(Fold.fold(mail.subject()).strip()).find();
    }

    private static boolean isMarkedAutomatic(InboundMail mail) {
        String auto = lower(mail.header("Auto-Submitted").orElse("no"));
        String precedence = lower(mail.header("Precedence").orElse(""));
        String suppress = lower(mail.header("X-Auto-Response-Suppress").orElse(""));
        String type = lower(mail.header("Content-Type").orElse(""));
        boolean nullPath = mail.header("Return-Path").filter("<>"::equals).isPresent();
        return !auto.startsWith("no")
                || precedence.equals("auto_reply")
                || precedence.equals("bulk")
                || precedence.equals("junk")
                || mail.header("X-Autoreply").isPresent()
                || mail.header("X-Autorespond").isPresent()
                || mail.header("X-Autogenerated").isPresent()
                || mail.header("X-Auto-Reply").isPresent()
                || mail.header("X-MS-Exchange-Generated-Message-Source").isPresent()
                || (suppress.equals("all") && NO_REPLY.matcher(lower(mail.from())).find())
                || type.contains("disposition-notification")
                || nullPath;
    }

    private static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
