package com.salesagent.contacts;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What somebody's title says about energy bills: whom to write to first. Titles are compared by
 * what they mean, not by their letters: "VP of Finance", "V.P., Finance" and "Vice President,
 * Finance" are one.
 */
enum Persona {
    CHIEF_FINANCIAL_OFFICER,
    FINANCE_LEAD,
    FACILITIES_LEAD,
    ENERGY_MANAGER,
    OPERATIONS_LEAD,
    PROCUREMENT_LEAD,
    CONTROLLER,
    /** Whoever leads the whole organisation. */
    HEAD,
    /** The title is unknown, or says nothing about bills. */
    OTHER;

    private static final Set<String> NO_ENERGY =
            Set.of(
                    "assistant to",
                    "secretary",
                    "former",
                    "retired",
                    "emeritus",
                    "student",
                    "intern");
    private static final List<String> FINANCE =
            List.of("finance", "financial", "fiscal", "business officer");
    private static final List<String> FACILITIES =
            List.of(
                    "facilities",
                    "facility",
                    "plant operations",
                    "physical plant",
                    "maintenance",
                    "buildings and grounds",
                    "environment of care",
                    "engineering services",
                    "plant engineering",
                    "real estate");
    private static final List<String> ENERGY =
            List.of("energy", "sustainability", "utilities", "utility");
    private static final List<String> PROCUREMENT =
            List.of(
                    "procurement",
                    "purchasing",
                    "sourcing",
                    "supply chain",
                    "materials management");
    private static final List<String> LEADS =
            List.of(
                    "chief",
                    "vice president",
                    "director",
                    "manager",
                    "head",
                    "supervisor",
                    "coordinator",
                    "superintendent",
                    "officer",
                    "administrator",
                    "agent",
                    "lead");
    private static final List<String> HEADS =
            List.of(
                    "chief executive officer",
                    "president",
                    "executive director",
                    "owner",
                    "founder",
                    "managing partner",
                    "managing director",
                    "general manager",
                    "administrator",
                    "practice manager",
                    "office manager",
                    "business manager",
                    "superintendent",
                    "principal",
                    "plant manager");

    /** The first persona that a title means. */
    static Persona of(String title) {
        String text = normalised(title);
        if (NO_ENERGY.stream().anyMatch(word -> has(text, word))) {
            return OTHER;
        }
        boolean leads = any(text, LEADS);
        boolean high = has(text, "chief") || has(text, "vice president");
        if (has(text, "chief financial officer") || has(text, "chief business officer")) {
            return CHIEF_FINANCIAL_OFFICER;
        }
        if (any(text, FINANCE) && (high || has(text, "director") || has(text, "head"))) {
            return FINANCE_LEAD;
        }
        if (leads && any(text, FACILITIES)) {
            return FACILITIES_LEAD;
        }
        if (leads && any(text, ENERGY)) {
            return ENERGY_MANAGER;
        }
        boolean operations = high && has(text, "operations");
        if (operations || has(text, "chief operating officer")) {
            return OPERATIONS_LEAD;
        }
        if (leads && any(text, PROCUREMENT)) {
            return PROCUREMENT_LEAD;
        }
        if (has(text, "controller") || has(text, "comptroller")) {
            return CONTROLLER;
        }
        return any(text, HEADS) && !has(text, "vice president") ? HEAD : OTHER;
    }

    /** Whether a line of text reads as a title that this enum knows. */
    static boolean known(String line) {
        return of(line) != OTHER;
    }

    /** Words in lower case, with the usual abbreviations written out, one space around each. */
    static String normalised(String title) {
        String words =
                title.toLowerCase(Locale.ROOT)
                        .replace("&", " and ")
                        .replaceAll("(?<=\\b[a-z])\\.(?=[a-z]\\b|\\s|,|$)", "")
                        .replaceAll("[^a-z]+", " ");
        StringBuilder text = new StringBuilder(" ");
        for (String word : words.strip().split(" ", -1)) {
            text.append(
                            switch (word) {
                                case "cfo" -> "chief financial officer";
                                case "coo" -> "chief operating officer";
                                case "ceo" -> "chief executive officer";
                                case "cpo" -> "chief procurement officer";
                                case "vp", "avp", "svp", "evp" -> "vice president";
                                case "dir" -> "director";
                                case "mgr" -> "manager";
                                case "ops" -> "operations";
                                case "asst" -> "assistant";
                                default -> word;
                            })
                    .append(' ');
        }
        return text.toString();
    }

    private static boolean any(String text, List<String> words) {
        return words.stream().anyMatch(word -> has(text, word));
    }

    private static boolean has(String text, String words) {
        return text.contains(" " + words + " ");
    }
}
