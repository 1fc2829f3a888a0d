package com.salesagent.domain.send;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

class UsCalendarTest {
    @Test
    void theFederalHolidaysOf2026AreKeptOnTheDaysTheGovernmentPublished() {
        List<LocalDate> closed =
                LocalDate.of(2026, 1, 1)
                        .datesUntil(LocalDate.of(2027, 1, 1))
                        .filter(UsHolidays::closed)
                        .toList();

        assertThat(closed)
                .containsExactly(
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2026, 1, 19),
                        LocalDate.of(2026, 2, 16),
                        LocalDate.of(2026, 5, 25),
                        LocalDate.of(2026, 6, 19),
                        LocalDate.of(2026, 7, 3),
                        LocalDate.of(2026, 9, 7),
                        LocalDate.of(2026, 10, 12),
                        LocalDate.of(2026, 11, 11),
                        LocalDate.of(2026, 11, 26),
                        LocalDate.of(2026, 12, 25));
    }

    @Test
    void aHolidayOnAWeekendIsKeptOnTheNeighbouringWorkday() {
        assertThat(UsHolidays.closed(LocalDate.of(2027, 12, 31))).isTrue();
        assertThat(UsHolidays.closed(LocalDate.of(2028, 11, 10))).isTrue();
        assertThat(UsHolidays.closed(LocalDate.of(2027, 7, 5))).isTrue();
    }

    @ParameterizedTest(name = "{1}, {0} is in {2}")
    @CsvSource({
        "NY, Buffalo, America/New_York",
        "CA, Los Angeles, America/Los_Angeles",
        "TX, Houston, America/Chicago",
        "TX, El Paso, America/Denver",
        "FL, Miami, America/New_York",
        "FL, PENSACOLA, America/Chicago",
        "TN, Nashville, America/Chicago",
        "TN, Knoxville, America/New_York",
        "KY, Louisville, America/New_York",
        "KY, Bowling Green, America/Chicago",
        "IN, Indianapolis, America/Indiana/Indianapolis",
        "IN, Gary, America/Chicago",
        "AZ, Phoenix, America/Phoenix",
        "AZ, Window Rock, America/Denver",
        "ID, Boise, America/Boise",
        "ID, Coeur d'Alene, America/Los_Angeles",
        "SD, Rapid City, America/Denver",
        "MI, Detroit, America/Detroit",
        "HI, Honolulu, Pacific/Honolulu",
        "PR, San Juan, America/Puerto_Rico",
        "ny, '', America/New_York",
        "'', '', America/Chicago",
        "ZZ, Nowhere, America/Chicago"
    })
    void aPlaceHasTheZoneOfItsStateOrOfItsPartOfIt(String state, String city, String zone) {
        assertThat(UsZones.of(state, city)).isEqualTo(ZoneId.of(zone));
    }

    @Test
    void everyStateAndTerritoryHasAZone() {
        String all =
                "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT"
                    + " NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY";
        List<String> central =
                List.of(
                        "AL", "AR", "IA", "IL", "KS", "LA", "MN", "MO", "MS", "ND", "NE", "OK",
                        "SD", "TN", "TX", "WI");

        assertThat(all.split(" ", -1))
                .hasSize(51)
                .allSatisfy(
                        state ->
                                assertThat(UsZones.of(state, "").equals(UsZones.UNKNOWN))
                                        .as(state)
                                        .isEqualTo(central.contains(state)));
    }
}
