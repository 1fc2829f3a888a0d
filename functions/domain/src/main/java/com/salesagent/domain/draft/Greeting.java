package com.salesagent.domain.draft;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who an email speaks to, and whether that is who gets it. */
final class Greeting {
    private static final int SHORTEST_NICKNAME = 3;
    private static final Pattern OPENING =
            Pattern.compile(
                    "(?im)\\A\\s*(?:hi|hello|hey|dear|greetings|good (?:morning|afternoon|evening))"
                            + "[ ,]+([^\\n,;:!.]{1,60})");
    private static final Pattern BARE =
            Pattern.compile(
                    "\\A\\s*(\\p{Lu}[\\p{L}'\u2019-]+(?: \\p{Lu}[\\p{L}.'\u2019-]+){0,2}),\\s*\\n");
    private static final Pattern TITLED =
            Pattern.compile("\\b(?:Mr|Mrs|Ms|Dr|Prof)\\.? (\\p{Lu}[\\p{L}'\u2019-]+)");
    private static final Set<String> ANYBODY =
            Set.of(
                    // A greeting that names nobody.
                    "hi",
                    "hello",
                    "hey",
                    "greetings",
                    "there",
                    "all",
                    "team",
                    "everyone",
                    "everybody",
                    "sir",
                    "madam",
                    "or",
                    "and",
                    "to",
                    "whom",
                    "it",
                    "may",
                    "concern",
                    "the",
                    "at",
                    "of",
                    "mr",
                    "mrs",
                    "ms",
                    "dr",
                    "prof",
                    "folks",
                    "colleagues",
                    "facilities",
                    "director",
                    "manager",
                    "again",
                    "from");

    private final String contact;
    private final Set<String> known = new HashSet<>();

    Greeting(ContentFacts facts) {
        this.contact = facts.contactName().strip();
        known.addAll(words(facts.contactName()));
        known.addAll(words(facts.signer()));
        known.addAll(words(facts.company()));
        known.addAll(ANYBODY);
    }

    /** A name that is not the contact's, by its place in the text. */
    record Stranger(int start, int end, String message) {}

    List<Stranger> strangers(String text, boolean subject) {
        List<Stranger> strangers = new ArrayList<>();
        if (!subject) {
            Matcher opening = OPENING.matcher(text);
            Matcher bare = BARE.matcher(text);
            if (opening.find()) {
                check(opening, known, strangers);
            } else if (bare.find()) {
                check(bare, known, strangers);
            }
        }
        Matcher titled = TITLED.matcher(text);
        while (titled.find()) {
            if (strangers.stream().noneMatch(s -> titled.start(1) < s.end())) {
                // A company may bear a person's name, title and all.
                check(titled, known, strangers);
            }
        }
        return strangers;
    }

    private void check(Matcher named, Set<String> allowed, List<Stranger> strangers) {
        boolean foreign =
                words(named.group(1)).stream()
                        .anyMatch(word -> allowed.stream().noneMatch(name -> same(name, word)));
        if (foreign) {
            strangers.add(
                    new Stranger(
                            named.start(1),
                            named.end(1),
                            "the name %s, but it goes to %s"
                                    .formatted(
                                            named.group(1).strip(),
                                            contact.isEmpty()
                                                    ? "somebody whose name we don't know"
                                                    : contact)));
        }
    }

    /** The same, or one a short form of the other: Dan for Daniel. */
    private static boolean same(String name, String word) {
        return name.equals(word)
                || (Math.min(name.length(), word.length()) >= SHORTEST_NICKNAME
                        && (name.startsWith(word) || word.startsWith(name)));
    }

    private static List<String> words(String name) {
        return Arrays.stream(name.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
