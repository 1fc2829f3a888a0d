package com.salesagent.domain.audit;

import com.salesagent.domain.Digests;
import com.salesagent.domain.audit.Seal.Sealed;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** The arithmetic of the chains. */
public final class AuditChain {
    private final byte[] key;

    /**
     * @param key of the salts; must stay the same for good. Without it nobody can find out what an
     *     entry was by guessing
     */
    public AuditChain(byte[] key) {
        this.key = key.clone();
    }

    /** Where each lead's chain begins. */
    public static String start(String leadId) {
        return Digests.sha256Hex("audit-chain:" + leadId);
    }

    /** An entry's salted digest: each lead has a salt of its own. */
    public String digest(String leadId, AuditEntry entry) {
        byte[] salt = HexFormat.of().parseHex(Digests.hmacHex(key, "audit-salt:" + leadId));
        StringBuilder preimage = new StringBuilder(entry.ref());
        for (String field : entry.fields()) {
            preimage.append('\n')
                    .append(field.getBytes(StandardCharsets.UTF_8).length)
                    .append(':')
                    .append(field);
        }
        return Digests.hmacHex(salt, preimage.toString());
    }

    public static String link(String before, Sealed entry) {
        return Digests.sha256Hex(before + "\n" + entry.ref() + "\n" + entry.digest());
    }

    /** The head that these entries lead to. */
    public static String head(String before, List<Sealed> entries) {
        String head = before;
        for (Sealed entry : entries) {
            head = link(head, entry);
        }
        return head;
    }

    /**
     * What a chain grows by.
     *
     * @param known references that are in the chain already
     */
    public Seal seal(String leadId, String before, Set<String> known, List<AuditEntry> entries) {
        List<Sealed> fresh = new ArrayList<>();
        for (AuditEntry entry : entries) {
            if (!known.contains(entry.ref())) {
                fresh.add(new Sealed(entry.ref(), digest(leadId, entry)));
            }
        }
        return new Seal(leadId, before, fresh, head(before, fresh));
    }

    /** The root over a day's chains, whatever their order. */
    public static String root(String before, List<Seal> seals) {
        StringBuilder preimage = new StringBuilder("audit-root:").append(before);
        seals.stream()
                .sorted(Comparator.comparing(Seal::leadId))
                .forEach(
                        seal ->
                                preimage.append('\n')
                                        .append(seal.leadId())
                                        .append(' ')
                                        .append(seal.before())
                                        .append(' ')
                                        .append(seal.head()));
        return Digests.sha256Hex(preimage.toString());
    }
}
