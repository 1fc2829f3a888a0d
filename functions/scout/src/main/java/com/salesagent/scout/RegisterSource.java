package com.salesagent.scout;

import static java.util.stream.Collectors.groupingBy;

import com.salesagent.domain.lead.Industry;
import com.salesagent.domain.run.Run;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The public registers: a whole state, or a city first and then its neighbours by distance. */
final class RegisterSource implements CompanySource {
    private final Registers registers;
    private final Places places;

    RegisterSource(Registers registers, Places places) {
        this.registers = registers;
        this.places = places;
    }

    @Override
    public boolean answers(Run run) {
        return !run.request().fromList();
    }

    @Override
    public Supply find(Run run) {
        Industry industry = run.request().industry();
        if (industry == Industry.UNKNOWN) {
            return Supply.nothing("industry is unknown: choose one of " + Industry.choices());
        }
        return switch (places.find(run.request().location())) {
            case Place.Unknown unknown -> Supply.nothing(unknown.sentence());
            case Place.State state -> wholeState(state, industry);
            case Place.City city -> around(city, industry);
        };
    }

    private Supply wholeState(Place.State state, Industry industry) {
        Distinct distinct = new Distinct();
        registers.in(state.code(), industry).stream()
                .sorted(Ranking.ORDER)
                .forEach(listing -> distinct.add(new Offer(listing, List.of(), "")));
        return new Supply(
                distinct.all(), "in " + States.name(state.code()), state.notes(), List.of());
    }

    private Supply around(Place.City city, Industry industry) {
        Distinct distinct = new Distinct();
        Map<String, Map<String, List<Listing>>> byState = new TreeMap<>();
        offer(city.spot(), "", industry, byState, distinct);
        for (Place.Near near : city.neighbours()) {
            offer(near.spot(), near.spot().display(), industry, byState, distinct);
        }
        String scope =
                city.neighbours().isEmpty()
                        ? "in " + city.name()
                        : "in and within %d miles of %s"
                                .formatted(Places.NEIGHBOUR_MILES, city.name());
        return new Supply(distinct.all(), scope, city.notes(), List.of());
    }

    private void offer(
            Place.Spot spot,
            String neighbour,
            Industry industry,
            Map<String, Map<String, List<Listing>>> byState,
            Distinct into) {
        byState
                .computeIfAbsent(spot.state(), state -> byPlace(state, industry))
                .getOrDefault(spot.key(), List.of())
                .stream()
                .sorted(Ranking.ORDER)
                .forEach(listing -> into.add(new Offer(listing, List.of(), neighbour)));
    }

    private Map<String, List<Listing>> byPlace(String state, Industry industry) {
        return registers.in(state, industry).stream()
                .collect(groupingBy(listing -> PlaceNames.key(listing.company().city())));
    }
}
