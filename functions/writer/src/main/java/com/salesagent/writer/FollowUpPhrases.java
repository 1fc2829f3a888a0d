package com.salesagent.writer;

import java.util.ArrayList;
import java.util.List;

/** What follow-ups say: one new thought each, none of them a reminder of the last email. */
final class FollowUpPhrases {
    private static final List<String> RANGE =
            List.of(
                    "One figure hides a lot, so here is the whole of it: {low} a year at the"
                        + " careful end of our estimate, {high} at the other, {mid} in between. A"
                        + " recent bill would tell us where you really are.",
                    "About the {mid} I mentioned: it's the middle of a range from {low} to {high} a"
                        + " year, because we know you only from public data. One recent bill would"
                        + " narrow it down a good deal.",
                    "I gave you one figure, {mid} a year. To be fair, our estimate runs from {low}"
                            + " to {high}: public data says only so much about a building. A single"
                            + " bill says a lot more.");
    private static final List<String> SUPPLY =
            List.of(
                    "A thought on electricity supply in {stateName}: many customers may pick their"
                            + " supplier, and such contracts end on a date. If nobody at {company}"
                            + " knows yours offhand, that alone is worth a look.",
                    "Since many customers in {stateName} can choose their electricity supplier,"
                        + " there's one date worth knowing: when your supply contract ends. After"
                        + " it, the price is often simply whatever the default is.");
    private static final List<String> TAXES =
            List.of(
                    "Sales tax and gross receipts charges hide in plain sight on utility bills. For"
                            + " {aKind} we check on each account whether they belong there at all.",
                    "When we read the bills of {aKind}, taxes are among the first lines we check:"
                        + " whether every exemption that applies is in fact used, on each account"
                        + " and not just on the main one.",
                    "One line that we always check for {aKind} is tax. If an exemption applies, it"
                        + " has to be on every account, and one that was opened later can easily"
                        + " have missed it.");
    private static final List<String> DEMAND =
            List.of(
                    "Energy bills charge for two things: how much you use, and how much you use at"
                        + " once. The second, the demand charge, is the harder one to check, and we"
                        + " check it on every account.",
                    "One line on the bill worth knowing is the demand charge. A single busy quarter"
                        + " of an hour can set it for the whole month, and whether it was measured"
                        + " and billed right is one of the first things we check.",
                    "If your bill has a demand charge, look at it once: it is set by the busiest"
                        + " moments of the month, not by what you use overall. We check whether it"
                        + " was measured right and whether your rate class still fits.");
    private static final List<String> SITES =
            List.of(
                    "You don't have to hand over all {sites} {places} at once. Two or three sets of"
                            + " bills are enough to show whether the rest is worth the trouble.",
                    "With {sites} {places} there's no need to start big. Pick two or three"
                            + " accounts, we check those, and you decide whether the rest is worth"
                            + " doing.",
                    "A practical way to begin with {sites} {places}: send us the bills of the one"
                        + " that puzzles you most. If we find nothing there, you've lost little.");
    private static final List<String> SMALL_START =
            List.of(
                    "It's fine to start small: one account, one year of bills. You see what we find"
                            + " and decide whether to go on.",
                    "There's no need to decide much. Send us one bill, and we'll tell you honestly"
                            + " whether it's worth looking at more.");
    private static final List<String> EFFORT =
            List.of(
                    "The usual reason to put this off is the work, and there isn't much. Send"
                        + " copies of recent bills; we read them, write up what we find and deal"
                        + " with the utility.",
                    "I didn't say how much work this is for you: very little. We need copies of"
                        + " recent bills; reading them, writing the claims and following up with"
                        + " the utility is ours.",
                    "In case time is what's missing: the audit happens at our desk. You send copies"
                            + " of recent bills and answer a question or two, and we do the rest.");
    private static final List<String> FEE =
            List.of(
                    "A word about cost, since it's usually the first question: you'd owe us {fee}"
                        + " of the money that comes back, after it has come back. No finding, no"
                        + " fee.",
                    "In case you wonder where the catch is: we earn {fee} of what we recover for"
                        + " you and nothing else. If your bills are right, you'll know it, at no"
                        + " cost.");
    private static final List<String> METERS =
            List.of(
                    "Meters get swapped, moved and renumbered, and the bills don't always follow."
                        + " Comparing the numbers on the meters with those on the bills is a small"
                        + " job, and we do it for every account.",
                    "A small check that anyone can do: does the meter number on the bill match the"
                        + " one on the wall? When it doesn't, somebody else's usage may be on your"
                        + " account. It's among the things we look at.");
    private static final List<String> RESULT =
            List.of(
                    "What you'd get from us is short: a list of findings with the amount and the"
                        + " reason for each. You decide which of them we claim, and we handle the"
                        + " claims.",
                    "To make it concrete: at the end of an audit there's one list, with each error,"
                            + " the amount and the rule it breaks. Nothing is claimed before you've"
                            + " said yes to it.");
    private static final List<String> RATES =
            List.of(
                    "A rate class is chosen once, when an account is opened, and then tends to"
                        + " stay. If the way you use your building has changed since, it's worth"
                        + " checking whether the rate still fits.",
                    "Buildings change their use faster than they change their rate class. Checking"
                            + " whether another one would be cheaper is part of what we do.");
    private static final List<String> TIME =
            List.of(
                    "One reason not to leave this too long: billing errors can be claimed back only"
                        + " so far into the past. Each month that goes by, the oldest month drops"
                        + " out.",
                    "Claims for past errors don't keep forever; there are limits to how far back"
                            + " they can go. That's why a look now is worth more than the same look"
                            + " next year.");
    private static final List<String> REFERRAL =
            List.of(
                    "Perhaps utility bills are on somebody else's desk at {company}. If so, I'd be"
                        + " glad of a name; I'd rather ask the right person once than you again.",
                    "I may simply be asking the wrong person. If somebody else at {company} looks"
                            + " after utility bills, a name is all I need.");
    private static final List<String> LAST =
            List.of(
                    "This is the last you'll hear from me. If you'd ever like a second pair of eyes"
                            + " on a utility bill at {company}, a reply to this email is enough.",
                    "This is my last note. If utility bills aren't a topic at {company} right now,"
                            + " that's fine and needs no answer. If it becomes one, a reply to this"
                            + " email reaches me.",
                    "I won't write again after this. Should you want {possessive} utility bills"
                            + " checked some day, just reply, and we'll start with a single one.");

