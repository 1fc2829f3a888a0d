package com.salesagent.contacts;

import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.lead.Lead;

import java.util.List;

/**
 * Somewhere that names people at a company. {@link FindContact} asks the sources in the order in
 * which {@link Wiring} lists them, and stops at the first that names somebody who may be written
 * to.
 */
interface ContactSource {
    /**
     * People and mailboxes at the lead's company, whom to write to first. Nothing that the source
     * doesn't state: no name read out of an address, no address put together from a name.
     *
     * @param campaign on whose behalf is asked
     */
    Answer find(Lead lead, Campaign campaign);

    /**
     * What a source says.
     *
     * @param note for the run's log where nobody was found, in our own words: why not; no personal
     *     data, no text of the source
     */
    record Answer(List<Candidate> candidates, String note) {
        public Answer {
            candidates = List.copyOf(candidates);
        }
    }
}
