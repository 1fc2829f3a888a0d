package com.salesagent.domain.send;

import com.salesagent.domain.approval.ApprovalRecord;
import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.contact.SuppressionList;
import com.salesagent.domain.lead.LeadFile;

import java.time.Instant;

/**
 * What the last gate judges by, all of it read just before.
 *
 * @param file of the lead, with the send in it
 * @param approval null where none is on record
 * @param suppression null where the address and its domain may be written to
 * @param stopped null unless somebody stopped sending, for this campaign or altogether
 * @param localMailer whether mail can't leave this machine
 */
public record GateFacts(
        Send send,
        LeadFile file,
        Campaign campaign,
        ApprovalRecord approval,
        SuppressionList.Entry suppression,
        SendingSwitch.Stop stopped,
        boolean localMailer,
        Instant now) {}
