package com.salesagent.scout;

import java.util.List;

/** What a location, as a person typed it, means. */
sealed interface Place {
    /** A whole state. */
    record State(String code, List<String> notes) implements Place {}

    /**
     * A city, and the places around it that fill up what it lacks.
     *
     * @param neighbours nearest first; empty where the city's position isn't known
     */
    record City(Spot spot, List<Near> neighbours, List<String> notes) implements Place {
        /** "Buffalo, NY". */
        String name() {
            return spot.display();
        }
    }

    /**
     * Nothing that can be looked for.
     *
     * @param sentence names the field, the value and what would be right
     */
    record Unknown(String sentence) implements Place {}

    /**
     * A place that the registers name.
     *
     * @param key comparable name
     * @param latitude NaN where no row of the place has a position
     * @param rows how many organisations the registers list there
     */
    record Spot(
            String key, String name, String state, double latitude, double longitude, int rows) {
        String display() {
            return name + ", " + state;
        }

        boolean located() {
            return !Double.isNaN(latitude);
        }
    }

    /** A neighbour, with its distance in miles between the places' centres. */
    record Near(Spot spot, double miles) {}
}
