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
    /** Stored with each verdict; raise it whenever a rule or the learned table changes. */
    public static final String VERSION = "rules-6";

    /**
     * The subject that the mailto of our List-Unsubscribe header asks for; mail programs send it
     * for their reader, mostly without a text.
     */
    private static final String MAILTO = "unsubscribe";

    /** A phrase was found that asks to stop and can mean nothing else, or nobody else reads. */
    private static final double RULE_OPT_OUT = 0.97;

    private ReplyRules() {}

    /**
     * The verdict on a mail.
     *
     * @param newText what {@link ReplyText} or its HTML counterpart took out of the mail
     * @param subject decoded; only calendar answers and the mailto's opt-out are read from it
     * @param kind from {@link MailKind#of}
     * @param received the day on which the mail came in, for dates without a year
     * @param hidden what the HTML hid, found by its reader
     * @param learned the second reader, weighed together with the rules wherever they found no
     *     plain order to stop
     */
    public static ReplyVerdict classify(
            String newText,
            String subject,
            MailKind kind,
            LocalDate received,
            List<Finding> hidden,
            LearnedReading learned) {
        return byText(
                kind == MailKind.HUMAN && MAILTO.equalsIgnoreCase(subject.strip())
                        ? MAILTO + "\n" + newText
                        : newText,
                subject,
                kind,
                received,
                hidden,
                learned);
    }

    private static ReplyVerdict byText(
            String newText,
            String subject,
            MailKind kind,
            LocalDate received,
            List<Finding> hidden,
            LearnedReading learned) {
        InjectionScan.Scan scan = InjectionScan.of(newText);
        var findings = new ArrayList<>(hidden);
        findings.addAll(scan.findings());
        String text = scan.remaining();
        MailKind worded =
                kind == MailKind.HUMAN
                        ? MailKind.byWording(text, Sentences.words(text), false)
                        : kind;
        boolean steered = !scan.findings().isEmpty();
        var signals = Signals.of(text, subject, steered ? personalOptOut(newText, text) : "");
        Outcome outcome;
        MailKind trueKind = worded;
        if (worded == MailKind.HUMAN) {
            outcome = person(signals, text, received, steered, learned);
        } else {
            outcome = machine(worded, signals);
            // "I'm on leave from Monday. Could you stop the follow-ups?" is a person's.
            if (kind == MailKind.HUMAN && worded == MailKind.OUT_OF_OFFICE && !learned.isEmpty()) {
                SecondReading second = SecondReading.of(learned, text, signals);
                if (second.isPlainlyOptOut()) {
                    outcome = optOut(signals, second.optOutOdds());
                    trueKind = MailKind.HUMAN;
                }
            }
        }
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

    private static Outcome machine(MailKind kind, Signals said) {
        return switch (kind) {
            case BOUNCE, HUMAN -> machine(Intent.OTHER, 0.97);
            case OUT_OF_OFFICE -> machine(Intent.OUT_OF_OFFICE, 0.95);
            case AUTOMATIC_REPLY ->
                    said.left()
                            ? machine(
                                    said.pointsOnward() ? Intent.REFERRAL : Intent.WRONG_PERSON,
                                    0.85)
                            : machine(Intent.OTHER, 0.9);
        };
    }

    private static Outcome person(
            Signals said,
            String text,
            LocalDate received,
            boolean steered,
            LearnedReading reading) {
        if (said.optOut() && (said.plainOptOut() || reading.isEmpty())) {
            return optOut(said, RULE_OPT_OUT);
        }
        Outcome rules =
                said.pitch()
                        ? new Outcome(Intent.OTHER, Sentiment.NEUTRAL, 0.8, false, false)
                        : human(said, text, received);
        if (reading.isEmpty()) {
            return rules;
        }
        SecondReading second = SecondReading.of(reading, text, said);
        // What is left of a text that speaks to a machine is no prose: only the plain counts.
        if (steered) {
            return said.optOut() || second.isPlainlyOptOut()
                    ? optOut(said, second.optOutOdds())
                    : rules;
        }
        if (second.isOptOut()) {
            return optOut(said, second.optOutOdds());
        }
        SecondReading.Choice choice =
                second.with(rules.intent, rules.alert, said.optOut() ? 0 : rules.confidence);
        if (choice.intent() == rules.intent && choice.alert() == rules.alert) {
            return new Outcome(
                    rules.intent, rules.sentiment, choice.odds(), rules.alert, rules.parked);
        }
        return new Outcome(
                choice.intent(),
                said.sentiment(choice.intent()),
                choice.odds(),
                choice.alert(),
                choice.alert() && choice.intent() == Intent.OTHER && said.timing());
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
