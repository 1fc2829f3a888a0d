package com.salesagent.domain.lead;

/**
 * An organisation as a source describes it. A blank text or a zero means that the source doesn't
 * say.
 *
 * @param organizationType the register's own word, such as {@code hospital: Acute Care Hospitals};
 *     the energy benchmarks are chosen by its prefix
 * @param state two letters, upper case
 * @param phone E.164
 * @param website host name in lower case, without scheme and {@code www.}
 * @param capacity beds, or enrolled students of a college
 * @param floorArea square feet of one site
 * @param sites how many sites the organisation has, as far as the source knows
 */
public record Company(
        String name,
        Industry industry,
        String organizationType,
        String street,
        String city,
        String state,
        String zip,
        String phone,
        String website,
        int employees,
        int capacity,
        int floorArea,
        int sites,
        Source source) {
    /** "Buffalo, NY", or the state alone where no city is known. */
    public String place() {
        return city.isBlank() ? state : city + ", " + state;
    }
}
