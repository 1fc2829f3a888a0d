package com.salesagent.writer;

import com.salesagent.domain.draft.Angle;
import com.salesagent.domain.draft.Critique;
import com.salesagent.domain.draft.Email;
import com.salesagent.models.Answer;
import com.salesagent.models.Models;
import com.salesagent.models.StructuredModel;
import com.salesagent.writer.AngleChoice.Chosen;
import com.salesagent.writer.Critic.Graded;
import com.salesagent.writer.ModelWriter.Proposal;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a sequence is written: write, check, grade, and write again with what was wrong, at most
 * twice. A model's text that is still wrong after that is thrown away for a composed one.
 */
final class Desk {
    /** Who wrote what no model wrote. */
    static final String COMPOSED = "composed";

    static final int MAX_REWRITES = 2;

    private final AngleChoice angles;
    private final StructuredModel model;
    private final Composer composer = new Composer();

    /**
     * A desk.
     *
     * @param model {@link Models#NONE} to compose everything
     */
    Desk(AngleStatistics statistics, StructuredModel model) {
        this.angles = new AngleChoice(statistics);
        this.model = model;
    }

    /**
     * What was asked for.
     *
     * @param version how many texts this lead has had before
     * @param feedback of each round, oldest first; none for a first text
     * @param before the text that the feedback is about; null for a first text
     * @param budget how long models may be asked in all
     */
    record Order(
            Brief brief, int version, List<String> feedback, Previous before, TimeBudget budget) {
        Order {
            feedback = List.copyOf(feedback);
        }

        private String wish() {
            return feedback.isEmpty() ? "" : feedback.getLast();
        }
    }

    /** An earlier text to the same company. */
    record Previous(Angle angle, Email first) {}

    /** A sequence with its grades. */
    record Manuscript(
            Angle angle,
            String reasoning,
            List<Email> emails,
            Critique critique,
            int rewrites,
            String writtenBy,
            int tokensIn,
            int tokensOut) {
        Manuscript {
            emails = List.copyOf(emails);
        }
    }

    Manuscript write(Order order) {
        if (model.equals(Models.NONE)) {
            return compose(order, "", 0, 0);
        }
        return new ModelDesk(order, order.budget().over(model)).write();
    }

    /** Without a model: the first wording that passes, else the best of three. */
    private Manuscript compose(Order order, String why, int tokensIn, int tokensOut) {
        Brief brief = order.brief();
        Wishes wishes = Wishes.of(brief, order.feedback());
        Chosen chosen = choose(order, wishes);
        Critic critic = new RuleCritic();
        Manuscript best = null;
        int rewrites = 0;
        for (int round = 0; round <= MAX_REWRITES; round++) {
            List<Email> emails = differing(order, chosen.angle(), wishes, round);
            Critique critique = critic.grade(brief, emails.getFirst()).critique();
            rewrites = round;
            if (best == null || critique.total() > best.critique().total()) {
                List<String> reasons = new ArrayList<>();
                reasons.add(sentence(chosen));
                reasons.addAll(wishes.notes());
                if (!why.isEmpty()) {
                    reasons.add("Composed without the model: " + why + ".");
                }
                best =
                        new Manuscript(
                                chosen.angle(),
                                String.join(" ", reasons),
                                emails,
                                critique,
                                round,
                                COMPOSED,
                                tokensIn,
                                tokensOut);
            }
            if (critique.passed()) {
                break;
            }
        }
        return new Manuscript(
                best.angle(),
                best.reasoning(),
                best.emails(),
                best.critique(),
                rewrites,
                COMPOSED,
                tokensIn,
                tokensOut);
    }

    /** A text that is not the one that the reviewer sent back. */
    private List<Email> differing(Order order, Angle angle, Wishes wishes, int round) {
        int version = order.version() + round;
        List<Email> emails = composer.compose(order.brief(), angle, wishes, version);
        return order.before() != null && emails.getFirst().equals(order.before().first())
                ? composer.compose(order.brief(), angle, wishes, version + 1)
                : emails;
    }

    private Chosen choose(Order order, Wishes wishes) {
        List<Chosen> ranked = angles.ranked(order.brief());
        if (wishes.angle() != null) {
            return new Chosen(wishes.angle(), "the reviewer asked for it");
        }
        if (order.before() == null) {
            return ranked.getFirst();
        }
        Angle before = order.before().angle();
        if (wishes.otherAngle()) {
            return ranked.stream()
                    .filter(chosen -> chosen.angle() != before)
                    .findFirst()
                    .orElse(ranked.getFirst());
        }
        return new Chosen(before, "as in the version before");
    }

