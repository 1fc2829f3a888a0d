package com.salesagent.domain.send;

import com.salesagent.domain.contact.Addresses;
import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.contact.Contact.Deliverability;
import com.salesagent.domain.contact.CountryPolicy;
import com.salesagent.domain.draft.Draft;
import com.salesagent.domain.draft.Email;
import com.salesagent.domain.lead.Lead;
import com.salesagent.domain.lead.LeadEvent;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.message.EmailRenderer;
import com.salesagent.domain.message.LawfulEmail;
import com.salesagent.domain.message.OutgoingEmail;
import com.salesagent.domain.send.Verdict.Go;
import com.salesagent.domain.send.Verdict.Held;
import com.salesagent.domain.send.Verdict.NotYet;
import com.salesagent.domain.send.Verdict.Stopped;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * The judgement just before the provider is called. It trusts nothing that was true earlier: not
 * the plan, not the queue, not the approval by its id. The quota is asked after it, since a place
 * in it must be taken, not looked at.
 */
public final class LastGate {
    private static final Duration SWITCH_PAUSE = Duration.ofMinutes(15);
    private static final String FOR_GOOD = "Nothing: this holds for good.";

    private final EmailRenderer renderer;

    public LastGate(EmailRenderer renderer) {
        this.renderer = renderer;
    }

    /** Judges one reserved send. The gravest no comes first. */
    public Verdict judge(GateFacts facts) {
        // People talk to each other: an answer knows no stage, no window and no day of a sequence.
        boolean answer = facts.send().answer();
        return person(facts)
                .or(() -> answer ? conversation(facts) : lead(facts))
                .or(() -> sending(facts))
                .or(() -> answer ? Optional.empty() : time(facts))
                .orElseGet(() -> content(facts));
    }

    private static Optional<Verdict> person(GateFacts facts) {
        Contact contact = contact(facts);
        if (contact == null) {
            return stopped("the contact was removed", "Add a contact to write to somebody else.");
        }
        if (facts.suppression() != null) {
            return stopped(
                    "the address is on the suppression list (%s, by %s, %s)"
                            .formatted(
                                    facts.suppression().reason().replace('_', ' '),
                                    facts.suppression().source().replace('_', ' '),
                                    day(facts.suppression().at())),
                    FOR_GOOD);
        }
        if (contact.deliverability() == Deliverability.OPTED_OUT) {
            return stopped("the contact asked us to stop", FOR_GOOD);
        }
        if (contact.deliverability() == Deliverability.BOUNCED) {
            return stopped(
                    "mail to this address comes back",
                    "Add another contact; this address is not tried again.");
        }
        if (!facts.localMailer()
                && (contact.demonstration() || Addresses.reserved(contact.address()))) {
            return stopped(
                    "the contact is a demonstration, and this mail provider really sends",
                    "Add a real contact.");
        }
        return basis(facts, contact);
    }

    // Held, not stopped: a basis can be recorded.
    private static Optional<Verdict> basis(GateFacts facts, Contact contact) {
        CountryPolicy policy = CountryPolicy.of(facts.file().lead().company(), contact);
        return policy.against(contact, LocalDate.ofInstant(facts.now(), ZoneOffset.UTC))
                .map(
                        reason ->
                                new Held(
                                        reason,
                                        "Record the basis (./sales-agent person basis; enough is"
                                                + " any of "
                                                + policy.acceptedIds()
                                                + "), or add another contact."));
    }

    private static Optional<Verdict> conversation(GateFacts facts) {
        List<LeadEvent> answers = facts.file().events().stream().filter(LeadEvent::answer).toList();
        Optional<LeadEvent> answered =
                facts.file()
                        .draft(facts.send().draftVersion())
                        .flatMap(Draft::answers)
                        .flatMap(
                                id ->
                                        answers.stream()
                                                .filter(event -> event.id().equals(id))
                                                .findFirst());
        if (answered.isEmpty()) {
            return stopped("what it answers is gone", FOR_GOOD);
        }
        return answers.stream()
                .filter(event -> event.at().isAfter(answered.get().at()))
                .findFirst()
                .flatMap(
                        later ->
                                stopped(
                                        later.type().equals(LeadEvent.REPLY)
                                                ? "they wrote again since"
                                                : "a colleague answered meanwhile",
                                        "Answer what was written last."));
    }

    private static Optional<Verdict> lead(GateFacts facts) {
        Lead lead = facts.file().lead();
        Stage stage = lead.stage();
        Stage expected = facts.send().step() == 0 ? Stage.DRAFT_CREATED : Stage.CONTACTED;
        if (stage != expected) {
            return stopped(
                    switch (stage) {
                        case REPLIED -> "the lead answered";
                        case MEETING_BOOKED, WON, LOST, ARCHIVED ->
                                "the lead was closed: " + stage.id().replace('_', ' ');
                        case NO_RESPONSE -> "the sequence had ended";
                        default -> "the lead is back at " + stage.id().replace('_', ' ');
                    },
                    stage.terminal()
                            ? FOR_GOOD
                            : "Approve new emails if this lead shall be written to again.");
        }
        // Also where the stage could not show it: an answer to an email that was still in doubt.
        if (facts.file().answerTo(facts.send().draftVersion()).isPresent()) {
            return stopped(
                    "the lead answered",
                    "Approve new emails if this lead shall be written to again.");
        }
        if (lead.paused()) {
            return Optional.of(
                    new Held("a person paused this lead", "Resume the lead and it goes on."));
        }
        Instant parked = lead.parkedUntil();
        if (parked != null && parked.isAfter(facts.now())) {
            return Optional.of(
                    new NotYet(
                            cadence(facts).window(parked, facts.send().id()),
                            "the prospect asked to be written to later",
                            "It goes on by itself then."));
        }
        return Optional.empty();
    }

