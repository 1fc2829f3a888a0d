package com.salesagent.platform.dynamodb;

import com.salesagent.domain.send.Send;
import com.salesagent.domain.send.SendStatus;

/** How a send looks as an item of the leads table. */
final class SendItems {
    private SendItems() {}

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
                .text("message_id", send.messageId())
                .text("provider_id", send.providerId())
                .moment("accepted_at", send.acceptedAt());
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
                item.text("message_id"),
                item.text("provider_id"),
                item.moment("accepted_at"));
    }
}
