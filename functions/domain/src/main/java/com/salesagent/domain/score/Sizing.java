package com.salesagent.domain.score;

import com.salesagent.domain.lead.Company;
import com.salesagent.domain.score.Assessment.Fact;
import com.salesagent.domain.score.EnergyEstimate.Origin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How large an organisation is, from the best figure that its source gives. A figure beyond belief
 * is cut to its limit and said so: it would otherwise go straight into a sum of money that a
 * stranger reads.
 *
 * @param mainArea square feet of the main site, or of all sites where {@code furtherArea} is 0
 * @param furtherArea square feet of the sites beyond the first, where they are another kind
 * @param sites counted, at least 1
 * @param employees counted, 0 if unknown
 * @param words how the area came about, for the basis: {@code 290 beds x 2,174 sq ft}
 */
record Sizing(
        long mainArea,
        long furtherArea,
        int sites,
        int employees,
        Origin origin,
        Confidence confidence,
        boolean plausible,
        String words,
        List<Fact> facts) {
    /** A site isn't smaller than a room: a typing error, or another unit. */
    private static final int SMALLEST_SITE = 200;

    /** The smallest building that EIA's survey covers. */
    static final int SMALLEST_BUILDING = 1_001;

    static Sizing of(Company company, Benchmark main, Benchmark further) {
        String register = company.source().publisher();
        List<Fact> facts = new ArrayList<>();
        Counted sites = Counted.of(Math.max(company.sites(), 1), main.maxSites());
        Counted employees = Counted.of(Math.max(company.employees(), 0), Spend.MAX_EMPLOYEES);
        facts.add(sitesFact(company, sites, register));
        if (company.employees() > 0) {
            facts.add(employees.fact("employees", register, "larger figures are a whole group's"));
        }
        Area area = area(company, main, employees.used());
        Layout layout = Layout.of(company, main, further, area, sites.used());
        boolean plausible = sites.plausible() && employees.plausible() && area.plausible();
        Confidence confidence =
                plausible ? area.confidence().and(layout.confidence()) : Confidence.LOW;
        facts.add(
                new Fact(
                        "floor area",
                        number(layout.mainArea() + layout.furtherArea()) + " sq ft",
                        area.source() + layout.words(),
                        confidence.id()));
        return new Sizing(
                layout.mainArea(),
                layout.furtherArea(),
                sites.used(),
                employees.used(),
                area.origin(),
                confidence,
                plausible,
                area.words() + layout.words(),
                facts);
    }

    private static Fact sitesFact(Company company, Counted sites, String register) {
        if (company.sites() < 1) {
            return new Fact("sites", "1 (assumed)", "not in " + register, Confidence.LOW.id());
        }
        return sites.fact("sites", register, "one bill payer is unproven beyond that");
    }

    private static boolean isReported(Company company) {
        return company.floorArea() >= SMALLEST_SITE;
    }

    private static Area area(Company company, Benchmark main, int employees) {
        if (isReported(company)) {
            return reported(company, main);
        }
        if (company.capacity() > 0 && main.areaPerCapacity() > 0) {
            return byCapacity(company, main);
        }
        if (employees > 0 && main.areaPerEmployee() > 0) {
            long area = Math.max((long) employees * main.areaPerEmployee(), SMALLEST_BUILDING);
            return new Area(
                    area,
                    true,
                    Origin.EMPLOYEES,
                    Confidence.LOW,
                    true,
                    "%s employees x %d sq ft".formatted(number(employees), main.areaPerEmployee()),
                    Benchmark.EMPLOYEE_SOURCE);
        }
        return new Area(
                main.typicalFloorArea(),
                false,
                Origin.TYPICAL,
                Confidence.LOW,
                true,
                "an assumed %s sq ft".formatted(number(main.typicalFloorArea())),
                "assumed: typical of " + main.buildingType() + ", " + main.source());
    }

    private static Area reported(Company company, Benchmark main) {
        Counted area = Counted.of(company.floorArea(), main.maxFloorArea());
        String source = company.source().publisher();
        return new Area(
                area.used(),
                false,
                Origin.REPORTED,
                area.plausible() ? Confidence.HIGH : Confidence.LOW,
                area.plausible(),
                "%s sq ft".formatted(number(area.used())),
                area.plausible()
                        ? source
                        : "%s says %s; cut to the largest credible site"
                                .formatted(source, number(company.floorArea())));
    }

    private static Area byCapacity(Company company, Benchmark main) {
        long derived = (long) company.capacity() * main.areaPerCapacity();
        Counted area = Counted.of(derived, main.maxFloorArea());
        String words =
                "%s %ss x %s sq ft"
                        .formatted(
                                number(company.capacity()),
                                main.capacityUnit(),
                                number(main.areaPerCapacity()));
        return new Area(
                Math.max(area.used(), SMALLEST_BUILDING),
                false,
                Origin.CAPACITY,
                area.plausible() ? main.capacityConfidence() : Confidence.LOW,
                area.plausible(),
                area.plausible() ? words : words + ", cut to " + number(area.used()) + " sq ft",
                "%s of %s; %s"
                        .formatted(words, company.source().publisher(), main.capacitySource()));
    }

    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** How the area of one site becomes that of all. */
    private record Layout(long mainArea, long furtherArea, Confidence confidence, String words) {
        static Layout of(Company company, Benchmark main, Benchmark further, Area area, int sites) {
            if (sites == 1 || area.coversAllSites()) {
                return new Layout(area.each(), 0, Confidence.HIGH, "");
            }
            if (main.furtherSites().isEmpty()) {
                return new Layout(
                        area.each() * sites, 0, Confidence.MEDIUM, " x %d sites".formatted(sites));
            }
            int each =
                    isReported(company)
                            ? Math.min(company.floorArea(), further.typicalFloorArea())
                            : further.typicalFloorArea();
            return new Layout(
                    area.each(),
                    (long) each * (sites - 1),
                    Confidence.MEDIUM,
                    " + %d further sites x %s sq ft".formatted(sites - 1, number(each)));
        }
    }

    /** Square feet of one site, or of all where the figure covers them. */
    private record Area(
            long each,
            boolean coversAllSites,
            Origin origin,
            Confidence confidence,
            boolean plausible,
            String words,
            String source) {}

    /** A number of the source, and as much of it as is believed. */
    private record Counted(long stated, int used, boolean plausible) {
        static Counted of(long stated, int limit) {
            return new Counted(stated, (int) Math.min(stated, limit), stated <= limit);
        }

        Fact fact(String name, String register, String why) {
            if (plausible) {
                return new Fact(name, number(stated), register, Confidence.HIGH.id());
            }
            return new Fact(
                    name,
                    "%s of %s counted".formatted(number(used), number(stated)),
                    "%s; %s, to be confirmed by a person".formatted(register, why),
                    Confidence.LOW.id());
        }
    }
}
