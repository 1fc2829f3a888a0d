package com.salesagent.writer;

import com.salesagent.domain.draft.Angle;
import com.salesagent.domain.draft.Email;
import com.salesagent.models.Answer;
import com.salesagent.models.Prompt;
import com.salesagent.models.StructuredModel;
import com.salesagent.models.Text;

import dev.langchain4j.model.output.structured.Description;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Asks a model for the emails of a sequence. What comes back is a proposal, not yet an email. */
final class ModelWriter {
    private static final String INSTRUCTIONS =
            """
            You write for a firm that audits utility bills and is paid a share of what it recovers. \
            Write a first email to a company, and its follow-ups. The goal is a 15-minute call.
            First choose the angle that fits the facts best; the suggested angle is usually right.
            First email: 100 to 150 words. Open with something specific and true about this \
            company. State the savings estimate once and say that it is an estimate from public \
            data. Explain the fee. Ask exactly once, at the end, for a 15-minute call.
            Subject: at most 60 characters, names the company, no clickbait.
            Follow-ups: 30 to 70 words each, each with a new thought, none a mere reminder.
            Warm, direct, human. No jargon, no hype, no exclamation marks, no links.
            Use only the facts given: no other figure, no other client, no result, no promise.
            Write only the paragraphs: no greeting, no signature, no placeholder; they are added.\
            """;
    private static final Pattern GREETING =
            Pattern.compile(
                    "(?i)\\A\\s*(hi|hello|dear|good (morning|afternoon))\\b[^\\n]{0,60},\\s*\\n");
    private static final Pattern SIGN_OFF =
            Pattern.compile(
                    "(?is)\\n\\s*(best|best regards|kind regards|regards|sincerely|thanks|thank you"
                            + "|cheers|warm regards|warmly),?\\s*(\\n.*)?\\z");

    private final StructuredModel model;

    ModelWriter(StructuredModel model) {
        this.model = model;
    }

    /** What the model fills in. */
    record Proposal(
            @Text(max = 1_000) @Description("Two sentences: why this angle for this company")
                    String reasoning,
            Angle angle,
            @Text(max = 200) String subject,
            @Text(max = 3_000) @Description("The paragraphs of the first email") String body,
            @Text(max = 1_500) @Description("The paragraphs of each follow-up, in order")
                    List<String> followUps) {}

    /**
     * Asks for a sequence.
     *
     * @param wish what the reviewer asked for; blank if nothing
     * @param earlier the email that must be written anew; null for the first
     * @param weakness what was wrong with it; blank if nothing
     */
    Answer<Proposal> write(
            Brief brief, Angle suggested, String wish, Email earlier, String weakness) {
        Prompt prompt =
                new Prompt(
                        INSTRUCTIONS
                                + "\nWrite exactly %d follow-ups. Suggested angle: %s."
                                        .formatted(brief.followUpDays().size(), suggested.name())
                                + (earlier == null
                                        ? ""
                                        : "\nRewrite the email below: mend the weakness named, keep"
                                                + " what was good."),
                        List.of(new Prompt.Data("FACTS", Facts.of(brief))));
        if (!wish.isBlank()) {
            prompt = prompt.with("WISH-OF-THE-REVIEWER", wish);
        }
        if (earlier != null) {
            prompt =
                    prompt.with("EARLIER-SUBJECT", earlier.subject())
                            .with("EARLIER-EMAIL", Signatures.without(brief, earlier.body()))
                            .with("WEAKNESS", weakness);
        }
        return model.ask(prompt, Proposal.class);
    }

    /** The proposal as emails: greeted, signed, threaded; with one follow-up for each day. */
    static List<Email> emails(Brief brief, Wishes wishes, Proposal proposal) {
        List<Email> emails = new ArrayList<>();
        String subject = proposal.subject().strip();
        emails.add(
                new Email(
                        0,
                        0,
                        subject,
                        Composer.signed(brief, wishes, paragraphs(proposal.body()))));
        int count = Math.min(proposal.followUps().size(), brief.followUpDays().size());
        for (int i = 0; i < count; i++) {
            emails.add(
                    new Email(
                            i + 1,
                            brief.followUpDays().get(i),
                            "Re: " + subject,
                            Composer.signed(
                                    brief, wishes, paragraphs(proposal.followUps().get(i)))));
        }
        return emails;
    }

    private static String paragraphs(String text) {
        String unix = text.replace("\r\n", "\n").strip() + "\n";
        String open = GREETING.matcher(unix).replaceFirst("");
        return SIGN_OFF.matcher(open).replaceFirst("").strip();
    }
}
