package com.salesagent.domain.standing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a sending domain must publish so that mailbox providers take its mail for its own: SPF (RFC
 * 7208), DKIM (RFC 6376) and DMARC (RFC 7489). Gmail and Yahoo ask bulk senders for all three since
 * February 2024, Microsoft since May 2025.
 */
final class DomainRecords {
    private static final Pattern DKIM_KEY = Pattern.compile("(?:^|;)\\s*p\\s*=\\s*[A-Za-z0-9+/]");
    private static final Pattern DMARC_POLICY =
            Pattern.compile("(?i);\\s*p\\s*=\\s*(none|quarantine|reject)\\b");

    private DomainRecords() {}

    /**
     * What is missing or wrong, each in words for a person; empty if all is there.
     *
     * @param selectors DKIM selectors, one of which must have a key
     * @throws DnsRecords.Unavailable where DNS can't be asked
     */
    static List<String> problems(String domain, List<String> selectors, DnsRecords dns) {
        List<String> problems = new ArrayList<>();
        spf(domain, dns, problems);
        if (selectors.stream().noneMatch(selector -> hasKey(selector, domain, dns))) {
            problems.add(
                    "DKIM: no key at %s"
                            .formatted(
                                    String.join(
                                            " or ",
                                            selectors.stream()
                                                    .map(s -> s + "._domainkey." + domain)
                                                    .toList())));
        }
        dmarc(domain, dns, problems);
        return problems;
    }

    private static void spf(String domain, DnsRecords dns, List<String> problems) {
        List<String> records =
                dns.texts(domain).stream()
                        .filter(text -> starts(text, "v=spf1"))
                        .map(text -> text.toLowerCase(Locale.ROOT))
                        .toList();
        if (records.isEmpty()) {
            problems.add("SPF: no TXT record of %s begins with v=spf1".formatted(domain));
        } else if (records.size() > 1) {
            problems.add(
                    "SPF: %s has %d records, which makes all of them void"
                            .formatted(domain, records.size()));
        } else if (records.getFirst().matches(".*(^|\\s)\\+?all(\\s|$).*")) {
            problems.add("SPF: the record of %s lets everybody send (+all)".formatted(domain));
        }
    }

    private static boolean hasKey(String selector, String domain, DnsRecords dns) {
        return dns.texts(selector + "._domainkey." + domain).stream()
                .anyMatch(text -> DKIM_KEY.matcher(text).find());
    }

    // The record may stand at a parent: the organisation's domain speaks for those below it.
    private static void dmarc(String domain, DnsRecords dns, List<String> problems) {
        for (String at = domain; at.indexOf('.') > 0; at = at.substring(at.indexOf('.') + 1)) {
            List<String> records =
                    dns.texts("_dmarc." + at).stream()
                            .filter(text -> starts(text, "v=DMARC1"))
                            .toList();
            if (records.size() == 1 && DMARC_POLICY.matcher(records.getFirst()).find()) {
                return;
            }
            if (!records.isEmpty()) {
                problems.add("DMARC: the record at _dmarc.%s has no single policy".formatted(at));
                return;
            }
        }
        problems.add("DMARC: no record at _dmarc.%s".formatted(domain));
    }

    private static boolean starts(String text, String version) {
        return text.strip().regionMatches(true, 0, version, 0, version.length());
    }
}
