package com.salesagent.domain.audit;

import com.salesagent.domain.approval.ApprovalRecord;
import com.salesagent.domain.draft.Draft;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.lead.StageChange;
import com.salesagent.domain.send.Send;
import com.salesagent.domain.send.SendStatus;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads a lead's entries from what the product keeps anyway: nothing is written twice. */
public final class AuditEntries {
    /** What stands in place of a text that went with a person. */
    private static final String ERASED = "[erased]";

    private AuditEntries() {}

    /**
     * Stage changes with the reasons that people gave, requests for a rewrite, approvals and
     * accepted sends, in the order in which they happened.
     */
    public static List<AuditEntry> of(LeadFile file, List<ApprovalRecord> approvals) {
        List<AuditEntry> entries = new ArrayList<>();
        for (StageChange change : file.lead().history()) {
            entries.add(stage(change));
            if (typed(change)) {
                entries.add(reason(change));
            }
        }
        file.drafts().stream()
                .filter(draft -> !draft.feedback().isBlank())
                .forEach(draft -> entries.add(rewrite(draft)));
        approvals.forEach(approval -> entries.add(approval(approval)));
        file.sends().stream()
                .filter(send -> send.status() == SendStatus.ACCEPTED)
                .forEach(send -> entries.add(send(send)));
        entries.sort(Comparator.comparing(AuditEntry::at).thenComparing(AuditEntry::ref));
        return entries;
    }

    /**
     * A send that no approval on record released: it may never be.
     *
     * @return in words, one for each such send
     */
    public static List<String> unapproved(LeadFile file, List<ApprovalRecord> approvals) {
        return file.sends().stream()
                .filter(send -> send.status() == SendStatus.ACCEPTED)
                .filter(
                        send ->
                                approvals.stream()
                                        .filter(a -> a.approvalId().equals(send.approvalId()))
                                        .filter(a -> !a.at().isAfter(send.acceptedAt()))
                                        .noneMatch(a -> a.covers(send.step(), send.contentHash())))
                .map(
                        send ->
                                "%s was accepted on %s, and no approval before it covers its content"
                                        .formatted(send.title(), send.acceptedAt()))
                .toList();
    }

    private static AuditEntry stage(StageChange change) {
        return entry(
                "stage:" + change.id() + ":" + change.to().id(),
                change.at(),
                "%s by %s".formatted(change.to().id().replace('_', ' '), change.actor()),
                List.of(
                        change.id(),
                        change.from().id(),
                        change.to().id(),
                        change.actor(),
                        change.at().toString()));
    }

    /** Whether the reason is a person's own words, and none of ours. */
    private static boolean typed(StageChange change) {
        return !change.reason().isBlank()
                && switch (change.to()) {
                    case ARCHIVED, LOST -> true;
                    case APPROVED -> change.from() == Stage.DRAFT_CREATED;
                    default -> false;
                };
    }

    // An entry of its own: where the words go with a person, the decision stays whole.
    private static AuditEntry reason(StageChange change) {
        return entry(
                "reason:" + change.id() + ":" + change.to().id(),
                change.at(),
                "the reason that %s gave".formatted(change.actor()),
                List.of(change.id(), change.reason()));
    }

    private static AuditEntry rewrite(Draft draft) {
        return entry(
                "rewrite:" + draft.version(),
                draft.at(),
                "version %d written because a person asked for another".formatted(draft.version()),
                List.of(
                        Integer.toString(draft.version()),
                        draft.contactId(),
                        draft.feedback(),
                        draft.at().toString()));
    }

    private static AuditEntry approval(ApprovalRecord approval) {
        List<String> fields =
                new ArrayList<>(
                        List.of(
                                approval.approvalId(),
                                approval.contactId(),
                                Integer.toString(approval.draftVersion()),
                                approval.approvedBy(),
                                approval.at().toString(),
                                Boolean.toString(approval.edited())));
        fields.addAll(approval.contentHashes());
        return entry(
                "approval:" + approval.approvalId(),
                approval.at(),
                "emails of version %d approved by %s"
                        .formatted(approval.draftVersion(), approval.approvedBy()),
                fields);
    }

    private static AuditEntry send(Send send) {
        return entry(
                "send:" + send.id(),
                send.acceptedAt(),
                send.title() + " accepted by the mail provider",
                List.of(
                        send.id(),
                        send.contactId(),
                        send.campaignId(),
                        Integer.toString(send.step()),
                        Integer.toString(send.draftVersion()),
                        send.contentHash(),
                        send.approvalId(),
                        send.approvedBy(),
                        send.messageId(),
                        send.acceptedAt().toString()));
    }

    private static AuditEntry entry(String ref, Instant at, String what, List<String> fields) {
        return new AuditEntry(
                ref, at, what, fields, fields.stream().anyMatch(f -> f.contains(ERASED)));
    }
}
