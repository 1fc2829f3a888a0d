package com.salesagent.orchestrator;

import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.contact.CountryPolicy;
import com.salesagent.domain.draft.Draft;
import com.salesagent.domain.lead.Lead;
import com.salesagent.domain.lead.LeadEvent;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.StageChange;
import com.salesagent.domain.score.Assessment;
import com.salesagent.domain.score.Tier;
import com.salesagent.domain.send.Send;
import com.salesagent.domain.send.SendStatus;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * A lead's file as JSON: the answer of {@code GET /leads/{id}} and {@code ./sales-agent lead show}.
 */
final class LeadView {
    private LeadView() {}

    static Map<String, Object> of(LeadFile file, Campaign campaign, Instant now) {
        Lead lead = file.lead();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("leadId", lead.id());
        view.put("company", lead.company().name());
        view.put("industry", lead.company().industry().id());
        view.put("place", lead.company().place());
        view.put("phone", lead.company().phone());
        view.put("website", lead.company().website());
        view.put("source", lead.company().source().publisher());
        view.put("sourceReference", lead.company().source().reference());
        view.put("campaign", lead.campaignId());
        view.put("runId", lead.runId());
        view.put("stage", lead.stage().id());
        view.put("stageSince", lead.stageSince().toString());
        view.put("tier", lead.tier() == null ? "" : lead.tier().id());
        view.put("score", lead.score());
        view.put("reason", lead.reason());
        view.put("paused", lead.paused());
        view.put("parkedUntil", lead.parkedUntil() == null ? "" : lead.parkedUntil().toString());
        view.put("problem", lead.problem());
        view.put("waitsFor", waitsFor(file, campaign, now));
        LocalTime clock = LocalTime.of(lead);
        view.put(
                "next",
                file.sends().stream()
                        .filter(send -> send.status() == SendStatus.RESERVED)
                        .findFirst()
                        .map(
                                send ->
                                        "%s on %s"
                                                .formatted(
                                                        send.title(), clock.show(send.plannedAt())))
                        .orElse(""));
        view.put(
                "contacts",
                list(
                        file.contacts(),
                        (contact, row) -> {
                            contact(contact, row);
                            row.put(
                                    "lawfulBasis",
                                    CountryPolicy.of(lead.company(), contact).basisOf(contact));
                        }));
        view.put("assessments", list(file.assessments(), LeadView::assessment));
        view.put("drafts", list(file.drafts(), LeadView::draft));
        view.put("sends", list(file.sends(), (send, row) -> send(send, clock, row)));
        view.put("events", list(file.events(), LeadView::event));
        view.put("history", list(lead.history(), LeadView::change));
        return view;
    }

    static String waitsFor(LeadFile file, Campaign campaign, Instant now) {
        return switch (file.lead().stage()) {
            case DRAFT_CREATED, CONTACTED -> WaitsFor.of(file, campaign, now).reason();
            default -> WaitsFor.of(file.lead(), file.lead().tier() != Tier.LOW).reason();
        };
    }

    private static <T> List<Map<String, Object>> list(
            List<T> elements, BiConsumer<T, Map<String, Object>> write) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (T element : elements) {
            Map<String, Object> row = new LinkedHashMap<>();
            write.accept(element, row);
            list.add(row);
        }
        return list;
    }

    private static void contact(Contact contact, Map<String, Object> row) {
        row.put("contactId", contact.id());
        row.put("name", contact.name());
        row.put("title", contact.title());
        row.put("address", contact.address());
        row.put("source", contact.source());
        row.put("deliverability", contact.deliverability().name().toLowerCase(Locale.ROOT));
        row.put("demonstration", contact.demonstration());
    }

    private static void assessment(Assessment assessment, Map<String, Object> row) {
        row.put("runId", assessment.runId());
        row.put("totalSpend", assessment.totalSpend());
        row.put("savingsLow", assessment.savings().low());
        row.put("savingsMid", assessment.savings().mid());
        row.put("savingsHigh", assessment.savings().high());
        row.put("score", assessment.score());
        row.put("recovery", assessment.breakdown().recovery());
        row.put("industry", assessment.breakdown().industry());
        row.put("sites", assessment.breakdown().sites());
        row.put("dataQuality", assessment.breakdown().dataQuality());
        row.put("tier", assessment.tier().id());
        row.put("basis", assessment.basis());
        row.put("reason", assessment.reason());
        row.put("writtenBy", assessment.writtenBy());
        row.put(
                "facts",
                list(
                        assessment.facts(),
                        (fact, factRow) -> {
                            factRow.put("name", fact.name());
                            factRow.put("value", fact.value());
                            factRow.put("source", fact.source());
                            factRow.put("confidence", fact.confidence());
                        }));
    }

    private static void draft(Draft draft, Map<String, Object> row) {
        row.put("version", draft.version());
        row.put("angle", draft.angle().id());
        row.put("reasoning", draft.reasoning());
        row.put("critic", draft.critique().total());
        row.put("criticFeedback", draft.critique().feedback());
        row.put("rewrites", draft.rewrites());
        row.put("lowConfidence", draft.lowConfidence());
        row.put("writtenBy", draft.writtenBy());
        row.put("feedback", draft.feedback());
        row.put(
                "emails",
                list(
                        draft.emails(),
                        (email, emailRow) -> {
                            emailRow.put("step", email.step());
                            emailRow.put("day", email.dayOffset());
                            emailRow.put("subject", email.subject());
                            emailRow.put("body", email.body());
                        }));
    }

    private static void send(Send send, LocalTime clock, Map<String, Object> row) {
        row.put("sendId", send.id());
        row.put("step", send.step());
        row.put("status", send.status().id());
        row.put("draftVersion", send.draftVersion());
        row.put("approvedBy", send.approvedBy());
        row.put("contentHash", send.contentHash());
        row.put("plannedAt", String.valueOf(send.plannedAt()));
        row.put("plannedLocal", clock.show(send.plannedAt()));
        row.put("verdict", send.verdict());
        row.put("verdictSince", send.verdictSince() == null ? "" : send.verdictSince().toString());
        row.put("remedy", send.remedy());
        row.put("messageId", send.messageId());
        row.put("acceptedAt", send.acceptedAt() == null ? "" : send.acceptedAt().toString());
    }

    private static void event(LeadEvent event, Map<String, Object> row) {
        row.put("at", event.at().toString());
        row.put("type", event.type());
        row.put("sendId", event.sendId());
        row.put("details", event.details());
    }

    private static void change(StageChange change, Map<String, Object> row) {
        row.put("at", change.at().toString());
        row.put("from", change.from().id());
        row.put("to", change.to().id());
        row.put("actor", change.actor());
        row.put("reason", change.reason());
    }
}
