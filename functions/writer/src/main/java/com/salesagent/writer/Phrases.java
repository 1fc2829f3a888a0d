package com.salesagent.writer;

import com.salesagent.domain.draft.Angle;

import java.util.ArrayList;
import java.util.List;

/**
 * The sentences that emails are made of, several for each purpose. A word in braces is filled in
 * from the brief. No sentence claims what the brief doesn't know: no other clients, no results.
 */
final class Phrases {
    private static final List<String> BEDS =
            List.of(
                    "With {capacity} beds to keep warm, lit and ventilated day and night, {company}"
                            + " can't cut its energy bill by simply using less.",
                    "A building with {capacity} beds never closes, so I'd guess {company} has"
                            + " little room left to use less energy. Paying less for it is another"
                            + " matter.",
                    "Every month {company} pays for the heat and power behind {capacity} beds, and"
                        + " in a building that never closes there isn't much left to switch off.",
                    "I'm writing because {company} has {capacity} beds open around the clock: the"
                            + " kind of building where the energy bill is large and nobody has an"
                            + " afternoon to read it.");

    private static final List<String> STUDENTS =
            List.of(
                    "A campus for {capacity} students has more meters than most people realize, and"
                            + " I doubt anyone at {company} has time to check the bill behind each"
                            + " one.",
                    "With {capacity} students, {company} has plenty of rooms to heat and light, and"
                            + " every meter in them comes with a bill.",
                    "{company} heats and lights its buildings for {capacity} students. My question"
                            + " is whether anyone has lately checked what it pays for that.",
                    "Running a campus for {capacity} students leaves little time for reading"
                            + " utility bills, which is why I'm writing to {company}.");

    static final List<String> SITES =
            List.of(
                    "{Sites} {places} mean a stack of utility bills every month, and I doubt anyone"
                            + " at {company} has time to read them line by line.",
                    "{company} has {sites} {places}. That's {sites} places where a wrong rate class"
                            + " or a faulty meter can go unnoticed for years.",
                    "Whoever looks after {sites} {places} at {company} surely has better things to"
                            + " do than check utility bills line by line.",
                    "Each of {possessive} {sites} {places} comes with utility accounts of its own,"
                            + " and each account is a place where an error can hide.");

    private static final List<String> EMPLOYEES =
            List.of(
                    "With {employees} people, {company} has more utility and phone accounts than"
                            + " anyone can be expected to check line by line.",
                    "An organization with {employees} people, like {company}, tends to pay its"
                        + " utility bills from several desks, and nobody sees all of them side by"
                        + " side.",
                    "{company} has {employees} people to keep warm, lit and online. I'd like to"
                            + " know whether it pays the right price for that.",
                    "With {employees} people at {company}, somebody surely approves your utility"
                            + " bills. I doubt that anyone has time to check them.");

    private static final List<String> FLOOR =
            List.of(
                    "Coolers and lights for {floorArea} square feet of store make electricity one"
                            + " of the bills worth a second look at {company}.",
                    "A store of {floorArea} square feet buys a lot of electricity, a good part of"
                        + " it while the doors are closed. I'd like to check what {company} pays"
                        + " for it.",
                    "{company} keeps {floorArea} square feet of store lit and its coolers running."
                            + " That's the kind of electricity bill I read for a living.",
                    "Keeping {floorArea} square feet of store cold and bright takes power around"
                            + " the clock, and {company} pays for every hour of it.");

    private static final List<String> PLANT =
            List.of(
                    "For {aKind} like {company}, energy is part of the cost of every single order.",
                    "I'd guess that energy is one of the few costs at {company} that nobody"
                            + " negotiates every year.",
                    "{company} pays for energy on every shift, good month or bad. I'd like to check"
                            + " whether it pays the right price.",
                    "Motors, cooling, compressed air: {aKind} like {company} knows what energy"
                            + " costs. What's harder to know is whether the bill is right.");

