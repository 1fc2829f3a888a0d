package com.salesagent.writer;

import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.campaign.CampaignStore;
import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.contact.SuppressionList;
import com.salesagent.domain.draft.Draft;
import com.salesagent.domain.lead.Lead;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.lead.StageChange;
import com.salesagent.domain.run.LogEntry;
import com.salesagent.domain.run.RunStore;
import com.salesagent.platform.failure.PermanentFailure;
import com.salesagent.platform.failure.TransientFailure;
import com.salesagent.writer.Desk.Manuscript;
import com.salesagent.writer.Desk.Order;
import com.salesagent.writer.Desk.Previous;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Writes a version of the emails to one contact and stores it for gate 2. */
final class WriteDraft {
    private static final String AGENT = "writer";
    private static final String ACTION = "drafted";
    private static final String EDITED = "edited by ";
    private static final int MAX_FEEDBACK = 2_000;

    private final LeadStore leads;
    private final RunStore runs;
    private final CampaignStore campaigns;
    private final SuppressionList suppressed;
    private final Desk desk;
    private final TimeBudget budget;
    private final InstantSource clock;

    WriteDraft(
            LeadStore leads,
            RunStore runs,
            CampaignStore campaigns,
            SuppressionList suppressed,
            Desk desk,
            TimeBudget budget,
            InstantSource clock) {
        this.leads = leads;
        this.runs = runs;
        this.campaigns = campaigns;
        this.suppressed = suppressed;
        this.desk = desk;
        this.budget = budget;
        this.clock = clock;
    }

    /**
     * Writes, or finds what an earlier delivery of the same round wrote.
     *
     * @param round of this attempt at the lead: 1 for the first text, one more for each rewrite
     * @param feedback what the reviewer asked for; blank in the first round
     * @throws PermanentFailure where the lead, its contact or its campaign doesn't exist, or the
     *     lead is past writing to
     * @throws TransientFailure where somebody else stored a version at the same moment
     */
    Draft write(String runId, String leadId, String contactId, int round, String feedback) {
        Instant now = clock.instant();
        LeadFile file = leads.open(leadId).orElseThrow(() -> missing("lead", leadId));
        Optional<Draft> earlier = ofRound(file, runId, round);
        if (earlier.isPresent()) {
            logOnce(earlier.get());
            return earlier.get();
        }
        Lead lead = file.lead();
        Contact contact = addressee(file, contactId);
        Campaign campaign =
                campaigns
                        .find(lead.campaignId())
                        .orElseThrow(() -> missing("campaign", lead.campaignId()));
        Manuscript manuscript = desk.write(order(file, runId, contact, campaign, feedback));
        Draft draft =
                new Draft(
                        leadId,
                        file.latestDraft().map(Draft::version).orElse(0) + 1,
                        contactId,
                        runId,
                        manuscript.angle(),
                        manuscript.reasoning(),
                        manuscript.emails(),
                        manuscript.critique(),
                        manuscript.rewrites(),
                        !manuscript.critique().passed(),
                        manuscript.writtenBy(),
                        shortened(feedback),
                        now);
        if (leads.addDraft(draft, change(lead, draft, round))) {
            long millis = Duration.between(now, clock.instant()).toMillis();
            runs.log(row(draft, millis, manuscript.tokensIn(), manuscript.tokensOut()));
            return draft;
        }
        // Another delivery of this round was faster, or a person's edit took the version.
        return leads.open(leadId)
                .flatMap(again -> ofRound(again, runId, round))
                .orElseThrow(
                        () ->
                                new TransientFailure(
                                        "version %d of lead %s was stored by somebody else"
                                                .formatted(draft.version(), leadId),
                                        null));
    }

    /** The text that this writer stored in a round of the lead's present attempt. */
    private static Optional<Draft> ofRound(LeadFile file, String runId, int round) {
        return written(file, runId).stream().skip(Math.max(0, round - 1)).findFirst();
    }

