package com.salesagent.domain.send;

import com.salesagent.domain.approval.ApprovalRecord;
import com.salesagent.domain.approval.ApprovalRecords;
import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.campaign.CampaignStore;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.send.SendLedger.Acceptance;

import java.time.Instant;
import java.util.Optional;

/**
 * Settles sends in doubt: by evidence that shows the send's id, or by a person. That nothing was
 * found settles nothing.
 */
public final class DoubtfulSends {
    private final LeadStore leads;
    private final ApprovalRecords approvals;
    private final CampaignStore campaigns;
    private final SendLedger ledger;

    public DoubtfulSends(
            LeadStore leads,
            ApprovalRecords approvals,
            CampaignStore campaigns,
            SendLedger ledger) {
        this.leads = leads;
        this.approvals = approvals;
        this.campaigns = campaigns;
        this.ledger = ledger;
    }

    /**
     * The provider's event or log shows that it took the email: accepted, as if its answer had
     * come. Also where the answer is still on its way; the worker's own record then changes
     * nothing.
     *
     * @param providerId the provider's name for it; blank if the evidence has none
     * @param at when the provider took it, as the evidence says
     * @return whether this settled something
     */
    public boolean shown(String leadId, String sendId, String providerId, Instant at) {
        return settled(
                leadId, sendId, new Acceptance(providerId, at, "an event of the mail provider"));
    }

    /**
     * Something shows that the provider took the email: an entry of its log, or a person who saw it
     * there.
     *
     * @param acceptance with the evidence in words for a person
     * @return whether this settled something
     */
    public boolean settled(String leadId, String sendId, Acceptance acceptance) {
        LeadFile file = leads.open(leadId).orElse(null);
        Send send = file == null ? null : unsettled(file, sendId).orElse(null);
        if (send == null) {
            return false;
        }
        ledger.accept(
                send,
                acceptance,
                Sequences.contacted(file, send, acceptance.at()).orElse(null),
                next(file, send, acceptance.at()).orElse(null));
        return true;
    }

    private Optional<Send> next(LeadFile file, Send accepted, Instant at) {
        Optional<Campaign> campaign = campaigns.find(accepted.campaignId());
        Optional<ApprovalRecord> approval =
                approvals.find(accepted.leadId(), accepted.approvalId());
        return campaign.isEmpty() || approval.isEmpty()
                ? Optional.empty()
                : Sequences.next(file, campaign.get(), approval.get(), accepted, at);
    }

    /**
     * A person looked at the provider's and found that the email did not leave: it is tried again,
     * through the last gate.
     *
     * @param by the person and the reason, as it is shown later
     * @return false unless it is in doubt
     */
    public boolean notSent(String leadId, String sendId, String by, Instant at) {
        return ledger.find(leadId, sendId)
                .filter(send -> send.status() == SendStatus.IN_DOUBT)
                .map(send -> ledger.settleAsNotSent(send, by, at, at))
                .orElse(false);
    }

    private static Optional<Send> unsettled(LeadFile file, String sendId) {
        return file.sends().stream()
                .filter(send -> send.id().equals(sendId))
                .filter(
                        send ->
                                send.status() == SendStatus.IN_DOUBT
                                        || send.status() == SendStatus.DISPATCHING)
                .findFirst();
    }
}
