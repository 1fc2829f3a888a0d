package com.salesagent.writer;

import com.salesagent.domain.draft.Angle;
import com.salesagent.writer.AngleStatistics.Tally;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which angle the facts allow, and which of them comes first. */
final class AngleChoice {
    /** With fewer sends a reply rate says nothing. */
    static final int MIN_SENDS = 5;

    /** From here on the figure speaks for itself. US dollars a year. */
    static final long BIG_SAVINGS = 100_000;

    /** From here on the number of sites is what makes a company special. */
    static final int MANY_SITES = 3;

    private final AngleStatistics statistics;

    AngleChoice(AngleStatistics statistics) {
        this.statistics = statistics;
    }

    /** An angle and why, for the reviewer. */
    record Chosen(Angle angle, String reason) {}

    /** All angles that the facts support, the best first; never empty. */
    List<Chosen> ranked(Brief brief) {
        List<Chosen> ranked = new ArrayList<>();
        best(brief).ifPresent(ranked::add);
        if (brief.sites() >= MANY_SITES) {
            add(
                    ranked,
                    Angle.MULTI_SITE_SAVINGS,
                    brief.sites() + " sites, so one review covers them all");
        }
        if (brief.mid() >= BIG_SAVINGS) {
            add(
                    ranked,
                    Angle.COST_SAVINGS,
                    "the estimate of " + Money.of(brief.mid()) + " a year speaks for itself");
        }
        if (brief.retailChoice()) {
            add(
                    ranked,
                    Angle.DEREGULATION_OPPORTUNITY,
                    brief.stateName() + " lets customers choose their electricity supplier");
        }
        if (brief.kind().fixedBudget()) {
            add(
                    ranked,
                    Angle.RISK_REDUCTION,
                    brief.kind().withArticle() + " lives on a budget that others set");
        }
        if (brief.hasFigure()) {
            add(
                    ranked,
                    Angle.COST_SAVINGS,
                    "there is an estimate of " + Money.of(brief.mid()) + " a year");
        }
        if (brief.severalSites()) {
            add(
                    ranked,
                    Angle.MULTI_SITE_SAVINGS,
                    brief.sites() + " sites, so one review covers them all");
        }
        add(ranked, Angle.AUDIT_OFFER, "an audit can be offered to anyone who pays utility bills");
        return ranked;
    }

    /** Whether the facts support an angle. */
    static boolean supports(Brief brief, Angle angle) {
        return switch (angle) {
            case AUDIT_OFFER, RISK_REDUCTION -> true;
            case COST_SAVINGS -> brief.hasFigure();
            case MULTI_SITE_SAVINGS -> brief.severalSites();
            case DEREGULATION_OPPORTUNITY -> brief.retailChoice();
        };
    }

    private Optional<Chosen> best(Brief brief) {
        return statistics.of(brief.industry()).stream()
                .filter(tally -> tally.sent() >= MIN_SENDS && tally.replied() > 0)
                .filter(tally -> supports(brief, tally.angle()))
                .max(Comparator.comparingDouble(AngleChoice::rate).thenComparingInt(Tally::sent))
                .map(
                        tally ->
                                new Chosen(
                                        tally.angle(),
                                        "%d of %d first emails with this angle in %s were answered"
                                                .formatted(
                                                        tally.replied(),
                                                        tally.sent(),
                                                        brief.industry().id())));
    }

    private static double rate(Tally tally) {
        return (double) tally.replied() / tally.sent();
    }

    private static void add(List<Chosen> ranked, Angle angle, String reason) {
        if (ranked.stream().noneMatch(chosen -> chosen.angle() == angle)) {
            ranked.add(new Chosen(angle, reason));
        }
    }
}
