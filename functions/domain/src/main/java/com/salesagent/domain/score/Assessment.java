package com.salesagent.domain.score;

import java.time.Instant;
import java.util.List;

/**
 * What the analyst found about one company in one run. Kept whole, so that a person sees later what
 * was known then.
 *
 * @param facts what was used, each with its source
 * @param electricitySpend US dollars a year
 * @param gasSpend US dollars a year, 0 where no estimate is possible
 * @param telecomSpend US dollars a year, 0 where the number of employees is unknown
 * @param savings what an audit would recover, US dollars a year
 * @param score 0 to 100
 * @param breakdown the four parts of the score, each 0 to 100
 * @param reason one sentence for the reviewer, quotes the savings figure
 * @param basis one sentence: which intensity, price and floor area, with source and year
 * @param writtenBy who worded the reason: a model's name, or {@code rules}
 */
public record Assessment(
        String leadId,
        String runId,
        List<Fact> facts,
        long electricitySpend,
        long gasSpend,
        long telecomSpend,
        Savings savings,
        double score,
        Breakdown breakdown,
        Tier tier,
        boolean retailChoice,
        String reason,
        String basis,
        String writtenBy,
        Instant at) {
    public Assessment {
        facts = List.copyOf(facts);
    }

    /**
     * One thing known or assumed.
     *
     * @param name such as {@code floor area}
     * @param value as a person reads it, with its unit: {@code 248,000 sq ft}
     * @param source register, benchmark with vintage, or the assumption made
     * @param confidence {@code high}, {@code medium} or {@code low}
     */
    public record Fact(String name, String value, String source, String confidence) {}

    /** US dollars a year at 10, 13.5 and 17 percent of spend. */
    public record Savings(long low, long mid, long high) {
        /**
         * The three shares of a spend.
         *
         * @param spend US dollars a year, all utilities
         */
        public static Savings ofSpend(long spend) {
            return new Savings(
                    Math.round(spend * 0.10), Math.round(spend * 0.135), Math.round(spend * 0.17));
        }

        /**
         * What the sender would earn on the mid figure, US dollars.
         *
         * @param share 0 to 1, the campaign's fee
         */
        public long fee(double share) {
            return Math.round(mid * share);
        }
    }

    /**
     * The four weighted parts of a score, each 0 to 100: 0.40 recovery, 0.25 industry, 0.20 sites,
     * 0.15 data quality.
     */
    public record Breakdown(double recovery, double industry, double sites, double dataQuality) {}

    public long totalSpend() {
        return electricitySpend + gasSpend + telecomSpend;
    }
}
