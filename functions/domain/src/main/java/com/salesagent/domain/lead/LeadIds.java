package com.salesagent.domain.lead;

import com.salesagent.domain.Digests;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Lead ids that a person can read and that the same company always gets, whichever source names it:
 * from its registrable domain where it has one, else from its name and place.
 */
public final class LeadIds {
    private static final int READABLE = 36;

    private LeadIds() {}

    /** {@code kaleidahealth-org-1f0c2d3e4b}. */
    public static String ofDomain(String registrableDomain) {
        return id("domain:" + registrableDomain, registrableDomain);
    }

    /** {@code sisters-of-charity-hospital-buffalo-ny-8a...}. */
    public static String ofNameAndPlace(String name, String city, String state) {
        String key = slug(normalised(name) + " " + city + " " + state);
        return id("name:" + key, key);
    }

    /** The name as duplicates are compared: without case, accents, punctuation and legal forms. */
    public static String normalised(String name) {
        return slug(name)
                .replaceAll(
                        "-(inc|incorporated|llc|llp|lp|ltd|limited|corp|corporation|co|company|pc|pllc)(?=-|$)",
                        "")
                .replaceAll("^the-", "");
    }

    private static String id(String key, String readable) {
        String slug = slug(readable);
        String cut = slug.length() > READABLE ? slug.substring(0, READABLE) : slug;
        return cut.replaceAll("-+$", "") + "-" + Digests.sha256Hex(key).substring(0, 10);
    }

    private static String slug(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replace("&", " and ")
                .replaceAll("['’]", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }
}