    private static String sentence(Chosen chosen) {
        return "Leads with %s: %s."
                .formatted(chosen.angle().id().replace('_', ' '), chosen.reason());
    }

    /** One sequence written by a model, with its count of tokens. */
    private final class ModelDesk {
        private final Order order;
        private final Brief brief;
        private final Wishes wishes;
        private final StructuredModel budgeted;
        private final ModelWriter writer;
        private final ClaimCheck check;
        private int tokensIn;
        private int tokensOut;

        private ModelDesk(Order order, StructuredModel budgeted) {
            this.order = order;
            this.brief = order.brief();
            this.wishes = Wishes.of(brief, order.feedback());
            this.budgeted = budgeted;
            this.writer = new ModelWriter(budgeted);
            this.check = new ClaimCheck(brief);
        }

        private Manuscript write() {
            Chosen chosen = choose(order, wishes);
            Email earlier = order.before() == null ? null : order.before().first();
            String weakness = earlier == null ? "" : "The reviewer sent it back.";
            Manuscript usable = null;
            String why = "";
            for (int round = 0; round <= MAX_REWRITES; round++) {
                Answer<Proposal> answer =
                        writer.write(brief, chosen.angle(), order.wish(), earlier, weakness);
                if (!(answer instanceof Answer.Answered<Proposal> answered)) {
                    why = ((Answer.Unavailable<Proposal>) answer).reason();
                    break;
                }
                tokensIn += answered.tokensIn();
                tokensOut += answered.tokensOut();
                Proposal proposal = answered.value();
                Angle angle = proposal.angle();
                List<Email> emails = ModelWriter.emails(brief, wishes, proposal);
                Email first = emails.getFirst();
                List<String> findings = findings(angle, first);
                if (!findings.isEmpty()) {
                    why = "its text had " + String.join("; ", findings);
                    earlier = first;
                    weakness = String.join("; ", findings);
                    continue;
                }
                // An angle stays what it was when the text was first usable: replies are counted
                // by it.
                chosen = new Chosen(angle, chosen.reason());
                Graded graded = new ModelCritic(budgeted).grade(brief, first);
                tokensIn += graded.tokensIn();
                tokensOut += graded.tokensOut();
                if (usable == null || graded.critique().total() > usable.critique().total()) {
                    usable = manuscript(answered, emails, graded.critique(), round);
                }
                if (graded.critique().passed()) {
                    break;
                }
                earlier = first;
                weakness = graded.critique().feedback();
            }
            return usable == null ? compose(order, why, tokensIn, tokensOut) : counted(usable);
        }

        private List<String> findings(Angle angle, Email first) {
            List<String> findings = new ArrayList<>(check.findings(first));
            if (!AngleChoice.supports(brief, angle)) {
                findings.add("an angle that no fact supports, " + angle.id());
            }
            return findings;
        }

        private Manuscript manuscript(
                Answer.Answered<Proposal> answered,
                List<Email> emails,
                Critique critique,
                int round) {
            Proposal proposal = answered.value();
            List<Email> whole = new ArrayList<>();
            whole.add(emails.getFirst());
            int replaced = 0;
            List<Email> composed =
                    composer.followUps(brief, emails.getFirst().subject(), wishes, order.version());
            for (Email own : composed) {
                Email written = own.step() < emails.size() ? emails.get(own.step()) : null;
                boolean good = written != null && check.findings(written).isEmpty();
                whole.add(good ? written : own);
                replaced += good ? 0 : 1;
            }
            String note =
                    replaced == 0
                            ? ""
                            : " %d of %d follow-ups are composed, since the model's were not usable."
                                    .formatted(replaced, composed.size());
            return new Manuscript(
                    proposal.angle(),
                    Names.clean(proposal.reasoning()) + note,
                    whole,
                    critique,
                    round,
                    answered.model(),
                    0,
                    0);
        }

        private Manuscript counted(Manuscript manuscript) {
            return new Manuscript(
                    manuscript.angle(),
                    manuscript.reasoning(),
                    manuscript.emails(),
                    manuscript.critique(),
                    manuscript.rewrites(),
                    manuscript.writtenBy(),
                    tokensIn,
                    tokensOut);
        }
    }
}
