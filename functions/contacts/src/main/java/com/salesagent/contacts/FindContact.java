package com.salesagent.contacts;

import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.campaign.CampaignStore;
import com.salesagent.domain.contact.Addresses;
import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.contact.Contact.Deliverability;
import com.salesagent.domain.contact.CountryPolicy;
import com.salesagent.domain.lead.Lead;
import com.salesagent.domain.lead.LeadPatch;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.lead.StageChange;
import com.salesagent.domain.run.LogEntry;
import com.salesagent.domain.run.RunStore;
import com.salesagent.platform.failure.PermanentFailure;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Chooses whom to write to at one lead: a contact that the lead has, else somebody whom a source
 * names, else, in the local cloud, a made-up one. With nobody, the lead says that it needs a
 * contact, and its run's draft review waits for one draft fewer.
 *
 * <p>The stage stays as it is: having a contact is an attribute.
 */
final class FindContact {
    private static final int MAX_STORED = 5;
    private static final int ID_LENGTH = 12;

    // A person's own addition first, then a real contact before the made-up one.
    private static final Comparator<Contact> BEST_FIRST =
            Comparator.comparing(Contact::demonstration)
                    .thenComparing(contact -> !contact.source().startsWith("person"))
                    .thenComparingInt(Contact::rank)
                    .thenComparing(contact -> Persona.of(contact.title()))
                    .thenComparing(Contact::id);

    private final LeadStore leads;
    private final RunStore runs;
    private final CampaignStore campaigns;
    private final Predicate<String> suppressed;
    private final DraftReview drafts;
    private final List<ContactSource> sources;
    private final InstantSource clock;

    /**
     * A use case on its ports.
     *
     * @param suppressed whether an address, or its domain, is on the suppression list
     */
    FindContact(
            LeadStore leads,
            RunStore runs,
            CampaignStore campaigns,
            Predicate<String> suppressed,
            DraftReview drafts,
            List<ContactSource> sources,
            InstantSource clock) {
        this.leads = leads;
        this.runs = runs;
        this.campaigns = campaigns;
        this.suppressed = suppressed;
        this.drafts = drafts;
        this.sources = List.copyOf(sources);
        this.clock = clock;
    }

    /**
     * Whom to write to. A repeat answers with the contact that the first call chose, and writes
     * nothing new.
     *
     * @throws PermanentFailure where the lead or the campaign doesn't exist
     */
    Found find(String runId, String leadId, String campaignId) {
        Instant started = clock.instant();
        Lead lead = leads.find(leadId).orElseThrow(() -> missing("lead", leadId));
        Campaign campaign =
                campaigns.find(campaignId).orElseThrow(() -> missing("campaign", campaignId));
        List<String> notes = new ArrayList<>();
        List<Contact> known = leads.contacts(leadId);
        Optional<Contact> chosen =
                choose(lead, known, campaign)
                        .or(() -> ask(lead, campaign, known, notes))
                        .or(() -> demonstration(lead, campaign, known));
        boolean nobody = chosen.isEmpty();
        if (nobody != lead.needsContact()) {
            // First the lead, so that a call that dies in between leaves the review a minute late,
            // never short of a draft.
            leads.patch(leadId, LeadPatch.ofNeedsContact(nobody));
            if (nobody) {
                drafts.oneFewer(runId, leadId);
            }
        }
        Found found = chosen.map(Found::of).orElse(Found.NOBODY);
        if (nobody) {
            known.stream().flatMap(each -> unlawful(lead, each).stream()).forEach(notes::add);
        }
        runs.log(row(runId, lead, chosen, found, detail(chosen, known, notes), started));
        return found;
    }

    private Optional<Contact> choose(Lead lead, List<Contact> known, Campaign campaign) {
        return known.stream()
                .filter(Contact::canBeWrittenTo)
                .filter(contact -> campaign.demonstrationContacts() || !contact.demonstration())
                .filter(contact -> unlawful(lead, contact).isEmpty())
                .sorted(BEST_FIRST)
                .filter(contact -> !suppressed.test(contact.address()))
                .findFirst();
    }

