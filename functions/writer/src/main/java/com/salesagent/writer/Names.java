package com.salesagent.writer;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Company names as a person would type them into a sentence. */
final class Names {
    private static final int LONGEST = 50;
    private static final int HEAD = 10;
    private static final Pattern LINK = Pattern.compile("(?i)\\b(https?://|www\\.)\\S*");
    // What could end a line, a tag, or look like a placeholder in an email.
    private static final Pattern STRANGE =
            Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}<>{}\\[\\]|\\\\`*_@]+");
    private static final Pattern LEGAL_FORM =
            Pattern.compile(
                    "(?i)[,\\s]+(inc|incorporated|llc|l\\.l\\.c|llp|lp|ltd|limited|corp|corporation"
                            + "|co|company|pc|pllc)\\.?$");
    private static final Pattern SMALL = Pattern.compile("(?<= )(Of|And|The|For|At)(?= )");
    private static final Pattern GOVERNMENT =
            Pattern.compile("^(City|County|Town|Village|Borough|State) of ");
    private static final Set<String> SMALL_WORDS =
            Set.of("of", "and", "the", "for", "at", "in", "on", "de", "la");
    private static final Set<String> ACRONYMS =
            Set.of(
                    "usa", "us", "ny", "nyc", "va", "ymca", "ywca", "suny", "cuny", "ubmd", "kph",
                    "ibm", "ups", "bjs", "jp", "ii", "iii", "iv", "dba", "fcu", "cusd", "isd");
    private static final Pattern NO_VOWEL = Pattern.compile("[b-df-hj-np-tv-xz]+");
    private static final Pattern WEAK_END =
            Pattern.compile("(?i)[\\s,&-]+(of|and|the|for|at|in|on|de|la)?[\\s,&-]*$");
    private static final Map<String, String> STATES =
            Map.ofEntries(
                    Map.entry("AL", "Alabama"),
                    Map.entry("AK", "Alaska"),
                    Map.entry("AZ", "Arizona"),
                    Map.entry("AR", "Arkansas"),
                    Map.entry("CA", "California"),
                    Map.entry("CO", "Colorado"),
                    Map.entry("CT", "Connecticut"),
                    Map.entry("DE", "Delaware"),
                    Map.entry("DC", "the District of Columbia"),
                    Map.entry("FL", "Florida"),
                    Map.entry("GA", "Georgia"),
                    Map.entry("HI", "Hawaii"),
                    Map.entry("ID", "Idaho"),
                    Map.entry("IL", "Illinois"),
                    Map.entry("IN", "Indiana"),
                    Map.entry("IA", "Iowa"),
                    Map.entry("KS", "Kansas"),
                    Map.entry("KY", "Kentucky"),
                    Map.entry("LA", "Louisiana"),
                    Map.entry("ME", "Maine"),
                    Map.entry("MD", "Maryland"),
                    Map.entry("MA", "Massachusetts"),
                    Map.entry("MI", "Michigan"),
                    Map.entry("MN", "Minnesota"),
                    Map.entry("MS", "Mississippi"),
                    Map.entry("MO", "Missouri"),
                    Map.entry("MT", "Montana"),
                    Map.entry("NE", "Nebraska"),
                    Map.entry("NV", "Nevada"),
                    Map.entry("NH", "New Hampshire"),
                    Map.entry("NJ", "New Jersey"),
                    Map.entry("NM", "New Mexico"),
                    Map.entry("NY", "New York"),
                    Map.entry("NC", "North Carolina"),
                    Map.entry("ND", "North Dakota"),
                    Map.entry("OH", "Ohio"),
                    Map.entry("OK", "Oklahoma"),
                    Map.entry("OR", "Oregon"),
                    Map.entry("PA", "Pennsylvania"),
                    Map.entry("RI", "Rhode Island"),
                    Map.entry("SC", "South Carolina"),
                    Map.entry("SD", "South Dakota"),
                    Map.entry("TN", "Tennessee"),
                    Map.entry("TX", "Texas"),
                    Map.entry("UT", "Utah"),
                    Map.entry("VT", "Vermont"),
                    Map.entry("VA", "Virginia"),
                    Map.entry("WA", "Washington"),
                    Map.entry("WV", "West Virginia"),
                    Map.entry("WI", "Wisconsin"),
                    Map.entry("WY", "Wyoming"));

    private Names() {}

    /**
     * "BUFFALO SAV, INC." becomes "Buffalo Sav": without legal form, capitals of a whole name, and
     * anything that is no name; at most 50 characters, cut between words.
     */
    static String company(String raw) {
        String name = clean(raw);
        while (LEGAL_FORM.matcher(name).find() && withoutLegalForm(name).length() >= 3) {
            name = withoutLegalForm(name);
        }
        if (name.equals(name.toUpperCase(Locale.ROOT)) && name.length() > 5) {
            name = titleCase(name);
        }
        name = SMALL.matcher(name).replaceAll(word -> word.group(1).toLowerCase(Locale.ROOT));
        name = name.replaceFirst("^The ", "the ");
        name = GOVERNMENT.matcher(name).replaceFirst("the $0");
        String cut = shortened(name, LONGEST);
        return cut.isBlank() ? "your organization" : cut;
    }

    /** The beginning of a name, for subjects: at most so many characters, cut between words. */
    static String shortened(String company, int longest) {
        if (company.length() <= longest) {
            return company;
        }
        String head = company.split(" - | \\(|, | for | at | and ", 2)[0].strip();
        return cut(head.contains(" ") && head.length() >= HEAD ? head : company, longest);
    }

    /** The state's name, or the text itself where it is none. */
    static String state(String code) {
        return STATES.getOrDefault(code, code);
    }

    /** "DANA" and "dana" as "Dana"; any other spelling is the person's own. */
    static String person(String firstName) {
        String name = clean(firstName);
        boolean oneCase =
                name.equals(name.toUpperCase(Locale.ROOT))
                        || name.equals(name.toLowerCase(Locale.ROOT));
        return oneCase && name.length() > 2 ? capitalised(name.toLowerCase(Locale.ROOT)) : name;
    }

    static String possessive(String name) {
        return name.endsWith("s") ? name + "'" : name + "'s";
    }

    /** One line without control characters, brackets and links: safe inside a sentence. */
    static String clean(String raw) {
        String one = STRANGE.matcher(LINK.matcher(raw).replaceAll(" ")).replaceAll(" ");
        return one.replaceAll("\\s+", " ").strip();
    }

    private static String withoutLegalForm(String name) {
        return LEGAL_FORM.matcher(name).replaceFirst("").replaceAll("[,\\s]+$", "");
    }

    private static String cut(String name, int longest) {
        String cut = name;
        if (cut.length() > longest) {
            int space = cut.lastIndexOf(' ', longest);
            cut = cut.substring(0, space > 0 ? space : longest);
            cut = WEAK_END.matcher(cut).replaceFirst("");
        }
        return cut;
    }

    private static String titleCase(String name) {
        return Stream.of(name.toLowerCase(Locale.ROOT).split(" "))
                .map(Names::titleCaseWord)
                .collect(Collectors.collectingAndThen(Collectors.joining(" "), Names::capitalised));
    }

    private static String titleCaseWord(String word) {
        boolean initials =
                ACRONYMS.contains(word)
                        || word.contains("&")
                        || (word.length() > 2 && NO_VOWEL.matcher(word).matches());
        if (initials) {
            return word.toUpperCase(Locale.ROOT);
        }
        return SMALL_WORDS.contains(word)
                ? word
                : Stream.of(word.split("(?<=-)"))
                        .map(Names::capitalised)
                        .collect(Collectors.joining());
    }

    static String capitalised(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