    private static final List<String> PUBLIC =
            List.of(
                    "Buildings, street lights, pumps: {aKind} like {company} gets kinds of utility"
                            + " bills that few businesses ever see.",
                    "Utility bills are paid with public money, and yet I doubt anyone at {company}"
                            + " is given the time to check them line by line.",
                    "{company} has to answer for every dollar it spends. I'd like to help with the"
                            + " dollars that go to utilities.",
                    "At {company}, as at most {kinds}, utility bills probably arrive faster than"
                            + " anyone could check them.");

    private static final List<String> ANYBODY =
            List.of(
                    "I'm writing to whoever at {company} has to sign off on the utility bills.",
                    "When a utility bill reaches {company}, I'd guess it goes straight to payment."
                            + " That's true of most places, and it's what I'm writing about.",
                    "Somebody at {company} approves the utility bills every month. I'd like to ask"
                            + " whether anyone has had the time to check them.",
                    "Utility bills tend to get paid rather than read. I'm writing to offer to read"
                            + " the ones that reach {company}.",
                    "Energy is a bill that {company} pays every month and that, I suspect, nobody"
                            + " has had reason to question in a while.",
                    "I wonder when anyone at {company} last had time to read a utility bill line by"
                            + " line.");

    private static final List<String> ANYBODY_SOMEWHERE =
            List.of(
                    "I've been going through {kinds} around {city}, and I'd like to ask about the"
                            + " utility bills at {company}.",
                    "I'm looking at what {kinds} around {city} pay for energy, and that brought me"
                            + " to {company}.");

    private static final List<String> FIGURE_FIRST =
            List.of(
                    "From public data we estimate that you spend about {spend} a year on {spendOn},"
                        + " and that an audit of the bills could recover about {mid} of it a year."
                        + " The estimate rests on {basis}, so your own bills will move it up or"
                        + " down.",
                    "Our estimate, made from public data: an audit could recover about {mid} a year"
                        + " out of roughly {spend} spent on {spendOn}. It rests on {basis}, not on"
                        + " your bills, so please take it as a starting point.",
                    "The figure that made me write is {mid} a year. That's our estimate of what an"
                        + " audit could recover from about {spend} in yearly costs for {spendOn}."
                        + " We worked from {basis}; a look at real bills would settle it.",
                    "We put your yearly spend on {spendOn} at about {spend}, and what an audit"
                        + " could recover at about {mid} a year. Both are estimates from {basis},"
                        + " since we haven't seen a bill of yours yet.");

    private static final List<String> FIGURE_AFTER =
            List.of(
                    "Our estimate for you, from public data: about {mid} a year that could be"
                            + " recovered. It rests on {basis}, so treat it as a starting point.",
                    "For you we estimate about {mid} a year, going by {basis}. Your own bills"
                            + " may say more or less.",
                    "As a first estimate, about {mid} a year looks recoverable. That's based on"
                            + " {basis}, not on your bills.",
                    "Going by {basis}, we estimate that about {mid} a year could come back to you."
                            + " A look at real bills would settle it.");

    private static final List<String> CHECKS =
            List.of(
                    "We look at the rate class, the demand charges, the taxes and surcharges, and"
                            + " whether each meter is billed once and only once.",
                    "Typical finds are a rate class that no longer fits, demand charges set by one"
                            + " bad month, or taxes that shouldn't apply.",
                    "We compare every line with the tariff, the contract and the meter, and claim"
                            + " back what shouldn't be there.",
                    "We go through rate classes, demand charges, taxes and meter readings, and"
                            + " claim back what was billed wrong.");

    private static final List<String> AUDIT =
            List.of(
                    "What I'd like to offer is an audit: we read your utility bills line by line"
                        + " against the tariff, the contract and the meter, and claim back what was"
                        + " billed wrong.",
                    "We audit utility bills, line by line against tariff, contract and meter, and"
                            + " claim back whatever shouldn't have been charged.",
                    "We audit utility bills for a living. Rate class, demand charges, taxes, meter"
                        + " readings: we check each of them and claim back what was billed wrong.",
                    "My offer is simple: give us your recent utility bills, and we'll check every"
                            + " line of them and claim back what you shouldn't have paid.");