    /** Our texts since the lead was last approved for writing, oldest first. */
    private static List<Draft> written(LeadFile file, String runId) {
        Instant approved =
                file.lead().history().stream()
                        .filter(change -> change.to() == Stage.APPROVED)
                        .map(StageChange::at)
                        .max(Comparator.naturalOrder())
                        .orElse(Instant.MIN);
        return file.drafts().stream()
                .filter(draft -> draft.runId().equals(runId))
                .filter(draft -> !draft.writtenBy().startsWith(EDITED))
                .filter(draft -> !draft.at().isBefore(approved))
                .sorted(Comparator.comparingInt(Draft::version))
                .toList();
    }

    private Contact addressee(LeadFile file, String contactId) {
        String leadId = file.lead().id();
        Contact contact =
                file.contact(contactId)
                        .orElseThrow(() -> missing("contact of lead " + leadId, contactId));
        if (!contact.canBeWrittenTo()) {
            throw new PermanentFailure(
                    "contact %s of lead %s bounced or asked us to stop; choose another"
                            .formatted(contactId, leadId),
                    null);
        }
        if (suppressed.find(contact.address()).isPresent()) {
            throw new PermanentFailure(
                    "contact %s of lead %s is on the suppression list; choose another"
                            .formatted(contactId, leadId),
                    null);
        }
        return contact;
    }

    private Order order(
            LeadFile file, String runId, Contact contact, Campaign campaign, String feedback) {
        Brief brief =
                Brief.of(file.lead(), file.assessmentFor(runId).orElse(null), contact, campaign);
        List<String> wishes = new ArrayList<>();
        written(file, runId).forEach(draft -> wishes.add(draft.feedback()));
        wishes.add(shortened(feedback));
        wishes.removeIf(String::isBlank);
        Previous before =
                feedback.isBlank()
                        ? null
                        : file.latestSequence()
                                .map(d -> new Previous(d.angle(), d.emails().getFirst()))
                                .orElse(null);
        return new Order(brief, file.drafts().size(), wishes, before, budget);
    }

    /** Null where the lead has its first text already. */
    private static StageChange change(Lead lead, Draft draft, int round) {
        return switch (lead.stage()) {
            case APPROVED ->
                    new StageChange(
                            "draft:%s:%d:%d".formatted(draft.runId(), lead.attempt(), round),
                            Stage.APPROVED,
                            Stage.DRAFT_CREATED,
                            AGENT,
                            draft.at(),
                            "emails written, version " + draft.version());
            case DRAFT_CREATED -> null;
            default ->
                    throw new PermanentFailure(
                            "lead %s is %s; emails are written for approved leads only"
                                    .formatted(lead.id(), lead.stage().id()),
                            null);
        };
    }

    /** A call that stored its draft may have died before its log row. */
    private void logOnce(Draft draft) {
        boolean logged =
                runs.logAfter(draft.runId(), draft.at().minusMillis(1)).stream()
                        .anyMatch(
                                row ->
                                        row.agent().equals(AGENT)
                                                && row.leadId().equals(draft.leadId())
                                                && row.at().equals(draft.at()));
        if (!logged) {
            runs.log(row(draft, 0, 0, 0));
        }
    }

    private static LogEntry row(Draft draft, long millis, int tokensIn, int tokensOut) {
        return new LogEntry(
                draft.runId(),
                AGENT,
                ACTION,
                draft.leadId(),
                draft.lowConfidence() ? "low_confidence" : "ok",
                "version %d, %s, critic %d of 10, %d rewrites, %s"
                        .formatted(
                                draft.version(),
                                draft.angle().id(),
                                draft.critique().total(),
                                draft.rewrites(),
                                draft.writtenBy()),
                millis,
                draft.writtenBy().equals(Desk.COMPOSED) ? "" : draft.writtenBy(),
                tokensIn,
                tokensOut,
                draft.at());
    }

    private static String shortened(String feedback) {
        return feedback.length() > MAX_FEEDBACK ? feedback.substring(0, MAX_FEEDBACK) : feedback;
    }

    private static PermanentFailure missing(String what, String id) {
        return new PermanentFailure("there is no %s %s".formatted(what, id), null);
    }
}
