package com.salesagent.scout;

import java.util.List;

/**
 * A company that a source offers for a run.
 *
 * @param contacts whom the source names at it
 * @param neighbour the place near the asked one where it is; blank if it is in the asked place
 */
record Offer(Listing listing, List<CsvContact> contacts, String neighbour) {
    Offer {
        contacts = List.copyOf(contacts);
    }
}