    private static final List<String> RISK =
            List.of(
                    "Energy prices move faster than a budget does. An audit shows which charges are"
                        + " right, which rate you should be on and when each contract ends, so that"
                        + " next year's number is one you can defend.",
                    "A budget is hard to hold when rates and surcharges move during the year. We"
                            + " check what you're billed against tariff and contract, so that the"
                            + " number you plan with is the number you should pay.",
                    "When prices swing, the first thing to know is whether today's bills are right."
                        + " We check rate class, contract and meter on each account, and you plan"
                        + " next year's budget from there.",
                    "Nobody can tell you what energy will cost next year. What we can tell you is"
                        + " whether this year's bills are right, and which rates and contracts the"
                        + " next budget should assume.");

    private static final List<String> MULTI_SITE =
            List.of(
                    "Every account has its own rate class, taxes and meter, so each can be wrong in"
                        + " its own way. We review all of them in one pass and hand you a single"
                        + " list of findings.",
                    "We check all of them together. Laid side by side, the one that is billed"
                            + " differently from the rest is easy to see.",
                    "One review covers all of them: rate class, demand charges, taxes and meters,"
                            + " account by account, with one list of findings at the end.",
                    "Reviewed one at a time, bills like these look fine. Compared with each other,"
                            + " the account on the wrong rate stands out, and that's how we work.");

    private static final List<String> DEREGULATION =
            List.of(
                    "In {stateName}, organizations like yours can often choose who supplies their"
                        + " electricity. That makes the supply price on your bill a decision, and"
                        + " we check whether the one behind it still holds up.",
                    "{StateName} lets many electricity customers choose their supplier, so part of"
                            + " your bill is open to competition. We check the supply price and the"
                            + " contract behind it, and the delivery charges along with them.",
                    "Since {stateName} opened its electricity market, what you pay for supply is a"
                        + " matter of contract. We read that contract next to your bills and tell"
                        + " you whether it still suits you.",
                    "Part of every electricity bill in {stateName} is supply, and many customers"
                        + " may pick who sells it to them. We check whether your supply price and"
                        + " contract still make sense.");

    static final List<String> FEES =
            List.of(
                    "Our fee is {fee} of what we recover. If we recover nothing, you pay nothing.",
                    "You'd pay only from results: {fee} of the money that comes back, and nothing"
                            + " if none does.",
                    "We're paid {fee} of what we get back for you, so an audit that finds nothing"
                            + " costs you nothing.",
                    "There's no bill from us up front: we keep {fee} of what is recovered, and if"
                            + " that's zero, so is our fee.");

    static final List<String> EFFORT =
            List.of(
                    "All we need to begin is a copy of recent bills; the rest is our work.",
                    "Your part is small: copies of recent bills. The reading and the claims are"
                            + " ours.",
                    "It takes copies of recent bills and very little of your time.");

    private static final List<String> ASKS =
            List.of(
                    "Could we talk for 15 minutes this week or next?",
                    "Would you have 15 minutes for a call in the next few days?",
                    "Is that worth a 15-minute call to you?",
                    "Could you spare 15 minutes for a call? One recent bill is all you'd need at"
                            + " hand.");

    private static final List<String> ASKS_OF_A_MAILBOX =
            List.of(
                    "Who at {company} looks after utility bills, and could I have 15 minutes with"
                            + " them?",
                    "Could you put me in touch with whoever looks after utility bills at {company},"
                            + " for a call of 15 minutes?",
                    "Would you pass this on to whoever pays the utility bills, and ask whether 15"
                            + " minutes for a call would suit them?");

    private Phrases() {}

