package com.salesagent.scout;

import com.salesagent.domain.run.Run;

import java.util.List;

/** Where companies come from. A new one is a class here and a line in {@link Wiring}. */
interface CompanySource {
    /** Whether this source is to be asked for such a run. */
    boolean answers(Run run);

    /** Everything that fits the request, the best first. The same request gets the same answer. */
    Supply find(Run run);

    /**
     * What a source has.
     *
     * @param offers each company once
     * @param scope where it looked, for "fewer than asked": "in and within 15 miles of Buffalo, NY"
     * @param notes what the user should know
     * @param problems what the user has to mend, one sentence each
     */
    record Supply(List<Offer> offers, String scope, List<String> notes, List<String> problems) {
        public Supply {
            offers = List.copyOf(offers);
            notes = List.copyOf(notes);
            problems = List.copyOf(problems);
        }

        /** Nothing, for a reason. */
        static Supply nothing(String problem) {
            return new Supply(List.of(), "", List.of(), List.of(problem));
        }
    }
}
