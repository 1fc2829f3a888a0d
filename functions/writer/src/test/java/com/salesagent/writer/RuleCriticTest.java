package com.salesagent.writer;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.draft.Critique;
import com.salesagent.domain.draft.Email;

import org.junit.jupiter.api.Test;

final class RuleCriticTest {
    private static final Brief BRIEF = Leads.brief(Leads.psychiatricHospital(), 712_500);
    private static final String GOOD =
            """
            Hi Dana,

            With 88 beds open around the clock, Brylin Hosp pays for energy day and night.

            From public data we estimate that an audit could recover about $96k a year for you.

            Could we talk for 15 minutes about your bills?\
            """;

    private static Critique grade(String subject, String body) {
        return new RuleCritic().grade(BRIEF, new Email(0, 0, subject, body)).critique();
    }

    private static Critique grade(String body) {
        return grade("Brylin Hosp: about $96k a year", body);
    }

    @Test
    void aGoodEmailGetsAllTenPoints() {
        Critique critique = grade(GOOD);

        assertThat(critique.total()).isEqualTo(10);
        assertThat(critique.gradedBy()).isEqualTo("rules");
    }

    @Test
    void anEmailThatCouldGoToAnybodyIsNotPersonal() {
        Critique critique =
                grade(GOOD.replace("Brylin Hosp", "your company").replace("88 beds", "doors"));

        assertThat(critique.personalization()).isZero();
        assertThat(critique.feedback()).contains("name it");
    }

    @Test
    void aFigureThatIsNotTheEstimateCountsForNothing() {
        assertThat(grade(GOOD.replace("$96k", "$120k")).savingsFigure()).isZero();
        assertThat(grade(GOOD.replace("$96k", "a lot")).savingsFigure()).isZero();
    }

    @Test
    void aBareFigureIsWorthOnePoint() {
        assertThat(
                        grade(
                                        GOOD.replace(
                                                "From public data we estimate that an audit could"
                                                        + " recover about",
                                                "You will get"))
                                .savingsFigure())
                .isEqualTo(1);
    }

    @Test
    void twoQuestionsAreNotOneClearAsk() {
        assertThat(grade(GOOD + " Or shall we meet for lunch?").clearAsk()).isEqualTo(1);
        assertThat(grade(GOOD.replace("?", ".")).clearAsk()).isZero();
    }

    @Test
    void shoutingAndJargonAreNotHuman() {
        Critique critique = grade(GOOD + " We leverage cutting-edge solutions! It is free!");

        assertThat(critique.humanTone()).isZero();
        assertThat(critique.feedback()).contains("tone");
    }

    @Test
    void aSubjectForAnybodyOrWithoutEndIsWorthNothing() {
        assertThat(grade("Quick question", GOOD).subject()).isZero();
        assertThat(grade("Brylin Hosp " + "x".repeat(60), GOOD).subject()).isZero();
        assertThat(grade("Utility bills at Brylin Hosp", GOOD).subject()).isEqualTo(1);
    }
}
