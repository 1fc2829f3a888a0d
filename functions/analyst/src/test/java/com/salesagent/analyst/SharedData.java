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
import java.util.stream.Stream;

/** The registers and metered buildings beside the repository, which a clone need not have. */
final class SharedData {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private SharedData() {}

    /** Skips the calling test, with the reason, where the data isn't there. */
    static Path required() {
        Path data = find();
        assumeTrue(
                data != null,
                "skipped: no folder ../shared/data beside the repository with the public"
                        + " registers");
        return data;
    }

    /** {@code shared/data} beside this folder or one above it; null if there is none. */
    static Path find() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path data = at.resolveSibling("shared").resolve("data");
            if (Files.isDirectory(data.resolve("organizations"))) {
                return data;
            }
        }
        String named = System.getenv("SHARED_DATA");
        return named == null ? null : Path.of(named);
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
