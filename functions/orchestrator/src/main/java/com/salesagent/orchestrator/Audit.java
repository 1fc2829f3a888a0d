package com.salesagent.orchestrator;

import com.salesagent.domain.approval.ApprovalRecord;
import com.salesagent.domain.approval.ApprovalRecords;
import com.salesagent.domain.audit.AuditChain;
import com.salesagent.domain.audit.AuditEntries;
import com.salesagent.domain.audit.AuditEntry;
import com.salesagent.domain.audit.AuditReport;
import com.salesagent.domain.audit.AuditStore;
import com.salesagent.domain.audit.AuditVerification;
import com.salesagent.domain.audit.DailyRoot;
import com.salesagent.domain.audit.Seal;
import com.salesagent.domain.audit.Seal.Sealed;
import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.lead.Stage;
import com.salesagent.platform.dynamodb.Parallel;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Seals once a day what was decided and sent, and tells whether it still is what it was. It works
 * beside the path of an email: nothing waits for it, and it writes an item for about a hundred
 * leads.
 */
final class Audit {
    private static final Logger LOG = LoggerFactory.getLogger(Audit.class);

    private final LeadStore leads;
    private final ApprovalRecords approvals;
    private final AuditStore store;
    private final AuditChain chain;
    private final InstantSource clock;

    Audit(
            LeadStore leads,
            ApprovalRecords approvals,
            AuditStore store,
            AuditChain chain,
            InstantSource clock) {
        this.leads = leads;
        this.approvals = approvals;
        this.store = store;
        this.chain = chain;
        this.clock = clock;
    }

    /** What a lead's tables hold. */
    private record Held(String leadId, List<AuditEntry> entries, List<String> unapproved) {}

    /** Seals this day (UTC). A repeat on the same day finds the root that stands. */
    DailyRoot seal() {
        Instant now = clock.instant();
        LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        List<DailyRoot> roots = store.roots();
        if (!roots.isEmpty() && !roots.getLast().day().isBefore(day)) {
            return roots.getLast();
        }
        Map<String, String> heads = new HashMap<>();
        Map<String, Set<String>> known = new HashMap<>();
        for (DailyRoot root : roots) {
            for (Seal seal : store.seals(root)) {
                heads.put(seal.leadId(), seal.head());
                Set<String> refs = known.computeIfAbsent(seal.leadId(), lead -> new HashSet<>());
                seal.entries().stream().map(Sealed::ref).forEach(refs::add);
            }
        }
        List<Seal> seals = new ArrayList<>();
        for (Held held : Parallel.map(allLeads(now), this::held)) {
            if (held == null) {
                continue;
            }
            Seal seal =
                    chain.seal(
                            held.leadId(),
                            heads.getOrDefault(held.leadId(), AuditChain.start(held.leadId())),
                            known.getOrDefault(held.leadId(), Set.of()),
                            held.entries());
            if (!seal.entries().isEmpty()) {
                seals.add(seal);
            }
        }
        String before = roots.isEmpty() ? "" : roots.getLast().root();
        DailyRoot kept =
                store.keep(
                        new DailyRoot(
                                day,
                                before,
                                AuditChain.root(before, seals),
                                seals.size(),
                                seals.stream().mapToInt(seal -> seal.entries().size()).sum(),
                                0,
                                now),
                        seals);
        LOG.atInfo()
                .addKeyValue("day", kept.day())
                .addKeyValue("root", kept.root())
                .addKeyValue("leads", kept.leads())
                .addKeyValue("entries", kept.entries())
                .log("audit.sealed");
        return kept;
    }

    /** Checks each link of each chain, and each entry against what the tables hold. */
    AuditReport verify() {
        AuditVerification verification = new AuditVerification(chain);
        for (DailyRoot root : store.roots()) {
            verification.day(root, store.seals(root));
        }
        Set<String> all = new LinkedHashSet<>(verification.leads());
        all.addAll(allLeads(clock.instant()));
        List<String> ids = List.copyOf(all);
        List<Held> held = Parallel.map(ids, this::held);
        for (int i = 0; i < ids.size(); i++) {
            Held each = held.get(i);
            verification.lead(
                    ids.get(i),
                    each == null ? List.of() : each.entries(),
                    each == null ? List.of() : each.unapproved());
        }
        AuditReport report = verification.report();
        LOG.atInfo()
                .addKeyValue("entries", report.entries())
                .addKeyValue("whole", report.whole())
                .log("audit.verified");
        return report;
    }

    private List<String> allLeads(Instant now) {
        return Arrays.stream(Stage.values())
                .flatMap(stage -> leads.inStageSince(stage, now).stream())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private Held held(String leadId) {
        LeadFile file = leads.open(leadId).orElse(null);
        if (file == null) {
            return null;
        }
        List<ApprovalRecord> records = approvals.all(leadId);
        return new Held(
                leadId, AuditEntries.of(file, records), AuditEntries.unapproved(file, records));
    }
}
