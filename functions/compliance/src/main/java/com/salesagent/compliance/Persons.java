package com.salesagent.compliance;

import com.salesagent.domain.contact.Addresses;
import com.salesagent.domain.contact.Basis;
import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.contact.CountryPolicy;
import com.salesagent.domain.contact.Erasures;
import com.salesagent.domain.contact.Erasures.Open;
import com.salesagent.domain.contact.Erasures.Receipt;
import com.salesagent.domain.contact.OptOuts;
import com.salesagent.domain.contact.PersonData;
import com.salesagent.domain.contact.PersonData.Person;
import com.salesagent.domain.contact.SuppressionList;
import com.salesagent.domain.contact.SuppressionList.Entry;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.mail.ProviderSuppressions;
import com.salesagent.platform.BadRequest;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * A person's right to see what is held about them, and to have it erased. Whoever is erased stays
 * suppressed, by a hash: an erasure must not be how somebody is written to again.
 */
final class Persons {
    private static final Logger LOG = LoggerFactory.getLogger(Persons.class);

    // What was on its way at the first look (an event in a queue, a decision in a stream) has
    // arrived by then.
    private static final Duration SETTLED = Duration.ofHours(1);

    private final Stores stores;
    private final ProviderSuppressions provider;
    private final SearchRaw raw;
    private final InstantSource clock;

    /** What is read and written. */
    record Stores(
            LeadStore leads,
            SuppressionList suppression,
            OptOuts optOuts,
            PersonData data,
            Erasures erasures) {}

    Persons(Stores stores, ProviderSuppressions provider, SearchRaw raw, InstantSource clock) {
        this.stores = stores;
        this.provider = provider;
        this.raw = raw;
        this.clock = clock;
    }

