package com.salesagent.writer;

import com.salesagent.domain.draft.Email;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What no email may have, found by reading its text: a figure that no fact bears out, a promise, a
 * link, a second recipient, a placeholder, a machine's babble. Knows nothing of who wrote it.
 */
final class ClaimCheck {
    static final int MIN_FIRST = 50;
    static final int MAX_FIRST = 200;
    static final int MIN_FOLLOW_UP = 15;
    static final int MAX_FOLLOW_UP = 120;
    static final int MAX_SUBJECT = 70;
    private static final int MAX_CAPITALS = 3;

    private static final Pattern NUMBER =
            Pattern.compile(
                    "(\\$\\s?)?(\\d[\\d,]*(?:\\.\\d+)?)(\\s?(?:%|percent\\b|[kKmMbB]\\b|thousand\\b"
                            + "|million\\b|billion\\b))?");
    private static final Pattern VAGUE_NUMBER =
            Pattern.compile(
                    "(?i)\\b(hundreds|thousands|millions|billions|dozens|hundred|thousand|million"
                            + "|billion|(?:mid-)?(?:four|five|six|seven|eight)[- ]figures?|half"
                            + " of|one third|a third|a quarter of your|double|twice as)\\b");
    private static final Pattern COUNTED =
            Pattern.compile(
                    "(?i)\\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (\\w+ )?"
                            + "(sites|locations|branches|stores|plants|schools|campuses|beds"
                            + "|buildings|offices|libraries|clinics|hospitals|years)\\b");
    private static final Pattern OTHERS =
            Pattern.compile(
                    "(?i)\\b(our (other )?clients|other clients|our customers|case stud(y|ies)|we"
                            + " (recently )?(helped|saved|recovered)|similar (hospital|healthcare"
                            + "|health system|system|company|companies|organi[sz]ations?"
                            + "|manufacturers?|facilit(y|ies)|schools?|districts?)"
                            + "|(clients|organi[sz]ations|companies|facilities) like yours (have"
                            + "|save|typically|recover)|award[- ]winning|industry[- ]leading"
                            + "|trusted by)\\b");
    private static final Pattern PROMISE =
            Pattern.compile(
                    "(?i)\\b(guarantee[ds]?|guaranteed|promise|will save you|you will save|certain"
                            + " to|risk[- ]free|no risk|100%)");
    private static final Pattern LINK =
            Pattern.compile(
                    "(?i)\\b(?:https?://|www\\.)\\S+|\\b[a-z0-9][a-z0-9-]*(?:\\.[a-z0-9-]+)*\\."
                            + "(?:com|net|org|io|co|us|info|biz|gov|edu|app|dev|link|xyz|ly|me)\\b"
                            + "(?:/\\S*)?");
    private static final Pattern ADDRESS = Pattern.compile("\\S+@\\S+");
    private static final Pattern RECIPIENT =
            Pattern.compile("(?im)^\\s*(to|cc|bcc|from|subject|reply-to)\\s*:");
    private static final Pattern PLACEHOLDER =
            Pattern.compile(
                    "\\[[^\\]\\n]*\\]|\\{[^}\\n]*\\}|<[^>\\n]*>|%[sd]\\b|(?i)\\b(insert|your"
                            + " (name|title|company name) here|lorem ipsum|tbd|xxx+)\\b");
    private static final Pattern BABBLE =
            Pattern.compile(
                    "(?i)```|\"(subject|body|angle|reasoning)\"\\s*:|\\berror\\s*:|\\b(as an ai"
                            + "|language model|i (cannot|can't) (assist|help|write|comply)|here (is"
                            + "|are) (the|your|a) (revised|rewritten|email|draft|changes)|exception"
                            + "|status code|stack ?trace|begin [a-z]+ [0-9a-f]{12})\\b");
    private static final Pattern SPAM =
            Pattern.compile(
                    "(?i)\\b(free|winner|urgent|act now|limited time|click here|earn money|make"
                            + " money|congratulations|you have been selected|once in a lifetime"
                            + "|don't miss|special offer|amazing|incredible|cash|100% off)\\b");
    private static final Pattern CAPITALS = Pattern.compile("\\b[A-Z]{3,}\\b");
    private static final Pattern ASK =
            Pattern.compile(
                    "(?i)\\b(call|15[- ]minutes?|minutes|talk|meet|meeting|chat|phone|speak"
                            + "|touch)\\b[^?]*\\?|\\?[^?]*\\b(call|talk|phone)\\b");
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cf}\\p{Co}\\p{Cn}]");

    private final Brief brief;
    private final List<Double> money;
    private final Set<Double> percents;
    private final Set<Double> counts;

    ClaimCheck(Brief brief) {
        this.brief = brief;
        this.money =
                LongStream.concat(
                                LongStream.of(
                                        brief.spend(), brief.low(), brief.mid(), brief.high()),
                                brief.spends().stream().mapToLong(Long::longValue))
                        .filter(dollars -> dollars > 0)
                        .mapToObj(dollars -> (double) dollars)
                        .toList();
        this.percents = Set.of(Double.valueOf(brief.fee().replace("%", "")));
        this.counts = new LinkedHashSet<>();
        LongStream.of(brief.capacity(), brief.sites(), brief.employees(), brief.floorArea(), 15)
                .filter(count -> count > 0)
                .forEach(count -> counts.add((double) count));
        Matcher elsewhere = NUMBER.matcher(brief.company() + " " + brief.register());
        while (elsewhere.find()) {
            counts.add(plain(elsewhere.group(2)));
        }
    }

    /** What is wrong with a sequence, in words for whoever mends it; empty if nothing is. */
    List<String> findings(List<Email> emails) {
        return emails.stream().flatMap(email -> findings(email).stream()).toList();
    }

    /** What is wrong with one email. */
    List<String> findings(Email email) {
        boolean first = email.step() == 0;
        String where = first ? "first email" : "follow-up " + email.step();
        String text = email.subject() + "\n\n" + Signatures.without(brief, email.body());
        String foreign = withoutNames(text);
        List<String> findings = new ArrayList<>();
        numbers(foreign, findings);
        found(VAGUE_NUMBER, foreign, "a vague number", findings);
        counted(foreign, findings);
        found(OTHERS, foreign, "a claim about others", findings);
        found(PROMISE, foreign, "a promise", findings);
        links(foreign, findings);
        found(ADDRESS, text, "an email address", findings);
        found(RECIPIENT, text, "a header line", findings);
        found(PLACEHOLDER, text, "a placeholder", findings);
        found(BABBLE, text, "text that is no email", findings);
        found(SPAM, foreign, "a spam phrase", findings);
        found(HIDDEN, email.subject() + email.body(), "hidden characters", findings);
        if (email.body().strip().startsWith("{") || email.body().contains("\\n")) {
            findings.add("it is JSON, not an email");
        }
        if (CAPITALS.matcher(foreign).results().count() > MAX_CAPITALS) {
            findings.add("more than %d words in capitals".formatted(MAX_CAPITALS));
        }
        lengths(email, first, findings);
        if (first && !ASK.matcher(text).find()) {
            findings.add("no ask for a call");
        }
        return findings.stream().map(finding -> where + ": " + finding).toList();
    }

    private void lengths(Email email, boolean first, List<String> findings) {
        int words = Words.count(Signatures.without(brief, email.body()));
        int min = first ? MIN_FIRST : MIN_FOLLOW_UP;
        int max = first ? MAX_FIRST : MAX_FOLLOW_UP;
        if (words < min || words > max) {
            findings.add("%d words, %d to %d are right".formatted(words, min, max));
        }
        int subject = email.subject().length();
        if (subject < 5 || subject > MAX_SUBJECT || email.subject().contains("\n")) {
            findings.add(
                    "subject of %d characters, one line of 5 to %d is right"
                            .formatted(subject, MAX_SUBJECT));
        }
    }

    private void numbers(String text, List<String> findings) {
        Matcher numbers = NUMBER.matcher(text);
        while (numbers.find()) {
            String unit =
                    numbers.group(3) == null
                            ? ""
                            : numbers.group(3).strip().toLowerCase(Locale.ROOT);
            boolean percent = unit.equals("%") || unit.equals("percent");
            double value = plain(numbers.group(2));
            boolean known =
                    percent
                            ? percents.contains(value)
                            : numbers.group(1) != null
                                    ? knownMoney(numbers.group(2), unit)
                                    : unit.isEmpty() && counts.contains(value);
            if (!known) {
                findings.add("the figure %s is in no fact".formatted(numbers.group().strip()));
            }
        }
    }

    /** Whether a fact, rounded to the digits that are shown, is this amount. */
    private boolean knownMoney(String digits, String unit) {
        double scale =
                switch (unit) {
                    case "k", "thousand" -> 1_000;
                    case "m", "million" -> 1_000_000;
                    case "b", "billion" -> 1_000_000_000;
                    default -> 1;
                };
        int point = digits.indexOf('.');
        double shown = point < 0 ? 1 : Math.pow(10, -(digits.length() - point - 1.0));
        double value = plain(digits) * scale;
        return money.stream().anyMatch(fact -> Math.abs(fact - value) <= shown * scale / 2);
    }

    private void counted(String text, List<String> findings) {
        Matcher counted = COUNTED.matcher(text);
        while (counted.find()) {
            if (!counts.contains((double) Words.value(counted.group(1)))) {
                findings.add("the figure \"%s\" is in no fact".formatted(counted.group()));
            }
        }
    }

    private void links(String text, List<String> findings) {
        Matcher links = LINK.matcher(text);
        while (links.find()) {
            String host =
                    links.group()
                            .toLowerCase(Locale.ROOT)
                            .replaceFirst("^https?://", "")
                            .replaceFirst("^www\\.", "")
                            .replaceFirst("[.,;)]+$", "");
            if (!host.equals(brief.website()) && !host.equals(brief.website() + "/")) {
                findings.add("a link to " + host);
            }
        }
    }

    /** Names may hold digits, capitals, or a dot: they are facts, not claims. */
    private String withoutNames(String text) {
        return Stream.of(
                        brief.company(),
                        Names.shortened(brief.company(), Composer.MAX_SUBJECT / 2),
                        brief.contactName(),
                        brief.firstName(),
                        brief.sender().organisation(),
                        brief.city())
                .filter(name -> name.length() > 2)
                .reduce(text, (rest, name) -> rest.replace(name, "Name"));
    }

    private static void found(Pattern pattern, String text, String what, List<String> findings) {
        Matcher matcher = pattern.matcher(text);
        if (matcher.find()) {
            findings.add(what + " (\"" + matcher.group().strip() + "\")");
        }
    }

    private static double plain(String digits) {
        return Double.parseDouble(digits.replace(",", ""));
    }
}
