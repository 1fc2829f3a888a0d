package com.salesagent.scout;

import com.salesagent.domain.contact.Basis;

import java.time.LocalDate;

/**
 * A person whom a list names for a company. A blank text means that it doesn't say.
 *
 * @param address a valid address, normalised
 * @param phone E.164
 * @param country ISO 3166 in lower case, or {@link
 *     com.salesagent.domain.contact.CountryPolicy#UNCLEAR}
 * @param basis null where the list gives none
 */
record CsvContact(
        String name, String title, String address, String phone, String country, Claimed basis) {
    /** A person of whom the list gives neither country nor basis. */
    CsvContact(String name, String title, String address, String phone) {
        this(name, title, address, phone, "", null);
    }

    /**
     * Why it is lawful to write to them, by the list.
     *
     * @param since null where the list gives no day
     */
    record Claimed(Basis.Kind kind, LocalDate since, String note) {
        Basis on(LocalDate imported) {
            return new Basis(kind, since == null ? imported : since, note);
        }
    }
}
