package com.salesagent.analyst;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.lead.Company;
import com.salesagent.domain.lead.Industry;
import com.salesagent.domain.score.Assessment;
import com.salesagent.domain.score.Assessment.Fact;
import com.salesagent.domain.score.Tier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.Random;

/** What a company spends, from what its source says; each expected figure is worked by hand. */
final class EstimateTest {
    private final Analyst analyst = new Analyst(new EnergyTables(), new RulesNarrator());

    @Test
    void aHospitalIsSizedByItsBedsAndItsFurtherSitesAreClinics() {
        // 290 beds x 2,174 sq ft x 31.0 kWh + 16 x 12,100 sq ft x 18.7 kWh = 23,164,580 kWh
        Assessment found = judge(Companies.SISTERS);

        assertThat(found.electricitySpend()).isEqualTo(Math.round(23_164_580 * 0.1883));
        assertThat(found.telecomSpend()).isZero();
        assertThat(found.gasSpend()).isZero();
        assertThat(found.savings().mid()).isEqualTo(588_855);
        assertThat(found.tier()).isEqualTo(Tier.HIGH);
    }

    @Test
    void theBasisNamesAreaIntensityAndPriceWithSourceAndYear() {
        String basis = judge(Companies.NURSING_HOME).basis();

        assertThat(basis)
                .isEqualTo(
                        "390 beds x 426 sq ft at 15.1 kWh/sq ft (Senior care community,"
                                + " NYC Local Law 84, 2016) and 18.8 cents/kWh (NY commercial,"
                                + " EIA-861M 2024 preliminary).");
    }

    @Test
    void eachFactHasASourceAndAConfidence() {
        assertThat(judge(Companies.SISTERS).facts())
                .extracting(Fact::name)
                .contains("sites", "floor area", "electricity use", "telecom", "gas");
        assertThat(judge(Companies.SISTERS).facts())
                .allSatisfy(
                        fact -> {
                            assertThat(fact.source()).isNotBlank();
                            assertThat(fact.confidence()).isIn("high", "medium", "low");
                        });
    }

    @Test
    void telecomIsEstimatedOnlyWhereEmployeesAreKnown() {
        Assessment known = judge(Companies.CREDIT_UNION);

        assertThat(known.telecomSpend()).isEqualTo(389 * 1_300);
        assertThat(fact(judge(Companies.NURSING_HOME), "telecom").value())
                .isEqualTo("not estimated");
    }

    @Test
    void employeesGiveTheFloorAreaOfAllSitesOnce() {
        assertThat(fact(judge(Companies.CREDIT_UNION), "floor area").value())
                .isEqualTo("184,386 sq ft");
    }

    @Test
    void manufacturersPayTheIndustrialPrice() {
        Company plant =
                Companies.of("Plant", Industry.MANUFACTURING, "food_processing_plant").build();

        assertThat(fact(judge(plant), "electricity price").value()).isEqualTo("9.1 cents/kWh");
        assertThat(fact(judge(plant), "electricity price").source()).startsWith("NY industrial");
    }

    @Test
    void anUnknownStateTakesTheNationalPriceAndSaysSo() {
        Company somewhere = Companies.of("Hotel", Industry.HOSPITALITY, "hotel").state("").build();

        Fact price = fact(judge(somewhere), "electricity price");

        assertThat(price.value()).isEqualTo("12.9 cents/kWh");
        assertThat(price.source()).startsWith("US commercial");
        assertThat(price.confidence()).isEqualTo("low");
    }

    /** The reference platform took "over 90000 sites" from a page into the figure it mailed. */
    @Test
    void ninetyThousandSitesAreCutToACredibleNumberAndAPersonIsAskedToConfirm() {
        Company boast =
                Companies.of("Boast", Industry.RETAIL, "shop")
                        .floorArea(10_000)
                        .sites(90_000)
                        .build();

        Assessment found = judge(boast);

        assertThat(fact(found, "sites").value()).isEqualTo("50 of 90,000 counted");
        assertThat(fact(found, "sites").confidence()).isEqualTo("low");
        assertThat(fact(found, "electricity use").confidence()).isEqualTo("low");
        assertThat(found.savings().mid()).isLessThan(300_000);
        assertThat(found.reason()).contains("50 of 90,000 listed sites", "confirm");
    }

    @Test
    void aChainOfSixHundredLicencesIsCountedInPartAtTypicalSizeAndTheReasonSaysSo() {
        // 8,500 + 49 x 7,100 sq ft x 48.7 kWh x 18.83 cents
        Assessment found = judge(Companies.CHAIN);

        assertThat(found.electricitySpend()).isEqualTo(Math.round(17_356_680 * 0.1883));
        assertThat(found.reason()).contains("counting 50 of 619 listed sites");
    }

    @Test
    void aFloorAreaLargerThanAnyMeteredBuildingIsCut() {
        Company palace =
                Companies.of("Palace", Industry.HOSPITALITY, "hotel")
                        .floorArea(900_000_000)
                        .sites(1)
                        .build();

        Fact area = fact(judge(palace), "floor area");

        assertThat(area.value()).isEqualTo("1,800,000 sq ft");
        assertThat(area.confidence()).isEqualTo("low");
    }

    @Test
    void nothingAssumedIsCalledKnown() {
        Company bare = Companies.of("Bare", Industry.OFFICE, "employer NAICS sector 54").build();

        Assessment found = judge(bare);

        assertThat(fact(found, "sites").value()).isEqualTo("1 (assumed)");
        assertThat(fact(found, "floor area").source()).startsWith("assumed");
        assertThat(fact(found, "floor area").confidence()).isEqualTo("low");
    }

    @ParameterizedTest
    @EnumSource(Industry.class)
    void eachIndustryHasABenchmarkForAnyWordOfARegister(Industry industry) {
        Company odd = Companies.of("Odd", industry, "something unheard of").build();

        Assessment found = judge(odd);

        assertThat(found.electricitySpend()).isPositive();
        assertThat(found.basis()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 20261120, 512})
    void whateverASourceSaysTheEstimateStaysSane(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            Industry[] industries = Industry.values();
            Industry industry = industries[random.nextInt(industries.length)];
            Company any =
                    Companies.of("Any", industry, random.nextBoolean() ? "hospital" : "college")
                            .state(random.nextBoolean() ? "NY" : "ZZ")
                            .employees(wild(random))
                            .capacity(wild(random))
                            .floorArea(wild(random))
                            .sites(wild(random))
                            .build();

            Assessment found = judge(any);

            String turn = "seed %d, turn %d: %s".formatted(seed, i, any);
            assertThat(found.score()).as(turn).isBetween(0.0, 100.0);
            assertThat(found.electricitySpend()).as(turn).isBetween(1L, 20_000_000_000L);
            assertThat(found.savings().low()).as(turn).isPositive();
            assertThat(found.savings().mid()).as(turn).isGreaterThan(found.savings().low());
            assertThat(found.savings().high()).as(turn).isGreaterThan(found.savings().mid());
        }
    }

    private static int wild(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> random.nextInt(1_000);
            case 2 -> random.nextInt(1_000_000);
            default -> random.nextInt();
        };
    }

    private Assessment judge(Company company) {
        return analyst.judge("lead", "run", company, Instant.EPOCH).assessment();
    }

    private static Fact fact(Assessment assessment, String name) {
        return assessment.facts().stream()
                .filter(fact -> fact.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
