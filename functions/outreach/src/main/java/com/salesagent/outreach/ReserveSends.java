package com.salesagent.outreach;

import com.salesagent.domain.approval.ApprovalRecord;
import com.salesagent.domain.approval.ApprovalRecords;
import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.campaign.CampaignStore;
import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.send.Send;
import com.salesagent.domain.send.SendLedger;
import com.salesagent.domain.send.SendStatus;
import com.salesagent.domain.send.Sequences;
import com.salesagent.platform.failure.PermanentFailure;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Plans the first email of an approved sequence. The later ones follow from its acceptance. */
final class ReserveSends {
    // A send that goes to the queue at once is left alone by the dispatcher for so long.
    private static final Duration HEAD_START = Duration.ofMinutes(5);

    private final LeadStore leads;
    private final ApprovalRecords approvals;
    private final CampaignStore campaigns;
    private final SendLedger ledger;
    private final SendQueue queue;
    private final InstantSource clock;

    ReserveSends(
            LeadStore leads,
            ApprovalRecords approvals,
            CampaignStore campaigns,
            SendLedger ledger,
            SendQueue queue,
            InstantSource clock) {
        this.leads = leads;
        this.approvals = approvals;
        this.campaigns = campaigns;
        this.ledger = ledger;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * Plans the first email and, if its time has come, hands it to the queue.
     *
     * @return the send as the ledger has it now; a repeat gets the same
     * @throws PermanentFailure if the approval is not on record, or this campaign wrote to the
     *     address before
     */
    Send reserve(String runId, String leadId, String campaignId, String approvalId) {
        Instant now = clock.instant();
        LeadFile file = leads.open(leadId).orElseThrow(() -> lacking("the lead is gone"));
        ApprovalRecord approval =
                approvals
                        .find(leadId, approvalId)
                        .orElseThrow(() -> lacking("the approval is not on record"));
        Contact contact =
                file.contact(approval.contactId())
                        .orElseThrow(() -> lacking("the contact is gone"));
        Campaign campaign =
                campaigns
                        .find(campaignId)
                        .orElseThrow(() -> lacking("the campaign has no settings"));
        Send planned = Sequences.first(file.lead(), runId, contact, campaign, approval, now);
        boolean due = !planned.plannedAt().isAfter(now);
        Send stands = ledger.reserve(planned, due ? now.plus(HEAD_START) : planned.plannedAt());
        if (!stands.approvalId().equals(approvalId)) {
            throw new PermanentFailure(
                    "this campaign already has a first email for this address, "
                            + stands.status().id().replace('_', ' ')
                            + "; choose another contact",
                    null);
        }
        if (stands.status() == SendStatus.RESERVED && due) {
            queue.enqueue(List.of(new SendTask(leadId, stands.id())));
        }
        return stands;
    }

    private static PermanentFailure lacking(String what) {
        return new PermanentFailure("nothing was planned: " + what, null);
    }
}
