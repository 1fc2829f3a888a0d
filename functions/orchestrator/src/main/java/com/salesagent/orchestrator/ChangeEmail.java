package com.salesagent.orchestrator;

import com.salesagent.domain.approval.Approval;
import com.salesagent.domain.approval.ApprovalKey;
import com.salesagent.domain.approval.ApprovalRecord;
import com.salesagent.domain.approval.ApprovalRecords;
import com.salesagent.domain.approval.ApprovalStore;
import com.salesagent.domain.approval.Gate;
import com.salesagent.domain.approval.ReviewId;
import com.salesagent.domain.approval.Snapshot;
import com.salesagent.domain.approval.Snapshots;
import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.campaign.CampaignStore;
import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.draft.Draft;
import com.salesagent.domain.draft.Email;
import com.salesagent.domain.draft.Finding;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.send.SendStatus;
import com.salesagent.platform.BadRequest;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Changes one email of an approved sequence that has not left yet. From then on the old text is
 * held, and the new one asks for an approval of its own; the other emails stay approved.
 */
final class ChangeEmail {
    /** Beyond the rounds that the machine asks in, so that the two never meet. */
    private static final int ROUNDS = 100;

    private static final Set<SendStatus> LEFT =
            Set.of(SendStatus.DISPATCHING, SendStatus.ACCEPTED, SendStatus.IN_DOUBT);

    private final LeadStore leads;
    private final ApprovalRecords records;
    private final ApprovalStore approvals;
    private final CampaignStore campaigns;
    private final Snapshots snapshots;
    private final InstantSource clock;

    ChangeEmail(
            LeadStore leads,
            ApprovalRecords records,
            ApprovalStore approvals,
            CampaignStore campaigns,
            Snapshots snapshots,
            InstantSource clock) {
        this.leads = leads;
        this.records = records;
        this.approvals = approvals;
        this.campaigns = campaigns;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /**
     * Stores the change and asks for its approval.
     *
     * @param number of the email, from 1
     * @param subject blank to keep it
     * @throws BadRequest where there is no such email, it has left, or its new text can't
     */
    void change(String leadId, int number, String subject, String body, String actor) {
        Instant now = clock.instant();
        LeadFile file = leads.open(leadId).orElseThrow();
        Stage stage = file.lead().stage();
        ApprovalRecord approved =
                records.all(leadId).stream()
                        .max(Comparator.comparing(ApprovalRecord::at))
                        .filter(r -> stage == Stage.DRAFT_CREATED || stage == Stage.CONTACTED)
                        .orElseThrow(
                                () ->
                                        new BadRequest(
                                                "leadId",
                                                leadId,
                                                "a lead whose approved emails are under way"));
        Draft base = file.draft(approved.draftVersion()).orElseThrow();
        int step = number - 1;
        if (step < 0 || step >= base.emails().size()) {
            throw new BadRequest(
                    "email", "" + number, "a number from 1 to " + base.emails().size());
        }
        boolean left =
                file.sends().stream()
                        .filter(send -> send.contactId().equals(base.contactId()))
                        .anyMatch(send -> send.step() == step && LEFT.contains(send.status()));
        if (left) {
            throw new BadRequest("email", "" + number, "an email that has not left yet");
        }
        Email old = base.emails().get(step);
        Email fresh =
                new Email(
                        old.step(),
                        old.dayOffset(),
                        subject.isBlank() ? old.subject() : subject,
                        body.strip());
        if (fresh.equals(old)) {
            throw new BadRequest("body", "", "different from the text that is approved");
        }
        List<Email> emails = new ArrayList<>(base.emails());
        emails.set(step, fresh);
        ask(file, base, emails, step, actor, now);
    }

    private void ask(
            LeadFile file, Draft base, List<Email> emails, int step, String actor, Instant now) {
        String leadId = file.lead().id();
        Contact contact = file.contact(base.contactId()).orElseThrow();
        Campaign campaign = campaigns.find(file.lead().campaignId()).orElseThrow();
        Draft draft =
                new Draft(
                        leadId,
                        file.latestDraft().map(Draft::version).orElse(0) + 1,
                        base.contactId(),
                        base.runId(),
                        base.angle(),
                        base.reasoning(),
                        emails,
                        base.critique(),
                        base.rewrites(),
                        base.lowConfidence(),
                        "edited by " + actor,
                        "",
                        now);
        Snapshot.OfDraft shown =
                snapshots.change(file, draft, contact, campaign, base.emails(), step);
        shown.findings(List.of(emails.get(step))).stream()
                .filter(Finding::blocking)
                .findFirst()
                .ifPresent(
                        finding -> {
                            throw new BadRequest(
                                    "body",
                                    finding.sentence(),
                                    "an email without " + finding.message());
                        });
        if (!leads.addDraft(draft, null)) {
            throw new BadRequest("leadId", leadId, "tried again: somebody changed it just now");
        }
        ApprovalKey key =
                new ApprovalKey(
                        new ReviewId(base.runId(), Gate.DRAFT),
                        leadId,
                        file.lead().attempt(),
                        ROUNDS + draft.version());
        approvals.request(
                Approval.asked(key, campaign.id(), shown, now, now.plus(campaign.approvalExpiry())),
                Approval.NO_TASK + key.approvalId());
    }
}
