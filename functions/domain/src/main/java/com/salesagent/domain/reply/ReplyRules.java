package com.salesagent.domain.reply;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a reply by rules alone: which intent, how sure, and what follows from it.
 *
 * <p>Opt-outs are looked for first, in everything the writer said. Nothing that was quoted, signed,
 * hidden or addressed to a machine counts.
 */
public final class ReplyRules {
    /** Stored with each verdict; raise it whenever a rule or a table changes. */
    public static final String VERSION = "rules-3";

    /**
     * The subject that the mailto of our List-Unsubscribe header asks for; mail programs send it
     * for their reader, mostly without a text.
     */
    private static final String MAILTO = "unsubscribe";

    /** A phrase was found that asks to stop. */
    private static final double RULE_OPT_OUT = 0.97;

    /**
     * From here on the learned reading suppresses on its own; earlier where the rules have no
     * better idea, since a missed opt-out is the worst error.
     */
    private static final double LEARNED_OPT_OUT = 0.6;

    private static final double GUESSED_OPT_OUT = 0.4;

    /** In a longer mail one sentence is enough, if it is plain. */
    private static final double PART_OPT_OUT = 0.85;

    private static final double LEARNED_SURE = 0.8;
    private static final double RULES_SURE = 0.9;

    private ReplyRules() {}

    /**
     * The verdict on a mail.
     *
     * @param newText what {@link ReplyText} or its HTML counterpart took out of the mail
     * @param subject decoded; only calendar answers and the mailto's opt-out are read from it
     * @param kind from {@link MailKind#of}
     * @param received the day on which the mail came in, for dates without a year
     * @param hidden what the HTML hid, found by its reader
     */
    public static ReplyVerdict classify(
            String newText,
            String subject,
            MailKind kind,
            LocalDate received,
            List<Finding> hidden) {
        return byText(
                kind == MailKind.HUMAN && MAILTO.equalsIgnoreCase(subject.strip())
                        ? MAILTO + "\n" + newText
                        : newText,
                subject,
                kind,
                received,
                hidden);
    }

    private static ReplyVerdict byText(
            String newText,
            String subject,
            MailKind kind,
            LocalDate received,
            List<Finding> hidden) {
        InjectionScan.Scan scan = InjectionScan.of(newText);
        var findings = new ArrayList<>(hidden);
        findings.addAll(scan.findings());
        String text = scan.remaining();
        MailKind trueKind =
                kind == MailKind.HUMAN
                        ? MailKind.byWording(text, Sentences.words(text), false)
                        : kind;
        var signals =
                Signals.of(
                        text,
                        subject,
                        !scan.findings().isEmpty() ? personalOptOut(newText, text) : "");
        boolean steered = !scan.findings().isEmpty();
        Outcome outcome = outcome(trueKind, signals, text, received, steered);
        boolean referral =
                outcome.intent == Intent.REFERRAL
                        || (outcome.intent == Intent.UNSUBSCRIBE && outcome.alert);
        return new ReplyVerdict(
                outcome.sentiment,
                outcome.intent,
                outcome.confidence,
                outcome.intent == Intent.UNSUBSCRIBE,
                outcome.alert,
                trueKind,
                VERSION,
                findings,
                outcome.intent == Intent.OUT_OF_OFFICE
                        ? DateReader.returnDate(text, received).orElse(null)
                        : null,
                outcome.parked ? DateReader.comeBackDate(text, received).orElse(null) : null,
                referral
                                || outcome.intent == Intent.OUT_OF_OFFICE
                                || trueKind == MailKind.AUTOMATIC_REPLY
                        ? Referrals.in(text)
                        : List.of(),
                outcome.intent == Intent.UNSUBSCRIBE
                        ? OptOut.scope(signals.words())
                        : OptOutScope.NONE);
    }

    private record Outcome(
            Intent intent, Sentiment sentiment, double confidence, boolean alert, boolean parked) {}

    private static Outcome outcome(
            MailKind kind, Signals said, String text, LocalDate received, boolean steered) {
        switch (kind) {
            case BOUNCE -> {
                return machine(Intent.OTHER, 0.97);
            }
            case OUT_OF_OFFICE -> {
                return machine(Intent.OUT_OF_OFFICE, 0.95);
            }
            case AUTOMATIC_REPLY -> {
                return said.left()
                        ? machine(said.pointsOnward() ? Intent.REFERRAL : Intent.WRONG_PERSON, 0.85)
                        : machine(Intent.OTHER, 0.9);
            }
            case HUMAN -> {}
        }
        if (said.optOut()) {
            return optOut(said, RULE_OPT_OUT);
        }
        Outcome rules =
                said.pitch()
                        ? new Outcome(Intent.OTHER, Sentiment.NEUTRAL, 0.8, false, false)
                        : human(said, text, received);
        LearnedReading.Odds learned = LearnedReading.of(text);
        double wantsOut = learned.of(Intent.UNSUBSCRIBE);
        // What is left of a text that speaks to a machine is no prose: only the plain counts.
        double enough = steered ? PART_OPT_OUT : isGuess(rules) ? GUESSED_OPT_OUT : LEARNED_OPT_OUT;
        if (wantsOut >= enough || LearnedReading.inPart(text, Intent.UNSUBSCRIBE) >= PART_OPT_OUT) {
            return optOut(said, Math.max(wantsOut, enough));
        }
        return steered ? rules : second(rules, learned, said);
    }

