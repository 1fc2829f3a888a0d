package com.salesagent.domain.mail;

import com.salesagent.domain.message.OutgoingEmail;

import java.time.Duration;
import java.util.Map;

/**
 * A mail provider. Called by the outreach worker only, for prospects; see {@link NoticeMailer} for
 * our own people.
 */
public interface Mailer {
    /**
     * Hands one email over, once: no retry inside.
     *
     * @param transport headers that are no part of the approved content: Message-ID, In-Reply-To,
     *     References
     * @param sendId opaque, travels with the email so that events name it
     */
    Outcome send(OutgoingEmail email, Map<String, String> transport, String sendId);

    /**
     * Whether mail to reserved addresses such as {@code .example} may be handed over: only where it
     * can't leave the machine.
     */
    boolean local();

    /** What can be said about one attempt. Anything unclear is {@link InDoubt}. */
    sealed interface Outcome {
        /**
         * The provider took responsibility.
         *
         * @param providerId its name for the email; blank if it gives none
         * @param messageId the Message-ID that the email has, where the provider replaced ours;
         *     blank where ours stands
         */
        record Accepted(String providerId, String messageId) implements Outcome {
            public Accepted(String providerId) {
                this(providerId, "");
            }
        }

        /**
         * The provider said no for good; nothing left. The reason is our own word, not the
         * provider's text.
         */
        record Refused(String reason) implements Outcome {}

        /** Not taken for now (429); nothing left. */
        record Throttled(Duration retryAfter) implements Outcome {}

        /** The request never left: refused connection, DNS, TLS. */
        record NotSent(String reason) implements Outcome {}

        /** It may have left: a timeout or a break after the request, or a 5xx. */
        record InDoubt(String reason) implements Outcome {}
    }
}
