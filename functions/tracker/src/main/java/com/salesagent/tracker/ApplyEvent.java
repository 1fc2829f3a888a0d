package com.salesagent.tracker;

import com.salesagent.domain.approval.ApprovalRecord;
import com.salesagent.domain.approval.ApprovalRecords;
import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.campaign.CampaignStore;
import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.contact.SuppressionList;
import com.salesagent.domain.contact.SuppressionList.Entry;
import com.salesagent.domain.lead.LeadEvent;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.lead.StageChange;
import com.salesagent.domain.send.Send;
import com.salesagent.domain.send.SendIds;
import com.salesagent.domain.send.SendLedger;
import com.salesagent.domain.send.SendStatus;
import com.salesagent.domain.send.Sequences;
import com.salesagent.domain.track.Consequence;
import com.salesagent.domain.track.DeliveryEvent;
import com.salesagent.domain.track.DeliveryType;
import com.salesagent.domain.track.EventLog;
import com.salesagent.domain.track.EventLog.Recorded;
import com.salesagent.platform.failure.TransientFailure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Applies one delivery event, once, whatever order events come in. */
final class ApplyEvent {
    private static final int ATTEMPTS = 5;

    private final LeadStore leads;
    private final EventLog events;
    private final SuppressionList suppression;
    private final SendLedger ledger;
    private final ApprovalRecords approvals;
    private final CampaignStore campaigns;

    ApplyEvent(
            LeadStore leads,
            EventLog events,
            SuppressionList suppression,
            SendLedger ledger,
            ApprovalRecords approvals,
            CampaignStore campaigns) {
        this.leads = leads;
        this.events = events;
        this.suppression = suppression;
        this.ledger = ledger;
        this.approvals = approvals;
        this.campaigns = campaigns;
    }

    Applied apply(DeliveryEvent event) {
        Optional<String> leadId = lead(event);
        if (leadId.isEmpty()) {
            return withoutLead(event);
        }
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            LeadFile file = leads.open(leadId.get()).orElse(null);
            if (file == null) {
                return withoutLead(event);
            }
            Recorded recorded = record(file, event);
            if (recorded != Recorded.STALE) {
                // Evidence settles a send in doubt even where the event itself was known already:
                // the worker may have
                // given up between the two.
                settle(file, event);
                return recorded == Recorded.NEW ? Applied.NEW : Applied.DUPLICATE;
            }
        }
        throw new TransientFailure("a lead changed each time an event was applied", null);
    }

    private Optional<String> lead(DeliveryEvent event) {
        return SendIds.leadOf(event.reference())
                .or(() -> SendIds.leadOf(SendIds.referenceOf(event.smtpId())))
                .or(() -> leads.contactAt(event.address()).map(LeadStore.ContactRef::leadId));
    }

    /** A complaint counts whoever it is from; the rest waits for a person. */
    private Applied withoutLead(DeliveryEvent event) {
        Entry entry = suppressing(event);
        if (entry == null || event.address().isEmpty()) {
            return Applied.QUARANTINED;
        }
        suppression.suppress(event.address(), entry);
        return Applied.NEW;
    }

    private Recorded record(LeadFile file, DeliveryEvent event) {
        Contact contact =
                file.contacts().stream()
                        .filter(c -> c.address().equalsIgnoreCase(event.address()))
                        .findFirst()
                        .orElse(null);
        Map<String, String> details = new LinkedHashMap<>();
        detail(details, "reason", event.reason());
        detail(details, "attempt", event.attempt());
        List<String> keys = new ArrayList<>(List.of(event.naturalKey()));
        if (!event.eventId().isEmpty()) {
            keys.add(event.eventId());
        }
        LeadEvent recorded =
                new LeadEvent(
                        file.lead().id(),
                        event.naturalKey(),
                        event.type().id(),
                        contact == null ? "" : contact.id(),
                        send(file, event).map(Send::id).orElse(""),
                        event.at(),
                        details);
        return events.record(file, recorded, keys, consequence(contact, event));
    }

    private static void detail(Map<String, String> details, String name, String value) {
        if (!value.isEmpty()) {
            details.put(name, value.length() > 300 ? value.substring(0, 300) : value);
        }
    }

    private static Consequence consequence(Contact contact, DeliveryEvent event) {
        Entry entry = suppressing(event);
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

    private static Optional<Send> send(LeadFile file, DeliveryEvent event) {
        String byArgument = SendIds.sendOf(event.reference());
        String sendId =
                byArgument.isEmpty()
                        ? SendIds.sendOf(SendIds.referenceOf(event.smtpId()))
                        : byArgument;
        return file.sends().stream().filter(send -> send.id().equals(sendId)).findFirst();
    }

    private void settle(LeadFile file, DeliveryEvent event) {
        Send send = send(file, event).orElse(null);
        if (send == null
                || !event.type().showsAcceptance()
                || send.status() != SendStatus.IN_DOUBT) {
            return;
        }
        Campaign campaign = campaigns.find(send.campaignId()).orElseThrow();
        ApprovalRecord approval = approvals.find(send.leadId(), send.approvalId()).orElseThrow();
        boolean goesOn = event.type() != DeliveryType.BOUNCE && suppressing(event) == null;
        Send next =
                goesOn
                        ? Sequences.next(file, campaign, approval, send, event.at()).orElse(null)
                        : null;
        StageChange contacted =
                file.lead().stage() == Stage.DRAFT_CREATED
                        ? new StageChange(
                                "sent." + send.id(),
                                Stage.DRAFT_CREATED,
                                Stage.CONTACTED,
                                "tracker",
                                event.at(),
                                "an event shows that the email had left")
                        : null;
        ledger.accept(send, event.providerId(), event.at(), contacted, next);
    }
}
