package com.salesagent.scout;

import java.util.List;

/**
 * What Scout answers to the discovery machine. A run's notes hold the rest: a machine's payload is
 * limited to 256 KB.
 *
 * @param leadIds this run's leads, the best first
 * @param alreadyKnown matching companies that were left out since another run has or had them
 * @param notes how the request was understood, and why there are fewer than asked
 * @param problems what the user has to mend; the first few
 */
record CompaniesFound(
        List<String> leadIds,
        int found,
        int asked,
        int alreadyKnown,
        List<String> notes,
        List<String> problems) {
    CompaniesFound {
        leadIds = List.copyOf(leadIds);
        notes = List.copyOf(notes);
        problems = List.copyOf(problems);
    }
}
