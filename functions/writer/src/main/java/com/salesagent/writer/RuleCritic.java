package com.salesagent.writer;

import com.salesagent.domain.draft.Critique;
import com.salesagent.domain.draft.Email;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The critic that reads for itself: grades what stands in the text, whoever wrote it. */
final class RuleCritic implements Critic {
    static final String NAME = "rules";

    private static final int LONG_SENTENCE = 24;
    private static final Pattern DOLLARS = Pattern.compile("\\$\\d[\\d,.]*[kKmM]?");
    private static final Pattern ASKING =
            Pattern.compile("(?i)\\b(call|minutes?|talk|meet|meeting|chat|phone)\\b");
    private static final Pattern RESTS =
            Pattern.compile(
                    "(?i)\\b(estimate[sd]?|estimated|public data|typical|average|based)\\b");
    private static final Pattern STIFF =
            Pattern.compile(
                    "(?i)\\b(leverage|synerg\\w+|cutting[- ]edge|world[- ]class|best[- ]in[- ]class"
                            + "|solutions?|utilize|paradigm|game[- ]changer|touch base|circle back"
                            + "|i hope this (email|message) finds you|to whom it may concern"
                            + "|streamline|seamless(ly)?|robust|holistic)\\b");
    private static final Pattern LOUD =
            Pattern.compile("!|(?i)\\b(free|guarantee[ds]?|urgent|act now|winner|click here)\\b");
    private static final Pattern TO_YOU = Pattern.compile("(?i)\\byou(r|rs|'d|'ll)?\\b");

    @Override
    public Graded grade(Brief brief, Email first) {
        String text = Signatures.without(brief, first.body());
        List<Weakness> weaknesses = new ArrayList<>();
        int personalization = personalization(brief, text, weaknesses);
        int savings = savings(brief, text, weaknesses);
        int ask = ask(text, weaknesses);
        int tone = tone(text, weaknesses);
        int subject = subject(brief, first.subject(), weaknesses);
        String feedback =
                weaknesses.stream()
                        .min(Comparator.comparingInt(Weakness::grade))
                        .map(Weakness::feedback)
                        .orElse("Nothing to mend.");
        return new Graded(
                new Critique(personalization, savings, ask, tone, subject, feedback, NAME), 0, 0);
    }

    private record Weakness(int grade, String feedback) {}

    private static int personalization(Brief brief, String text, List<Weakness> weaknesses) {
        boolean named = names(brief, text);
        boolean specific = specific(brief, text);
        int grade = (named ? 1 : 0) + (specific ? 1 : 0);
        if (!named) {
            weaknesses.add(new Weakness(grade, "The email doesn't name the company; name it."));
        } else if (!specific) {
            weaknesses.add(
                    new Weakness(
                            grade,
                            "Nothing but the name is specific to the company; mention a figure of"
                                    + " theirs, such as beds, sites or staff."));
        }
        return grade;
    }

    /** A count that is theirs alone, as digits or as a word. */
    private static boolean specific(Brief brief, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return Stream.of(brief.capacity(), brief.sites(), brief.employees(), brief.floorArea())
                .filter(count -> count > 1)
                .anyMatch(
                        count ->
                                whole(lower, Words.number(count))
                                        || whole(lower, Words.spelled(count)));
    }

    private static boolean whole(String text, String word) {
        return Pattern.compile("(?<![\\w$,.])" + Pattern.quote(word) + "(?![\\w%])")
                .matcher(text)
                .find();
    }

    private static int savings(Brief brief, String text, List<Weakness> weaknesses) {
        if (!brief.hasFigure()) {
            weaknesses.add(
                    new Weakness(0, "There is no savings estimate for this company to mention."));
            return 0;
        }
        boolean stated = false;
        Matcher dollars = DOLLARS.matcher(text);
        while (dollars.find()) {
            String amount = dollars.group().replaceFirst("[.,]$", "");
            stated |= amount.equals(Money.of(brief.mid()));
            stated |= amount.equals("$" + Words.number(brief.mid()));
        }
        if (!stated) {
            weaknesses.add(
                    new Weakness(
                            0,
                            "The savings estimate of %s a year is missing; state it once."
                                    .formatted(Money.of(brief.mid()))));
            return 0;
        }
        if (!RESTS.matcher(text).find()) {
            weaknesses.add(
                    new Weakness(1, "The savings figure stands bare; say what it rests on."));
            return 1;
        }
        return 2;
    }

    private static int ask(String text, List<Weakness> weaknesses) {
        List<String> questions =
                Words.sentences(text).stream().filter(sentence -> sentence.endsWith("?")).toList();
        long asks = questions.stream().filter(s -> ASKING.matcher(s).find()).count();
        if (asks == 1 && questions.size() == 1) {
            return 2;
        }
        if (asks >= 1) {
            weaknesses.add(
                    new Weakness(1, "There is more than one question; ask for one call, once."));
            return 1;
        }
        weaknesses.add(new Weakness(0, "Nothing is asked for; ask for a 15-minute call."));
        return 0;
    }

    private static int tone(String text, List<Weakness> weaknesses) {
        List<String> faults = new ArrayList<>();
        if (LOUD.matcher(text).find()) {
            faults.add("it shouts");
        }
        Matcher stiff = STIFF.matcher(text);
        if (stiff.find()) {
            faults.add("\"" + stiff.group() + "\" is office jargon");
        }
        List<String> sentences = Words.sentences(text);
        double average =
                sentences.stream().mapToInt(Words::count).average().orElse(LONG_SENTENCE + 1.0);
        if (average > LONG_SENTENCE) {
            faults.add("its sentences are long");
        }
        if (TO_YOU.matcher(text).results().count() < 2) {
            faults.add("it hardly speaks to the reader");
        }
        int grade = Math.max(0, 2 - faults.size());
        if (!faults.isEmpty()) {
            weaknesses.add(
                    new Weakness(
                            grade,
                            "The tone is off: %s; write as one person to another."
                                    .formatted(String.join(", ", faults))));
        }
        return grade;
    }

    private static int subject(Brief brief, String subject, List<Weakness> weaknesses) {
        if (subject.length() > Composer.MAX_SUBJECT || LOUD.matcher(subject).find()) {
            weaknesses.add(
                    new Weakness(
                            0,
                            "The subject is longer than %d characters or shouts; make it shorter and plain."
                                    .formatted(Composer.MAX_SUBJECT)));
            return 0;
        }
        boolean figure = subject.contains(Money.of(brief.mid())) && brief.hasFigure();
        boolean specific = figure || specific(brief, subject);
        int grade = (names(brief, subject) ? 1 : 0) + (specific ? 1 : 0);
        if (grade < 2) {
            weaknesses.add(
                    new Weakness(
                            grade,
                            "The subject could go to anybody; name the company and one figure of"
                                    + " theirs."));
        }
        return grade;
    }

    /** By its whole name, or by as much of its beginning as fits a subject. */
    private static boolean names(Brief brief, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        String name = brief.company().toLowerCase(Locale.ROOT);
        String first = name.split(" ", 2)[0];
        return lower.contains(name)
                || lower.contains(Names.shortened(brief.company(), 30).toLowerCase(Locale.ROOT))
                || (first.length() >= 5 && whole(lower, first));
    }
}
