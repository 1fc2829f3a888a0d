package com.salesagent.compliance;

import com.salesagent.domain.contact.Addresses;
import com.salesagent.domain.contact.OptOuts;
import com.salesagent.domain.contact.SuppressionList;
import com.salesagent.domain.contact.SuppressionList.Entry;
import com.salesagent.domain.contact.SuppressionRegister;
import com.salesagent.domain.contact.SuppressionRegister.Listed;
import com.salesagent.domain.contact.SuppressionRegister.Page;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.mail.ProviderSuppressions;
import com.salesagent.platform.BadRequest;
import com.salesagent.platform.dynamodb.Parallel;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The suppression list in people's hands: add, import, list. Nothing is ever taken off it. */
final class Suppressions {
    private static final Logger LOG = LoggerFactory.getLogger(Suppressions.class);
    private static final int PAGE = 2000;
    private static final int SHOWN_PROBLEMS = 20;

    private final SuppressionList list;
    private final SuppressionRegister register;
    private final LeadStore leads;
    private final OptOuts optOuts;
    private final ProviderSuppressions provider;
    private final InstantSource clock;

    Suppressions(
            SuppressionList list,
            SuppressionRegister register,
            LeadStore leads,
            OptOuts optOuts,
            ProviderSuppressions provider,
            InstantSource clock) {
        this.list = list;
        this.register = register;
        this.leads = leads;
        this.optOuts = optOuts;
        this.provider = provider;
        this.clock = clock;
    }

    /**
     * Adds one address, or a whole domain.
     *
     * @return what is so now, in words for a person
     */
    String add(Body body) {
        Entry entry =
                new Entry(
                        body.line("reason", "manual").replace(' ', '_'),
                        body.actor(),
                        clock.instant());
        String domain = body.line("domain");
        if (domain.isEmpty()) {
            suppress(body.address(), entry);
            push(List.of(body.address()));
            return "the address is never written to again";
        }
        if (!Addresses.validDomain(domain)) {
            throw new BadRequest("domain", domain, "a domain such as company.com");
        }
        list.suppressDomain(domain, entry);
        return "no address at exactly " + domain + " is ever written to again";
    }

    /**
     * Adds what a CSV file names, row by row: an address anywhere in the row, or a domain or a hash
     * of an earlier export in its first cells.
     */
    Map<String, Object> read(Body body) {
        int firstRow = body.fields().get("firstRow") instanceof Number row ? row.intValue() : 1;
        SuppressionFile file = SuppressionFile.read(body.text("csv"), firstRow);
        Entry entry = new Entry("imported", body.actor(), clock.instant());
        Parallel.map(file.addresses(), address -> suppress(address, entry));
        file.domains().forEach(domain -> list.suppressDomain(domain, entry));
        Parallel.map(
                file.listed(),
                listed -> {
                    register.add(listed);
                    return listed;
                });
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("addresses", file.addresses().size());
        answer.put("domains", file.domains().size());
        answer.put("hashes", file.listed().size());
        answer.put("pushed", push(file.addresses()));
        answer.put("unreadable", file.problems().size());
        answer.put("problems", file.problems().stream().limit(SHOWN_PROBLEMS).toList());
        return answer;
    }

    /** Where the address is a contact's, all that is planned for it ends with the same write. */
    private String suppress(String address, Entry entry) {
        boolean known =
                leads.contactAt(address)
                        .flatMap(at -> optOuts.record(at.leadId(), at.contactId(), entry))
                        .isPresent();
        if (!known) {
            list.suppress(address, entry);
        }
        return address;
    }

    // The provider's list is the second wall: without it the first one stands.
    private boolean push(List<String> addresses) {
        try {
            provider.add(addresses);
            return true;
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).addKeyValue("count", addresses.size()).log("push.failed");
            return false;
        }
    }

    /** A part of the list; {@code cursor} of the answer asks for the next, until it is blank. */
    Map<String, Object> list(String cursor) {
        if (!cursor.matches("[0-9a-f]{0,2}")) {
            throw new BadRequest("cursor", cursor, "the cursor of the part before");
        }
        Page page = register.page(cursor, PAGE);
        List<Map<String, Object>> rows = page.entries().stream().map(Suppressions::row).toList();
        return Map.of("entries", rows, "cursor", page.cursor());
    }

    private static Map<String, Object> row(Listed listed) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("kind", listed.kind().id());
        row.put("hash", listed.hash());
        row.put("reason", listed.entry().reason());
        row.put("source", listed.entry().source());
        row.put("at", listed.entry().at().toString());
        return row;
    }
}
