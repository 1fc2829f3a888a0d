package com.salesagent.domain.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.salesagent.domain.lead.Company;
import com.salesagent.domain.lead.Industry;
import com.salesagent.domain.lead.Source;
import com.salesagent.domain.score.Assessment.Breakdown;
import com.salesagent.domain.score.EnergyEstimate.Origin;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;

/** The score: four parts of 0 to 100 each, so that every tier can be reached. */
final class LeadScoreTest {
    @Test
    void theWeightsSumToOne() {
        double sum =
                LeadScore.RECOVERY + LeadScore.INDUSTRY + LeadScore.SITES + LeadScore.DATA_QUALITY;

        assertThat(sum).isCloseTo(1, within(1e-12));
    }

    @Test
    void aLeadThatIsBestInEachPartHasAHundredAndAWorstOneStaysFarBelowMedium() {
        Breakdown best =
                new Breakdown(
                        LeadScore.recovery(2_000_000),
                        LeadScore.industry(Industry.HEALTHCARE),
                        LeadScore.sites(20),
                        LeadScore.dataQuality(
                                company(100, "kaleidahealth.org", "+17168598620", 20),
                                estimate(20, Origin.REPORTED, true),
                                Confidence.HIGH));
        Breakdown worst =
                new Breakdown(
                        LeadScore.recovery(0),
                        LeadScore.industry(Industry.UNKNOWN),
                        LeadScore.sites(1),
                        LeadScore.dataQuality(
                                company(0, "", "", 0),
                                estimate(1, Origin.TYPICAL, true),
                                Confidence.LOW));

        assertThat(LeadScore.total(best)).isEqualTo(100);
        assertThat(LeadScore.total(worst)).isEqualTo(15.5);
    }

    /** The reference platform's parts had other scales, so that nothing got past 68.75. */
    @ParameterizedTest
    @CsvSource({"977_000,7,HIGH", "341_000,1,MEDIUM", "33_000,1,MEDIUM", "1_200,1,LOW"})
    void eachTierIsReachedByAnOrganisationThatExists(String savings, int sites, Tier tier) {
        Breakdown parts =
                new Breakdown(
                        LeadScore.recovery(Long.parseLong(savings.replace("_", ""))),
                        LeadScore.industry(Industry.HEALTHCARE),
                        LeadScore.sites(sites),
                        60);

        assertThat(Tier.ofScore(LeadScore.total(parts))).isEqualTo(tier);
    }

    @ParameterizedTest
    @CsvSource({"69.99,MEDIUM", "70,HIGH", "39.99,LOW", "40,MEDIUM", "0,LOW", "100,HIGH"})
    void tiersBeginAtSeventyAndForty(double score, Tier tier) {
        assertThat(Tier.ofScore(score)).isEqualTo(tier);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20261120, 77, 4096})
    void theScoreStaysWithinItsBoundsAndNeverFallsWhenAPartRises(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            double[] parts = random.doubles(4, 0, 100).toArray();
            double[] raised = parts.clone();
            int part = random.nextInt(4);
            raised[part] = parts[part] + random.nextDouble() * (100 - parts[part]);

            double before = LeadScore.total(breakdown(parts));
            double after = LeadScore.total(breakdown(raised));

            assertThat(before).as("seed %d, turn %d", seed, i).isBetween(0.0, 100.0);
            assertThat(after)
                    .as("seed %d, turn %d, part %d", seed, i, part)
                    .isBetween(before, 100.0);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 20261121, 78, 4097})
    void moreSavingsOrMoreSitesNeverLowerTheirPart(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            long savings = (long) Math.exp(random.nextDouble() * 20);
            long moreSavings = savings + random.nextInt(1 + (int) Math.min(savings, 1 << 30));
            int sites = 1 + random.nextInt(60);
            int moreSites = sites + random.nextInt(20);

            assertThat(LeadScore.recovery(moreSavings))
                    .as("seed %d: savings %d to %d", seed, savings, moreSavings)
                    .isBetween(LeadScore.recovery(savings), 100.0);
            assertThat(LeadScore.sites(moreSites))
                    .as("seed %d: sites %d to %d", seed, sites, moreSites)
                    .isBetween(LeadScore.sites(sites), 100.0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2_000_000,100",
        "1_000_000,85",
        "500_000,70",
        "250_000,55",
        "5_000,0",
        "0,0",
        "90_000_000,100"
    })
    void recoveryKeepsTheReferenceBandsAndGivesNothingToNothing(String savings, double points) {
        assertThat(LeadScore.recovery(Long.parseLong(savings.replace("_", "")))).isEqualTo(points);
    }

    @Test
    void aBetterKnownCompanyNeverHasWorseData() {
        double assumed =
                LeadScore.dataQuality(
                        company(0, "", "", 0),
                        estimate(1, Origin.TYPICAL, true),
                        Confidence.MEDIUM);
        double byBeds =
                LeadScore.dataQuality(
                        company(0, "ecmc.edu", "", 1),
                        estimate(1, Origin.CAPACITY, true),
                        Confidence.MEDIUM);
        double reported =
                LeadScore.dataQuality(
                        company(40, "ecmc.edu", "+17168983936", 1),
                        estimate(1, Origin.REPORTED, true),
                        Confidence.HIGH);

        assertThat(assumed).isLessThan(byBeds);
        assertThat(byBeds).isLessThan(reported);
    }

    @Test
    void aNumberBeyondBeliefEarnsNoPointsForBeingKnown() {
        Company chain = company(0, "example.org", "", 90_000);

        double believed =
                LeadScore.dataQuality(chain, estimate(50, Origin.REPORTED, true), Confidence.HIGH);
        double cut =
                LeadScore.dataQuality(chain, estimate(50, Origin.REPORTED, false), Confidence.HIGH);

        assertThat(believed - cut).isEqualTo(45);
    }

    private static Breakdown breakdown(double[] parts) {
        return new Breakdown(parts[0], parts[1], parts[2], parts[3]);
    }

    private static EnergyEstimate estimate(int sites, Origin origin, boolean plausible) {
        return new EnergyEstimate(1, 1, 1, 1, sites, origin, plausible, Confidence.MEDIUM, "basis");
    }

    private static Company company(int employees, String website, String phone, int sites) {
        return new Company(
                "Sisters of Charity Hospital",
                Industry.HEALTHCARE,
                "hospital: Acute Care Hospitals",
                "",
                "Buffalo",
                "NY",
                "",
                phone,
                website,
                employees,
                0,
                0,
                sites,
                new Source("a register", "1"));
    }
}
