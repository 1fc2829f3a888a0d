package com.salesagent.domain.contact;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds people in texts by the hashes of their addresses, so that whoever looks need not know the
 * addresses.
 */
public final class Mentions {
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9.-]{1,190}");
    private static final Pattern ENDS = Pattern.compile("^[.'=/]+|[.'-]+$");

    private final Set<String> hashes;
    private final Map<String, Boolean> seen = new HashMap<>();

    /**
     * @param hashes of addresses, see {@link Addresses#hash}
     */
    public Mentions(Set<String> hashes) {
        this.hashes = Set.copyOf(hashes);
    }

    /** Whether a text names one of them. */
    public boolean in(String text) {
        Matcher addresses = ADDRESS.matcher(text);
        while (addresses.find()) {
            if (known(addresses.group())) {
                return true;
            }
        }
        return false;
    }

    /** The text with something else in their addresses' place. */
    public String struck(String text, String instead) {
        return ADDRESS.matcher(text)
                .replaceAll(
                        found ->
                                Matcher.quoteReplacement(
                                        known(found.group()) ? instead : found.group()));
    }

    private boolean known(String found) {
        return seen.computeIfAbsent(
                ENDS.matcher(found).replaceAll(""),
                address -> hashes.contains(Addresses.hash(address)));
    }
}
