package com.salesagent.domain.score;

/**
 * What is typical of one kind of building, and up to where a figure for it can be believed. The
 * rows, with each source, are in {@code docs/estimates.md}.
 *
 * @param organizationType prefix of the register's word for the organisation; {@code default} for
 *     the rest of an industry
 * @param minFloorArea square feet of one site from which this row holds instead of a smaller one
 * @param buildingType as the source names it
 * @param word for it in a sentence: {@code 290 hospital beds}, {@code school space}
 * @param intensity kWh a square foot and year
 * @param lowIntensity 25th percentile of comparable buildings
 * @param highIntensity 75th percentile
 * @param typicalFloorArea square feet of one site, used where nothing better is known
 * @param maxFloorArea square feet of one site above which a figure isn't believed
 * @param maxSites sites of one organisation above which a number isn't believed
 * @param areaPerCapacity square feet a bed or student, 0 where no ratio is defensible
 * @param capacityUnit {@code bed}, {@code student} or blank
 * @param capacitySource where the ratio is from
 * @param capacityConfidence of the floor area that the ratio gives
 * @param areaPerEmployee square feet a worker over all sites, 0 where no ratio is defensible
 * @param furtherSites the organisation type of the second and later sites, which are then at most
 *     of typical size: a hospital's are clinics, and a food register names a chain's largest store.
 *     Blank if all sites are alike
 * @param match how well the building type fits the organisation
 * @param source publisher, table and year of the intensity
 */
public record Benchmark(
        String organizationType,
        int minFloorArea,
        String buildingType,
        String word,
        double intensity,
        double lowIntensity,
        double highIntensity,
        int typicalFloorArea,
        int maxFloorArea,
        int maxSites,
        int areaPerCapacity,
        String capacityUnit,
        String capacitySource,
        Confidence capacityConfidence,
        int areaPerEmployee,
        String furtherSites,
        Confidence match,
        String source) {
    public Benchmark {
        if (intensity <= 0 || typicalFloorArea <= 0 || maxFloorArea < typicalFloorArea) {
            throw new IllegalArgumentException(
                    "benchmark %s needs an intensity and a floor area within its limit"
                            .formatted(organizationType));
        }
    }

    /** Where the ratio of floor area to workers is from. */
    public static final String EMPLOYEE_SOURCE =
            "EIA CBECS 2003 Office Buildings report, mean area per worker";
}
