package com.salesagent.domain.mail;

import java.time.Instant;
import java.util.Optional;

/**
 * What a mail provider keeps of the emails that it took, asked where its answer to one was lost. An
 * entry that shows the send's reference settles a doubt; that nothing was found settles nothing,
 * since a log lags and forgets.
 */
public interface ProviderLog {
    /** For a provider whose log can't be asked. */
    ProviderLog NONE = wanted -> Optional.empty();

    /**
     * Looks for one email.
     *
     * @throws Unavailable where the log can't be asked now, or not by us
     */
    Optional<Entry> find(Wanted wanted);

    /**
     * The email that is looked for.
     *
     * @param reference what its entry must show: how the provider was told the send's name
     * @param from not taken before
     * @param until not taken after
     */
    record Wanted(String reference, String to, String subject, Instant from, Instant until) {}

    /**
     * That the provider took the email.
     *
     * @param providerId its name for it
     * @param at when it took it
     */
    record Entry(String providerId, Instant at) {}

    /** The log gave no answer; asking again later may help. */
    final class Unavailable extends RuntimeException {
        private static final long serialVersionUID = 1;

        /**
         * For the log of our own.
         *
         * @param reason in our own words, not the provider's text
         */
        public Unavailable(String reason) {
            super(reason);
        }
    }
}
