package com.salesagent.domain.reply;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names and addresses that a reply points to. */
final class Referrals {
    private static final int MOST = 5;

    private static final Pattern ADDRESS =
            Pattern.compile("[\\w.+'-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,4}");
    private static final String PERSON =
            "(?:(?:Mr|Mrs|Ms|Dr|Herrn?|Frau|M|Mme|Sr|Sra|Sig)\\.?\\s)?\\p{Lu}[\\p{L}'’-]{1,24}(?:\\s\\p{Lu}[\\p{L}'’.-]{0,24}){0,2}";
    private static final Pattern CUED_NAME =
            Pattern.compile(
                    "(?i:contact|reach|email|talk to|speak to|speak with|talk with|reach out"
                        + " to|ask|try|call|write|adding|add|looping in|cc'ing|ccing|copying|would"
                        + " be|should be|person is|contact is|successor is|replaced by|replacement"
                        + " is|colleague|director|manager|CFO|COO|CEO|boss|but|\\+|an|bei|kontaktieren"
                        + " Sie|zuständig ist(?: bei uns)?|Nachfolger(?:in)?"
                        + " ist|collègue|contacter|contactez|contacte"
                        + " a|compañero|compañera|contatti(?: il)?|contatti la|contacter)[,:]?\\s+("
                            + PERSON
                            + ")");
    private static final Set<String> NO_NAMES =
            Set.of(
                    "I",
                    "We",
                    "The",
                    "This",
                    "That",
                    "It",
                    "My",
                    "Our",
                    "You",
                    "Please",
                    "Thanks",
                    "Thank",
                    "Not",
                    "No",
                    "Yes",
                    "He",
                    "She",
                    "They",
                    "Hi",
                    "Hello",
                    "Dear",
                    "Monday",
                    "Tuesday",
                    "Wednesday",
                    "Thursday",
                    "Friday",
                    "Ihre",
                    "Sie",
                    "Herr");

    private Referrals() {}

    static List<Referral> in(String text) {
        String bounded = text.length() > 4000 ? text.substring(0, 4000) : text;
        var found = new ArrayList<Referral>();
        var addresses = new LinkedHashSet<String>();
        Matcher address = ADDRESS.matcher(bounded);
        while (address.find() && addresses.size() < MOST) {
            addresses.add(trimmed(address.group()));
        }
        var names = new LinkedHashSet<String>();
        Matcher name = CUED_NAME.matcher(bounded);
        while (name.find() && names.size() < MOST) {
            String person = name.group(1).strip();
            if (!NO_NAMES.contains(person.split("\\s", -1)[0])) {
                names.add(person);
            }
        }
        // One name and one address belong together; of several only those that share letters do.
        for (String at : addresses) {
            String match =
                    names.stream()
                            .filter(
                                    person ->
                                            (addresses.size() == 1 && names.size() == 1)
                                                    || isLike(person, at))
                            .findFirst()
                            .orElse("");
            names.remove(match);
            found.add(new Referral(match, at));
        }
        names.forEach(person -> found.add(new Referral(person, "")));
        return List.copyOf(found);
    }

    private static String trimmed(String address) {
        return address.endsWith(".") ? address.substring(0, address.length() - 1) : address;
    }

    private static boolean isLike(String person, String address) {
        String local = Fold.fold(address.substring(0, address.indexOf('@')));
        for (String part : Fold.words(person).strip().split(" ", -1)) {
            if (part.length() > 2 && local.contains(part)) {
                return true;
            }
        }
        return false;
    }
}
