package com.salesagent.scout;

import com.salesagent.domain.lead.Company;

import java.util.Comparator;

/**
 * Which of many matching companies come first: those likely to use much energy, then those that can
 * be reached. The order is the same in each run.
 *
 * <p>The floor areas here only sort; no figure of a lead comes from them. They are round numbers of
 * the right magnitude, for a bed, a student, an employee, or a site of unknown size.
 */
final class Ranking {
    static final Comparator<Listing> ORDER =
            Comparator.<Listing>comparingInt(listing -> kind(listing.company()).order)
                    .thenComparing(
                            Comparator.<Listing>comparingDouble(
                                            listing -> weight(listing.company()))
                                    .reversed())
                    .thenComparing(listing -> listing.company().name())
                    .thenComparing(Listing::leadId)
                    .thenComparing(listing -> listing.company().source().reference());

    private static final double UNREACHABLE = 0.5;
    private static final double HALF_REACHABLE = 0.8;
    private static final int SQUARE_FEET_PER_EMPLOYEE = 400;

    private Ranking() {}

    /**
     * What a row's organization type says about its use of energy.
     *
     * @param order 1 uses most; a home-care agency has an office and cars, so it comes last
     * @param perUnit square feet for each bed or student
     * @param perSite square feet of a site whose size isn't known
     */
    private record Kind(int order, int perUnit, int perSite) {}

    private static Kind kind(Company company) {
        String type = company.organizationType();
        String word = type.split("[: ,]", 2)[0];
        return switch (word) {
            case "hospital" -> new Kind(1, 2_000, 150_000);
            case "industrial_facility" -> new Kind(1, 0, 300_000);
            case "college" -> new Kind(1, 150, 50_000);
            case "major_sport_venue" -> new Kind(1, 0, 200_000);
            case "corporate_headquarters" -> new Kind(1, 0, 200_000);
            case "nursing_home",
                    "residential_care_facility_elderly",
                    "assisted_living_facility",
                    "adult_home",
                    "enriched_housing_program" ->
                    new Kind(2, 500, 40_000);
            case "public_school_district" -> new Kind(1, 0, 80_000);
            case "food_processing_plant", "food_warehouse_or_import_site" -> new Kind(2, 0, 60_000);
            case "government" -> new Kind(governmentOrder(type), 0, governmentArea(type));
            case "diagnostic_and_treatment_center" -> new Kind(3, 0, 15_000);
            case "hospice" -> new Kind(4, 0, 8_000);
            case "certified_home_health_agency",
                    "licensed_home_care_agency",
                    "long_term_home_health" ->
                    new Kind(5, 0, 3_000);
            // Stores, branches, libraries, offices: a site, and what is known of its size.
            default -> new Kind(2, 0, 20_000);
        };
    }

    private static int governmentOrder(String type) {
        return type.endsWith("special district") || type.endsWith("interstate") ? 2 : 1;
    }

    private static int governmentArea(String type) {
        if (type.endsWith("county") || type.endsWith("state or territory")) {
            return 400_000;
        }
        return type.endsWith("city") ? 150_000 : 80_000;
    }

    private static double weight(Company company) {
        Kind kind = kind(company);
        int sites = Math.max(1, company.sites());
        double area = (double) kind.perSite * sites;
        if (company.floorArea() > 0) {
            area = (double) company.floorArea() * sites;
        } else if (company.capacity() > 0 && kind.perUnit > 0) {
            area = (double) company.capacity() * kind.perUnit;
        } else if (company.employees() > 0) {
            area = (double) company.employees() * SQUARE_FEET_PER_EMPLOYEE;
        }
        boolean phone = !company.phone().isBlank();
        boolean website = !company.website().isBlank();
        return area * (phone && website ? 1 : phone || website ? HALF_REACHABLE : UNREACHABLE);
    }
}
