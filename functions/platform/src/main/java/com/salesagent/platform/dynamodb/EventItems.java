package com.salesagent.platform.dynamodb;

import com.salesagent.domain.lead.LeadEvent;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** How an event looks as an item of the leads table. */
final class EventItems {
    private EventItems() {}

    /** Where an event stands; the same time and id can stand only once. */
    static Map<String, AttributeValue> key(String leadId, Instant at, String id) {
        return LeadItems.key(leadId, LeadItems.EVENT + Moments.text(at) + "#" + id);
    }

    static Item write(LeadEvent event) {
        Item details = Item.create();
        event.details().forEach(details::text);
        return Item.of(new HashMap<>(key(event.leadId(), event.at(), event.id())))
                .text("event_id", event.id())
                .text("type", event.type())
                .text("contact_id", event.contactId())
                .text("send_id", event.sendId())
                .moment("at", event.at())
                .map("details", details);
    }

    static LeadEvent read(Item item) {
        Map<String, String> details = new HashMap<>();
        for (Map.Entry<String, AttributeValue> entry :
                item.map("details").attributes().entrySet()) {
            details.put(entry.getKey(), entry.getValue().s());
        }
        return new LeadEvent(
                item.text(LeadItems.PARTITION),
                item.text("event_id"),
                item.text("type"),
                item.text("contact_id"),
                item.text("send_id"),
                item.moment("at"),
                details);
    }
}
