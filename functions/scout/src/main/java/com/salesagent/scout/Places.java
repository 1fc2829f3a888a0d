package com.salesagent.scout;

import com.salesagent.scout.Place.Near;
import com.salesagent.scout.Place.Spot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads a location: "Buffalo", "Buffalo NY", "Buffalo, New York", "buffalo,ny", "NY", "Saint Louis,
 * MO". A city alone means the one of that name with by far the most organisations, and says so;
 * where none stands out, the choices are listed. "New York" and "Washington" alone are the states.
 */
final class Places {
    static final int NEIGHBOUR_MILES = 15;

    private static final double EARTH_MILES = 3_958.8;
    private static final int CHOICES = 5;
    private static final int CLEAR_LEAD = 3;
    private static final String EXAMPLE =
            "write a city with its state, such as \"Buffalo, NY\", or a state, such as \"NY\"";

    private final Map<String, List<Spot>> byKey = new HashMap<>();

    Places() {
        for (String line : Registers.lines("places.tsv.gz", true)) {
            String[] cells = line.split("\t", -1);
            Spot spot =
                    new Spot(
                            cells[1],
                            cells[2],
                            cells[0],
                            degrees(cells[3]),
                            degrees(cells[4]),
                            Integer.parseInt(cells[5]));
            byKey.computeIfAbsent(spot.key(), key -> new ArrayList<>()).add(spot);
        }
        byKey.values().forEach(spots -> spots.sort(Comparator.comparingInt(Spot::rows).reversed()));
    }

    Place find(String location) {
        String text = location.strip().replaceAll("\\s+", " ");
        // What people and address books put behind the state.
        text = text.replaceFirst("(?i),? ?(usa|u\\.s\\.a\\.|united states)$", "");
        text = text.replaceFirst("(?<=\\S)[ ,]+\\d{5}(-\\d{4})?$", "");
        if (text.isEmpty()) {
            return new Place.Unknown("location is blank: " + EXAMPLE);
        }
        if (text.matches("\\d{5}(-\\d{4})?")) {
            return unknown(location, "is a ZIP code: " + EXAMPLE);
        }
        if (PlaceNames.key(text).matches("nyc|new york city|new york city new york")) {
            text = "New York, NY";
        }
        Optional<String> state = States.code(text);
        if (state.isPresent()) {
            return wholeState(text, state.get());
        }
        for (Split split : splits(text)) {
            Optional<Spot> spot = spot(split.city(), split.state());
            if (spot.isPresent()) {
                return city(spot.get(), List.of());
            }
        }
        List<Split> splits = splits(text);
        // "Port Washington" is a city of its own, though it ends like a state.
        boolean alone = splits.isEmpty() || byKey.containsKey(PlaceNames.key(text));
        return alone ? cityAlone(location, text) : notIn(location, splits.getFirst());
    }

    /** A city as a list may write it: with its state, or in a state column of its own. */
    static Optional<Split> split(String text) {
        return splits(text.strip().replaceAll("\\s+", " ")).stream().findFirst();
    }

    /** A text taken apart into a city and the code of a state. */
    record Split(String city, String state) {}

    private static List<Split> splits(String text) {
        List<Split> found = new ArrayList<>();
        int comma = text.lastIndexOf(',');
        if (comma > 0) {
            String city = text.substring(0, comma).strip();
            States.code(text.substring(comma + 1))
                    .ifPresent(state -> found.add(new Split(city, state)));
            return found;
        }
        List<String> words = Arrays.asList(text.split(" ", -1));
        // Longest name first: "Charleston West Virginia" isn't "Charleston West" in Virginia.
        for (int cut = Math.max(1, words.size() - 3); cut < words.size(); cut++) {
            String city = String.join(" ", words.subList(0, cut));
            String rest = String.join(" ", words.subList(cut, words.size()));
            States.code(rest).ifPresent(state -> found.add(new Split(city, state)));
        }
        return found;
    }

    private static Place wholeState(String typed, String code) {
        List<String> notes =
                switch (code) {
                    case "NY" ->
                            typed.length() > 4
                                    ? List.of(
                                            "\"New York\" is read as the whole state; for the city"
                                                    + " write \"New York, NY\"")
                                    : List.<String>of();
                    case "WA" ->
                            typed.length() > 4
                                    ? List.of(
                                            "\"Washington\" is read as the state; for the capital"
                                                    + " write \"Washington, DC\"")
                                    : List.<String>of();
                    default -> List.<String>of();
                };
        return new Place.State(code, notes);
    }

