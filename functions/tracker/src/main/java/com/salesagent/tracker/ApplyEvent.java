package com.salesagent.tracker;

import com.salesagent.domain.contact.Addresses;
import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.contact.SuppressionList;
import com.salesagent.domain.contact.SuppressionList.Entry;
import com.salesagent.domain.lead.LeadEvent;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.run.RunStore;
import com.salesagent.domain.send.DoubtfulSends;
import com.salesagent.domain.send.Send;
import com.salesagent.domain.send.SendIds;
import com.salesagent.domain.send.SendStatus;
import com.salesagent.domain.track.Consequence;
import com.salesagent.domain.track.DeliveryEvent;
import com.salesagent.domain.track.DeliveryType;
import com.salesagent.domain.track.Engagement;
import com.salesagent.domain.track.EventLog;
import com.salesagent.domain.track.EventLog.Recorded;
import com.salesagent.domain.track.NextContact;
import com.salesagent.platform.failure.TransientFailure;
import com.salesagent.platform.logs.LogIds;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Applies one delivery event, once, whatever order events come in. */
final class ApplyEvent {
    private static final Logger LOG = LoggerFactory.getLogger(ApplyEvent.class);
    private static final int ATTEMPTS = 8;

    private final LeadStore leads;
    private final EventLog events;
    private final SuppressionList suppression;
    private final DoubtfulSends doubts;
    private final RunStore runs;
    private final Attempts attempts;

    ApplyEvent(
            LeadStore leads,
            EventLog events,
            SuppressionList suppression,
            DoubtfulSends doubts,
            RunStore runs,
            Attempts attempts) {
        this.leads = leads;
        this.events = events;
        this.suppression = suppression;
        this.doubts = doubts;
        this.runs = runs;
        this.attempts = attempts;
    }

