package com.salesagent.writer;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.draft.Angle;
import com.salesagent.domain.lead.Industry;
import com.salesagent.writer.AngleStatistics.Tally;

import org.junit.jupiter.api.Test;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

final class AngleChoiceTest {
    private static Brief brief(String state, int sites, long spend) {
        return Leads.brief(
                Leads.company("Acme", Industry.RETAIL, "", "", state, 0, 0, 0, sites), spend);
    }

    private static Angle first(AngleStatistics statistics, Brief brief) {
        return new AngleChoice(statistics).ranked(brief).getFirst().angle();
    }

    private static Angle first(Brief brief) {
        return first(AngleStatistics.NONE, brief);
    }

    @Test
    void manySitesComeFirst() {
        assertThat(first(brief("NY", 9, 5_000_000))).isEqualTo(Angle.MULTI_SITE_SAVINGS);
    }

    @Test
    void aBigEstimateSpeaksForItself() {
        assertThat(first(brief("NY", 1, 5_000_000))).isEqualTo(Angle.COST_SAVINGS);
    }

    @Test
    void aStateWithRetailChoiceAllowsTheSupplyAngle() {
        assertThat(first(brief("NY", 1, 100_000))).isEqualTo(Angle.DEREGULATION_OPPORTUNITY);
    }

    @Test
    void aBudgetThatOthersSetIsAskedAboutRisk() {
        Brief library =
                Leads.brief(
                        Leads.company(
                                "Town Library",
                                Industry.PUBLIC_SECTOR,
                                "public_library",
                                "Reno",
                                "NV",
                                5,
                                0,
                                0,
                                1),
                        50_000);

        assertThat(first(library)).isEqualTo(Angle.RISK_REDUCTION);
    }

    @Test
    void withoutAnyFactAnAuditIsOffered() {
        assertThat(first(Leads.brief(Leads.bare("Acme"), 0))).isEqualTo(Angle.AUDIT_OFFER);
    }

    @Test
    void aHintNeedsFiveSends() {
        AngleStatistics four = _ -> List.of(new Tally(Angle.RISK_REDUCTION, 4, 4));

        assertThat(first(four, brief("NY", 1, 100_000))).isEqualTo(Angle.DEREGULATION_OPPORTUNITY);
    }

    @Test
    void theAngleThatIsAnsweredMostLeadsMostAndEachOtherIsStillTried() {
        AngleStatistics known =
                _ ->
                        List.of(
                                new Tally(Angle.RISK_REDUCTION, 60, 18),
                                new Tally(Angle.COST_SAVINGS, 50, 5),
                                new Tally(Angle.AUDIT_OFFER, 3, 3));
        Map<Angle, Integer> led = new EnumMap<>(Angle.class);

        for (int lead = 0; lead < 600; lead++) {
            Brief brief = named("Acme " + lead);
            Angle first = first(known, brief);
            assertThat(first(known, brief)).as("lead " + lead).isEqualTo(first);
            led.merge(first, 1, Integer::sum);
        }

        assertThat(led.get(Angle.RISK_REDUCTION)).isGreaterThan(400);
        assertThat(led).containsKeys(Angle.AUDIT_OFFER, Angle.DEREGULATION_OPPORTUNITY);
        assertThat(led).doesNotContainKey(Angle.MULTI_SITE_SAVINGS);
    }

    private static Brief named(String company) {
        return Leads.brief(
                Leads.company(company, Industry.RETAIL, "", "", "NY", 0, 0, 0, 1), 100_000);
    }

    @Test
    void noStatisticsMakeAnAngleOfAFactThatIsNotThere() {
        AngleStatistics sites = _ -> List.of(new Tally(Angle.MULTI_SITE_SAVINGS, 50, 40));

        assertThat(first(sites, brief("NY", 1, 100_000))).isEqualTo(Angle.DEREGULATION_OPPORTUNITY);
    }

    @Test
    void anAngleThatWasNeverAnsweredIsNoHint() {
        AngleStatistics silent = _ -> List.of(new Tally(Angle.RISK_REDUCTION, 50, 0));

        assertThat(first(silent, brief("NY", 1, 100_000)))
                .isEqualTo(Angle.DEREGULATION_OPPORTUNITY);
    }
}
