package com.salesagent.domain.audit;

/**
 * What a verification found.
 *
 * @param days that have a root
 * @param leads that have a chain
 * @param entries that are sealed
 * @param erased of them, those whose data went with a person; their digests still stand
 * @param waiting entries that the next root will seal
 * @param broken the first broken link in words; blank if the chains are whole
 */
public record AuditReport(
        int days, int leads, int entries, int erased, int waiting, String root, String broken) {
    public boolean whole() {
        return broken.isEmpty();
    }
}
