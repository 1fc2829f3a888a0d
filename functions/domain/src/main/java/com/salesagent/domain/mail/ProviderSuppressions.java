package com.salesagent.domain.mail;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * The mail provider's own list of addresses that it writes to no more. Ours is the truth at the
 * last gate; the provider's is a second wall, and hears of some stops before we do.
 */
public interface ProviderSuppressions {
    /**
     * What the provider put on its list since then.
     *
     * @throws RuntimeException if the provider can't be asked; the caller repeats on its next turn
     */
    List<Suppressed> since(Kind kind, Instant from);

    /** Puts addresses on the provider's list. A repeat changes nothing. */
    void add(Collection<String> addresses);

    /**
     * Why. A block is a mail server's passing refusal of one email, no reason to give up an
     * address, and therefore no kind here.
     */
    enum Kind {
        BOUNCE("hard_bounce"),
        INVALID("hard_bounce"),
        SPAM_REPORT("complaint"),
        UNSUBSCRIBE("opt_out");

        private final String reason;

        Kind(String reason) {
            this.reason = reason;
        }

        /** Our own word for it, as an entry of the suppression list has it. */
        public String reason() {
            return reason;
        }
    }

    /** An address on the provider's list, since when. */
    record Suppressed(String address, Instant at) {}
}
