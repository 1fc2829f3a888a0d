package com.salesagent.scout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** Offers without duplicates: the first of a company stays and takes over the others' contacts. */
final class Distinct {
    private final List<Offer> offers = new ArrayList<>();
    private final Map<String, Integer> positions = new HashMap<>();

    /**
     * Adds an offer.
     *
     * @return the position of the offer that is the same company; empty if it is a new one
     */
    OptionalInt add(Offer offer) {
        for (String id : offer.listing().leadIds()) {
            Integer same = positions.get(id);
            if (same != null && compatible(offers.get(same), offer)) {
                join(same, offer);
                return OptionalInt.of(same);
            }
        }
        int position = offers.size();
        offers.add(offer);
        offer.listing().leadIds().forEach(id -> positions.putIfAbsent(id, position));
        return OptionalInt.empty();
    }

    List<Offer> all() {
        return List.copyOf(offers);
    }

    /** Two domains are two companies, even of one name in one place. */
    private static boolean compatible(Offer first, Offer second) {
        String domain = first.listing().domain();
        String other = second.listing().domain();
        return domain.isEmpty() || other.isEmpty() || domain.equals(other);
    }

    private void join(int position, Offer other) {
        Offer first = offers.get(position);
        Set<String> addresses = new LinkedHashSet<>();
        List<CsvContact> contacts = new ArrayList<>();
        for (List<CsvContact> each : List.of(first.contacts(), other.contacts())) {
            each.stream()
                    .filter(contact -> addresses.add(contact.address()))
                    .forEach(contacts::add);
        }
        // The row that knows the domain knows the company's lasting id.
        Listing listing =
                first.listing().domain().isEmpty() && !other.listing().domain().isEmpty()
                        ? other.listing()
                        : first.listing();
        offers.set(position, new Offer(listing, contacts, first.neighbour()));
        listing.leadIds().forEach(id -> positions.putIfAbsent(id, position));
    }
}
