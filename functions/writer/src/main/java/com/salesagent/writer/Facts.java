package com.salesagent.writer;

import java.util.StringJoiner;

/** A brief as a model reads it: one fact a line, nothing that isn't known. */
final class Facts {
    private Facts() {}

    static String of(Brief brief) {
        StringJoiner facts = new StringJoiner("\n");
        add(facts, "company", brief.company());
        add(facts, "kind", brief.kind().noun());
        add(facts, "city", brief.city());
        add(facts, "state", brief.stateName());
        count(facts, brief.kind().capacity(), brief.capacity());
        count(facts, brief.kind().places(), brief.sites() > 1 ? brief.sites() : 0);
        count(facts, "employees", brief.employees());
        count(facts, "square feet of one site", brief.floorArea());
        if (brief.hasFigure()) {
            add(
                    facts,
                    "estimated spend a year",
                    Money.of(brief.spend())
                            + (brief.gas() ? " on energy" : " on electricity")
                            + (brief.telecom() ? " and phone lines" : ""));
            add(facts, "savings estimate a year", Money.of(brief.mid()));
            add(facts, "range", Money.of(brief.low()) + " to " + Money.of(brief.high()));
            add(facts, "the estimate rests on", brief.basis());
        } else {
            add(facts, "savings estimate", "none; mention no dollar figure");
        }
        add(
                facts,
                "electricity supplier",
                brief.retailChoice()
                        ? "customers in the state can choose one"
                        : "no choice in this state; don't mention it");
        add(facts, "fee", brief.fee() + " of what is recovered, nothing if nothing is");
        add(facts, "found in", brief.register());
        add(facts, "written by", brief.sender().name() + ", " + brief.sender().organisation());
        return facts.toString();
    }

    private static void add(StringJoiner facts, String name, String value) {
        if (!value.isBlank()) {
            facts.add(name + ": " + value);
        }
    }

    private static void count(StringJoiner facts, String name, int count) {
        if (count > 0 && !name.isBlank()) {
            facts.add(name + ": " + Words.number(count));
        }
    }
}
