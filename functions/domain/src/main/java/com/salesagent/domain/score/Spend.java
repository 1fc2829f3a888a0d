package com.salesagent.domain.score;

import com.salesagent.domain.lead.Company;
import com.salesagent.domain.score.Assessment.Fact;
import com.salesagent.domain.score.Assessment.Savings;
import com.salesagent.domain.score.EnergyEstimate.Origin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What an organisation pays in a year, and what of it an audit would recover. Every figure is in
 * {@code docs/estimates.md}.
 *
 * @param electricity US dollars a year
 * @param telecom US dollars a year, 0 where employees are unknown
 * @param facts what was used, each with its source
 */
public record Spend(
        EnergyEstimate energy, long electricity, long telecom, List<Fact> facts, Savings savings) {
    /**
     * Telecom and floor area grow with employees up to here. Above it the figure is a group's, and
     * one address doesn't stand for the group.
     */
    public static final int MAX_EMPLOYEES = 10_000;

    public Spend {
        facts = List.copyOf(facts);
    }

    /**
     * Estimates from what the source says about a company.
     *
     * @param main the benchmark of its main site
     * @param further the benchmark of its other sites; the same where they are alike
     * @param telecomPerEmployee US dollars a year
     */
    public static Spend of(
            Company company,
            Benchmark main,
            Benchmark further,
            Tariff tariff,
            int telecomPerEmployee) {
        Sizing size = Sizing.of(company, main, further);
        EnergyEstimate energy = energy(size, main, further, tariff);
        long electricity = Math.round(energy.kwh() * tariff.dollarsPerKwh());
        long telecom = (long) size.employees() * telecomPerEmployee;
        List<Fact> facts = new ArrayList<>(size.facts());
        facts.addAll(energyFacts(energy, main, tariff));
        facts.add(telecomFact(size, telecom, telecomPerEmployee));
        facts.add(
                new Fact(
                        "gas",
                        "not estimated",
                        "no figures for gas by building type and state are at hand",
                        Confidence.LOW.id()));
        return new Spend(
                energy, electricity, telecom, facts, Savings.ofSpend(electricity + telecom));
    }

    private static EnergyEstimate energy(
            Sizing size, Benchmark main, Benchmark further, Tariff tariff) {
        double kwh = size.mainArea() * main.intensity() + size.furtherArea() * further.intensity();
        double low =
                size.mainArea() * main.lowIntensity() + size.furtherArea() * further.lowIntensity();
        double high =
                size.mainArea() * main.highIntensity()
                        + size.furtherArea() * further.highIntensity();
        Origin origin = size.origin();
        // A mean weighted by floor area can lie outside the quartiles of the buildings.
        long lowest = Math.round(Math.min(low, kwh) * origin.low());
        long highest = Math.round(Math.max(high, kwh) * origin.high());
        Confidence confidence =
                size.confidence()
                        .and(main.match())
                        .and(tariff.known() ? Confidence.HIGH : Confidence.LOW);
        String basis =
                String.format(
                        Locale.ROOT,
                        "%s at %.1f kWh/sq ft (%s, %s) and %.1f cents/kWh (%s, %s).",
                        upperFirst(size.words()),
                        main.intensity(),
                        main.buildingType(),
                        main.source(),
                        tariff.dollarsPerKwh() * 100,
                        tariff.label(),
                        tariff.source());
        return new EnergyEstimate(
                Math.round(kwh),
                lowest,
                highest,
                size.mainArea() + size.furtherArea(),
                size.sites(),
                origin,
                size.plausible(),
                confidence,
                basis);
    }

    private static List<Fact> energyFacts(EnergyEstimate energy, Benchmark main, Tariff tariff) {
        return List.of(
                new Fact(
                        "electricity intensity",
                        String.format(Locale.ROOT, "%.1f kWh/sq ft a year", main.intensity()),
                        main.buildingType() + ", " + main.source(),
                        main.match().id()),
                new Fact(
                        "electricity price",
                        String.format(Locale.ROOT, "%.1f cents/kWh", tariff.dollarsPerKwh() * 100),
                        tariff.label() + ", " + tariff.source(),
                        (tariff.known() ? Confidence.HIGH : Confidence.LOW).id()),
                new Fact(
                        "electricity use",
                        "%s kWh a year (%s to %s)"
                                .formatted(
                                        Sizing.number(energy.kwh()),
                                        Sizing.number(energy.low()),
                                        Sizing.number(energy.high())),
                        "floor area x intensity",
                        energy.confidence().id()),
                new Fact(
                        "supplier choice",
                        tariff.choice() ? "yes" : "no",
                        tariff.choiceSource(),
                        Confidence.HIGH.id()));
    }

    private static Fact telecomFact(Sizing size, long telecom, int perEmployee) {
        if (size.employees() == 0) {
            return new Fact("telecom", "not estimated", "employees unknown", Confidence.LOW.id());
        }
        return new Fact(
                "telecom",
                Money.display(telecom) + " a year",
                "%s employees x $%s, a planning figure without a published source"
                        .formatted(Sizing.number(size.employees()), Sizing.number(perEmployee)),
                Confidence.LOW.id());
    }

    private static String upperFirst(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
