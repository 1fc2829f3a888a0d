package com.salesagent.domain.contact;

import com.salesagent.domain.Digests;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Email addresses as keys. An address is personal data, so tables other than a lead's own hold only
 * its hash.
 */
public final class Addresses {
    // Deliberately narrower than RFC 5321: what mail providers accept in practice, and no character
    // that could end a header.
    private static final Pattern VALID =
            Pattern.compile(
                    "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                        + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]");
    private static final int MAX_LENGTH = 254;

    private Addresses() {}

    public static boolean valid(String address) {
        return address.length() <= MAX_LENGTH && VALID.matcher(address).matches();
    }

    /**
     * Without surrounding space, in lower case: two spellings of one mailbox are the same contact.
     */
    public static String normalised(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }

    /** The key by which tables know an address. */
    public static String hash(String address) {
        return Digests.sha256Hex("address:" + normalised(address));
    }

    /** The key by which tables know a whole domain. */
    public static String domainHash(String domain) {
        return Digests.sha256Hex("domain:" + domain.strip().toLowerCase(Locale.ROOT));
    }

    /** Whether a text is the name of a domain that may have mailboxes. */
    public static boolean validDomain(String domain) {
        return valid("postmaster@" + domain.strip());
    }

    /** The part after the last at sign, in lower case. */
    public static String domain(String address) {
        String normalised = normalised(address);
        return normalised.substring(normalised.lastIndexOf('@') + 1);
    }

    /** Under a top-level domain that RFC 2606 and 6761 reserve: mail to it can't exist. */
    public static boolean reserved(String address) {
        String domain = domain(address);
        return domain.equals("example")
                || domain.endsWith(".example")
                || domain.endsWith(".test")
                || domain.endsWith(".invalid")
                || domain.endsWith(".localhost")
                || domain.matches("(.+\\.)?example\\.(com|net|org)");
    }
}
