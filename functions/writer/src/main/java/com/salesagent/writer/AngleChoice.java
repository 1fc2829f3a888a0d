package com.salesagent.writer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.salesagent.domain.Digests;
import com.salesagent.domain.draft.Angle;
import com.salesagent.writer.AngleStatistics.Tally;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Which angle the facts allow, and which of them comes first. */
final class AngleChoice {
    /** With fewer sends a reply rate says nothing. */
    static final int MIN_SENDS = 5;

    /**
     * What is assumed of an angle before: one in ten is answered, as sure as ten emails make it.
     */
    private static final int PRIOR_ANSWERED = 1;

    private static final int PRIOR_SILENT = 9;

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

    /**
     * Thompson sampling: each angle's reply rate is drawn from what is known of it, and the highest
     * draw leads. So the angle that is answered most leads most often, and the others are tried as
     * often as they might still be better. The draw is the lead's own: the same lead, the same
     * draw.
     */
    private Optional<Chosen> best(Brief brief) {
        List<Tally> tallies =
                statistics.of(brief.industry()).stream()
                        .filter(tally -> supports(brief, tally.angle()))
                        .toList();
        if (tallies.stream().noneMatch(tally -> known(tally) && tally.replied() > 0)) {
            return Optional.empty();
        }
        SplittableRandom random =
                new SplittableRandom(
                        ByteBuffer.wrap(Digests.sha256(brief.leadId().getBytes(UTF_8))).getLong());
        Tally best = null;
        double highest = -1;
        for (Angle angle : Angle.values()) {
            if (supports(brief, angle)) {
                Tally tally = tally(tallies, angle);
                double drawn = draw(random, tally);
                if (drawn > highest) {
                    highest = drawn;
                    best = tally;
                }
            }
        }
        return Optional.of(new Chosen(best.angle(), reason(best, brief)));
    }

    private static boolean known(Tally tally) {
        return tally.sent() >= MIN_SENDS;
    }

    private static Tally tally(List<Tally> tallies, Angle angle) {
        return tallies.stream()
                .filter(tally -> tally.angle() == angle)
                .findFirst()
                .orElse(new Tally(angle, 0, 0));
    }

    /** From the beta distribution: of so many uniform numbers, the one in the rate's place. */
    private static double draw(SplittableRandom random, Tally tally) {
        int answered = PRIOR_ANSWERED + (known(tally) ? tally.replied() : 0);
        int silent = PRIOR_SILENT + (known(tally) ? tally.sent() - tally.replied() : 0);
        return random.doubles(answered + silent - 1L)
                .sorted()
                .skip(answered - 1L)
                .findFirst()
                .orElseThrow();
    }

    private static String reason(Tally tally, Brief brief) {
        if (!known(tally)) {
            return "it is tried, since only %d first emails with this angle have left in %s"
                    .formatted(tally.sent(), brief.industry().id());
        }
        return "%d of %d first emails with this angle in %s were answered"
                .formatted(tally.replied(), tally.sent(), brief.industry().id());
    }

    private static void add(List<Chosen> ranked, Angle angle, String reason) {
        if (ranked.stream().noneMatch(chosen -> chosen.angle() == angle)) {
            ranked.add(new Chosen(angle, reason));
        }
    }
}
