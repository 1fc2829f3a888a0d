package com.salesagent.analyst;

import com.salesagent.domain.lead.Industry;

import org.apache.commons.csv.CSVRecord;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Prints how far floor area times intensity is off on the metered buildings of New York City and
 * Seattle: the error that remains where the floor area is known.
 */
final class MeteredAccuracy {
    /** The buildings' types in the registers' words; others take their industry's default. */
    private static final Map<String, String> TYPES =
            Map.of(
                    "Hospital (General Medical & Surgical)", "hospital",
                    "Senior Care Community", "nursing_home",
                    "Medical Office", "diagnostic_and_treatment_center",
                    "Urgent Care/Clinic/Other Outpatient", "diagnostic_and_treatment_center",
                    "College/University", "college",
                    "K-12 School", "public_school_district",
                    "Supermarket/Grocery Store", "food_retail_store",
                    "Refrigerated Warehouse", "food_warehouse",
                    "Restaurant", "food_service",
                    "Other - Entertainment/Public Assembly", "major_sport_venue");

    private final EnergyTables tables = new EnergyTables();

    private MeteredAccuracy() {}

    /** Run from the repository, with ../shared beside it. */
    public static void main(String[] arguments) {
        print(SharedData.orFail(), System.out);
    }

    static void print(Path data, PrintStream out) {
        Map<String, List<Double>> ratios = ratios(data);
        out.println("| buildings | number | median abs. error | within factor 2 | median ratio |");
        out.println("| --- | ---: | ---: | ---: | ---: |");
        ratios.forEach(
                (group, list) -> {
                    Accuracy found = Accuracy.of(list);
                    out.printf(
                            "| %s | %d | %.0f %% | %.0f %% | %.2f |%n",
                            group,
                            list.size(),
                            100 * found.medianError(),
                            100 * found.withinFactorTwo(),
                            found.medianRatio());
                });
    }

    /** Estimated over metered kWh a year, by building type and by city. */
    static Map<String, List<Double>> ratios(Path data) {
        MeteredAccuracy accuracy = new MeteredAccuracy();
        Map<String, List<Double>> ratios = new TreeMap<>();
        Path file = data.resolve("energy/building_electricity_actuals_nyc_seattle.csv");
        for (CSVRecord row : SharedData.rows(file)) {
            double ratio = accuracy.ratio(row);
            for (String group :
                    List.of("all", "all " + row.get("city"), row.get("property_type"))) {
                ratios.computeIfAbsent(group, key -> new ArrayList<>()).add(ratio);
            }
        }
        return ratios;
    }

    private double ratio(CSVRecord row) {
        Industry industry = Industry.parse(row.get("industry")).orElse(Industry.UNKNOWN);
        String type = TYPES.getOrDefault(row.get("property_type"), "");
        int area = (int) Double.parseDouble(row.get("gross_floor_area_sqft"));
        double estimate = area * tables.benchmark(industry, type, area).intensity();
        return estimate / Double.parseDouble(row.get("electricity_kwh"));
    }

    /**
     * How estimates compare with meters.
     *
     * @param medianError median of |estimate - metered| / metered
     * @param withinFactorTwo share of buildings, 0 to 1
     * @param medianRatio estimate over metered; above 1 the estimate is too high
     */
    record Accuracy(double medianError, double withinFactorTwo, double medianRatio) {
        static Accuracy of(List<Double> ratios) {
            return new Accuracy(
                    median(ratios.stream().mapToDouble(r -> Math.abs(r - 1)).toArray()),
                    ratios.stream().filter(r -> r >= 0.5 && r <= 2).count()
                            / (double) ratios.size(),
                    median(ratios.stream().mapToDouble(r -> r).toArray()));
        }

        private static double median(double[] values) {
            Arrays.sort(values);
            return values[values.length / 2];
        }
    }
}
