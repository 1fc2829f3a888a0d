package com.salesagent.orchestrator;

import com.salesagent.domain.approval.Approval;
import com.salesagent.domain.approval.ApprovalRecord;
import com.salesagent.domain.approval.Decided;
import com.salesagent.domain.approval.Snapshot;
import com.salesagent.domain.audit.AuditEntries;
import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.draft.Draft;
import com.salesagent.domain.draft.Email;
import com.salesagent.domain.draft.Finding;
import com.salesagent.domain.lead.Lead;
import com.salesagent.domain.lead.LeadEvent;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.StageChange;
import com.salesagent.domain.score.Assessment;
import com.salesagent.domain.score.Money;
import com.salesagent.domain.send.Send;
import com.salesagent.domain.send.SendStatus;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Why an email was sent, or wasn't, from what is stored: the answer of {@code ./sales-agent lead
 * why}. Sections of lines for a person, in the order in which things happened.
 */
final class LeadWhy {
    private final LeadFile file;
    private final Campaign campaign;
    private final List<ApprovalRecord> records;
    private final List<Approval> reviews;
    private final LocalTime clock;
    private final Instant now;

    /**
     * @param records all approvals that the lead keeps
     * @param reviews everything of the reviews that this lead was part of, as far as it is kept
     */
    LeadWhy(
            LeadFile file,
            Campaign campaign,
            List<ApprovalRecord> records,
            List<Approval> reviews,
            Instant now) {
        this.file = file;
        this.campaign = campaign;
        this.records = List.copyOf(records);
        this.reviews = List.copyOf(reviews);
        this.clock = LocalTime.of(file.lead());
        this.now = now;
    }

    Map<String, List<String>> sections() {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        put(sections, "Now", current());
        put(sections, "Not sent", notSent());
        put(sections, "Source", source());
        put(sections, "Estimate and score", assessments());
        put(sections, "Whom we write to", file.contacts().stream().map(this::contact).toList());
        put(sections, "Stages", file.lead().history().stream().map(this::change).toList());
        put(sections, "Drafts", file.drafts().stream().flatMap(this::draft).toList());
        put(sections, "Checks", checks());
        put(sections, "Decisions", decisions());
        put(sections, "Sends", file.sends().stream().flatMap(this::send).toList());
        put(sections, "Events", file.events().stream().map(this::event).toList());
        put(sections, "Not right", AuditEntries.unapproved(file, records));
        return sections;
    }

