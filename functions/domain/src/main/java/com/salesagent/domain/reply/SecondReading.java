package com.salesagent.domain.reply;

/**
 * Weighs what was learned together with what the rules found. Both speak in odds, so that a sure
 * rule outweighs a guess of the table and the other way round.
 */
final class SecondReading {
    /** A text with a phrase that asks to stop is so much likelier to do so (natural logarithm). */
    private static final double PHRASE = 0.5;

    /** One passage of a longer mail is enough, but has to be plainer than the whole. */
    private static final double PASSAGE = 2;

    /**
     * From here on the writer is taken to have opted out. Below even odds: a missed opt-out is the
     * worst error.
     */
    private static final double ENOUGH = -1;

    private static final double PLAIN = 2;

    private static final double SURE = 0.8;
    private static final double RULE_SURE = 1.5;
    private static final double RULE_LIKELY = 0.5;

    /** What was learned from some ten thousand replies is never surer than a plain phrase. */
    private static final double SUREST = 0.97;

    /** No odds are longer than this, so that no single reader is beyond doubt. */
    private static final double LONGEST = 0.9995;

    private final LearnedReading.Odds odds;
    private final double optOut;

    private SecondReading(LearnedReading.Odds odds, double optOut) {
        this.odds = odds;
        this.optOut = optOut;
    }

    /**
     * What both readers make of it.
     *
     * @param odds 0 to 1
     */
    record Choice(Intent intent, boolean alert, double odds) {}

    static SecondReading of(LearnedReading reading, String text, Signals said) {
        LearnedReading.Odds odds = reading.read(text, said);
        double whole = logOdds(odds.of(Intent.UNSUBSCRIBE));
        double passage = logOdds(reading.inPart(text, Intent.UNSUBSCRIBE)) - PASSAGE;
        return new SecondReading(odds, Math.max(whole, passage) + (said.optOut() ? PHRASE : 0));
    }

    boolean isOptOut() {
        return optOut > ENOUGH;
    }

    boolean isPlainlyOptOut() {
        return optOut > PLAIN;
    }

    /** 0 to 1. */
    double optOutOdds() {
        return Math.min(SUREST, 1 / (1 + StrictMath.exp(-optOut)));
    }

    /**
     * The likeliest of what is no opt-out, the rules' own reading weighed in.
     *
     * @param alert whether the rules would have a person look
     * @param confidence of the rules; 0 if they have no reading
     */
    Choice with(Intent rules, boolean alert, double confidence) {
        int said = LearnedReading.column(rules, alert);
        double trust =
                confidence >= SURE
                        ? RULE_SURE
                        : confidence >= ReplyVerdict.PERSON_DECIDES ? RULE_LIKELY : 0;
        int best = -1;
        double most = 0;
        double total = 0;
        for (int i = 0; i < LearnedReading.CLASSES; i++) {
            if (LearnedReading.intent(i) != Intent.UNSUBSCRIBE) {
                double weight =
                        Math.max(1 - LONGEST, odds.likely().get(i))
                                * (i == said ? StrictMath.exp(trust) : 1);
                total += weight;
                if (weight > most) {
                    most = weight;
                    best = i;
                }
            }
        }
        Intent intent = LearnedReading.intent(best);
        boolean look =
                switch (intent) {
                    case WANTS_MEETING, WANTS_INFO, REFERRAL -> true;
                    case OTHER -> best == LearnedReading.column(Intent.OTHER, true);
                    case UNSUBSCRIBE, OUT_OF_OFFICE, WRONG_PERSON, NOT_INTERESTED -> false;
                };
        return new Choice(intent, look, Math.min(SUREST, most / total));
    }

    private static double logOdds(double likely) {
        double bounded = Math.clamp(likely, 1 - LONGEST, LONGEST);
        return StrictMath.log(bounded / (1 - bounded));
    }
}
