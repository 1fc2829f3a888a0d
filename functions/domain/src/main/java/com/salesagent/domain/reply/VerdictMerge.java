package com.salesagent.domain.reply;

/**
 * Brings the rules' verdict and a model's reading together.
 *
 * <p>Rules win on opt-outs, on machines' mail and wherever something tried to influence a machine.
 * A model can add an opt-out that the rules missed, but never take one away; elsewhere the surer
 * one decides, and disagreement costs confidence, so that a person looks.
 */
public final class VerdictMerge {
    private static final double AGREEMENT = 0.97;
    private static final double DISAGREEMENT = 0.6;

    /** Above this the rules matched a plain phrase. */
    private static final double RULES_SURE = 0.8;

    private VerdictMerge() {}

    /** The verdict to act on. */
    public static ReplyVerdict merge(ReplyVerdict rules, ModelReading model) {
        if (rules.suppress() || rules.kind() != MailKind.HUMAN || !rules.findings().isEmpty()) {
            return rules;
        }
        if (rules.intent() == model.intent()) {
            double sure = Math.max(rules.confidence(), Math.min(AGREEMENT, model.confidence()));
            return with(
                    rules,
                    rules.intent(),
                    model.sentiment(),
                    sure,
                    rules.suppress(),
                    rules.alert());
        }
        if (model.intent() == Intent.UNSUBSCRIBE) {
            // The worst error is a missed opt-out: stop at once, and let a person look.
            return with(
                    rules,
                    Intent.UNSUBSCRIBE,
                    Sentiment.NEGATIVE,
                    DISAGREEMENT,
                    true,
                    rules.alert());
        }
        if (model.intent() == Intent.OUT_OF_OFFICE) {
            return with(
                    rules,
                    rules.intent(),
                    rules.sentiment(),
                    Math.min(rules.confidence(), DISAGREEMENT),
                    false,
                    rules.alert());
        }
        boolean rulesDecide =
                rules.confidence() >= RULES_SURE || rules.confidence() >= model.confidence();
        double doubt = Math.max(rules.confidence(), model.confidence()) * DISAGREEMENT;
        // A guess of the rules is no disagreement.
        boolean guess = rules.confidence() < ReplyVerdict.PERSON_DECIDES;
        double confidence = guess && !rulesDecide ? Math.min(0.8, model.confidence()) : doubt;
        return rulesDecide
                ? with(rules, rules.intent(), rules.sentiment(), confidence, false, rules.alert())
                : with(
                        rules,
                        model.intent(),
                        model.sentiment(),
                        confidence,
                        false,
                        alerts(model.intent(), rules));
    }

    private static boolean alerts(Intent intent, ReplyVerdict rules) {
        return switch (intent) {
            case WANTS_MEETING, WANTS_INFO, REFERRAL -> true;
            case OTHER -> rules.alert();
            case UNSUBSCRIBE, OUT_OF_OFFICE, WRONG_PERSON, NOT_INTERESTED -> false;
        };
    }

    private static ReplyVerdict with(
            ReplyVerdict rules,
            Intent intent,
            Sentiment sentiment,
            double confidence,
            boolean suppress,
            boolean alert) {
        OptOutScope scope = suppress ? OptOutScope.WRITER : OptOutScope.NONE;
        return new ReplyVerdict(
                sentiment,
                intent,
                confidence,
                suppress,
                alert,
                rules.kind(),
                rules.classifierVersion(),
                rules.findings(),
                rules.returnOn(),
                rules.comeBackOn(),
                rules.referrals(),
                scope);
    }
}
