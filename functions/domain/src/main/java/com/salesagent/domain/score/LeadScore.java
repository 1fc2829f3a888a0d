package com.salesagent.domain.score;

import com.salesagent.domain.lead.Company;
import com.salesagent.domain.lead.Industry;
import com.salesagent.domain.score.Assessment.Breakdown;

import java.util.List;

/**
 * How promising a lead is, 0 to 100: the weighted sum of four parts that are each 0 to 100 and
 * never fall when what they measure rises.
 */
public final class LeadScore {
    static final double RECOVERY = 0.40;
    static final double INDUSTRY = 0.25;
    static final double SITES = 0.20;
    static final double DATA_QUALITY = 0.15;

    /**
     * Points by mid savings, US dollars a year. From $250k up they are the reference platform's;
     * below, it gave 40 points to whatever, even nothing. A fee of 24 percent on $5k doesn't pay
     * for an audit, so points begin there.
     */
    private static final Curve BY_SAVINGS =
            new Curve(
                    List.of(
                            new Point(5_000, 0),
                            new Point(250_000, 55),
                            new Point(500_000, 70),
                            new Point(1_000_000, 85),
                            new Point(2_000_000, 100)));

    /** The reference platform's 3, 8, 13, 17 and 20 of 20 points, times 5. */
    private static final Curve BY_SITES =
            new Curve(
                    List.of(
                            new Point(1, 15),
                            new Point(2, 40),
                            new Point(5, 65),
                            new Point(10, 85),
                            new Point(20, 100)));

    private LeadScore() {}

    /** The four parts for a company and what was estimated for it. */
    public static Breakdown breakdown(Company company, Spend spend, Confidence match) {
        return new Breakdown(
                recovery(spend.savings().mid()),
                industry(company.industry()),
                sites(spend.energy().sites()),
                dataQuality(company, spend.energy(), match));
    }

    /** The weighted sum, rounded to two decimals. */
    public static double total(Breakdown parts) {
        double sum =
                RECOVERY * parts.recovery()
                        + INDUSTRY * parts.industry()
                        + SITES * parts.sites()
                        + DATA_QUALITY * parts.dataQuality();
        return Math.round(sum * 100) / 100.0;
    }

    static double recovery(long midSavings) {
        return BY_SAVINGS.at((double) midSavings);
    }

    static double sites(int sites) {
        return BY_SITES.at(sites);
    }

    /** The reference platform's 90, 70, 55 and 45, rescaled so that the best fit has 100. */
    static double industry(Industry industry) {
        return switch (industry) {
            case HEALTHCARE, HOSPITALITY, MANUFACTURING, RETAIL -> 100;
            case PUBLIC_SECTOR, OFFICE -> 77.8;
            case EDUCATION, TECHNOLOGY, FINANCE, LOGISTICS -> 61.1;
            case UNKNOWN -> 50;
        };
    }

    /**
     * How much of the estimate is known rather than assumed: floor area 30, fit of the benchmark
     * 20, website 15, number of sites 15, phone 10, employees 10.
     */
    static double dataQuality(Company company, EnergyEstimate energy, Confidence match) {
        double area =
                switch (energy.origin()) {
                    case REPORTED -> 30;
                    case CAPACITY -> 20;
                    case EMPLOYEES -> 10;
                    case TYPICAL -> 0;
                };
        double fit =
                switch (match) {
                    case HIGH -> 20;
                    case MEDIUM -> 12;
                    case LOW -> 0;
                };
        boolean believed = energy.plausible();
        return (believed ? area : 0)
                + fit
                + (company.website().isBlank() ? 0 : 15)
                + (company.sites() > 0 && believed ? 15 : 0)
                + (company.phone().isBlank() ? 0 : 10)
                + (company.employees() > 0 && believed ? 10 : 0);
    }

    /** Linear in the logarithm between rising points, flat outside them. */
    private record Curve(List<Point> points) {
        double at(double value) {
            Point before = points.getFirst();
            if (value <= before.from()) {
                return before.score();
            }
            for (Point point : points) {
                if (value < point.from()) {
                    double share =
                            Math.log(value / before.from())
                                    / Math.log(point.from() / before.from());
                    return before.score() + share * (point.score() - before.score());
                }
                before = point;
            }
            return before.score();
        }
    }

    private record Point(double from, double score) {}
}