    /** What the law of their country has against writing to them first. */
    private Optional<String> unlawful(Lead lead, Contact contact) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return CountryPolicy.of(lead.company(), contact).against(contact, today);
    }

    private Optional<Contact> ask(
            Lead lead, Campaign campaign, List<Contact> known, List<String> notes) {
        for (ContactSource source : sources) {
            ContactSource.Answer answer = source.find(lead, campaign);
            if (store(lead.id(), answer.candidates(), known)) {
                return chosenOfStored(lead, campaign);
            }
            notes.add(
                    answer.candidates().isEmpty()
                            ? answer.note()
                            : "the addresses that a source names may not be written to");
        }
        return Optional.empty();
    }

    /**
     * Stores the first few who may be written to, in their order.
     *
     * @return whether there was anybody
     */
    private boolean store(String leadId, List<Candidate> candidates, List<Contact> known) {
        // Whoever is known and was not chosen can't be written to, wherever they are found again.
        List<String> closed = known.stream().map(Contact::id).toList();
        int stored = 0;
        for (Candidate candidate : candidates) {
            Contact contact = contact(leadId, candidate, stored + 1, false);
            if (stored < MAX_STORED
                    && !closed.contains(contact.id())
                    && !suppressed.test(contact.address())
                    && leads.addContact(contact).equals(leadId)) {
                stored++;
            }
        }
        return stored > 0;
    }

    /** Only for a lead that has no contact at all: nobody who said no is replaced by a puppet. */
    private Optional<Contact> demonstration(Lead lead, Campaign campaign, List<Contact> known) {
        if (!campaign.demonstrationContacts() || !known.isEmpty()) {
            return Optional.empty();
        }
        for (boolean unique : new boolean[] {false, true}) {
            Candidate person = DemonstrationContacts.of(lead.id(), unique);
            if (leads.addContact(contact(lead.id(), person, 1, true)).equals(lead.id())) {
                return chosenOfStored(lead, campaign);
            }
        }
        return Optional.empty();
    }

    /** As stored, since another delivery of the same task may have stored it first. */
    private Optional<Contact> chosenOfStored(Lead lead, Campaign campaign) {
        return choose(lead, leads.contacts(lead.id()), campaign);
    }

    private Contact contact(String leadId, Candidate from, int rank, boolean demonstration) {
        return new Contact(
                Addresses.hash(from.address()).substring(0, ID_LENGTH),
                leadId,
                from.name(),
                from.title(),
                from.address(),
                from.phone(),
                from.source(),
                rank,
                Deliverability.UNVERIFIED,
                demonstration,
                clock.instant());
    }

    private static String detail(
            Optional<Contact> chosen, List<Contact> known, List<String> notes) {
        if (chosen.isPresent()) {
            return chosen.get().demonstration()
                    ? "a made-up person at a reserved address"
                    : "named by " + chosen.get().source().split(" ", 2)[0];
        }
        List<String> reasons = new ArrayList<>();
        if (!known.isEmpty()) {
            reasons.add("the contacts that the lead has may not be written to");
        }
        reasons.addAll(notes);
        return reasons.isEmpty() ? "no source names anybody" : String.join("; ", reasons);
    }

    private LogEntry row(
            String runId,
            Lead lead,
            Optional<Contact> chosen,
            Found found,
            String detail,
            Instant started) {
        return new LogEntry(
                runId,
                "contacts",
                "contact",
                lead.id(),
                found.outcome(),
                detail,
                Duration.between(started, clock.instant()).toMillis(),
                "",
                0,
                0,
                since(lead, chosen));
    }

    /**
     * Since when the answer holds, and not the time of the call, so that a repeat writes the same
     * row: the approval, or the contact where that came later.
     */
    private static Instant since(Lead lead, Optional<Contact> chosen) {
        Instant approved =
                lead.history().stream()
                        .filter(change -> change.to() == Stage.APPROVED)
                        .map(StageChange::at)
                        .max(Comparator.naturalOrder())
                        .orElse(lead.stageSince());
        return chosen.map(Contact::at).filter(at -> at.isAfter(approved)).orElse(approved);
    }

    private static PermanentFailure missing(String what, String id) {
        return new PermanentFailure("there is no %s %s".formatted(what, id), null);
    }

    /**
     * What the machine needs to know.
     *
     * @param contactId blank for nobody
     */
    record Found(String contactId, String outcome) {
        static final Found NOBODY = new Found("", "none");

        static Found of(Contact contact) {
            return new Found(contact.id(), contact.demonstration() ? "demonstration" : "found");
        }
    }
}