    Applied apply(DeliveryEvent event) {
        if (event.notice()) {
            return notice(event);
        }
        String named = SendIds.leadOf(event.reference()).orElse("");
        // A fifth of what comes in are repeats: two small reads tell them, without the lead.
        if (!named.isEmpty() && events.known(named, event.at(), event.naturalKey(), keys(event))) {
            LogIds.learned("", named);
            nextContact(named, event);
            return Applied.DUPLICATE;
        }
        LeadFile file = lead(event).orElse(null);
        if (file == null) {
            return withoutLead(event);
        }
        String leadId = file.lead().id();
        LogIds.learned(file.lead().runId(), leadId);
        // First what the event proves, then what follows from it: a bounce then also stops the step
        // that the proof has planned.
        if (settle(file, event)) {
            file = leads.open(leadId).orElseThrow();
        }
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Recorded recorded = record(file, event);
            if (recorded != Recorded.STALE) {
                nextContact(leadId, event);
                return recorded == Recorded.NEW ? Applied.NEW : Applied.DUPLICATE;
            }
            file = leads.open(leadId).orElseThrow();
        }
        throw new TransientFailure("a lead changed each time an event was applied", null);
    }

    private static Applied notice(DeliveryEvent event) {
        switch (event.type()) {
            case BOUNCE, BLOCKED, DROPPED, SPAM_REPORT ->
                    // An approver or sales misses what waits for them: an alarm stands on this.
                    LOG.atWarn().addKeyValue("type", event.type().id()).log("notice.not_delivered");
            default -> {}
        }
        return Applied.NOTICE;
    }

    /** On a repeat too, since the first delivery may have ended before this. */
    private void nextContact(String leadId, DeliveryEvent event) {
        if (event.type() == DeliveryType.BOUNCE || event.type() == DeliveryType.DROPPED) {
            leads.find(leadId).filter(NextContact::due).ifPresent(attempts::start);
        }
    }

    private static List<String> keys(DeliveryEvent event) {
        return event.eventId().isEmpty() ? List.of() : List.of(event.eventId());
    }

    // A Message-ID of somebody else's may look like one of ours: only a lead that exists counts.
    private Optional<LeadFile> lead(DeliveryEvent event) {
        return SendIds.leadOf(event.reference())
                .flatMap(leads::open)
                .or(() -> SendIds.leadOf(SendIds.referenceOf(event.smtpId())).flatMap(leads::open))
                .or(
                        () ->
                                leads.contactAt(event.address())
                                        .flatMap(contact -> leads.open(contact.leadId())));
    }

    /** A complaint counts whoever it is from; a person looks at it all the same. */
    private Applied withoutLead(DeliveryEvent event) {
        Entry entry = suppressing(event);
        if (entry != null && !event.address().isEmpty()) {
            suppression.suppress(event.address(), entry);
        }
        return Applied.NOBODYS;
    }

    private Recorded record(LeadFile file, DeliveryEvent event) {
        Send send = send(file, event).orElse(null);
        Contact contact = contact(file, event, send).orElse(null);
        Entry entry = suppressing(event);
        if (contact == null && entry != null && !event.address().isEmpty()) {
            // An address that the lead has no more, or never had: never written to again either.
            suppression.suppress(event.address(), entry);
        }
        Map<String, String> details = new LinkedHashMap<>();
        detail(details, "reason", event.reason());
        detail(details, "attempt", event.attempt());
        detail(details, Engagement.SCANNER, event.scanner() ? "yes" : "");
        if (event.type() == DeliveryType.UNKNOWN) {
            detail(details, "name", event.name());
        }
        LeadEvent recorded =
                new LeadEvent(
                        file.lead().id(),
                        event.naturalKey(),
                        event.type().id(),
                        contact == null ? "" : contact.id(),
                        send == null ? "" : send.id(),
                        event.at(),
                        details);
        return events.record(file, recorded, keys(event), consequence(contact, entry));
    }

    private static Optional<Contact> contact(LeadFile file, DeliveryEvent event, Send send) {
        return file.contacts().stream()
                .filter(c -> Addresses.normalised(c.address()).equals(event.address()))
                .findFirst()
                .or(() -> send == null ? Optional.empty() : file.contact(send.contactId()));
    }

    private static void detail(Map<String, String> details, String name, String value) {
        if (!value.isEmpty()) {
            details.put(name, value.length() > 300 ? value.substring(0, 300) : value);
        }
    }

    private static Consequence consequence(Contact contact, Entry entry) {
        if (contact == null || entry == null) {
            return new Consequence.None();
        }
        return entry.reason().equals("hard_bounce")
                ? new Consequence.HardBounced(contact, entry)
                : new Consequence.OptedOut(contact, entry);
    }

    /** The entry for the suppression list, null where the event is no reason for one. */
    private static Entry suppressing(DeliveryEvent event) {
        String reason =
                switch (event.type()) {
                    case BOUNCE -> "hard_bounce";
                    case SPAM_REPORT -> "complaint";
                    case UNSUBSCRIBE, GROUP_UNSUBSCRIBE -> "opt_out";
                    case DROPPED -> dropped(event.reason().toLowerCase(Locale.ROOT));
                    default -> "";
                };
        return reason.isEmpty() ? null : new Entry(reason, "event", event.at());
    }

    /**
     * SendGrid's reasons of a drop: the address is on one of its lists, or the email itself was
     * wrong.
     */
    private static String dropped(String reason) {
        if (reason.startsWith("bounced address") || reason.equals("invalid")) {
            return "hard_bounce";
        }
        if (reason.startsWith("spam reporting address")) {
            return "complaint";
        }
        return reason.startsWith("unsubscribed address") ? "opt_out" : "";
    }

    /** By our own reference, else by the provider's id, else the latest to that address. */
    private static Optional<Send> send(LeadFile file, DeliveryEvent event) {
        return named(file, event)
                .or(() -> find(file, send -> providersName(send, event)))
                .or(() -> event.reference().isEmpty() ? latestTo(file, event) : Optional.empty());
    }

    private static Optional<Send> named(LeadFile file, DeliveryEvent event) {
        String reference =
                event.reference().isEmpty()
                        ? SendIds.referenceOf(event.smtpId())
                        : event.reference();
        String sendId = SendIds.sendOf(reference);
        return find(file, send -> send.id().equals(sendId));
    }

    private static boolean providersName(Send send, DeliveryEvent event) {
        String name = send.providerId();
        return !name.isEmpty()
                && (name.equals(event.providerId()) || event.smtpId().contains(name));
    }

    private static Optional<Send> latestTo(LeadFile file, DeliveryEvent event) {
        return file.sends().stream()
                .filter(send -> send.acceptedAt() != null)
                .filter(send -> !send.acceptedAt().isAfter(event.at()))
                .filter(
                        send ->
                                file.contact(send.contactId())
                                        .map(c -> Addresses.normalised(c.address()))
                                        .filter(event.address()::equals)
                                        .isPresent())
                .max(Comparator.comparing(Send::acceptedAt));
    }

    private static Optional<Send> find(LeadFile file, Predicate<Send> which) {
        return file.sends().stream().filter(which).findFirst();
    }

    private static boolean unsettled(Send send) {
        return send.status() == SendStatus.IN_DOUBT || send.status() == SendStatus.DISPATCHING;
    }

    /** Only an event that names the send proves that it had left. */
    private boolean settle(LeadFile file, DeliveryEvent event) {
        Send send = event.type().showsAcceptance() ? named(file, event).orElse(null) : null;
        if (send == null
                || !unsettled(send)
                || !doubts.shown(file.lead().id(), send.id(), event.providerId(), event.at())) {
            return false;
        }
        Proof.of(send, event.at()).ifPresent(runs::log);
        return true;
    }
}
