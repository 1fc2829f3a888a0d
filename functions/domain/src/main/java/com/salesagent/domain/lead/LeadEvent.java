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
    public LeadEvent {
        details = Map.copyOf(details);
    }
}
