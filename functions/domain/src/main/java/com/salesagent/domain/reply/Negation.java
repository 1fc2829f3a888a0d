package com.salesagent.domain.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Tells "don't take us off your list" from "take us off your list": a removal that is denied is a
 * wish to stay.
 */
final class Negation {
    private static final String STAY = "stay";
    private static final String NOT = "not";
    private static final Set<String> REMOVAL = Set.of("remove", "unsub", "stop");

    /** What may stand between a "not" and what it denies: pronouns, verbs of wishing, the rest. */
    private static final Set<String> BETWEEN =
            Set.of(
                    "", "me", "you", "i", "they", "please", "want", "need", "if", "ever", "company",
                    "address");

    /** "Remove me and don't write again": this "not" denies something else. */
    private static final Set<String> DENIED_ITSELF =
            Set.of("again", "write", "mail", "get", "call", "bother");

    private static final int BEFORE = 3;

    /** German puts its "nicht" at the end. */
    private static final int BEHIND = 4;

    private Negation() {}

    /** The concepts of a sentence's words, with a denied removal and its "not" made one wish. */
    static List<String> resolved(List<String> concepts) {
        var resolved = new ArrayList<>(concepts);
        for (int i = 0; i < resolved.size(); i++) {
            if (REMOVAL.contains(resolved.get(i))) {
                int not = before(resolved, i);
                not = not < 0 ? behind(resolved, i) : not;
                if (not >= 0) {
                    resolved.set(not, STAY);
                    resolved.set(i, STAY);
                }
            }
        }
        return resolved;
    }

    private static int before(List<String> concepts, int removal) {
        int at = removal - 1;
        while (at >= 0 && removal - at <= BEFORE && BETWEEN.contains(concepts.get(at))) {
            at--;
        }
        return at >= 0 && concepts.get(at).equals(NOT) ? at : -1;
    }

    private static int behind(List<String> concepts, int removal) {
        int at = removal + 1;
        while (at < concepts.size()
                && at - removal <= BEHIND
                && BETWEEN.contains(concepts.get(at))) {
            at++;
        }
        if (at >= concepts.size() || !concepts.get(at).equals(NOT)) {
            return -1;
        }
        int next = at + 1;
        while (next < concepts.size() && concepts.get(next).isEmpty()) {
            next++;
        }
        return next < concepts.size() && DENIED_ITSELF.contains(concepts.get(next)) ? -1 : at;
    }
}