    private static final List<String> ASKS =
            List.of(
                    "Shall we go through it on a 15-minute call?",
                    "Would a 15-minute call help you decide?",
                    "May I call you about it, for 15 minutes?",
                    "Would 15 minutes next week suit you?",
                    "Could I show you how on a 15-minute call?",
                    "Do you have 15 minutes for a call?",
                    "Is there a day this week when 15 minutes would fit?",
                    "Would it be worth 15 minutes on the phone?");

    /** One thought in several wordings, and whether it ends with a question of its own. */
    record Thought(List<String> wordings, boolean asks) {}

    private FollowUpPhrases() {}

    /** So many different thoughts, in the order in which they are sent; the last says goodbye. */
    static List<Thought> thoughts(Brief brief, boolean figure, int count) {
        List<Thought> all = new ArrayList<>();
        if (figure && brief.hasFigure()) {
            add(all, RANGE);
        }
        if (brief.kind().fixedBudget()) {
            add(all, TAXES);
        }
        add(all, brief.severalSites() ? SITES : EFFORT);
        add(all, DEMAND);
        if (brief.retailChoice()) {
            add(all, SUPPLY);
        }
        add(all, METERS);
        add(all, RESULT);
        add(all, FEE);
        add(all, RATES);
        add(all, TIME);
        add(all, brief.severalSites() ? EFFORT : SMALL_START);
        all.add(new Thought(REFERRAL, false));
        List<Thought> chosen = new ArrayList<>(all.subList(0, Math.max(0, count - 1)));
        if (count == 1) {
            chosen.add(all.getFirst());
        } else if (count > 1) {
            chosen.add(new Thought(LAST, false));
        }
        return chosen;
    }

    static List<String> asks() {
        return ASKS;
    }

    private static void add(List<Thought> all, List<String> wordings) {
        all.add(new Thought(wordings, true));
    }
}
