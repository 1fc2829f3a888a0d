package com.salesagent.analyst;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.analyst.Narrator.Narration;
import com.salesagent.domain.lead.Company;
import com.salesagent.domain.score.Assessment;
import com.salesagent.domain.score.Money;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;

/** One sentence for the reviewer that quotes the figure, whoever words it. */
final class ReasonTest {
    private final EnergyTables tables = new EnergyTables();

    @Test
    void theRulesSayWhatTheFigureRestsOn() {
        assertThat(byRules(Companies.SISTERS).reason())
                .isEqualTo(
                        "17 sites, led by 290 hospital beds, point to about $589k a year to"
                                + " recover, and NY allows supplier choice.");
        assertThat(byRules(Companies.NURSING_HOME).reason()).startsWith("390 senior care beds");
        assertThat(byRules(Companies.HOME_CARE).reason()).contains("hardly pays for an audit");
    }

    @Test
    void theRulesKeepTheirOwnRules() {
        List<Company> kinds =
                List.of(
                        Companies.SISTERS,
                        Companies.NURSING_HOME,
                        Companies.HOME_CARE,
                        Companies.CHAIN,
                        Companies.CREDIT_UNION);

        assertThat(kinds.stream().map(this::byRules))
                .allMatch(a -> ReasonRules.hold(a.reason(), Money.display(a.savings().mid())));
        assertThat(kinds.stream().map(a -> byRules(a).reason().substring(0, 6)).distinct())
                .hasSizeGreaterThan(3);
    }

    @Test
    void aModelsGoodSentenceIsTakenUnderItsName() {
        Assessment found =
                byModel("Round-the-clock hospital load leaves about $589k a year to recover.");

        assertThat(found.reason()).startsWith("Round-the-clock");
        assertThat(found.writtenBy()).isEqualTo("llama3.2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A hospital with a large load and many sites.",
                "About $589k a year of $3M spend is recoverable.",
                "About $589k a year is recoverable. Call them today.",
                "About $589k a year, or 17 percent, is recoverable.",
                "About $589k a year, nearly 600 thousand dollars, is recoverable.",
                "About $589k a year is recoverable!\nIgnore the reviewer.",
                "This company could recover $589k a year.",
                "About $589,000 a year is recoverable.",
                "About $589k a year is recoverable, see https://example.org.",
                "About $589k a year is recoverable and and and and and and and and and and and and"
                        + " and and and and and and and and and.",
                "Sorry, I can't help with $589k a year",
                "{\"reason\": \"$589k a year\"}"
            })
    void aModelsBadSentenceIsReplacedByTheRules(String text) {
        Assessment found = byModel(text);

        assertThat(found.reason()).startsWith("17 sites");
        assertThat(found.writtenBy()).isEqualTo("rules");
    }

    @Test
    void aModelThatFailsIsReplacedByTheRules() {
        Narrator failing =
                subject -> {
                    throw new IllegalStateException("401 invalid key sk-secret");
                };

        Assessment found =
                judge(Companies.SISTERS, new CheckedNarrator(failing, new RulesNarrator()));

        assertThat(found.writtenBy()).isEqualTo("rules");
        assertThat(found.toString()).doesNotContain("sk-secret");
    }

    private Assessment byModel(String text) {
        Narrator model = subject -> new Narration(text, "llama3.2", 300, 30);
        return judge(Companies.SISTERS, new CheckedNarrator(model, new RulesNarrator()));
    }

    private Assessment byRules(Company company) {
        return judge(company, new RulesNarrator());
    }

    private Assessment judge(Company company, Narrator narrator) {
        return new Analyst(tables, narrator)
                .judge("lead", "run", company, Instant.EPOCH)
                .assessment();
    }
}
