package com.salesagent.contacts;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which lines of a page are a person's name, beyond doubt. */
final class PersonNames {
    private static final int MAX_LENGTH = 60;

    private static final Pattern NAME =
            Pattern.compile(
                    "\\p{Lu}[\\p{L}'’-]+("
                        + " (\\p{Lu}\\.?|\\p{Lu}[\\p{L}'’-]+|de|del|della|van|von|der|la|le)){1,4}");

    private static final Pattern PREFIX =
            Pattern.compile("(?i)^(mr|mrs|ms|miss|dr|prof|rev|sister|hon)\\.? ");

    /** After the name: "Jr.", and degrees with or without a comma. */
    private static final Pattern SUFFIX =
            Pattern.compile(
                    "(,? (?i:jr|sr|ii|iii|iv|esq|mba|md|phd|edd|jd|rn|bsn|msn|dnp|cpa|cfm|cem|pe|fache|mha|mpa|chfm|sphr)\\.?)+$|,?"
                        + " (?i:m\\.d\\.|ph\\.d\\.|ed\\.d\\.)$");

    /** Capitalised words of headings that name no person. */
    private static final Set<String> NO_NAME =
            Set.of(
                    "about",
                    "academy",
                    "access",
                    "accounting",
                    "address",
                    "administration",
                    "administrative",
                    "administrator",
                    "admissions",
                    "and",
                    "annual",
                    "apply",
                    "area",
                    "assistant",
                    "associate",
                    "avenue",
                    "board",
                    "building",
                    "business",
                    "call",
                    "campus",
                    "care",
                    "careers",
                    "center",
                    "chief",
                    "city",
                    "clinic",
                    "college",
                    "community",
                    "company",
                    "contact",
                    "controller",
                    "county",
                    "customer",
                    "department",
                    "directions",
                    "director",
                    "directory",
                    "district",
                    "division",
                    "education",
                    "email",
                    "emergency",
                    "energy",
                    "engineering",
                    "events",
                    "executive",
                    "facilities",
                    "fax",
                    "finance",
                    "financial",
                    "for",
                    "foundation",
                    "general",
                    "get",
                    "group",
                    "health",
                    "healthcare",
                    "help",
                    "home",
                    "hospital",
                    "hours",
                    "human",
                    "in",
                    "inc",
                    "information",
                    "leadership",
                    "learn",
                    "library",
                    "llc",
                    "location",
                    "locations",
                    "mailing",
                    "main",
                    "maintenance",
                    "management",
                    "manager",
                    "medical",
                    "meet",
                    "more",
                    "new",
                    "news",
                    "north",
                    "office",
                    "officer",
                    "operations",
                    "our",
                    "patient",
                    "phone",
                    "physical",
                    "plant",
                    "president",
                    "procurement",
                    "public",
                    "purchasing",
                    "questions",
                    "read",
                    "relations",
                    "resources",
                    "road",
                    "school",
                    "schools",
                    "secretary",
                    "services",
                    "shared",
                    "south",
                    "staff",
                    "street",
                    "superintendent",
                    "supervisor",
                    "support",
                    "team",
                    "the",
                    "to",
                    "touch",
                    "treasurer",
                    "university",
                    "us",
                    "vice",
                    "view",
                    "visit",
                    "west",
                    "east",
                    "with",
                    "your");

    private PersonNames() {}

    /** The name that a line is, without titles and degrees; blank if it may be something else. */
    static String of(String line) {
        String text = Texts.line(line, MAX_LENGTH);
        text = PREFIX.matcher(text).replaceFirst("");
        text = SUFFIX.matcher(text).replaceFirst("").strip();
        boolean name =
                NAME.matcher(text).matches()
                        && Arrays.stream(plain(text).split("[^a-z]+", -1))
                                .noneMatch(NO_NAME::contains);
        return name ? text : "";
    }

    /**
     * Whether an address can be this person's, by its local part: it holds the last name, or is the
     * first name. Guards against a neighbour's name on the page; never makes a name.
     */
    static boolean fits(String name, String address) {
        String local =
                plain(address.substring(0, address.lastIndexOf('@'))).replaceAll("[^a-z]", "");
        List<String> words = List.of(plain(name).replaceAll("['’-]", "").split("[^a-z]+", -1));
        String first = words.getFirst();
        String last = words.getLast();
        return (last.length() >= 3 && local.contains(last))
                || local.equals(first)
                || local.equals(first + last.charAt(0))
                || local.equals(first.charAt(0) + last);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
