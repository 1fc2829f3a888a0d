package com.salesagent.domain.draft;

import com.salesagent.domain.draft.Finding.Rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads an email as it would leave and finds what should not: before a person's time is spent on
 * it, and again on what a person made of it. Knows nothing of who wrote it.
 */
public final class ContentCheck {
    /** Words of a first email, without its signature. */
    public static final int MIN_FIRST = 50;

    public static final int MAX_FIRST = 250;

    /** Words of a follow-up, which only reminds of the first. */
    public static final int MIN_FOLLOW_UP = 15;

    public static final int MAX_FOLLOW_UP = 200;
    public static final int MAX_SUBJECT = 60;
    public static final int MAX_LINKS = 2;
    public static final int MAX_CAPITALS = 3;

    private static final Pattern NUMBER =
            Pattern.compile(
                    "([$\u20ac\u00a3]\\s?)?(\\d[\\d,]*(?:\\.\\d+)?)(\\s?(?:%|percent\\b|[kKmMbB]\\b"
                            + "|thousand\\b|million\\b|billion\\b))?"
                            + "(\\s?(?:(?i:us )?dollars\\b|USD\\b|euros?\\b|EUR\\b))?");
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
    private static final List<String> COUNTS =
            List.of(
                    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
                    "ten", "eleven", "twelve");
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
                    "(?i)\\b(?:https?://|www\\.)\\S+|(?<![@\\w.-])[a-z0-9][a-z0-9-]*(?:\\.[a-z0-9-]+)*\\."
                        + "(?:com|net|org|io|co|us|info|biz|gov|edu|app|dev|link|xyz|ly|me)\\b"
                        + "(?:/\\S*)?");
    private static final Pattern ADDRESS = Pattern.compile("\\S+@\\S+");
    private static final Pattern HEADER =
            Pattern.compile("(?im)^\\s*(to|cc|bcc|from|subject|reply-to)\\s*:.*$");
    private static final Pattern PLACEHOLDER =
            Pattern.compile(
                    "\\[[^\\]\\n]*\\]|\\{[^}\\n]*\\}|<[^>\\n]*>|%[sd]\\b|(?i)\\b(insert|your"
                            + " (name|title|company name) here|lorem ipsum|tbd|xxx+)\\b");
    private static final Pattern MACHINE =
            Pattern.compile(
                    "(?i)```|\"(subject|body|angle|reasoning)\"\\s*:|\\berror\\s*:|\\b(as an ai"
                            + "|language model|i (cannot|can't) (assist|help|write|comply)|here (is"
                            + "|are) (the|your|a) (revised|rewritten|email|draft|changes)|exception"
                            + "|status code|rate limit|stack ?trace|begin [a-z]+ [0-9a-f]{12})\\b");
    private static final Pattern SPAM =
            Pattern.compile(
                    "(?i)\\b(free|winner|urgent|act now|limited time|click here|earn money|make"
                            + " money|congratulations|you have been selected|once in a lifetime"
                            + "|don't miss|special offer|amazing|incredible|cash|100% off)\\b");
    private static final Pattern CAPITALS = Pattern.compile("\\b[A-Z]{3,}\\b");
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cf}\\p{Co}\\p{Cn}]");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.?!])\\s+|\\n\\s*\\n");

    private final ContentFacts facts;
    private final Greeting greeting;
    private final List<String> names;
    private final List<Pattern> nameForms;

    public ContentCheck(ContentFacts facts) {
        this.facts = facts;
        this.greeting = new Greeting(facts);
        List<String> known = new ArrayList<>(facts.names());
        if (!facts.contactName().isBlank()) {
            known.add(facts.contactName());
        }
        this.names = known.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        this.nameForms =
                known.stream()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .map(name -> Pattern.compile(Pattern.quote(name), Pattern.CASE_INSENSITIVE))
                        .toList();
    }

    /** What was found in a sequence, by email. */
    public List<Finding> findings(List<Email> emails) {
        return emails.stream().flatMap(email -> findings(email).stream()).toList();
    }

    /** What was found in one email: what blocks first, then in the order of the rules. */
    public List<Finding> findings(Email email) {
        // What a prospect wrote, and an answer quotes, is no claim of ours.
        String own = email.ownWords();
        Reading reading =
                new Reading(new Email(email.step(), email.dayOffset(), email.subject(), own));
        reading.text(email.subject(), true);
        reading.text(own, false);
        reading.whole();
        return reading.found.stream().sorted(Comparator.comparing(Finding::rule)).toList();
    }

    /** The body up to the closing line before the sender's name: what counts as its length. */
    private String unsigned(String body) {
        int name = facts.signer().isEmpty() ? -1 : body.lastIndexOf("\n" + facts.signer() + "\n");
        int paragraph = name < 0 ? -1 : body.lastIndexOf("\n\n", name);
        return paragraph < 0 ? body : body.substring(0, paragraph);
    }

    /** How many words a person would count. */
    public static int words(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() ? 0 : stripped.split("\\s+").length;
    }

    /** One email being read. */
    private final class Reading {
        private final Email email;
        private final List<Finding> found = new ArrayList<>();

        private Reading(Email email) {
            this.email = email;
        }

        private void text(String text, boolean subject) {
            String foreign = blanked(text);
            first(Rule.PLACEHOLDER, PLACEHOLDER, text, text, "a placeholder", subject);
            first(Rule.MACHINE_TEXT, MACHINE, text, text, "text that is no email", subject);
            first(Rule.HEADER_LINE, HEADER, text, text, "a header line", subject);
            first(Rule.HIDDEN_CHARACTERS, HIDDEN, text, text, "hidden characters", subject);
            first(Rule.ADDRESS, ADDRESS, text, text, "an email address", subject);
            first(Rule.SPAM, SPAM, foreign, text, "a spam phrase", subject);
            first(Rule.CLAIM, OTHERS, foreign, text, "a claim about others", subject);
            first(Rule.CLAIM, PROMISE, foreign, text, "a promise", subject);
            first(Rule.CLAIM, VAGUE_NUMBER, foreign, text, "a vague number", subject);
            numbers(foreign, text, subject);
            counted(foreign, text, subject);
            links(text, subject);
            greeting.strangers(text, subject)
                    .forEach(
                            stranger ->
                                    add(
                                            Rule.NAME,
                                            text,
                                            stranger.start(),
                                            stranger.end(),
                                            stranger.message(),
                                            subject));
        }

        /** What only the email as a whole shows. */
        private void whole() {
            String body = unsigned(email.body());
            if (email.body().isBlank() || email.subject().isBlank()) {
                about(Rule.EMPTY, email.body().isBlank() ? "no text" : "no subject");
            }
            if (email.body().strip().startsWith("{") || email.body().contains("\\n")) {
                about(Rule.MACHINE_TEXT, "JSON, not an email");
            }
            int words = words(body);
            int least = email.step() == 0 ? MIN_FIRST : MIN_FOLLOW_UP;
            int most = email.step() == 0 ? MAX_FIRST : MAX_FOLLOW_UP;
            if (!body.isBlank() && (words < least || words > most)) {
                about(Rule.LENGTH, "%d words, %d to %d are right".formatted(words, least, most));
            }
            // An answer's mark comes with the thread.
            int length = email.subject().replaceFirst("^Re: ", "").length();
            if (length > MAX_SUBJECT || email.subject().strip().contains("\n")) {
                found.add(
                        new Finding(
                                email.step(),
                                true,
                                Rule.SUBJECT,
                                "",
                                "a subject of %d characters, one line of at most %d is right"
                                        .formatted(length, MAX_SUBJECT)));
            }
            long capitals =
                    CAPITALS.matcher(blanked(email.subject() + "\n" + body))
                            .results()
                            .filter(word -> !named(word.group()))
                            .count();
            if (capitals > MAX_CAPITALS) {
                about(
                        Rule.CAPITALS,
                        "%d words in capitals, at most %d are right"
                                .formatted(capitals, MAX_CAPITALS));
            }
        }

        private void numbers(String foreign, String text, boolean subject) {
            Matcher numbers = NUMBER.matcher(foreign);
            while (numbers.find()) {
                String unit =
                        numbers.group(3) == null
                                ? ""
                                : numbers.group(3).strip().toLowerCase(Locale.ROOT);
                boolean money = numbers.group(1) != null || numbers.group(4) != null;
                boolean known =
                        money
                                ? dollars(numbers) && knownMoney(numbers.group(2), unit)
                                : knownCount(plain(numbers.group(2)), unit);
                if (!known) {
                    add(
                            money ? Rule.MONEY : Rule.CLAIM,
                            text,
                            numbers.start(),
                            numbers.end(),
                            "the figure %s that is in no fact".formatted(numbers.group().strip()),
                            subject);
                }
            }
        }

        private void counted(String foreign, String text, boolean subject) {
            Matcher counted = COUNTED.matcher(foreign);
            while (counted.find()) {
                long count = COUNTS.indexOf(counted.group(1).toLowerCase(Locale.ROOT));
                if (!facts.counts().contains(count)) {
                    add(
                            Rule.CLAIM,
                            text,
                            counted.start(),
                            counted.end(),
                            "the figure \"%s\" that is in no fact".formatted(counted.group()),
                            subject);
                }
            }
        }

        private void links(String text, boolean subject) {
            Matcher links = LINK.matcher(text);
            int count = 0;
            while (links.find()) {
                count++;
                String host =
                        links.group()
                                .toLowerCase(Locale.ROOT)
                                .replaceFirst("^https?://", "")
                                .replaceFirst("^www\\.", "")
                                .replaceFirst("[.,;)]+$", "");
                if (!named(host)
                        && !host.equals(facts.website().toLowerCase(Locale.ROOT))
                        && !host.equals(facts.website().toLowerCase(Locale.ROOT) + "/")) {
                    add(
                            Rule.FOREIGN_LINK,
                            text,
                            links.start(),
                            links.end(),
                            "a link to " + host,
                            subject);
                }
                if (count > MAX_LINKS) {
                    add(
                            Rule.LINKS,
                            text,
                            links.start(),
                            links.end(),
                            "a link beyond the %d that an email may have".formatted(MAX_LINKS),
                            subject);
                }
            }
        }

        /** Reports the first of its kind: one is enough to look again. */
        private void first(
                Rule rule,
                Pattern pattern,
                String searched,
                String text,
                String what,
                boolean subject) {
            Matcher matcher = pattern.matcher(searched);
            while (matcher.find()) {
                String match = text.substring(matcher.start(), matcher.end());
                if (rule == Rule.SPAM && named(match)) {
                    continue;
                }
                add(
                        rule,
                        text,
                        matcher.start(),
                        matcher.end(),
                        rule == Rule.HIDDEN_CHARACTERS
                                ? what
                                : what + " (\"" + match.strip() + "\")",
                        subject);
                return;
            }
        }

        private void add(
                Rule rule, String text, int start, int end, String message, boolean subject) {
            found.add(
                    new Finding(email.step(), subject, rule, sentence(text, start, end), message));
        }

        private void about(Rule rule, String message) {
            found.add(new Finding(email.step(), false, rule, "", message));
        }
    }

    private static String sentence(String text, int start, int end) {
        int from = 0;
        int to = text.length();
        Matcher ends = SENTENCE_END.matcher(text);
        while (ends.find()) {
            if (ends.end() <= start) {
                from = ends.end();
            } else if (ends.start() >= end) {
                to = ends.start();
                break;
            }
        }
        return text.substring(from, to).strip();
    }

    /** Names may hold digits, capitals, or a dot: they are facts, not claims. */
    private String blanked(String text) {
        StringBuilder blanked = new StringBuilder(text);
        for (Pattern name : nameForms) {
            Matcher matcher = name.matcher(text);
            while (matcher.find()) {
                blanked.replace(
                        matcher.start(),
                        matcher.end(),
                        "n".repeat(matcher.end() - matcher.start()));
            }
        }
        return blanked.toString();
    }

    /** Whether a word is part of a name, such as the "free" of a free library. */
    private boolean named(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return names.stream().anyMatch(name -> name.contains(lower));
    }

    private static boolean dollars(Matcher number) {
        return Stream.of(number.group(1), number.group(4))
                .filter(mark -> mark != null)
                .map(String::strip)
                .allMatch(
                        mark ->
                                mark.equals("$")
                                        || mark.equals("USD")
                                        || mark.toLowerCase(Locale.ROOT).endsWith("dollars"));
    }

    private boolean knownCount(double value, String unit) {
        return switch (unit) {
            case "" -> facts.counts().stream().anyMatch(count -> count == value);
            case "%", "percent" ->
                    facts.percents().stream().anyMatch(fact -> Math.abs(fact - value) < 0.05);
            default -> false;
        };
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
        return facts.dollars().stream()
                .anyMatch(fact -> Math.abs(fact - value) <= shown * scale / 2);
    }

    private static double plain(String digits) {
        return Double.parseDouble(digits.replace(",", ""));
    }
}