    private static Optional<Verdict> sending(GateFacts facts) {
        SendingSwitch.Stop stop = facts.stopped();
        if (stop == null) {
            return Optional.empty();
        }
        return Optional.of(
                new NotYet(
                        facts.now().plus(SWITCH_PAUSE),
                        "sending was stopped by %s: %s".formatted(stop.by(), stop.reason()),
                        stop.remedy() + " It is tried every quarter of an hour."));
    }

    private static Optional<Verdict> time(GateFacts facts) {
        Send send = facts.send();
        Cadence cadence = cadence(facts);
        if (send.step() > 0) {
            Optional<Instant> due = followUpDue(facts, cadence);
            if (due.isEmpty()) {
                return Optional.of(
                        new Held(
                                "the email before this one has not been accepted",
                                "Settle that one first."));
            }
            if (due.get().isAfter(facts.now())) {
                return Optional.of(
                        new NotYet(
                                due.get(),
                                "its day in the sequence has not come",
                                "It leaves by itself then."));
            }
        }
        if (!cadence.open(facts.now())) {
            return Optional.of(
                    new NotYet(
                            cadence.window(facts.now(), send.id()),
                            "offices are closed where the recipient is",
                            "It leaves by itself in the next window, 8:00 to 17:00 there."));
        }
        return Optional.empty();
    }

    private static Optional<Instant> followUpDue(GateFacts facts, Cadence cadence) {
        Send send = facts.send();
        Optional<Instant> first = Sequences.acceptedAt(facts.file(), send, 0);
        Optional<Instant> previous = Sequences.acceptedAt(facts.file(), send, send.step() - 1);
        Optional<Draft> draft = facts.file().draft(send.draftVersion());
        if (first.isEmpty() || previous.isEmpty() || draft.isEmpty()) {
            return Optional.empty();
        }
        // Without the window: the plan had it, and only a window that is closed now may move it.
        Cadence calendar = new Cadence(cadence.zone(), false);
        return Optional.of(
                calendar.followUp(
                        draft.get().emails(), send.step(), first.get(), previous.get(), send.id()));
    }

    private Verdict content(GateFacts facts) {
        Send send = facts.send();
        Optional<Email> written =
                facts.file().draft(send.draftVersion()).stream()
                        .flatMap(draft -> draft.emails().stream())
                        .filter(email -> email.step() == send.step())
                        .findFirst();
        if (facts.approval() == null
                || written.isEmpty()
                || !facts.approval().covers(send.step(), send.contentHash())) {
            return new Held(
                    "no approval covers exactly this email", "Approve the emails of this lead.");
        }
        if (changed(facts, written.get())) {
            return new Held(
                    "this email was changed after its approval, and the new text is not approved",
                    "Approve or reject the change; the review email has the link.");
        }
        OutgoingEmail email =
                renderer.render(
                        facts.campaign(), facts.file().lead(), contact(facts), written.get());
        if (!email.contentHash().equals(send.contentHash())) {
            return new Held(
                    "the email would not be what was approved: the sender's settings, the contact"
                            + " or the company changed since",
                    "Undo that change, or approve the emails again as they read now.");
        }
        return lawful(facts, email);
    }

    private static boolean changed(GateFacts facts, Email approved) {
        Send send = facts.send();
        return facts.file()
                .latestDraft()
                .filter(draft -> draft.version() > send.draftVersion())
                .filter(draft -> draft.contactId().equals(send.contactId()))
                .flatMap(
                        draft ->
                                draft.emails().stream()
                                        .filter(email -> email.step() == send.step())
                                        .findFirst())
                .filter(email -> !email.equals(approved))
                .isPresent();
    }

    // On the final bytes, whoever made them.
    private static Verdict lawful(GateFacts facts, OutgoingEmail email) {
        List<String> missing =
                LawfulEmail.lacks(email, facts.campaign().sender(), facts.localMailer());
        return missing.isEmpty()
                ? new Go(email)
                : new Held(
                        "the email lacks " + String.join(" and ", missing),
                        "Set POSTAL_ADDRESS, SENDER_ORGANISATION, SENDER_ADDRESS and BASE_URL, then"
                                + " approve the emails again.");
    }

    private static Contact contact(GateFacts facts) {
        return facts.file().contact(facts.send().contactId()).orElse(null);
    }

    private static Cadence cadence(GateFacts facts) {
        return Sequences.cadence(facts.file().lead(), facts.campaign());
    }

    private static Optional<Verdict> stopped(String reason, String remedy) {
        return Optional.of(new Stopped(reason, remedy));
    }

    private static String day(Instant moment) {
        return moment.atZone(ZoneId.of("UTC")).toLocalDate().toString();
    }
}
