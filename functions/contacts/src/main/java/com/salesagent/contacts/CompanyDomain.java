package com.salesagent.contacts;

import com.salesagent.domain.contact.Addresses;

import de.malkusch.whoisServerList.publicSuffixList.PublicSuffixList;
import de.malkusch.whoisServerList.publicSuffixList.PublicSuffixListFactory;

import java.util.Locale;

/** The registrable domain of a company's website: what its pages and addresses must lie under. */
record CompanyDomain(String name) {
    /** Loading the list takes about 60 ms, so only a visit to a website pays. */
    private static final class Loaded {
        static final PublicSuffixList LIST = new PublicSuffixListFactory().build();
    }

    /** By the public suffix list; of a host that is itself a public suffix, the host. */
    static CompanyDomain of(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        String domain = Loaded.LIST.getRegistrableDomain(lower);
        return new CompanyDomain(domain == null ? lower : domain);
    }

    boolean holdsHost(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.equals(name) || lower.endsWith("." + name);
    }

    boolean holdsAddress(String address) {
        return holdsHost(Addresses.domain(address));
    }
}
