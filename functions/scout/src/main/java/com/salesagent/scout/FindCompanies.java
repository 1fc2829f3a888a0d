package com.salesagent.scout;

import com.salesagent.domain.contact.Addresses;
import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.contact.Contact.Deliverability;
import com.salesagent.domain.contact.SuppressionList;
import com.salesagent.domain.lead.Lead;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.lead.LeadStore.Found;
import com.salesagent.domain.run.LogEntry;
import com.salesagent.domain.run.Run;
import com.salesagent.domain.run.RunStore;
import com.salesagent.platform.failure.PermanentFailure;
import com.salesagent.scout.CompanySource.Supply;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds a run's companies and stores them as its leads. Asks the sources in order until there are
 * as many as asked; never takes a company that another run has, or that asked to be left alone.
 *
 * <p>Safe to repeat: what this run has stored already is found again as its own, in the same order.
 */
final class FindCompanies {
    private static final int ID_LENGTH = 16;

    private final LeadStore leads;
    private final RunStore runs;
    private final SuppressionList suppressed;
    private final List<CompanySource> sources;
    private final InstantSource clock;

    FindCompanies(
            LeadStore leads,
            RunStore runs,
            SuppressionList suppressed,
            List<CompanySource> sources,
            InstantSource clock) {
        this.leads = leads;
        this.runs = runs;
        this.suppressed = suppressed;
        this.sources = List.copyOf(sources);
        this.clock = clock;
    }

    CompaniesFound find(String runId) {
        Instant started = clock.instant();
        Run run =
                runs.find(runId)
                        .orElseThrow(() -> new PermanentFailure("no such run: " + runId, null));
        FindingNotes notes = new FindingNotes(run.request());
        Set<String> taken = new LinkedHashSet<>();
        for (CompanySource source : sources) {
            if (source.answers(run) && taken.size() < run.request().count()) {
                Supply supply = source.find(run);
                notes.asked(supply);
                take(run, supply, taken, notes);
            }
        }
        notes.close(taken.size());
        runs.discovered(runId, taken.size(), notes.alreadyKnown(), notes.forRun());
        long millis = clock.millis() - started.toEpochMilli();
        runs.log(LogEntry.of(runId, "scout", "found", "", outcome(taken, run), millis, started));
        return new CompaniesFound(
                List.copyOf(taken),
                taken.size(),
                run.request().count(),
                notes.alreadyKnown(),
                notes.notes(),
                notes.problems());
    }

    private static String outcome(Set<String> taken, Run run) {
        if (taken.isEmpty()) {
            return "none";
        }
        return taken.size() < run.request().count() ? "fewer" : "ok";
    }

    /** Goes through the offers in order, as many at a time as are still wanted. */
    private void take(Run run, Supply supply, Set<String> taken, FindingNotes notes) {
        List<Offer> offers = supply.offers();
        int wanted = run.request().count();
        int next = 0;
        while (next < offers.size() && taken.size() < wanted) {
            int end = Math.min(offers.size(), next + wanted - taken.size());
            takeBatch(run, offers.subList(next, end), taken, notes);
            next = end;
        }
        notes.left(offers.size() - next);
    }

    private void takeBatch(Run run, List<Offer> batch, Set<String> taken, FindingNotes notes) {
        Map<String, Lead> stored =
                leads.findAll(batch.stream().flatMap(o -> o.listing().leadIds().stream()).toList());
        Set<String> silent = suppressed(batch);
        List<Found> candidates = new ArrayList<>();
        Map<String, Offer> byId = new HashMap<>();
        for (Offer offer : batch) {
            Lead known = known(offer, stored);
            if (known != null && !known.runId().equals(run.id())) {
                notes.known();
            } else if (silent.contains(postmaster(offer))) {
                notes.suppressed();
            } else {
                String id = known == null ? offer.listing().leadId() : known.id();
                byId.put(id, offer);
                List<Contact> contacts = contacts(id, offer, silent);
                notes.suppressedContacts(offer.contacts().size() - contacts.size());
                candidates.add(new Found(id, offer.listing().company(), contacts));
            }
        }
        List<String> ours = leads.create(run.id(), run.request().campaignId(), candidates);
        for (String id : ours) {
            if (taken.add(id)) {
                notes.taken(byId.get(id));
            }
        }
        // Another run was faster with the others.
        for (int i = ours.size(); i < candidates.size(); i++) {
            notes.known();
        }
    }

    private static Lead known(Offer offer, Map<String, Lead> stored) {
        for (String id : offer.listing().leadIds()) {
            if (stored.containsKey(id)) {
                return stored.get(id);
            }
        }
        return null;
    }

    /**
     * Who of these asked to be left alone: people of the list, and companies as a whole, which
     * their postmaster stands for.
     */
    private Set<String> suppressed(List<Offer> batch) {
        Set<String> addresses = new LinkedHashSet<>();
        for (Offer offer : batch) {
            if (!offer.listing().domain().isEmpty()) {
                addresses.add(postmaster(offer));
            }
            offer.contacts().forEach(person -> addresses.add(person.address()));
        }
        return suppressed.findAll(addresses).keySet();
    }

    private static String postmaster(Offer offer) {
        return "postmaster@" + offer.listing().domain();
    }

    private List<Contact> contacts(String leadId, Offer offer, Set<String> silent) {
        List<Contact> contacts = new ArrayList<>();
        Instant now = clock.instant();
        for (CsvContact person : offer.contacts()) {
            if (silent.contains(person.address())) {
                continue;
            }
            contacts.add(
                    new Contact(
                            Addresses.hash(person.address()).substring(0, ID_LENGTH),
                            leadId,
                            person.name(),
                            person.title(),
                            person.address(),
                            person.phone(),
                            "csv",
                            contacts.size() + 1,
                            Deliverability.UNVERIFIED,
                            false,
                            now,
                            person.basis() == null
                                    ? null
                                    : person.basis().on(LocalDate.ofInstant(now, ZoneOffset.UTC)),
                            person.country()));
        }
        return contacts;
    }
}
