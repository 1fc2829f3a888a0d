package com.salesagent.analyst;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.salesagent.domain.lead.Company;
import com.salesagent.domain.lead.Industry;
import com.salesagent.domain.lead.Source;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The registers and metered buildings beside the repository, which a clone need not have. */
final class SharedData {
    private static final String VARIABLE = "SHARED_DATA";
    private static final String MISSING =
            "no folder ../shared/data with the public registers beside the repository, and "
                    + VARIABLE
                    + " names none";
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private SharedData() {}

    /** Skips the calling test, with the reason, where the data isn't there. */
    static Path orSkip() {
        Optional<Path> data = find();
        assumeTrue(data.isPresent(), "skipped: " + MISSING);
        return data.get();
    }

    /**
     * For programs.
     *
     * @throws IllegalStateException saying what is missing and where it is expected
     */
    static Path orFail() {
        return find().orElseThrow(() -> new IllegalStateException(MISSING));
    }

    /** {@code shared/data} beside this folder or one above it, or what the variable names. */
    private static Optional<Path> find() {
        List<Path> places = new ArrayList<>();
        Optional.ofNullable(System.getenv(VARIABLE)).map(Path::of).ifPresent(places::add);
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            places.add(at.resolveSibling("shared").resolve("data"));
        }
        return places.stream()
                .filter(data -> Files.isDirectory(data.resolve("organizations")))
                .findFirst();
    }

    static List<Company> organizations(Path data) {
        List<Company> companies = new ArrayList<>();
        try (Stream<Path> files = Files.list(data.resolve("organizations"))) {
            for (Path file : files.sorted().toList()) {
                rows(file).forEach(row -> companies.add(company(row)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return companies;
    }

    static List<CSVRecord> rows(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return FORMAT.parse(reader).getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Company company(CSVRecord row) {
        return new Company(
                row.get("name"),
                Industry.parse(row.get("industry")).orElseThrow(),
                row.get("organization_type"),
                row.get("street"),
                row.get("city"),
                row.get("state"),
                row.get("zip"),
                row.get("phone"),
                row.get("website"),
                number(row.get("employees")),
                number(row.get("beds_or_capacity")),
                number(row.get("sqft")),
                number(row.get("site_count")),
                new Source(row.get("source"), row.get("source_id")));
    }

    private static int number(String text) {
        return text.isEmpty() ? 0 : (int) Math.ceil(Double.parseDouble(text));
    }
}