    /** Everything held about the person behind an address. */
    Map<String, Object> export(String address, BooleanSupplier time) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("address", address);
        all.put("at", clock.instant().toString());
        stores.suppression().find(address).ifPresent(entry -> all.put("suppression", row(entry)));
        contact(address).ifPresent(person -> all.putAll(stores.data().held(Person.of(person))));
        String hash = Addresses.hash(address);
        SearchRaw.Found found = raw.find(Set.of(hash), "", time);
        String own = contact(address).map(Contact::leadId).orElse("");
        List<Map<String, Object>> named =
                mentioned(found, own).stream()
                        .map(leadId -> lead(leadId, hash))
                        .filter(lead -> lead.size() > 1)
                        .toList();
        if (!named.isEmpty()) {
            all.put("named_in_leads", named);
        }
        all.put("raw_objects", found.keys());
        all.put("raw_objects_complete", found.complete());
        receipt(address).ifPresent(receipt -> all.put("erasure", receipt));
        return all;
    }

    private Map<String, Object> lead(String leadId, String hash) {
        Map<String, Object> lead = new LinkedHashMap<>();
        lead.put("lead_id", leadId);
        lead.putAll(stores.data().held(new Person(leadId, "", hash, "")));
        return lead;
    }

    /**
     * Leads whose mail names a person that may be no contact of theirs: whom an answer referred us
     * to, who was in copy.
     *
     * @param own the lead whose contact the person is; blank for none
     */
    private List<String> mentioned(SearchRaw.Found found, String own) {
        return found.addressees().stream()
                .filter(id -> !id.equals(own))
                .filter(id -> stores.leads().find(id).isPresent())
                .toList();
    }

    private static Map<String, Object> row(Entry entry) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("reason", entry.reason());
        row.put("source", entry.source());
        row.put("at", entry.at().toString());
        return row;
    }

    /**
     * Erases the person behind an address. May be repeated.
     *
     * @return the receipt
     */
    Map<String, Object> erase(String address, String by, BooleanSupplier time) {
        Instant now = clock.instant();
        String hash = Addresses.hash(address);
        Optional<Contact> contact = contact(address);
        // First the stop, then the forgetting: whatever breaks off in between, nobody is written
        // to.
        Entry entry = new Entry("erasure", by, now);
        stores.suppression().suppress(address, entry);
        contact.ifPresent(person -> stores.optOuts().record(person.leadId(), person.id(), entry));
        tellProvider(address);
        stores.erasures()
                .open(
                        new Open(
                                hash,
                                contact.map(Contact::leadId).orElse(""),
                                contact.map(Contact::id).orElse(""),
                                now,
                                ""));
        Map<String, Integer> counts =
                new TreeMap<>(
                        contact.map(person -> stores.data().erase(Person.of(person)))
                                .orElse(Map.of()));
        eraseRaw(hash, "", contact.map(Contact::leadId).orElse(""), time, counts);
        stores.erasures().erased(hash, by, now, counts);
        return receipt(address).orElseThrow();
    }

    /** The mails and batches that name somebody, and before them what their leads hold of it. */
    private SearchRaw.Found eraseRaw(
            String hash,
            String after,
            String ownLead,
            BooleanSupplier time,
            Map<String, Integer> counts) {
        SearchRaw.Found found = raw.find(Set.of(hash), after, time);
        for (String leadId : mentioned(found, ownLead)) {
            stores.data()
                    .erase(new Person(leadId, "", hash, ""))
                    .forEach((kind, count) -> counts.merge(kind, count, Integer::sum));
        }
        raw.erase(found, Set.of(hash));
        counts.merge("raw_objects", found.keys().size(), Integer::sum);
        return found;
    }

    // While the address is still known.
    private void tellProvider(String address) {
        try {
            provider.add(List.of(address));
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).log("push.failed");
        }
    }

    /**
     * The second look at each open erasure; it closes those that are old enough. What there was no
     * time for is gone on with by the next call, from the object where this one stopped.
     *
     * @return how many were closed
     */
    int sweep(BooleanSupplier time) {
        Instant now = clock.instant();
        List<Open> settled =
                stores.erasures().open().stream()
                        .filter(open -> !open.at().plus(SETTLED).isAfter(now))
                        .toList();
        if (settled.isEmpty()) {
            return 0;
        }
        Map<String, Integer> counts = new TreeMap<>();
        for (Open open : settled) {
            counts.clear();
            if (!open.leadId().isEmpty()) {
                counts.putAll(
                        stores.data()
                                .erase(
                                        new Person(
                                                open.leadId(),
                                                open.contactId(),
                                                open.addressHash(),
                                                "")));
            }
            SearchRaw.Found found =
                    eraseRaw(open.addressHash(), open.sweptThrough(), open.leadId(), time, counts);
            stores.erasures().erased(open.addressHash(), "sweep", now, counts);
            if (!found.complete()) {
                stores.erasures().sweptThrough(open.addressHash(), found.last());
                return settled.indexOf(open);
            }
            stores.erasures().complete(open.addressHash(), now);
        }
        return settled.size();
    }

    /**
     * Records why it is lawful to write to a contact.
     *
     * @return what is so now, in words for a person
     */
    String basis(Body body) {
        String address = body.address();
        Contact contact =
                contact(address)
                        .orElseThrow(
                                () ->
                                        new BadRequest(
                                                "address", address, "the address of a contact"));
        String note = body.line("note");
        if (note.isEmpty()) {
            throw new BadRequest("note", note, "where the basis can be looked up");
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate since = day(body.line("since", today.toString()), today);
        Basis basis = new Basis(kind(body.line("basis")), since, note);
        stores.leads().recordBasis(contact.leadId(), contact.id(), basis);
        Contact recorded = contact(address).orElseThrow();
        CountryPolicy policy =
                CountryPolicy.of(
                        stores.leads().find(contact.leadId()).orElseThrow().company(), recorded);
        return policy.against(recorded, today)
                .map(reason -> "recorded, but not enough: " + reason)
                .orElse(policy.basisOf(recorded));
    }

    private static Basis.Kind kind(String id) {
        try {
            return Basis.Kind.of(id);
        } catch (IllegalArgumentException e) {
            throw new BadRequest(
                    "basis", id, "consent, inquiry, customer, published or legitimate_interest");
        }
    }

    private static LocalDate day(String text, LocalDate today) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (!day.isAfter(today)) {
                return day;
            }
        } catch (DateTimeParseException e) {
            // The same answer as for a day that is still to come.
        }
        throw new BadRequest("since", text, "a day that has been, such as 2026-11-01");
    }

    private Optional<Contact> contact(String address) {
        return stores.leads()
                .contactAt(address)
                .flatMap(
                        at ->
                                stores.leads().contacts(at.leadId()).stream()
                                        .filter(each -> each.id().equals(at.contactId()))
                                        .findFirst());
    }

    private Optional<Map<String, Object>> receipt(String address) {
        return stores.erasures().receipt(Addresses.hash(address)).map(Persons::row);
    }

    private static Map<String, Object> row(Receipt receipt) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("receipt", receipt.addressHash());
        row.put("erasedBy", receipt.by());
        row.put("at", receipt.at().toString());
        row.put("erased", new TreeMap<>(receipt.counts()));
        row.put("staysSuppressed", true);
        row.put(
                "complete",
                receipt.completedAt() == null
                        ? "after a second look, an hour from the first at the earliest"
                        : receipt.completedAt().toString());
        return row;
    }
}
