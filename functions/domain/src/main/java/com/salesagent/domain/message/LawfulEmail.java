package com.salesagent.domain.message;

import com.salesagent.domain.campaign.Sender;
import com.salesagent.domain.contact.Addresses;

import java.util.ArrayList;
import java.util.List;

/**
 * What each commercial email must have in it, looked for in the bytes that leave and not in what
 * they were made from: who writes, a postal address, and two ways out (CAN-SPAM, 15 U.S.C. 7704(a);
 * CASL section 6(2); RFC 8058).
 */
public final class LawfulEmail {
    private static final int SHORTEST_POSTAL_ADDRESS = 10;

    private LawfulEmail() {}

    /**
     * What is missing, each in words for a person; empty if nothing is.
     *
     * @param local whether it stays on this machine, where a link may be plain http
     */
    public static List<String> lacks(OutgoingEmail email, Sender sender, boolean local) {
        List<String> missing = new ArrayList<>();
        String postal = sender.postalAddress().strip();
        if (postal.length() < SHORTEST_POSTAL_ADDRESS
                || postal.chars().noneMatch(Character::isDigit)
                || !inBoth(email, postal)) {
            missing.add("the sender's postal address");
        }
        if (!email.from().equals(sender.address())
                || !Addresses.valid(email.from())
                || email.fromName().isBlank()
                || !inBoth(email, sender.organisation())) {
            missing.add("who the sender is");
        }
        boolean secure = email.unsubscribeUrl().startsWith("https://") || local;
        if (email.unsubscribeUrl().isBlank() || !secure || !inBoth(email, email.unsubscribeUrl())) {
            missing.add("a secure unsubscribe link");
        }
        if (!Addresses.valid(email.unsubscribeAddress())
                || !email.listUnsubscribe().contains("<" + email.unsubscribeUrl() + ">")) {
            missing.add("the List-Unsubscribe header");
        }
        return missing;
    }

    private static boolean inBoth(OutgoingEmail email, String what) {
        return !what.isBlank()
                && flat(email.text()).contains(flat(what))
                && flat(unescaped(email.html())).contains(flat(what));
    }

    private static String flat(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private static String unescaped(String html) {
        return html.replace("<br>", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }
}
