package com.salesagent.domain.standing;

import java.time.Instant;
import java.util.List;

/** Whether a sending domain proves that mail is its own. */
public interface Authentication {
    /** The stand-in where mail can't leave this machine: nothing is looked up, and all pass. */
    Authentication LOCAL = (domain, now) -> new DomainCheck(domain, now, List.of(), now, null);

    /** What is known of a domain, from a look that is recent enough. */
    DomainCheck check(String domain, Instant now);

    /**
     * By DNS. Looked up when a domain is first used, then every six hours, after a failure every
     * quarter of an hour.
     *
     * @param selectors DKIM selectors, one of which must have a key
     */
    static Authentication byDns(DnsRecords dns, DomainChecks checks, List<String> selectors) {
        return (domain, now) -> {
            DomainCheck before = checks.find(domain).orElse(null);
            if (before != null && before.fresh(now)) {
                return before;
            }
            try {
                DomainCheck check =
                        DomainCheck.of(
                                domain,
                                DomainRecords.problems(domain, selectors, dns),
                                before,
                                now);
                checks.put(check);
                return check;
            } catch (DnsRecords.Unavailable e) {
                // Says nothing about the domain: what was known before holds.
                return before != null
                        ? before
                        : DomainCheck.of(domain, List.of("DNS can't be asked"), null, now);
            }
        };
    }
}
