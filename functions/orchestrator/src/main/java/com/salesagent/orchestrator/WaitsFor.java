package com.salesagent.orchestrator;

import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.draft.ContentCheck;
import com.salesagent.domain.draft.ContentFacts;
import com.salesagent.domain.draft.Draft;
import com.salesagent.domain.draft.Finding;
import com.salesagent.domain.lead.Lead;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.lead.StageChange;
import com.salesagent.domain.send.Send;
import com.salesagent.domain.send.SendStatus;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a lead waits for, in words for a person.
 *
 * @param reason blank if it waits for nothing
 * @param settled whether its first email is sent, held with a reason, or ruled out
 */
record WaitsFor(String reason, boolean settled) {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEE d MMM HH:mm 'UTC'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);
    private static final WaitsFor NOTHING = new WaitsFor("", true);

    /** For the stages in which no email is planned. */
    static WaitsFor of(Lead lead, boolean inMachine) {
        if (!lead.problem().isEmpty()) {
            return stopped(lead);
        }
        return switch (lead.stage()) {
            case NEW, ENRICHED -> new WaitsFor("is being analysed", !inMachine);
            case SCORED -> inMachine ? new WaitsFor("approval of the lead", false) : NOTHING;
            case APPROVED -> approved(lead);
            case REPLIED -> new WaitsFor(answer(lead), true);
            case MEETING_BOOKED -> new WaitsFor("the meeting's outcome", true);
            default -> NOTHING;
        };
    }

    private static String answer(Lead lead) {
        return lead.parkedUntil() == null
                ? "a person's answer to the reply"
                : "a person: they want to be asked again from "
                        + lead.parkedUntil().atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static WaitsFor stopped(Lead lead) {
        return new WaitsFor(
                lead.problem() + "; to go on: ./sales-agent lead resume " + lead.id(), true);
    }

    private static WaitsFor approved(Lead lead) {
        if (lead.needsContact()) {
            return new WaitsFor("a contact: ./sales-agent contact add " + lead.id(), true);
        }
        StageChange last = lead.history().getLast();
        return last.from() == Stage.DRAFT_CREATED
                ? new WaitsFor(
                        "a person: the last draft was rejected (%s); for a new one: ./sales-agent lead resume %s"
                                .formatted(last.reason(), lead.id()),
                        true)
                : new WaitsFor("its emails, which are being written", false);
    }

    /** For the stages in which emails are written, planned or out. */
    static WaitsFor of(LeadFile file, Campaign campaign, Instant now) {
        Lead lead = file.lead();
        if (!lead.problem().isEmpty()) {
            return stopped(lead);
        }
        if (lead.paused()) {
            return new WaitsFor("a person: it is paused", true);
        }
        boolean answered =
                file.latestSequence().flatMap(draft -> file.answerTo(draft.version())).isPresent();
        if (answered) {
            return new WaitsFor("a person: they are talking to somebody here already", true);
        }
        List<Send> sends = file.sends();
        Optional<Send> doubtful =
                sends.stream().filter(s -> s.status() == SendStatus.IN_DOUBT).findFirst();
        if (doubtful.isPresent()) {
            return new WaitsFor("evidence whether " + doubtful.get().title() + " left", true);
        }
        Optional<Send> refused =
                sends.stream().filter(s -> s.status() == SendStatus.REFUSED).findFirst();
        if (refused.isPresent()) {
            return new WaitsFor("a person: the provider refused; " + refused.get().verdict(), true);
        }
        Optional<Send> next =
                sends.stream()
                        .filter(s -> s.status() == SendStatus.RESERVED)
                        .min(Comparator.comparing(Send::plannedAt));
        if (next.isPresent()) {
            return planned(next.get(), now);
        }
        if (lead.needsContact()) {
            return new WaitsFor(
                    "another contact, since mail to the last comes back: ./sales-agent contact"
                            + " add "
                            + lead.id(),
                    true);
        }
        if (lead.stage() == Stage.CONTACTED) {
            return new WaitsFor("a reply", true);
        }
        if (!sends.isEmpty()) {
            return new WaitsFor("its email to be sent", false);
        }
        // Nobody can approve these, so waiting for it would never end; a person changes the text.
        return file.latestSequence().filter(draft -> blocked(file, draft, campaign)).isPresent()
                ? new WaitsFor(
                        "a person: the emails can't be approved as they read; the review page marks"
                                + " the sentence to edit or rewrite",
                        true)
                : new WaitsFor("approval of the emails", false);
    }

    private static boolean blocked(LeadFile file, Draft draft, Campaign campaign) {
        return file.contact(draft.contactId()).stream()
                .map(
                        contact ->
                                ContentFacts.of(
                                        file.lead(),
                                        file.assessmentFor(draft.runId()).orElse(null),
                                        contact,
                                        campaign))
                .flatMap(facts -> new ContentCheck(facts).findings(draft.emails()).stream())
                .anyMatch(Finding::blocking);
    }

    private static WaitsFor planned(Send send, Instant now) {
        boolean held = !send.verdict().isEmpty();
        boolean later = send.plannedAt().isAfter(now);
        String when = later ? " on " + DAY.format(send.plannedAt()) : "";
        if (send.step() > 0) {
            return new WaitsFor("a reply, or follow-up " + send.step() + when, true);
        }
        String why = held ? " (" + send.verdict() + ")" : "";
        return new WaitsFor("its first email to be sent" + when + why, later || held);
    }
}
