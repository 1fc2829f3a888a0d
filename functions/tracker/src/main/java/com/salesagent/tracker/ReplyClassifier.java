package com.salesagent.tracker;

import com.salesagent.domain.reply.Intent;
import com.salesagent.domain.reply.MailKind;
import com.salesagent.domain.reply.ModelReading;
import com.salesagent.domain.reply.ReplyVerdict;
import com.salesagent.domain.reply.Sentiment;
import com.salesagent.domain.reply.VerdictMerge;
import com.salesagent.models.Answer;
import com.salesagent.models.Prompt;
import com.salesagent.models.StructuredModel;

import java.util.List;

/**
 * Cross-checks the rules' verdict with a model, where one is configured. The model has no tools and
 * can only choose from closed lists; it never sees machines' mail, and nothing it says takes back
 * an opt-out.
 */
final class ReplyClassifier {
    private static final int MAX_TEXT = 6000;
    private static final String INSTRUCTIONS =
            """
            You sort answers to sales emails. Read the answer and say what its writer wants and how \
            they feel about us. Intents: unsubscribe (any wish that we stop writing), out_of_office, \
            wants_meeting (a call, a visit, a time), wants_info (asks about the offer, the price, the \
            terms), referral (names somebody else to talk to), wrong_person (not the one, nobody \
            named), not_interested, other. Confidence is from 0 to 1.\
            """;

    private final StructuredModel model;

    ReplyClassifier(StructuredModel model) {
        this.model = model;
    }

    /** What the model is asked to fill in. */
    record Reading(Sentiment sentiment, Intent intent, double confidence) {}

    /**
     * A verdict and what it cost.
     *
     * @param model blank where the rules alone decided
     */
    record Classified(ReplyVerdict verdict, String model, int tokensIn, int tokensOut) {}

    Classified classify(String text, ReplyVerdict rules) {
        if (rules.kind() != MailKind.HUMAN || text.isBlank()) {
            return new Classified(rules, "", 0, 0);
        }
        String bounded = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
        Prompt prompt = new Prompt(INSTRUCTIONS, List.of(new Prompt.Data("ANSWER", bounded)));
        return switch (model.ask(prompt, Reading.class)) {
            case Answer.Answered<Reading>(Reading reading, String name, int in, int out, long ms)
                    when reading.confidence() >= 0 && reading.confidence() <= 1 ->
                    new Classified(
                            VerdictMerge.merge(
                                    rules,
                                    new ModelReading(
                                            reading.sentiment(),
                                            reading.intent(),
                                            reading.confidence())),
                            name,
                            in,
                            out);
            case Answer.Answered<Reading> outOfRange -> new Classified(rules, "", 0, 0);
            case Answer.Unavailable<Reading> unavailable -> new Classified(rules, "", 0, 0);
        };
    }
}
