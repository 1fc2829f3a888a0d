package com.salesagent.domain.audit;

import com.salesagent.domain.audit.Seal.Sealed;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Goes through the chains from the first day on and stops at the first link that doesn't hold:
 * first the seals among themselves, then what the tables hold against the seals.
 */
public final class AuditVerification {
    private final AuditChain chain;
    private final Map<String, String> heads = new LinkedHashMap<>();
    private final Map<String, Map<String, Evidence>> sealed = new HashMap<>();
    private String lastRoot = "";
    private String broken = "";
    private int days;
    private int entries;
    private int erased;
    private int waiting;

    public AuditVerification(AuditChain chain) {
        this.chain = chain;
    }

    private record Evidence(String digest, String day) {}

    /** Leads that have a chain, after all days were given. */
    public Set<String> leads() {
        return new LinkedHashSet<>(heads.keySet());
    }

    /** The next day, in order. */
    public void day(DailyRoot root, List<Seal> seals) {
        if (!broken.isEmpty()) {
            return;
        }
        days++;
        if (!root.before().equals(lastRoot)) {
            broken = "the root of %s doesn't follow the one before it".formatted(root.day());
            return;
        }
        if (!AuditChain.root(root.before(), seals).equals(root.root())) {
            broken =
                    "the root of %s is not that of the %d chains kept under it"
                            .formatted(root.day(), seals.size());
            return;
        }
        lastRoot = root.root();
        for (Seal seal : seals) {
            String head = heads.getOrDefault(seal.leadId(), AuditChain.start(seal.leadId()));
            if (!seal.before().equals(head)) {
                broken =
                        "lead %s: what was sealed on %s doesn't follow what was sealed before"
                                .formatted(seal.leadId(), root.day());
                return;
            }
            if (!AuditChain.head(head, seal.entries()).equals(seal.head())) {
                broken =
                        "lead %s: the chain that was sealed on %s was changed"
                                .formatted(seal.leadId(), root.day());
                return;
            }
            heads.put(seal.leadId(), seal.head());
            for (Sealed entry : seal.entries()) {
                entries++;
                sealed.computeIfAbsent(seal.leadId(), lead -> new LinkedHashMap<>())
                        .put(entry.ref(), new Evidence(entry.digest(), root.day().toString()));
            }
        }
    }

    /**
     * What a lead's tables hold now.
     *
     * @param unapproved sends without an approval, in words
     */
    public void lead(String leadId, List<AuditEntry> found, List<String> unapproved) {
        if (!broken.isEmpty()) {
            return;
        }
        Map<String, AuditEntry> byRef =
                found.stream()
                        .collect(
                                Collectors.toMap(
                                        AuditEntry::ref, entry -> entry, (first, again) -> again));
        Map<String, Evidence> known = sealed.getOrDefault(leadId, Map.of());
        for (Map.Entry<String, Evidence> each : known.entrySet()) {
            AuditEntry entry = byRef.get(each.getKey());
            String day = each.getValue().day();
            if (entry == null) {
                broken =
                        "lead %s: %s was sealed on %s and is gone"
                                .formatted(leadId, each.getKey(), day);
                return;
            }
            if (!chain.digest(leadId, entry).equals(each.getValue().digest())) {
                if (!entry.erased()) {
                    broken =
                            "lead %s: %s (\"%s\") is not what was sealed on %s"
                                    .formatted(leadId, entry.ref(), entry.what(), day);
                    return;
                }
                erased++;
            }
        }
        waiting += (int) byRef.keySet().stream().filter(ref -> !known.containsKey(ref)).count();
        if (!unapproved.isEmpty()) {
            broken = "lead %s: %s".formatted(leadId, unapproved.getFirst());
        }
    }

    public AuditReport report() {
        return new AuditReport(days, heads.size(), entries, erased, waiting, lastRoot, broken);
    }
}
