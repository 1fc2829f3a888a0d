package com.salesagent.scout;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.lead.Company;
import com.salesagent.domain.lead.Industry;
import com.salesagent.domain.run.Run;
import com.salesagent.domain.run.RunRequest;
import com.salesagent.scout.CompanySource.Supply;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class RegistersTest {
    private static final Registers REGISTERS = new Registers();
    private static final RegisterSource SOURCE = new RegisterSource(REGISTERS, new Places());

    @Test
    void buffaloHasAtLeastFortyHealthcareCompaniesEachWithItsSource() {
        List<Offer> inBuffalo =
                find(Industry.HEALTHCARE, "Buffalo, NY").offers().stream()
                        .filter(offer -> offer.neighbour().isEmpty())
                        .toList();

        assertThat(inBuffalo).hasSizeGreaterThanOrEqualTo(40);
        assertThat(inBuffalo)
                .extracting(offer -> offer.listing().company())
                .allSatisfy(
                        company -> {
                            assertThat(company.city()).isEqualTo("Buffalo");
                            assertThat(company.state()).isEqualTo("NY");
                            assertThat(company.source().publisher()).matches(".+, .*20\\d\\d.*");
                            assertThat(company.source().reference()).contains(":");
                        });
    }

    @Test
    void hospitalsComeFirstAndHomeCareAgenciesLast() {
        List<String> types =
                find(Industry.HEALTHCARE, "Buffalo, NY").offers().stream()
                        .filter(offer -> offer.neighbour().isEmpty())
                        .map(offer -> offer.listing().company().organizationType())
                        .toList();

        assertThat(types.subList(0, 8)).allMatch(type -> type.startsWith("hospital"));
        assertThat(types.subList(types.size() - 8, types.size()))
                .allMatch(type -> type.endsWith("agency"));
    }

    @Test
    void theCityComesFirstAndThenItsNeighboursByDistance() {
        List<String> places =
                find(Industry.HEALTHCARE, "Buffalo, NY").offers().stream()
                        .map(Offer::neighbour)
                        .distinct()
                        .toList();

        assertThat(places.getFirst()).isEmpty();
        assertThat(places).contains("Amherst, NY", "Cheektowaga, NY");
    }

    @Test
    void severalFacilitiesUnderOneDomainAreOneCompanyThatNamesItsRows() {
        List<Company> catholicHealth =
                find(Industry.HEALTHCARE, "Buffalo, NY").offers().stream()
                        .filter(offer -> offer.listing().domain().equals("chsbuffalo.org"))
                        .map(offer -> offer.listing().company())
                        .toList();

        assertThat(catholicHealth)
                .singleElement()
                .satisfies(
                        company -> {
                            assertThat(company.capacity()).isEqualTo(1_212);
                            assertThat(company.sites()).isEqualTo(34);
                            assertThat(company.source().reference())
                                    .contains("CCN:330279", "CCN:330078", "more rows");
                        });
    }

    @Test
    void strangersUnderAGovernmentPortalStayApart() {
        List<Offer> state = find(Industry.HEALTHCARE, "NY").offers();

        assertThat(state)
                .filteredOn(offer -> offer.listing().company().website().equals("omh.ny.gov"))
                .hasSizeGreaterThan(10)
                .allMatch(offer -> offer.listing().domain().isEmpty());
    }

    @Test
    void aChainOfStoresIsOneCompany() {
        List<Offer> stores = find(Industry.RETAIL, "NY").offers();

        assertThat(stores)
                .filteredOn(offer -> offer.listing().company().name().equals("Tops Markets LLC"))
                .singleElement()
                .satisfies(offer -> assertThat(offer.listing().company().sites()).isEqualTo(106));
    }

    @Test
    void franchiseesThatShareASignStayApart() {
        List<Offer> stores = find(Industry.RETAIL, "NY").offers();

        assertThat(stores)
                .filteredOn(offer -> offer.listing().company().name().equals("Key Food"))
                .hasSizeGreaterThan(5);
    }

    @Test
    void allRowsOfTheExtractsAreThereOnceWithKnownSourceAndPlausibleNumbers() {
        Map<String, Long> byIndustry = new HashMap<>();
        List<String> states =
                Arrays.asList(
                        ("AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN"
                             + " MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT"
                             + " VA WA WV WI WY")
                                .split(" ", -1));
        for (String state : states) {
            for (Industry industry : Industry.values()) {
                List<Listing> rows = REGISTERS.in(state, industry);
                byIndustry.merge(industry.id(), (long) rows.size(), Long::sum);
                assertThat(rows)
                        .allSatisfy(
                                row -> {
                                    Company company = row.company();
                                    assertThat(company.name()).isNotBlank();
                                    assertThat(company.source().publisher()).isNotBlank();
                                    assertThat(company.source().reference()).isNotBlank();
                                    assertThat(company.phone()).matches("|\\+1[2-9]\\d{9}");
                                    assertThat(company.employees()).isNotNegative();
                                });
            }
        }

        assertThat(byIndustry.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(64_975);
        assertThat(byIndustry).containsEntry("healthcare", 21_200L).containsEntry("office", 2_202L);
    }

    @Test
    void theSameRequestGetsTheSameCompaniesInTheSameOrder() {
        assertThat(find(Industry.MANUFACTURING, "Ohio").offers())
                .isEqualTo(
                        new RegisterSource(new Registers(), new Places())
                                .find(run(Industry.MANUFACTURING, "Ohio"))
                                .offers());
    }

    @Test
    void noCompanyIsOfferedTwice() {
        assertThat(find(Industry.HEALTHCARE, "TX").offers())
                .extracting(offer -> offer.listing().leadId())
                .doesNotHaveDuplicates();
    }

    @Test
    void aPlaceWithoutMatchIsAProblemWithAProposal() {
        Supply supply = find(Industry.HEALTHCARE, "Bufalo, NY");

        assertThat(supply.offers()).isEmpty();
        assertThat(supply.problems()).singleElement().asString().contains("Buffalo, NY?");
    }

    private static Supply find(Industry industry, String location) {
        return SOURCE.find(run(industry, location));
    }

    private static Run run(Industry industry, String location) {
        return new Run(
                "run",
                new RunRequest(industry, location, 50, "default", false),
                Run.Status.DISCOVERING,
                0,
                0,
                List.of(),
                Instant.EPOCH);
    }
}
