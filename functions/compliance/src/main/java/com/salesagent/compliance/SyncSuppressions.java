package com.salesagent.compliance;

import com.salesagent.domain.contact.Addresses;
import com.salesagent.domain.contact.Contact;
import com.salesagent.domain.contact.Contact.Deliverability;
import com.salesagent.domain.contact.OptOuts;
import com.salesagent.domain.contact.SuppressionList;
import com.salesagent.domain.contact.SuppressionList.Entry;
import com.salesagent.domain.contact.SuppressionRegister;
import com.salesagent.domain.contact.SuppressionRegister.Kind;
import com.salesagent.domain.contact.SuppressionRegister.Listed;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.lead.LeadStore.ContactRef;
import com.salesagent.domain.mail.ProviderSuppressions;
import com.salesagent.domain.mail.ProviderSuppressions.Suppressed;
import com.salesagent.platform.dynamodb.Parallel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Brings the two lists together: what the mail provider heard of (a complaint, an address that
 * doesn't exist) is ours within a day even where its event was lost, and what we heard of is the
 * provider's. Safe to repeat, and to run twice at once.
 */
final class SyncSuppressions {
    // Looked at again each time: the provider's lists and our index lag behind by seconds to hours.
    private static final Duration OVERLAP = Duration.ofDays(2);
    private static final int BATCH = 500;

    private final SuppressionList list;
    private final SuppressionRegister register;
    private final LeadStore leads;
    private final OptOuts optOuts;
    private final ProviderSuppressions provider;
    private final SyncMarks marks;
    private final InstantSource clock;

    SyncSuppressions(
            SuppressionList list,
            SuppressionRegister register,
            LeadStore leads,
            OptOuts optOuts,
            ProviderSuppressions provider,
            SyncMarks marks,
            InstantSource clock) {
        this.list = list;
        this.register = register;
        this.leads = leads;
        this.optOuts = optOuts;
        this.provider = provider;
        this.marks = marks;
        this.clock = clock;
    }

    /** Pulls, then pushes. */
    Result sync() {
        Instant now = clock.instant();
        Instant from = marks.last().map(at -> at.minus(OVERLAP)).orElse(Instant.EPOCH);
        int pulled = 0;
        for (ProviderSuppressions.Kind kind : ProviderSuppressions.Kind.values()) {
            pulled += pull(kind, provider.since(kind, from));
        }
        List<Listed> ours = register.since(from);
        List<String> addresses =
                ours.stream().map(this::address).flatMap(Optional::stream).distinct().toList();
        for (int start = 0; start < addresses.size(); start += BATCH) {
            provider.add(addresses.subList(start, Math.min(start + BATCH, addresses.size())));
        }
        // Only now: what broke off is done again from the same moment.
        marks.done(now);
        return new Result(pulled, addresses.size(), ours.size() - addresses.size());
    }

    /**
     * What a synchronisation did.
     *
     * @param pulled addresses that we hadn't known
     * @param pushed addresses given to the provider, repeats included
     * @param unnamed entries that we know by their hash only: erased people, imported hashes,
     *     domains. The last gate stops them; the provider can't be told
     */
    record Result(int pulled, int pushed, int unnamed) {}

    private int pull(ProviderSuppressions.Kind kind, List<Suppressed> all) {
        List<Suppressed> named =
                all.stream().filter(each -> Addresses.valid(each.address())).toList();
        Set<String> known = list.findAll(named.stream().map(Suppressed::address).toList()).keySet();
        List<Suppressed> fresh =
                named.stream().filter(each -> !known.contains(each.address())).toList();
        Parallel.map(fresh, suppressed -> pull(kind, suppressed));
        return fresh.size();
    }

    private String pull(ProviderSuppressions.Kind kind, Suppressed suppressed) {
        String address = suppressed.address();
        Entry entry = new Entry(kind.reason(), "provider", suppressed.at());
        Optional<ContactRef> contact = leads.contactAt(address);
        if (kind.reason().equals("hard_bounce")) {
            list.suppress(address, entry);
            contact.ifPresent(
                    at -> leads.mark(at.leadId(), at.contactId(), Deliverability.BOUNCED));
        } else if (contact.flatMap(at -> optOuts.record(at.leadId(), at.contactId(), entry))
                .isEmpty()) {
            list.suppress(address, entry);
        }
        return address;
    }

    /** The address behind a hash, as long as a contact has it. */
    private Optional<String> address(Listed listed) {
        if (listed.kind() != Kind.ADDRESS || listed.entry().source().equals("provider")) {
            return Optional.empty();
        }
        return leads.contactOf(listed.hash())
                .flatMap(
                        at ->
                                leads.contacts(at.leadId()).stream()
                                        .filter(each -> each.id().equals(at.contactId()))
                                        .map(Contact::address)
                                        .findFirst());
    }
}
