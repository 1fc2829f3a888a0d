package com.salesagent.platform.dynamodb;

import com.salesagent.domain.send.Send;
import com.salesagent.domain.send.SendStatus;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * How a send looks as an item of the leads table. Only while it waits for its time it also has the
 * two attributes of the SendsDue index: {@code due_bucket}, a UTC day, and {@code due}. While it is
 * in doubt its bucket is {@link #DOUBT}, which is no day: so a person finds all doubts by one
 * query.
 */
final class SendItems {
    static final String DUE_INDEX = "SendsDue";
    static final String DOUBT = "in_doubt";

    private SendItems() {}

    static Map<String, AttributeValue> key(String leadId, String sendId) {
        return LeadItems.key(leadId, LeadItems.SEND + sendId);
    }

    static String dueBucket(LocalDate day) {
        return day.toString();
    }

    static String dueBucket(Instant dueAt) {
        return dueBucket(dueAt.atZone(ZoneOffset.UTC).toLocalDate());
    }

    static String due(Instant dueAt, String sendId) {
        return Moments.text(dueAt) + "#" + sendId;
    }

    /** A reserved send that the dispatcher finds from {@code dueAt} on. */
    static Item reserved(Send send, Instant dueAt) {
        return write(send).text("due_bucket", dueBucket(dueAt)).text("due", due(dueAt, send.id()));
    }

    static Item write(Send send) {
        return Item.create()
                .text(LeadItems.PARTITION, send.leadId())
                .text(LeadItems.SORT, LeadItems.SEND + send.id())
                .text("contact_id", send.contactId())
                .text("campaign_id", send.campaignId())
                .text("run_id", send.runId())
                .number("step", send.step())
                .number("draft_version", send.draftVersion())
                .text("content_hash", send.contentHash())
                .text("approval_id", send.approvalId())
                .text("approved_by", send.approvedBy())
                .text("status", send.status().id())
                .moment("planned_at", send.plannedAt())
                .text("verdict", send.verdict())
                .moment("verdict_since", send.verdictSince())
                .text("remedy", send.remedy())
                .text("message_id", send.messageId())
                .text("provider_id", send.providerId())
                .moment("accepted_at", send.acceptedAt())
                .text("claim", send.claim())
                .moment("lease_until", send.leaseUntil())
                .text("settled_by", send.settledBy());
    }

    static Send read(Item item) {
        return new Send(
                item.text(LeadItems.SORT).substring(LeadItems.SEND.length()),
                item.text(LeadItems.PARTITION),
                item.text("contact_id"),
                item.text("campaign_id"),
                item.text("run_id"),
                item.integer("step"),
                item.integer("draft_version"),
                item.text("content_hash"),
                item.text("approval_id"),
                item.text("approved_by"),
                SendStatus.of(item.text("status")),
                item.moment("planned_at"),
                item.text("verdict"),
                item.moment("verdict_since"),
                item.text("remedy"),
                item.text("message_id"),
                item.text("provider_id"),
                item.moment("accepted_at"),
                item.text("claim"),
                item.moment("lease_until"),
                item.text("settled_by"));
    }
}
