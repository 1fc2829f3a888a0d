package com.salesagent.approvals;

import com.salesagent.domain.approval.Approval;
import com.salesagent.domain.approval.ApprovalKey;
import com.salesagent.domain.approval.ApprovalStore;
import com.salesagent.domain.approval.Decided;
import com.salesagent.domain.approval.Decision;
import com.salesagent.domain.approval.Gate;
import com.salesagent.domain.approval.ReviewId;
import com.salesagent.domain.approval.Snapshot;
import com.salesagent.domain.approval.Snapshots;
import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.campaign.CampaignStore;
import com.salesagent.domain.campaign.ReviewPolicy.LeadApproval;
import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.draft.Draft;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.platform.failure.PermanentFailure;

import java.time.Instant;
import java.time.InstantSource;

/**
 * Puts a lead or its draft before the approvers: freezes what they will see and keeps the task
 * token that their decision answers.
 */
final class RequestApprovals {
    private final LeadStore leads;
    private final CampaignStore campaigns;
    private final ApprovalStore approvals;
    private final Snapshots snapshots;
    private final InstantSource clock;

    RequestApprovals(
            LeadStore leads,
            CampaignStore campaigns,
            ApprovalStore approvals,
            Snapshots snapshots,
            InstantSource clock) {
        this.leads = leads;
        this.campaigns = campaigns;
        this.approvals = approvals;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /** Asks; returns the approval's id. */
    String request(RequestApproval task) {
        LeadFile file =
                leads.open(task.leadId())
                        .orElseThrow(() -> failure("lead " + task.leadId() + " is unknown"));
        Campaign campaign =
                campaigns
                        .find(task.campaignId())
                        .orElseThrow(
                                () -> failure("campaign " + task.campaignId() + " is unknown"));
        Gate gate = Gate.of(task.gate());
        ApprovalKey key =
                new ApprovalKey(
                        new ReviewId(task.runId(), gate),
                        task.leadId(),
                        task.attempt(),
                        task.round());
        Instant now = clock.instant();
        switch (gate) {
            case LEAD -> {
                ask(key, campaign, snapshots.lead(file, task.runId()), now, task);
                if (campaign.review().leadApproval() == LeadApproval.CONTACT_FOUND
                        && task.contactId() != null
                        && !task.contactId().isBlank()) {
                    byPolicy(key, now);
                }
            }
            case DRAFT -> {
                Draft draft =
                        file.draft(task.draftVersion())
                                .orElseThrow(
                                        () ->
                                                failure(
                                                        "lead %s has no draft version %d"
                                                                .formatted(
                                                                        task.leadId(),
                                                                        task.draftVersion())));
                Contact contact =
                        file.contact(draft.contactId())
                                .orElseThrow(
                                        () -> failure("the draft's contact is gone from the lead"));
                Snapshot snapshot = snapshots.draft(file, draft, contact, campaign, task.round());
                ask(key, campaign, snapshot, now, task);
                if (!contact.canBeWrittenTo()) {
                    // Nobody has to read a draft that can't be sent; the machine hears of it at
                    // once.
                    approvals.voidPending(
                            task.runId(),
                            task.leadId(),
                            contact.deliverability() == Contact.Deliverability.OPTED_OUT
                                    ? "the contact opted out"
                                    : "mail to the contact bounced",
                            now);
                }
            }
        }
        return key.approvalId();
    }

    private void ask(
            ApprovalKey key,
            Campaign campaign,
            Snapshot snapshot,
            Instant now,
            RequestApproval task) {
        approvals.request(
                Approval.asked(
                        key, campaign.id(), snapshot, now, now.plus(campaign.approvalExpiry())),
                task.taskToken());
    }

    /** As a person would decide, by the same write and on the same record. */
    private void byPolicy(ApprovalKey key, Instant now) {
        int version = approvals.find(key).orElseThrow().version();
        approvals.decide(
                key,
                version,
                Decided.of(key, version, new Decision.Approved(), Decided.POLICY, now, ""));
    }

    private static PermanentFailure failure(String message) {
        return new PermanentFailure(message, null);
    }
}
