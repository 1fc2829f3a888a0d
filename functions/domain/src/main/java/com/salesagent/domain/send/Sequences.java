package com.salesagent.domain.send;

import com.salesagent.domain.approval.ApprovalRecord;
import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.draft.Draft;
import com.salesagent.domain.draft.Email;
import com.salesagent.domain.lead.Lead;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.lead.StageChange;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** How the sends of one sequence follow from each other. One step is planned at a time. */
public final class Sequences {
    private Sequences() {}

    /** Where and when this lead's recipient works, under this campaign. */
    public static Cadence cadence(Lead lead, Campaign campaign) {
        return new Cadence(
                UsZones.of(lead.company().state(), lead.company().city()), campaign.pacing());
    }

    /** The send of an approved answer: due at once, whatever the hour. */
    public static Send answer(
            Lead lead, String runId, String replyId, ApprovalRecord approval, Instant now) {
        return Send.reserved(
                SendIds.ofAnswer(lead.id(), replyId),
                lead.id(),
                approval.contactId(),
                lead.campaignId(),
                runId,
                Email.ANSWER,
                approval.draftVersion(),
                approval.contentHashes().getFirst(),
                approval.approvalId(),
                approval.approvedBy(),
                now);
    }

    /** The first send of an approved sequence. */
    public static Send first(
            Lead lead,
            String runId,
            Contact contact,
            Campaign campaign,
            ApprovalRecord approval,
            Instant now) {
        String id = SendIds.of(campaign.id(), contact.address(), 0);
        return Send.reserved(
                id,
                lead.id(),
                contact.id(),
                campaign.id(),
                runId,
                0,
                approval.draftVersion(),
                approval.contentHashes().getFirst(),
                approval.approvalId(),
                approval.approvedBy(),
                cadence(lead, campaign).first(now, id));
    }

    /**
     * The step after an accepted one; empty after the last, or where the contact is gone.
     *
     * @param acceptedAt when the provider took {@code accepted}, whose own field may still be null
     */
    public static Optional<Send> next(
            LeadFile file,
            Campaign campaign,
            ApprovalRecord approval,
            Send accepted,
            Instant acceptedAt) {
        int step = accepted.step() + 1;
        Optional<Contact> contact = file.contact(accepted.contactId());
        List<Email> emails =
                file.draft(accepted.draftVersion()).map(Draft::emails).orElse(List.of());
        if (contact.isEmpty() || step >= emails.size() || step >= approval.contentHashes().size()) {
            return Optional.empty();
        }
        Instant first =
                accepted.step() == 0
                        ? acceptedAt
                        : acceptedAt(file, accepted, 0).orElse(acceptedAt);
        String id = SendIds.of(campaign.id(), contact.get().address(), step);
        return Optional.of(
                Send.reserved(
                        id,
                        file.lead().id(),
                        accepted.contactId(),
                        campaign.id(),
                        accepted.runId(),
                        step,
                        accepted.draftVersion(),
                        approval.contentHashes().get(step),
                        approval.approvalId(),
                        approval.approvedBy(),
                        cadence(file.lead(), campaign)
                                .followUp(emails, step, first, acceptedAt, id)));
    }

    /** The move that the acceptance of a first email makes; empty for any other. */
    public static Optional<StageChange> contacted(LeadFile file, Send accepted, Instant at) {
        return accepted.step() > 0 || file.lead().stage() != Stage.DRAFT_CREATED
                ? Optional.empty()
                : Optional.of(
                        new StageChange(
                                "sent." + accepted.id(),
                                Stage.DRAFT_CREATED,
                                Stage.CONTACTED,
                                "outreach",
                                at,
                                "the mail provider took the first email"));
    }

    /** When the provider took a step of the same sequence. */
    public static Optional<Instant> acceptedAt(LeadFile file, Send send, int step) {
        return accepted(file, send).stream()
                .filter(other -> other.step() == step)
                .map(Send::acceptedAt)
                .findFirst();
    }

    /** The accepted sends to this contact before this one, oldest first: what it answers to. */
    public static List<Send> before(LeadFile file, Send send) {
        return accepted(file, send).stream()
                .filter(
                        other ->
                                send.answer()
                                        ? !other.id().equals(send.id())
                                        : other.step() < send.step())
                .sorted(Comparator.comparing(Send::acceptedAt))
                .toList();
    }

    /**
     * When a contact may be written to again, by the cap of a week: in any seven days no more than
     * so many emails left, or may have left. Exact without a counter, since all emails to an
     * address stand in its lead's file and only one of them at a time is planned.
     */
    public static Instant restedAt(LeadFile file, Send send, int perWeek) {
        List<Instant> left =
                file.sends().stream()
                        .filter(other -> !other.id().equals(send.id()))
                        .filter(other -> other.contactId().equals(send.contactId()))
                        .filter(
                                other ->
                                        other.status() == SendStatus.ACCEPTED
                                                || other.status() == SendStatus.IN_DOUBT
                                                || other.status() == SendStatus.DISPATCHING)
                        .map(
                                other ->
                                        other.acceptedAt() == null
                                                ? other.claimedAt()
                                                : other.acceptedAt())
                        .filter(Objects::nonNull)
                        .sorted(Comparator.reverseOrder())
                        .toList();
        return left.size() < perWeek
                ? Instant.EPOCH
                : left.get(perWeek - 1).plus(Duration.ofDays(7));
    }

    private static List<Send> accepted(LeadFile file, Send send) {
        return file.sends().stream()
                .filter(
                        other ->
                                other.status() == SendStatus.ACCEPTED
                                        && other.acceptedAt() != null
                                        && other.contactId().equals(send.contactId())
                                        && other.campaignId().equals(send.campaignId()))
                .sorted(Comparator.comparingInt(Send::step))
                .toList();
    }
}
