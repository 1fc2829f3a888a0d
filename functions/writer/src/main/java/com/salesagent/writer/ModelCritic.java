package com.salesagent.writer;

import com.salesagent.domain.draft.Critique;
import com.salesagent.domain.draft.Email;
import com.salesagent.models.Answer;
import com.salesagent.models.Prompt;
import com.salesagent.models.StructuredModel;
import com.salesagent.models.Text;

import dev.langchain4j.model.output.structured.Description;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Lets a model grade. Its grades are added up here, and what it can't know it isn't asked: a figure
 * that is no estimate of ours stays a 0, whatever it says. Where it fails the rules grade instead;
 * a failure is never a pass.
 */
final class ModelCritic implements Critic {
    private static final String INSTRUCTIONS =
            """
            You review a first sales email before a person approves it. Grade five criteria, each \
            0 (missing), 1 (weak) or 2 (good):
            personalization: names the company and a fact that only fits this company.
            savingsFigure: states the savings estimate from the facts and what it rests on.
            clearAsk: asks for one thing, a 15-minute call, exactly once.
            humanTone: reads as one person writing to another; no jargon, no hype.
            subject: specific to the company, at most 60 characters.
            Give one sentence of feedback: the biggest weakness and how to mend it.\
            """;

    private final StructuredModel model;
    private final RuleCritic rules = new RuleCritic();

    ModelCritic(StructuredModel model) {
        this.model = model;
    }

    /** What the model fills in. */
    record Grades(
            @Description("0, 1 or 2") int personalization,
            @Description("0, 1 or 2") int savingsFigure,
            @Description("0, 1 or 2") int clearAsk,
            @Description("0, 1 or 2") int humanTone,
            @Description("0, 1 or 2") int subject,
            @Text(max = 400) String feedback) {
        private boolean inRange() {
            return IntStream.of(personalization, savingsFigure, clearAsk, humanTone, subject)
                    .allMatch(grade -> grade >= 0 && grade <= 2);
        }
    }

    @Override
    public Graded grade(Brief brief, Email first) {
        Prompt prompt =
                new Prompt(
                        INSTRUCTIONS,
                        List.of(
                                new Prompt.Data("FACTS", Facts.of(brief)),
                                new Prompt.Data("SUBJECT", first.subject()),
                                new Prompt.Data("EMAIL", first.body())));
        return switch (model.ask(prompt, Grades.class)) {
            case Answer.Answered<Grades> answered when answered.value().inRange() ->
                    graded(brief, first, answered);
            case Answer.Answered<Grades> _ -> byRules(brief, first, "a grade was not 0, 1 or 2");
            case Answer.Unavailable<Grades> unavailable ->
                    byRules(brief, first, unavailable.reason());
        };
    }

    private Graded graded(Brief brief, Email first, Answer.Answered<Grades> answered) {
        Grades grades = answered.value();
        int provable = rules.grade(brief, first).critique().savingsFigure();
        return new Graded(
                new Critique(
                        grades.personalization(),
                        Math.min(grades.savingsFigure(), provable),
                        grades.clearAsk(),
                        grades.humanTone(),
                        grades.subject(),
                        grades.feedback().strip(),
                        answered.model()),
                answered.tokensIn(),
                answered.tokensOut());
    }

    private Graded byRules(Brief brief, Email first, String reason) {
        Critique ruled = rules.grade(brief, first).critique();
        return new Graded(
                new Critique(
                        ruled.personalization(),
                        ruled.savingsFigure(),
                        ruled.clearAsk(),
                        ruled.humanTone(),
                        ruled.subject(),
                        "Not graded by the model (%s). %s".formatted(reason, ruled.feedback()),
                        RuleCritic.NAME),
                0,
                0);
    }
}
