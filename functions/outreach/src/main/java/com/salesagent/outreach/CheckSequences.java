package com.salesagent.outreach;

import com.salesagent.domain.approval.ApprovalRecord;
import com.salesagent.domain.approval.ApprovalRecords;
import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.campaign.CampaignStore;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.send.Send;
import com.salesagent.domain.send.SendLedger;
import com.salesagent.domain.send.SendStatus;
import com.salesagent.domain.send.Sequences;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Makes sure that each running sequence has its next step planned, whatever was lost: an expired
 * lease goes in doubt, a step that should be planned is, and one that waits long past its time is
 * tried again, so that a verdict whose cause is gone does not hold for ever.
 */
final class CheckSequences {
    private static final Logger LOG = LoggerFactory.getLogger(CheckSequences.class);
    private static final Duration OVERDUE = Duration.ofHours(6);
    private static final int LEADS = 10_000;

    private final LeadStore leads;
    private final ApprovalRecords approvals;
    private final CampaignStore campaigns;
    private final SendLedger ledger;
    private final InstantSource clock;

    CheckSequences(
            LeadStore leads,
            ApprovalRecords approvals,
            CampaignStore campaigns,
            SendLedger ledger,
            InstantSource clock) {
        this.leads = leads;
        this.approvals = approvals;
        this.campaigns = campaigns;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Checks all leads that are being written to.
     *
     * @param time whether there is time for another lead; the rest has its turn the next day
     */
    Result check(BooleanSupplier time) {
        int checked = 0;
        int mended = 0;
        int failed = 0;
        for (Stage stage : new Stage[] {Stage.DRAFT_CREATED, Stage.CONTACTED}) {
            for (String leadId : leads.inStage(stage, LEADS)) {
                if (!time.getAsBoolean()) {
                    return new Result(checked, mended, failed, false);
                }
                checked++;
                try {
                    mended += leads.open(leadId).map(this::mend).orElse(0);
                } catch (RuntimeException e) {
                    failed++;
                    LOG.atError().setCause(e).addKeyValue("leadId", leadId).log("sweep.failed");
                }
            }
        }
        return new Result(checked, mended, failed, true);
    }

    /**
     * What a sweep did.
     *
     * @param complete whether all leads were looked at
     */
    record Result(int checked, int mended, int failed, boolean complete) {}

    private int mend(LeadFile file) {
        Instant now = clock.instant();
        int mended = 0;
        for (Send send : file.sends()) {
            boolean changed =
                    switch (send.status()) {
                        case DISPATCHING -> ledger.expire(send, now);
                        case RESERVED -> overdue(file, send, now) && ledger.resume(send, now);
                        case ACCEPTED, REFUSED, IN_DOUBT, CANCELLED -> false;
                    };
            mended += changed ? 1 : 0;
        }
        return mended + (planNext(file, now) ? 1 : 0);
    }

    // A pause is a person's word: its sends come back when the person says so.
    private static boolean overdue(LeadFile file, Send send, Instant now) {
        return !file.lead().paused() && send.plannedAt().plus(OVERDUE).isBefore(now);
    }

    private boolean planNext(LeadFile file, Instant now) {
        Optional<Send> last = file.sends().stream().max(Comparator.comparingInt(Send::step));
        if (file.lead().stage() != Stage.CONTACTED
                || last.isEmpty()
                || last.get().status() != SendStatus.ACCEPTED) {
            return false;
        }
        Send accepted = last.get();
        Optional<Campaign> campaign = campaigns.find(accepted.campaignId());
        Optional<ApprovalRecord> approval =
                approvals.find(accepted.leadId(), accepted.approvalId());
        if (campaign.isEmpty() || approval.isEmpty()) {
            return false;
        }
        return Sequences.next(file, campaign.get(), approval.get(), accepted, accepted.acceptedAt())
                .map(next -> planned(file, campaign.get(), next, now))
                .orElse(false);
    }

    // A step that is found late starts from now, in the next open window.
    private boolean planned(LeadFile file, Campaign campaign, Send next, Instant now) {
        Instant at =
                next.plannedAt().isAfter(now)
                        ? next.plannedAt()
                        : Sequences.cadence(file.lead(), campaign).window(now, next.id());
        Send planned =
                Send.reserved(
                        next.id(),
                        next.leadId(),
                        next.contactId(),
                        next.campaignId(),
                        next.runId(),
                        next.step(),
                        next.draftVersion(),
                        next.contentHash(),
                        next.approvalId(),
                        next.approvedBy(),
                        at);
        return ledger.reserve(planned, at).equals(planned);
    }
}
