package com.salesagent.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Titles are compared by what they mean. */
final class PersonaTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Chief Financial Officer (CFO) | CHIEF_FINANCIAL_OFFICER",
                "CFO | CHIEF_FINANCIAL_OFFICER",
                "C.F.O. | CHIEF_FINANCIAL_OFFICER",
                "Senior Vice President & CFO | CHIEF_FINANCIAL_OFFICER",
                "VP of Finance | FINANCE_LEAD",
                "V.P., Finance | FINANCE_LEAD",
                "Vice President, Finance | FINANCE_LEAD",
                "Vice-President for Finance and Administration | FINANCE_LEAD",
                "Director of Finance | FINANCE_LEAD",
                "Finance Director | FINANCE_LEAD",
                "Director of Facilities | FACILITIES_LEAD",
                "Facilities Manager | FACILITIES_LEAD",
                "Dir. Facilities Management | FACILITIES_LEAD",
                "Director, Plant Operations | FACILITIES_LEAD",
                "Superintendent of Buildings & Grounds | FACILITIES_LEAD",
                "Energy Manager | ENERGY_MANAGER",
                "Sustainability Director | ENERGY_MANAGER",
                "VP Operations | OPERATIONS_LEAD",
                "Chief Operating Officer | OPERATIONS_LEAD",
                "Procurement Manager | PROCUREMENT_LEAD",
                "Director of Supply Chain | PROCUREMENT_LEAD",
                "Controller | CONTROLLER",
                "Comptroller | CONTROLLER",
                "President & CEO | HEAD",
                "Administrator | HEAD",
                "Executive Assistant to the CFO | OTHER",
                "Secretary to the Director of Facilities | OTHER",
                "Former Director of Finance | OTHER",
                "Director of Nursing | OTHER",
                "Finance student | OTHER",
                "Vice President, Nursing | OTHER",
                "'' | OTHER"
            })
    void aTitleMeansOnePersonaHoweverItIsWritten(String title, Persona expected) {
        assertThat(Persona.of(title)).isEqualTo(expected);
    }

    @Test
    void whoPaysTheBillsComesBeforeWhoHeadsThePlace() {
        assertThat(Persona.CHIEF_FINANCIAL_OFFICER).isLessThan(Persona.FACILITIES_LEAD);
        assertThat(Persona.CONTROLLER).isLessThan(Persona.HEAD);
        assertThat(Persona.HEAD).isLessThan(Persona.OTHER);
    }
}
