package com.salesagent.domain.lead;

import java.time.Instant;
import java.util.Map;

/**
 * Something that came back for a lead: a delivery event or a reply. Only ever appended.
 *
 * @param id the natural key by which duplicates are known
 * @param type such as {@code delivered}, {@code open}, {@code bounce}, {@code reply}
 * @param details what the type needs, as texts: {@code intent}, {@code text}, {@code reason}
 */
public record LeadEvent(
        String leadId,
        String id,
        String type,
        String contactId,
        String sendId,
        Instant at,
        Map<String, String> details) {
    /** The type of what a person at the company wrote. */
    public static final String REPLY = "reply";

    /** The type of what a colleague of ours answered, outside of the sequence. */
    public static final String ANSWERED_BY_US = "answered_by_us";

    /**
     * The type of a later reading of an answer; see {@link com.salesagent.domain.track.Answers}.
     */
    public static final String REREAD = "reread";

    /**
     * The detail that holds the Message-ID of a mail, brackets and all, for who answers it; absent
     * where the mail had none that may stand in a header.
     */
    public static final String MESSAGE_ID = "message_id";

    public LeadEvent {
        details = Map.copyOf(details);
    }

    /** Whether people talk to each other from here on. */
    public boolean answer() {
        return type.equals(REPLY) || type.equals(ANSWERED_BY_US);
    }
}
