package com.salesagent.scout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {
    private static final Places PLACES = new Places();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Buffalo, NY",
                "Buffalo NY",
                "Buffalo, New York",
                "Buffalo New York",
                "buffalo,ny",
                "  BUFFALO ,  ny  ",
                "City of Buffalo, N.Y.",
                "Buffalo, NY 14203",
                "Buffalo, NY, USA"
            })
    void everyUsualSpellingOfBuffaloIsBuffalo(String location) {
        assertThat(PLACES.find(location))
                .isInstanceOfSatisfying(
                        Place.City.class,
                        city -> {
                            assertThat(city.name()).isEqualTo("Buffalo, NY");
                            assertThat(city.notes()).isEmpty();
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "'St. Louis, MO', 'Saint Louis, MO'",
        "'Saint Louis, MO', 'Saint Louis, MO'",
        "'st louis missouri', 'Saint Louis, MO'",
        "'Charleston West Virginia', 'Charleston, WV'",
        "'Kansas City, KS', 'Kansas City, KS'",
        "'New York, NY', 'New York, NY'",
        "'New York City', 'New York, NY'",
        "'NYC', 'New York, NY'",
        "'Washington, DC', 'Washington, DC'",
        "'Washington D.C.', 'Washington, DC'",
        "'Port Washington', 'Port Washington, NY'",
        "'N. Tonawanda, NY', 'North Tonawanda, NY'",
        "'Ft. Worth, TX', 'Fort Worth, TX'"
    })
    void aCityIsUnderstood(String location, String expected) {
        assertThat(PLACES.find(location))
                .isInstanceOfSatisfying(
                        Place.City.class,
                        city ->
                                assertThat(PlaceNames.key(city.name()))
                                        .isEqualTo(PlaceNames.key(expected)));
    }

    @ParameterizedTest
    @CsvSource({
        "NY, NY",
        "New York, NY",
        "ohio, OH",
        "Washington, WA",
        "n.j., NJ",
        "West Virginia, WV"
    })
    void aStateAloneIsTheWholeState(String location, String code) {
        assertThat(PLACES.find(location))
                .isInstanceOfSatisfying(
                        Place.State.class, state -> assertThat(state.code()).isEqualTo(code));
    }

    @Test
    void newYorkAloneIsTheStateAndSaysHowToAskForTheCity() {
        assertThat(PLACES.find("New York"))
                .isInstanceOfSatisfying(
                        Place.State.class,
                        state ->
                                assertThat(state.notes())
                                        .singleElement()
                                        .asString()
                                        .contains("\"New York, NY\""));
    }

    @Test
    void aCityAloneIsTheOneThatStandsOutAndNamesTheOthers() {
        assertThat(PLACES.find("Buffalo"))
                .isInstanceOfSatisfying(
                        Place.City.class,
                        city -> {
                            assertThat(city.name()).isEqualTo("Buffalo, NY");
                            assertThat(city.notes())
                                    .singleElement()
                                    .asString()
                                    .contains("read as Buffalo, NY", "Buffalo, WY");
                        });
    }

    @Test
    void aCityOfSeveralStatesWithoutAClearFirstIsRefusedWithTheChoices() {
        assertThat(sentence("Springfield"))
                .startsWith("location \"Springfield\" is in several states")
                .contains("Springfield, IL", "Springfield, MO", "Springfield, MA");
    }

    @ParameterizedTest
    @CsvSource({
        "'Bufalo, NY', 'did you mean Buffalo, NY?'",
        "'Bufalo', 'did you mean Buffalo, NY'",
        "'Bufaflo NY', 'did you mean Buffalo, NY?'",
        "'Cheektowagga, NY', 'did you mean Cheektowaga, NY?'",
        "'Buffalo, PA', 'did you mean Buffalo, NY'",
        "'Erie County, NY', 'is a county'",
        "'14203', 'is a ZIP code'",
        "'', 'location is blank'",
        "'Xyzzyville, NY', 'write a city with its state'",
        "'<script>alert(1)</script>', 'write a city with its state'"
    })
    void aPlaceThatIsNotUnderstoodSaysWhatWouldBe(String location, String expected) {
        assertThat(sentence(location)).startsWith("location").contains(expected);
    }

    @Test
    void theNeighboursOfBuffaloAreItsSuburbsNearestFirst() {
        Place.City buffalo = (Place.City) PLACES.find("Buffalo, NY");

        assertThat(buffalo.neighbours())
                .extracting(near -> near.spot().display())
                .contains(
                        "Amherst, NY",
                        "Cheektowaga, NY",
                        "Tonawanda, NY",
                        "West Seneca, NY",
                        "Lackawanna, NY",
                        "Kenmore, NY")
                .doesNotContain("Buffalo, NY", "Rochester, NY");
        assertThat(buffalo.neighbours()).extracting(Place.Near::miles).isSorted();
    }

    private static String sentence(String location) {
        return ((Place.Unknown) PLACES.find(location)).sentence();
    }
}
