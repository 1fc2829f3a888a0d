package com.salesagent.scout;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Countries as lists write them: by their ISO 3166 code or their English name. */
final class Countries {
    private static final Map<String, String> CODES = codes();

    private Countries() {}

    /** The two-letter code in lower case; empty for what names no country. */
    static Optional<String> code(String text) {
        return Optional.ofNullable(CODES.get(plain(text)));
    }

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            Locale country = Locale.of("", code);
            for (String name :
                    new String[] {
                        code, country.getISO3Country(), country.getDisplayCountry(Locale.US)
                    }) {
                codes.put(plain(name), code.toLowerCase(Locale.ROOT));
            }
        }
        codes.put("unitedstatesofamerica", "us");
        codes.put("america", "us");
        codes.put("uk", "gb");
        codes.put("greatbritain", "gb");
        codes.put("england", "gb");
        codes.put("scotland", "gb");
        codes.put("wales", "gb");
        codes.put("holland", "nl");
        codes.put("czechrepublic", "cz");
        return Map.copyOf(codes);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", "");
    }
}
