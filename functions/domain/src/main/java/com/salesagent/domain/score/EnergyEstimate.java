package com.salesagent.domain.score;

/**
 * Electricity that all sites of an organisation use in a year.
 *
 * @param kwh a year: floor area times intensity
 * @param low kWh a year at the 25th percentile of comparable buildings, and a small floor area
 *     where that is derived
 * @param high kWh a year at the 75th percentile, and a large floor area
 * @param floorArea square feet of all sites that were counted
 * @param sites how many sites were counted, at least 1
 * @param origin what the floor area is from
 * @param plausible false where a number of the source was beyond belief and was cut: a person must
 *     confirm it before the figure is used
 * @param confidence of the whole chain
 * @param basis how it was computed, with source and year, for the reviewer
 */
public record EnergyEstimate(
        long kwh,
        long low,
        long high,
        long floorArea,
        int sites,
        Origin origin,
        boolean plausible,
        Confidence confidence,
        String basis) {

    /** What a floor area is from, best first. */
    public enum Origin {
        REPORTED(1, 1),
        /** The spread is the quartiles of the hospitals whose area and beds are both known. */
        CAPACITY(0.6, 1.45),
        /** The spread is assumed. */
        EMPLOYEES(0.5, 2),
        /** The spread is assumed: a typical building says little about the one at hand. */
        TYPICAL(0.4, 2.5);

        private final double low;
        private final double high;

        Origin(double low, double high) {
            this.low = low;
            this.high = high;
        }

        double low() {
            return low;
        }

        double high() {
            return high;
        }
    }
}