    /** How an email to this company may begin, the most specific facts only. */
    static List<String> openings(Brief brief) {
        Kind kind = brief.kind();
        if (brief.capacity() >= 10 && kind.capacity().equals("beds")) {
            return BEDS;
        }
        if (brief.capacity() >= 500 && kind.capacity().equals("students")) {
            return STUDENTS;
        }
        if (brief.severalSites()) {
            return SITES;
        }
        if (brief.floorArea() > 0 && kind.way() == Kind.Way.STORE) {
            return FLOOR;
        }
        if (brief.employees() >= 50) {
            return EMPLOYEES;
        }
        return switch (kind.way()) {
            case PLANT -> PLANT;
            case PUBLIC -> PUBLIC;
            case DAY_AND_NIGHT, CAMPUS, STORE, OFFICE -> {
                List<String> all = new ArrayList<>(ANYBODY);
                if (!brief.city().isBlank()) {
                    all.addAll(ANYBODY_SOMEWHERE);
                }
                yield all;
            }
        };
    }

    static List<String> pitch(Angle angle) {
        return switch (angle) {
            case COST_SAVINGS -> CHECKS;
            case AUDIT_OFFER -> AUDIT;
            case RISK_REDUCTION -> RISK;
            case MULTI_SITE_SAVINGS -> MULTI_SITE;
            case DEREGULATION_OPPORTUNITY -> DEREGULATION;
        };
    }

    /** The estimate and what it rests on, as the lead of an email or after its pitch. */
    static List<String> figure(Angle angle) {
        return angle == Angle.COST_SAVINGS ? FIGURE_FIRST : FIGURE_AFTER;
    }

    static List<String> asks(Brief brief) {
        return brief.contactName().isEmpty() ? ASKS_OF_A_MAILBOX : ASKS;
    }

    /** A subject for the longest names. */
    static String shortSubject(boolean figure) {
        return figure ? "{short}: {mid} a year" : "{short}: your utility bills";
    }

    /** Subjects of an angle; {@code short} is the company's name, shortened until it fits. */
    static List<String> subjects(Brief brief, Angle angle, boolean figure) {
        if (figure && brief.hasFigure()) {
            return switch (angle) {
                case COST_SAVINGS ->
                        List.of(
                                "{short}: about {mid} a year in utility bills",
                                "About {mid} a year at {short}",
                                "{shortPossessive} utility bills: a {mid} question");
                case AUDIT_OFFER ->
                        List.of(
                                "A second look at {shortPossessive} bills ({mid} a year)",
                                "{short}: is {mid} a year worth checking?",
                                "Reading {shortPossessive} utility bills for {mid}");
                case RISK_REDUCTION ->
                        List.of(
                                "{shortPossessive} next energy budget: {mid} to check",
                                "{mid} in {shortPossessive} energy budget",
                                "{short}: an energy budget that holds ({mid})");
                case MULTI_SITE_SAVINGS ->
                        List.of(
                                "{sites} sites, one review: {mid} at {short}",
                                "{short}: {mid} across {sites} sites",
                                "{shortPossessive} {sites} sites and {mid} a year");
                case DEREGULATION_OPPORTUNITY ->
                        List.of(
                                "{shortPossessive} electricity supply: {mid} to check",
                                "{short}: who supplies your power? ({mid} a year)",
                                "{shortPossessive} choice of supplier, and {mid} a year");
            };
        }
        return switch (angle) {
            case MULTI_SITE_SAVINGS ->
                    List.of(
                            "{sites} sites, one review of {shortPossessive} bills",
                            "Utility bills at {shortPossessive} {sites} sites",
                            "{short}: one review for {sites} sites");
            case DEREGULATION_OPPORTUNITY ->
                    List.of(
                            "{shortPossessive} choice of electricity supplier",
                            "Who supplies {shortPossessive} electricity?",
                            "{short}: a look at your electricity supply");
            case RISK_REDUCTION ->
                    List.of(
                            "{shortPossessive} next energy budget",
                            "Planning {shortPossessive} energy costs",
                            "{short}: an energy budget that holds");
            case COST_SAVINGS, AUDIT_OFFER ->
                    List.of(
                            "A second look at {shortPossessive} utility bills",
                            "Who checks {shortPossessive} utility bills?",
                            "{short}: your utility bills, line by line");
        };
    }
}
