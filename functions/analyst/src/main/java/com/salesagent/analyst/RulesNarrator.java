package com.salesagent.analyst;

import com.salesagent.domain.lead.Company;
import com.salesagent.domain.score.EnergyEstimate;
import com.salesagent.domain.score.Money;
import com.salesagent.domain.score.Spend;

import java.util.Locale;

/**
 * The sentence without a model: it opens with the strongest fact and says how much is assumed. Uses
 * no text of the company's source but its state, so that nothing written by strangers gets in.
 */
final class RulesNarrator implements Narrator {
    static final String NAME = "rules";

    /** Below it the fee hardly pays for an audit; the score's recovery points begin here too. */
    private static final long WORTH_AN_AUDIT = 5_000;

    @Override
    public Narration narrate(Case subject) {
        return new Narration(sentence(subject), NAME, 0, 0);
    }

    private static String sentence(Case subject) {
        EnergyEstimate energy = subject.spend().energy();
        Company company = subject.company();
        String money = Money.display(subject.spend().savings().mid());
        if (!energy.plausible()) {
            return "Perhaps %s a year is recoverable, counting %s; confirm the true size first."
                    .formatted(money, whatWasCounted(company, energy));
        }
        if (subject.spend().savings().mid() < WORTH_AN_AUDIT) {
            return "Recoverable spend near %s a year hardly pays for an audit: %s."
                    .formatted(money, evidence(subject));
        }
        if (energy.sites() > 1) {
            return "%s sites, led by %s, point to about %s a year to recover%s."
                    .formatted(energy.sites(), evidence(subject), money, market(subject));
        }
        return switch (energy.origin()) {
            case REPORTED, CAPACITY ->
                    "%s point to about %s a year to recover%s."
                            .formatted(evidence(subject), money, market(subject));
            case EMPLOYEES ->
                    "About %s a year looks recoverable, judging by %s%s."
                            .formatted(money, evidence(subject), market(subject));
            case TYPICAL ->
                    "Some %s a year may be recoverable from %s%s."
                            .formatted(money, evidence(subject), market(subject));
        };
    }

    private static String evidence(Case subject) {
        EnergyEstimate energy = subject.spend().energy();
        Company company = subject.company();
        String word = subject.benchmark().word();
        return switch (energy.origin()) {
            case REPORTED -> "%s sq ft of %s space".formatted(number(company.floorArea()), word);
            case CAPACITY ->
                    "%s %s %ss"
                            .formatted(
                                    number(company.capacity()),
                                    word,
                                    subject.benchmark().capacityUnit());
            case EMPLOYEES ->
                    "%s employees in %s space".formatted(number(company.employees()), word);
            case TYPICAL -> "one %s site of assumed typical size".formatted(word);
        };
    }

    private static String whatWasCounted(Company company, EnergyEstimate energy) {
        if (company.sites() > energy.sites()) {
            return "%s of %s listed sites"
                    .formatted(number(energy.sites()), number(company.sites()));
        }
        return company.employees() > Spend.MAX_EMPLOYEES
                ? "%s of %s employees"
                        .formatted(number(Spend.MAX_EMPLOYEES), number(company.employees()))
                : "%s sq ft at most".formatted(number(energy.floorArea()));
    }

    private static String market(Case subject) {
        String state = subject.company().state();
        return subject.tariff().choice()
                ? ", and %s allows supplier choice".formatted(state)
                : ", through billing and tariff errors";
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
