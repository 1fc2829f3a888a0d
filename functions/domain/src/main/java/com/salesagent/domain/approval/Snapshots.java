package com.salesagent.domain.approval;

import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.campaign.ReviewPolicy.Proof;
import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.draft.ContentFacts;
import com.salesagent.domain.draft.Draft;
import com.salesagent.domain.draft.Email;
import com.salesagent.domain.lead.Company;
import com.salesagent.domain.lead.Lead;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.message.EmailRenderer;
import com.salesagent.domain.message.Envelope;
import com.salesagent.domain.score.Assessment;
import com.salesagent.domain.score.Assessment.Breakdown;
import com.salesagent.domain.score.Assessment.Savings;
import com.salesagent.domain.score.Tier;
import com.salesagent.domain.send.Sequences;

import java.util.List;
import java.util.Optional;

/** Freezes what an approver is to see. */
public final class Snapshots {
    /** The machine takes at most that many rounds of drafts for one lead. */
    public static final int MAX_ROUNDS = 10;

    /** A first email and ten follow-ups. */
    public static final int MAX_EMAILS = 11;

    private final EmailRenderer renderer;

    public Snapshots(EmailRenderer renderer) {
        this.renderer = renderer;
    }

    /** A company with its assessment in a run, or its newest one. */
    public Snapshot.OfLead lead(LeadFile file, String runId) {
        Lead lead = file.lead();
        Company company = lead.company();
        Optional<Assessment> assessment = file.assessmentFor(runId);
        return new Snapshot.OfLead(
                company.name(),
                company.place(),
                company.industry().id(),
                company.website(),
                company.phone(),
                company.source().publisher(),
                company.source().reference(),
                assessment.map(Assessment::tier).orElse(Tier.LOW).id(),
                assessment.map(Assessment::score).orElse(0.0),
                assessment.map(Assessment::breakdown).orElse(new Breakdown(0, 0, 0, 0)),
                assessment.map(Assessment::totalSpend).orElse(0L),
                assessment.map(Assessment::savings).orElse(new Savings(0, 0, 0)),
                assessment.map(Assessment::basis).orElse(""),
                assessment.map(Assessment::reason).orElse(lead.reason()));
    }

    /**
     * A version of the emails to a contact of this lead.
     *
     * @param round how many versions the approver has been asked about with this one
     */
    public Snapshot.OfDraft draft(
            LeadFile file, Draft draft, Contact contact, Campaign campaign, int round) {
        List<Email> previous =
                round > 1
                        ? file.draft(draft.version() - 1).map(Draft::emails).orElse(List.of())
                        : List.of();
        return snapshot(file, draft, contact, campaign, previous, round < MAX_ROUNDS, 0);
    }

    /**
     * One email that was changed after its sequence was approved.
     *
     * @param draft the version with the change
     * @param before the emails as they are approved
     * @param step of the changed email
     */
    public Snapshot.OfDraft change(
            LeadFile file,
            Draft draft,
            Contact contact,
            Campaign campaign,
            List<Email> before,
            int step) {
        return snapshot(file, draft, contact, campaign, before, false, step + 1);
    }

    /** One email that answers a reply. */
    public Snapshot.OfDraft answer(LeadFile file, Draft draft, Contact contact, Campaign campaign) {
        return snapshot(file, draft, contact, campaign, List.of(), false, 0);
    }

    private Snapshot.OfDraft snapshot(
            LeadFile file,
            Draft draft,
            Contact contact,
            Campaign campaign,
            List<Email> previous,
            boolean canRegenerate,
            int onlyEmail) {
        Envelope envelope = renderer.envelope(campaign, file.lead(), contact);
        return new Snapshot.OfDraft(
                lead(file, draft.runId()),
                draft.version(),
                contact.id(),
                contact.name(),
                contact.title(),
                contact.source(),
                contact.demonstration(),
                envelope,
                draft.emails(),
                draft.emails().stream()
                        .map(email -> renderer.render(campaign, file.lead(), contact, email))
                        .map(email -> email.contentHash())
                        .toList(),
                draft.angle().id(),
                draft.reasoning(),
                draft.critique(),
                draft.rewrites(),
                draft.lowConfidence(),
                draft.writtenBy(),
                draft.feedback(),
                previous,
                new Snapshot.Terms(
                        Sequences.cadence(file.lead(), campaign).zone().getId(),
                        campaign.pacing(),
                        campaign.dailyCap(),
                        campaign.review().proof() == Proof.CODE_OR_NAME,
                        campaign.review().twoPersonAbove()),
                canRegenerate,
                onlyEmail,
                ContentFacts.of(
                        file.lead(),
                        file.assessmentFor(draft.runId()).orElse(null),
                        contact,
                        campaign));
    }
}
