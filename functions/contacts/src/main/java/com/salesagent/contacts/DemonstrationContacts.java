package com.salesagent.contacts;

import com.salesagent.domain.Digests;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Made-up people at reserved addresses, so that the local cloud's story can be played with no real
 * person in it. The same lead always gets the same one.
 */
final class DemonstrationContacts {
    static final String SOURCE = "demonstration";

    private static final List<String> FIRST_NAMES =
            List.of(
                    "Alex", "Casey", "Dana", "Drew", "Jamie", "Jordan", "Kim", "Lee", "Morgan",
                    "Pat", "Riley", "Robin", "Sam", "Taylor", "Terry", "Val");

    /** Nobody takes these for a real person's. */
    private static final List<String> LAST_NAMES = List.of("Sample", "Example", "Demo", "Specimen");

    private static final List<String> ROLES =
            List.of(
                    "Facilities manager",
                    "Director of facilities",
                    "Finance director",
                    "Energy manager",
                    "Controller");

    private DemonstrationContacts() {}

    /**
     * The lead's made-up person.
     *
     * @param unique whether the address holds the whole lead id: two companies of one name in one
     *     town would share the short one
     */
    static Candidate of(String leadId, boolean unique) {
        byte[] choice =
                Digests.sha256(("demonstration:" + leadId).getBytes(StandardCharsets.UTF_8));
        String first = pick(FIRST_NAMES, choice[0]);
        String last = pick(LAST_NAMES, choice[1]);
        String label = unique ? leadId : leadId.replaceFirst("-[0-9a-f]{10}$", "");
        return new Candidate(
                first + " " + last,
                pick(ROLES, choice[2]) + " (demonstration contact)",
                "%s.%s@%s.example".formatted(first, last, label).toLowerCase(Locale.ROOT),
                "",
                SOURCE);
    }

    private static String pick(List<String> list, byte choice) {
        return list.get(Byte.toUnsignedInt(choice) % list.size());
    }
}
