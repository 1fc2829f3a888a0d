package com.salesagent.analyst;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.analyst.MeteredAccuracy.Accuracy;
import com.salesagent.domain.lead.Company;
import com.salesagent.domain.lead.Industry;
import com.salesagent.domain.score.Assessment;
import com.salesagent.domain.score.Money;
import com.salesagent.domain.score.Tier;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rules against every organisation of the public registers and every metered building. */
final class RegistersTest {
    private final Analyst analyst = new Analyst(new EnergyTables(), new RulesNarrator());

    @Test
    void buffaloHealthcareHasLeadsOfEachTier() {
        List<Company> companies = SharedData.organizations(SharedData.orSkip());

        Map<Tier, Long> tiers =
                companies.stream()
                        .filter(c -> c.industry() == Industry.HEALTHCARE)
                        .filter(c -> c.place().equals("Buffalo, NY"))
                        .map(c -> judge(c).tier())
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertThat(tiers.get(Tier.HIGH)).isGreaterThanOrEqualTo(5);
        assertThat(tiers.get(Tier.MEDIUM)).isGreaterThanOrEqualTo(10);
        assertThat(tiers.get(Tier.LOW)).isGreaterThanOrEqualTo(10);
    }

    @Test
    void eachOrganisationGetsASaneFigureAndASentenceThatKeepsTheRules() {
        List<Company> companies = SharedData.organizations(SharedData.orSkip());

        for (Company company : companies) {
            Assessment found = judge(company);

            assertThat(found.score()).as("%s", company).isBetween(0.0, 100.0);
            assertThat(found.savings().mid()).as("%s", company).isBetween(1L, 20_000_000L);
            assertThat(found.reason())
                    .as("%s", company)
                    .matches(text -> ReasonRules.hold(text, money(found)));
        }
    }

    /** The figures in docs/estimates.md; a change of a benchmark that makes them worse fails. */
    @Test
    void estimatesFromFloorAreaStayAsCloseToTheMetersAsTheDocumentSays() {
        Path data = SharedData.orSkip();

        List<Double> ratios = MeteredAccuracy.ratios(data).get("all");

        assertThat(ratios).hasSize(3482);
        assertThat(Accuracy.of(ratios).medianError()).isLessThan(0.37);
        assertThat(Accuracy.of(ratios).withinFactorTwo()).isGreaterThan(0.74);
    }

    private static String money(Assessment found) {
        return Money.display(found.savings().mid());
    }

    private Assessment judge(Company company) {
        return analyst.judge("lead", "run", company, Instant.EPOCH).assessment();
    }
}
