package com.salesagent.analyst;

import com.salesagent.domain.lead.Company;
import com.salesagent.domain.lead.Industry;
import com.salesagent.domain.score.Benchmark;
import com.salesagent.domain.score.Confidence;
import com.salesagent.domain.score.Tariff;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Prices, benchmarks and supplier choice, from the module's resources. Read once a process. */
final class EnergyTables {
    private static final String NATION = "US";
    private static final String DEFAULT_TYPE = "default";
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private final Map<Industry, List<Benchmark>> benchmarks = new EnumMap<>(Industry.class);
    private final Map<Industry, Integer> telecom = new EnumMap<>(Industry.class);
    private final Map<String, Price> prices = new HashMap<>();
    private final Map<String, Boolean> choice = new HashMap<>();

    EnergyTables() {
        for (CSVRecord row : rows("benchmarks.csv")) {
            Industry industry = Industry.parse(row.get("industry")).orElseThrow();
            benchmarks.merge(industry, List.of(benchmark(row)), EnergyTables::joined);
        }
        for (CSVRecord row : rows("telecom.csv")) {
            Industry industry = Industry.parse(row.get("industry")).orElseThrow();
            telecom.put(industry, number(row, "dollars_per_employee"));
        }
        for (CSVRecord row : rows("prices.csv")) {
            prices.merge(row.get("state"), price(row), EnergyTables::later);
        }
        for (CSVRecord row : rows("retail_choice.csv")) {
            choice.put(row.get("state"), Boolean.valueOf(row.get("choice")));
        }
    }

    /** The most specific row for the company's kind and size. */
    Benchmark benchmark(Company company) {
        return benchmark(company.industry(), company.organizationType(), company.floorArea());
    }

    /** The row for the sites beyond the first. */
    Benchmark furtherSites(Company company, Benchmark main) {
        return main.furtherSites().isEmpty()
                ? main
                : benchmark(company.industry(), main.furtherSites(), company.floorArea());
    }

    Benchmark benchmark(Industry industry, String organizationType, int floorArea) {
        List<Benchmark> rows = benchmarks.getOrDefault(industry, List.of());
        return rows.stream()
                .filter(row -> organizationType.startsWith(row.organizationType()))
                .filter(row -> floorArea >= row.minFloorArea())
                .max(
                        Comparator.comparingInt((Benchmark row) -> row.organizationType().length())
                                .thenComparingInt(Benchmark::minFloorArea))
                .orElseGet(() -> fallback(rows));
    }

    /** What electricity costs in a company's state; the US mean where the state is unknown. */
    Tariff tariff(Company company) {
        boolean known = prices.containsKey(company.state());
        String state = known ? company.state() : NATION;
        Price price = prices.get(state);
        boolean industrial = company.industry() == Industry.MANUFACTURING;
        return new Tariff(
                (industrial ? price.industrial() : price.commercial()) / 100,
                state + (industrial ? " industrial" : " commercial"),
                "EIA-861M %d%s".formatted(price.year(), price.preliminary() ? " preliminary" : ""),
                known,
                choice.getOrDefault(company.state(), false),
                "EIA FAQ 627, 2022");
    }

    /** US dollars an employee and year: planning figures, see {@code docs/estimates.md}. */
    int telecomPerEmployee(Industry industry) {
        return telecom.get(industry);
    }

    private static Benchmark fallback(List<Benchmark> rows) {
        return rows.stream()
                .filter(row -> row.organizationType().equals(DEFAULT_TYPE))
                .findFirst()
                .orElseThrow();
    }

    private static Benchmark benchmark(CSVRecord row) {
        return new Benchmark(
                row.get("organization_type"),
                number(row, "min_sqft"),
                row.get("building_type"),
                row.get("word"),
                decimal(row, "kwh_per_sqft"),
                decimal(row, "p25"),
                decimal(row, "p75"),
                number(row, "typical_sqft"),
                number(row, "max_sqft"),
                number(row, "max_sites"),
                number(row, "sqft_per_capacity"),
                row.get("capacity_unit"),
                row.get("capacity_source"),
                Confidence.of(row.get("capacity_confidence")),
                number(row, "sqft_per_employee"),
                row.get("further_sites"),
                Confidence.of(row.get("match")),
                row.get("source"));
    }

    private static Price price(CSVRecord row) {
        return new Price(
                number(row, "year"),
                row.get("status").equals("preliminary"),
                decimal(row, "commercial_cents_per_kwh"),
                decimal(row, "industrial_cents_per_kwh"));
    }

    private static int number(CSVRecord row, String column) {
        return Integer.parseInt(row.get(column));
    }

    private static double decimal(CSVRecord row, String column) {
        return Double.parseDouble(row.get(column));
    }

    private static Price later(Price one, Price other) {
        return one.year() >= other.year() ? one : other;
    }

    private static List<Benchmark> joined(List<Benchmark> some, List<Benchmark> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static List<CSVRecord> rows(String file) {
        try (InputStream bytes = EnergyTables.class.getResourceAsStream("/energy/" + file);
                Reader text = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
            return FORMAT.parse(text).getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException("resource energy/" + file + " can't be read", e);
        }
    }

    /** Cents a kWh. */
    private record Price(int year, boolean preliminary, double commercial, double industrial) {}
}