    /** Where the rules only guessed, or the learned reading is the surer one by far, it decides. */
    private static Outcome second(Outcome rules, LearnedReading.Odds learned, Signals said) {
        Intent best = learned.best();
        double sure = learned.of(best);
        boolean guess = isGuess(rules);
        if (best == rules.intent) {
            return guess
                    ? new Outcome(
                            best,
                            rules.sentiment,
                            Math.max(rules.confidence, sure * 0.9),
                            rules.alert || (best == Intent.OTHER && learned.later()),
                            rules.parked)
                    : rules;
        }
        if (best == Intent.UNSUBSCRIBE
                || best == Intent.OUT_OF_OFFICE
                || (!guess && (sure < LEARNED_SURE || rules.confidence >= RULES_SURE))) {
            return rules;
        }
        boolean alert =
                switch (best) {
                    case WANTS_MEETING, WANTS_INFO, REFERRAL -> true;
                    case OTHER -> learned.later() || said.timing() || said.aboutUs();
                    default -> false;
                };
        return new Outcome(
                best,
                said.sentiment(best),
                sure * 0.9,
                alert,
                best == Intent.OTHER && rules.parked);
    }

    private static boolean isGuess(Outcome rules) {
        return rules.confidence < ReplyVerdict.PERSON_DECIDES;
    }

    private static Outcome optOut(Signals said, double confidence) {
        return new Outcome(
                Intent.UNSUBSCRIBE, Sentiment.NEGATIVE, confidence, said.namesSomebody(), false);
    }

    private static Outcome machine(Intent intent, double confidence) {
        return new Outcome(intent, Sentiment.NEUTRAL, confidence, intent == Intent.REFERRAL, false);
    }

    private static Outcome human(Signals said, String text, LocalDate received) {
        boolean dated = DateReader.comeBackDate(text, received).isPresent();
        if (said.left()) {
            boolean onward = said.pointsOnward();
            return verdict(onward ? Intent.REFERRAL : Intent.WRONG_PERSON, said, 0.85, onward);
        }
        boolean parked =
                said.timing() && (dated || !said.decline()) && (dated || !said.wrongPerson());
        if (said.meeting() && !(parked && said.onlyLaterMeeting())) {
            return verdict(
                    Intent.WANTS_MEETING,
                    said,
                    said.decline() || said.referral() ? 0.7 : 0.88,
                    true);
        }
        if (said.info() && !(said.decline() && said.weakInfo()) && !(parked && said.weakInfo())) {
            boolean onward = said.referral() && said.weakInfo();
            if (!onward) {
                return verdict(Intent.WANTS_INFO, said, said.decline() ? 0.66 : 0.84, true);
            }
        }
        if (said.referral() && (said.pointsOnward() || !said.decline())) {
            return verdict(Intent.REFERRAL, said, 0.82, true);
        }
        if (parked) {
            return new Outcome(Intent.OTHER, Sentiment.NEUTRAL, dated ? 0.8 : 0.7, true, true);
        }
        if (said.wrongPerson()) {
            return verdict(Intent.WRONG_PERSON, said, 0.82, false);
        }
        if (said.decline()) {
            return verdict(Intent.NOT_INTERESTED, said, 0.86, false);
        }
        if (said.aboutUs()) {
            return new Outcome(Intent.OTHER, Sentiment.NEUTRAL, 0.75, true, false);
        }
        if (said.yes()) {
            return verdict(Intent.WANTS_MEETING, said, 0.75, true);
        }
        if (said.refuses()) {
            return verdict(Intent.NOT_INTERESTED, said, 0.5, false);
        }
        if (said.question()) {
            return verdict(Intent.WANTS_INFO, said, 0.55, true);
        }
        return new Outcome(Intent.OTHER, Sentiment.NEUTRAL, said.bare() ? 0.85 : 0.4, false, false);
    }

    private static Outcome verdict(Intent intent, Signals said, double confidence, boolean alert) {
        return new Outcome(intent, said.sentiment(intent), confidence, alert, false);
    }

    /** An opt-out for oneself counts even inside a sentence that also addresses a machine. */
    private static String personalOptOut(String newText, String remaining) {
        return remaining.length() < newText.length() ? newText : "";
    }

    /** The return date that an absence notice names, for callers that hold only its text. */
    public static Optional<LocalDate> returnDate(String newText, LocalDate received) {
        return DateReader.returnDate(newText, received);
    }
}
