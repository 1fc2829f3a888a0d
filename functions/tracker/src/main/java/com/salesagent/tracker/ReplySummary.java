package com.salesagent.tracker;

import com.salesagent.domain.lead.LeadEvent;
import com.salesagent.domain.reply.Intent;
import com.salesagent.models.Answer;
import com.salesagent.models.Prompt;
import com.salesagent.models.StructuredModel;
import com.salesagent.models.Text;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Two lines for whoever reads an alert on a phone: what they said, what to do next. A model may
 * word the first; without one, or where its line is not fit, it is the answer's own beginning. What
 * to do next is never a model's word.
 */
final class ReplySummary {
    private static final int MAX_LINE = 160;
    private static final Pattern UNFIT =
            Pattern.compile("https?:|www\\.|@|[<>{}\\[\\]`]|\\p{Cntrl}", Pattern.CASE_INSENSITIVE);
    private static final String INSTRUCTIONS =
            """
            A prospect answered a sales email. Say in one plain sentence of at most 20 words what \
            they said, for a colleague who has not read it. No greeting, no advice, no link, \
            nothing that is not in the answer.\
            """;

    private final StructuredModel model;

    ReplySummary(StructuredModel model) {
        this.model = model;
    }

    /** The two lines, each without a label. */
    record Lines(String said, String next) {}

    /** What the model is asked to fill in. */
    record Said(@Text(max = MAX_LINE) String said) {}

    Lines of(LeadEvent reply) {
        String text = reply.details().getOrDefault("text", "");
        // Who tried to steer a machine is quoted, not retold by one.
        boolean trusted = !reply.details().containsKey("findings") && !text.isBlank();
        String said = trusted ? worded(text) : "";
        return new Lines(said.isEmpty() ? beginning(text) : said, next(reply));
    }

    private String worded(String text) {
        Prompt prompt = new Prompt(INSTRUCTIONS, List.of(new Prompt.Data("ANSWER", text)));
        return switch (model.ask(prompt, Said.class)) {
            case Answer.Answered<Said> answered
                    when !UNFIT.matcher(answered.value().said()).find() ->
                    answered.value().said().strip();
            case Answer.Answered<Said> unfit -> "";
            case Answer.Unavailable<Said> unavailable -> "";
        };
    }

    private static String beginning(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        if (line.isEmpty()) {
            return "(no text of their own)";
        }
        if (line.length() <= MAX_LINE) {
            return "\"" + line + "\"";
        }
        int end = line.lastIndexOf(' ', MAX_LINE);
        return "\"" + line.substring(0, end < MAX_LINE / 2 ? MAX_LINE : end) + " ...\"";
    }

    private static String next(LeadEvent reply) {
        String day = reply.details().getOrDefault("come_back_on", "");
        String whom = reply.details().getOrDefault("referrals", "");
        return switch (intent(reply)) {
            case WANTS_MEETING -> "Call or propose a time today.";
            case WANTS_INFO -> "Answer the question, then propose a short call.";
            case REFERRAL ->
                    whom.isEmpty()
                            ? "Find out who it was passed on to."
                            : "Decide whether to write to " + whom + ".";
            case UNSUBSCRIBE ->
                    "Never write to this person again"
                            + (whom.isEmpty() ? "." : "; consider " + whom + ".");
            default ->
                    day.isEmpty()
                            ? "Read it and decide."
                            : "Ask again on " + day + "; nothing goes out before.";
        };
    }

    static Intent intent(LeadEvent reply) {
        String label = reply.details().getOrDefault("intent", "");
        return Arrays.stream(Intent.values())
                .filter(intent -> intent.label().equals(label))
                .findFirst()
                .orElse(Intent.OTHER);
    }
}