    private Place cityAlone(String location, String text) {
        String key = PlaceNames.key(text);
        List<Spot> spots = byKey.getOrDefault(key, List.of());
        if (spots.isEmpty()) {
            return misspelt(location, key, all());
        }
        Spot first = spots.getFirst();
        if (spots.size() == 1) {
            return city(first, List.of());
        }
        String others =
                spots.stream()
                        .skip(1)
                        .limit(CHOICES)
                        .map(Spot::display)
                        .collect(Collectors.joining("; "));
        if (first.rows() < CLEAR_LEAD * spots.get(1).rows()) {
            return unknown(
                    location,
                    "is in several states: write one of " + first.display() + "; " + others);
        }
        return city(
                first,
                List.of(
                        "\"%s\" is read as %s; there is also %s"
                                .formatted(location.strip(), first.display(), others)));
    }

    private Place notIn(String location, Split split) {
        String key = PlaceNames.key(split.city());
        if (key.endsWith(" county") || key.endsWith(" parish")) {
            return unknown(
                    location,
                    "is a county, and the registers know cities: write its largest city, such as"
                            + " \"Buffalo, NY\" for Erie County");
        }
        List<Spot> same = byKey.getOrDefault(key, List.of());
        if (!same.isEmpty() && similar(key, in(split.state())).isEmpty()) {
            return unknown(
                    location,
                    "isn't in the registers: did you mean "
                            + same.stream()
                                    .limit(CHOICES)
                                    .map(Spot::display)
                                    .collect(Collectors.joining(" or "))
                            + "?");
        }
        return misspelt(location, key, in(split.state()));
    }

    private Place misspelt(String location, String key, Stream<Spot> among) {
        List<Spot> similar = similar(key, among);
        if (similar.isEmpty()) {
            return unknown(location, "isn't a place that the registers know: " + EXAMPLE);
        }
        return unknown(
                location,
                "isn't a place that the registers know: did you mean "
                        + similar.stream().map(Spot::display).collect(Collectors.joining(" or "))
                        + "?");
    }

    /** The nearest spellings only, and of those the largest places first. */
    private static List<Spot> similar(String key, Stream<Spot> among) {
        int tolerated = key.length() < 5 ? 1 : 2;
        Map<Integer, List<Spot>> byDistance =
                among.filter(spot -> Math.abs(spot.key().length() - key.length()) <= tolerated)
                        .collect(
                                Collectors.groupingBy(
                                        spot -> PlaceNames.distance(spot.key(), key)));
        return byDistance.entrySet().stream()
                .filter(entry -> entry.getKey() <= tolerated)
                .min(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .orElse(List.of())
                .stream()
                .sorted(Comparator.comparingInt(Spot::rows).reversed())
                .limit(3)
                .toList();
    }

    private Place city(Spot spot, List<String> notes) {
        List<Near> neighbours =
                spot.located()
                        ? all().filter(other -> other.located() && !other.equals(spot))
                                .map(other -> new Near(other, miles(spot, other)))
                                .filter(near -> near.miles() <= NEIGHBOUR_MILES)
                                .sorted(
                                        Comparator.comparingDouble(Near::miles)
                                                .thenComparing(near -> near.spot().display()))
                                .toList()
                        : List.of();
        return new Place.City(spot, neighbours, notes);
    }

    private Optional<Spot> spot(String city, String state) {
        return byKey.getOrDefault(PlaceNames.key(city), List.of()).stream()
                .filter(spot -> spot.state().equals(state))
                .findFirst();
    }

    private Stream<Spot> all() {
        return byKey.values().stream().flatMap(List::stream);
    }

    private Stream<Spot> in(String state) {
        return all().filter(spot -> spot.state().equals(state));
    }

    private static Place.Unknown unknown(String location, String rest) {
        return new Place.Unknown("location \"%s\" %s".formatted(location.strip(), rest));
    }

    private static double degrees(String text) {
        return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    }

    /** Great-circle distance. */
    private static double miles(Spot from, Spot to) {
        double north = Math.toRadians(to.latitude() - from.latitude()) / 2;
        double east = Math.toRadians(to.longitude() - from.longitude()) / 2;
        double chord =
                Math.pow(Math.sin(north), 2)
                        + Math.cos(Math.toRadians(from.latitude()))
                                * Math.cos(Math.toRadians(to.latitude()))
                                * Math.pow(Math.sin(east), 2);
        return 2 * EARTH_MILES * Math.asin(Math.sqrt(chord));
    }
}