    private static void put(Map<String, List<String>> sections, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            sections.put(title, lines);
        }
    }

    private List<String> current() {
        Lead lead = file.lead();
        String waits = LeadView.waitsFor(file, campaign, now);
        List<String> lines = new ArrayList<>();
        lines.add(
                "%s, since %s"
                        .formatted(
                                lead.stage().id().replace('_', ' '),
                                clock.show(lead.stageSince())));
        lines.add(waits.isEmpty() ? "waits for nothing" : "waits for " + waits);
        planned()
                .ifPresent(
                        next ->
                                lines.add(
                                        "next: %s, planned for %s"
                                                .formatted(
                                                        next.title(),
                                                        clock.show(next.plannedAt()))));
        return lines;
    }

    private Optional<Send> planned() {
        return file.sends().stream()
                .filter(send -> send.status() == SendStatus.RESERVED)
                .findFirst();
    }

    /** Which rule, since when, and what will change it. */
    private List<String> notSent() {
        return file.sends().stream()
                .filter(send -> !send.verdict().isEmpty())
                .map(
                        send ->
                                "%s: %s, since %s. %s"
                                        .formatted(
                                                send.title(),
                                                send.verdict(),
                                                clock.show(send.verdictSince()),
                                                send.remedy()))
                .toList();
    }

    private List<String> source() {
        var company = file.lead().company();
        return List.of(
                "%s, %s".formatted(company.name(), company.place()),
                "found in %s, %s"
                        .formatted(company.source().publisher(), company.source().reference()));
    }

    private List<String> assessments() {
        return file.assessments().stream().flatMap(this::assessment).toList();
    }

    private Stream<String> assessment(Assessment each) {
        Assessment.Breakdown parts = each.breakdown();
        List<String> lines = new ArrayList<>();
        lines.add(
                "%s: score %.1f, tier %s (recovery %.0f, industry %.0f, sites %.0f, data %.0f)"
                        .formatted(
                                clock.show(each.at()),
                                each.score(),
                                each.tier().id(),
                                parts.recovery(),
                                parts.industry(),
                                parts.sites(),
                                parts.dataQuality()));
        lines.add(
                "spends %s a year, could save %s (%s to %s)"
                        .formatted(
                                Money.display(each.totalSpend()),
                                Money.display(each.savings().mid()),
                                Money.display(each.savings().low()),
                                Money.display(each.savings().high())));
        lines.add("basis: " + each.basis());
        lines.add("reason, by %s: %s".formatted(each.writtenBy(), each.reason()));
        each.facts()
                .forEach(
                        fact ->
                                lines.add(
                                        "fact: %s = %s, from %s (%s)"
                                                .formatted(
                                                        fact.name(),
                                                        fact.value(),
                                                        fact.source(),
                                                        fact.confidence())));
        return lines.stream();
    }

    private String contact(Contact contact) {
        return "%s <%s>, from %s, %s%s"
                .formatted(
                        Stream.of(contact.name(), contact.title())
                                .filter(text -> !text.isBlank())
                                .reduce((name, title) -> name + ", " + title)
                                .orElse("no name known"),
                        contact.address(),
                        contact.source(),
                        contact.deliverability().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        contact.demonstration() ? ", made up for the demonstration" : "");
    }

    private String change(StageChange change) {
        return "%s: %s -> %s by %s: %s"
                .formatted(
                        clock.show(change.at()),
                        change.from().id(),
                        change.to().id(),
                        change.actor(),
                        change.reason());
    }

    private Stream<String> draft(Draft draft) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "version %d, %s: %s by %s, angle %s"
                        .formatted(
                                draft.version(),
                                clock.show(draft.at()),
                                draft.answers().isPresent()
                                        ? "an answer"
                                        : draft.emails().size() + " emails",
                                draft.writtenBy(),
                                draft.angle().id().replace('_', ' ')));
        if (!draft.feedback().isBlank()) {
            lines.add("  asked for: " + draft.feedback());
        }
        if (draft.answers().isPresent()) {
            return lines.stream();
        }
        lines.add(
                "  critic (%s): %d of 10 after %d rewrites%s. %s"
                        .formatted(
                                draft.critique().gradedBy(),
                                draft.critique().total(),
                                draft.rewrites(),
                                draft.lowConfidence() ? ", low confidence" : "",
                                draft.critique().feedback()));
        return lines.stream();
    }

    private List<String> checks() {
        return own().map(Approval::snapshot)
                .filter(Snapshot.OfDraft.class::isInstance)
                .map(Snapshot.OfDraft.class::cast)
                .flatMap(
                        shown -> {
                            List<Finding> findings = shown.findings();
                            return findings.isEmpty()
                                    ? Stream.of(
                                            "version %d: nothing found"
                                                    .formatted(shown.draftVersion()))
                                    : findings.stream()
                                            .map(
                                                    finding ->
                                                            "version %d, %s: %s%s"
                                                                    .formatted(
                                                                            shown.draftVersion(),
                                                                            named(finding.step()),
                                                                            finding.message(),
                                                                            finding.blocking()
                                                                                    ? " (blocks)"
                                                                                    : ""));
                        })
                .toList();
    }

    private static String named(int step) {
        return step == Email.ANSWER ? "the answer" : "email " + (step + 1);
    }

    private Stream<Approval> own() {
        return reviews.stream().filter(item -> item.key().leadId().equals(file.lead().id()));
    }

    private List<String> decisions() {
        List<String> lines = new ArrayList<>();
        own().forEach(
                        item -> {
                            String gate = item.key().review().gate().id();
                            if (item.endorsed() != null) {
                                lines.add(decision(gate + " gate, first of two", item.endorsed()));
                            }
                            if (item.decided() != null) {
                                lines.add(decision(gate + " gate", item.decided()));
                            } else {
                                lines.add(
                                        "%s gate: %s, asked %s%s"
                                                .formatted(
                                                        gate,
                                                        item.status().id(),
                                                        clock.show(item.requestedAt()),
                                                        item.note().isEmpty()
                                                                ? ""
                                                                : ": " + item.note()));
                            }
                        });
        records.forEach(
                record ->
                        lines.add(
                                "on record: version %d approved by %s on %s%s, for content %s"
                                        .formatted(
                                                record.draftVersion(),
                                                record.approvedBy(),
                                                clock.show(record.at()),
                                                record.edited() ? " with edits" : "",
                                                record.contentHashes().stream()
                                                        .map(hash -> hash.substring(0, 12))
                                                        .toList())));
        usedFrom()
                .forEach(
                        (approver, addresses) -> {
                            if (addresses.size() > 1) {
                                lines.add(
                                        "note: the link of %s was used from %d network addresses: %s"
                                                .formatted(
                                                        approver,
                                                        addresses.size(),
                                                        String.join(", ", addresses)));
                            }
                        });
        return lines;
    }

    private String decision(String gate, Decided decided) {
        return "%s: %s by %s on %s%s"
                .formatted(
                        gate,
                        decided.decision().word(),
                        decided.by(),
                        clock.show(decided.at()),
                        decided.from().isBlank() ? "" : ", from " + decided.from());
    }

    /**
     * Network addresses by approver, over all items of the reviews: a link passed on shows here.
     */
    private Map<String, Set<String>> usedFrom() {
        Map<String, Set<String>> used = new TreeMap<>();
        reviews.stream()
                .flatMap(item -> Stream.of(item.endorsed(), item.decided()))
                .filter(Objects::nonNull)
                .filter(decided -> !decided.from().isBlank())
                .forEach(
                        decided ->
                                used.computeIfAbsent(decided.by(), by -> new TreeSet<>())
                                        .add(decided.from()));
        return used;
    }

    private Stream<String> send(Send send) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "%s: %s%s"
                        .formatted(
                                send.title(),
                                send.status().id().replace('_', ' '),
                                send.acceptedAt() == null
                                        ? ", planned for " + clock.show(send.plannedAt())
                                        : " on " + clock.show(send.acceptedAt())));
        lines.add(
                "  version %d, approved by %s, content %s"
                        .formatted(send.draftVersion(), send.approvedBy(), send.contentHash()));
        if (!send.messageId().isEmpty()) {
            lines.add(
                    "  Message-ID %s, the provider's name for it %s"
                            .formatted(send.messageId(), send.providerId()));
        }
        return lines.stream();
    }

    private String event(LeadEvent event) {
        return "%s: %s%s"
                .formatted(
                        clock.show(event.at()),
                        event.type(),
                        event.details().isEmpty() ? "" : " " + new TreeMap<>(event.details()));
    }
}
