package com.salesagent.domain.lead;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndustryNamesTest {
    @ParameterizedTest
    @CsvSource({
        "hospitals, HEALTHCARE",
        "Health Care, HEALTHCARE",
        "Hospital & Health Care, HEALTHCARE",
        "Nursing homes, HEALTHCARE",
        "schools, EDUCATION",
        "School districts, EDUCATION",
        "Universities, EDUCATION",
        "government, PUBLIC_SECTOR",
        "Public Sector, PUBLIC_SECTOR",
        "public-sector, PUBLIC_SECTOR",
        "Libraries, PUBLIC_SECTOR",
        "Hotels, HOSPITALITY",
        "restaurants, HOSPITALITY",
        "Medical Device Manufacturing, MANUFACTURING",
        "Grocery stores, RETAIL",
        "Banks, FINANCE",
        "Warehousing, LOGISTICS",
        "Logistics, LOGISTICS",
        "Information Technology and Services, TECHNOLOGY",
        "Law firms, OFFICE",
        "Real Estate, OFFICE"
    })
    void whatPeopleAndTheirToolsSayIsUnderstood(String text, Industry industry) {
        assertThat(IndustryNames.find(text)).contains(industry);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
    void everyIdNamesItself(Industry industry) {
        assertThat(IndustryNames.find(industry.id())).contains(industry);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "unknown", "beekeeping", "hospit", "itinerary", "🏥", "x\ny"})
    void whatNamesNoIndustryIsNotGuessed(String text) {
        assertThat(IndustryNames.find(text)).isEmpty();
    }
}
