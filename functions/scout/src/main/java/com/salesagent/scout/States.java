package com.salesagent.scout;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The fifty states and the District of Columbia, by code and by name. */
final class States {
    private static final Map<String, String> NAMES = new TreeMap<>();
    private static final Map<String, String> CODES = new TreeMap<>();

    static {
        String table =
                "AL Alabama;AK Alaska;AZ Arizona;AR Arkansas;CA California;CO Colorado;CT"
                    + " Connecticut;DE Delaware;DC District of Columbia;FL Florida;GA Georgia;HI"
                    + " Hawaii;ID Idaho;IL Illinois;IN Indiana;IA Iowa;KS Kansas;KY Kentucky;LA"
                    + " Louisiana;ME Maine;MD Maryland;MA Massachusetts;MI Michigan;MN Minnesota;MS"
                    + " Mississippi;MO Missouri;MT Montana;NE Nebraska;NV Nevada;NH New"
                    + " Hampshire;NJ New Jersey;NM New Mexico;NY New York;NC North Carolina;ND"
                    + " North Dakota;OH Ohio;OK Oklahoma;OR Oregon;PA Pennsylvania;RI Rhode"
                    + " Island;SC South Carolina;SD South Dakota;TN Tennessee;TX Texas;UT Utah;VT"
                    + " Vermont;VA Virginia;WA Washington;WV West Virginia;WI Wisconsin;WY Wyoming";
        for (String entry : table.split(";", -1)) {
            String code = entry.substring(0, 2);
            String name = entry.substring(3);
            NAMES.put(code, name);
            CODES.put(code.toLowerCase(Locale.ROOT), code);
            CODES.put(name.toLowerCase(Locale.ROOT), code);
        }
    }

    private States() {}

    /** The code of "NY", "n.y.", "New York" or "new york". */
    static Optional<String> code(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replace(".", "").strip();
        return Optional.ofNullable(CODES.get(plain.replaceAll("\\s+", " ")));
    }

    static String name(String code) {
        return NAMES.getOrDefault(code, code);
    }
}
