package com.salesagent.scout;

import de.malkusch.whoisServerList.publicSuffixList.PublicSuffixList;
import de.malkusch.whoisServerList.publicSuffixList.PublicSuffixListFactory;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which company a website belongs to: its registrable domain, by the public suffix list. {@code
 * cme.com} and {@code acme.com} are two companies, {@code jobs.acme.com} and {@code www.acme.com}
 * one.
 *
 * <p>A host that houses strangers (a social network, a site builder, a government's portal) names
 * nobody.
 */
final class Domains {
    private static final Pattern HOST =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");
    private static final int MAX_HOST = 253;

    /** Site builders, networks and directories whose customers are told apart by path or host. */
    private static final Set<String> HOSTS_OF_STRANGERS =
            Set.of(
                    "about.me",
                    "bizland.com",
                    "business.site",
                    "carrd.co",
                    "constantcontact.com",
                    "edlioschool.com",
                    "facebook.com",
                    "fb.com",
                    "godaddysites.com",
                    "google.com",
                    "homestead.com",
                    "instagram.com",
                    "jimdo.com",
                    "linkedin.com",
                    "linktr.ee",
                    "live.com",
                    "mapquest.com",
                    "medium.com",
                    "microsoft.com",
                    "myshopify.com",
                    "netlify.app",
                    "notion.site",
                    "office.com",
                    "schoolloop.com",
                    "schoolwires.net",
                    "sharepoint.com",
                    "square.site",
                    "squarespace.com",
                    "tripod.com",
                    "twitter.com",
                    "vercel.app",
                    "vistaprintdigital.com",
                    "webs.com",
                    "weebly.com",
                    "wix.com",
                    "wixsite.com",
                    "wordpress.com",
                    "x.com",
                    "yahoo.com",
                    "yellowpages.com",
                    "yelp.com",
                    "youtube.com");

    /** Federal agencies and states whose portal houses many bodies with budgets of their own. */
    private static final Pattern GOVERNMENT_PORTAL =
            Pattern.compile(
                    ".+\\.mil|[a-z]{2}\\.gov"
                        + "|(va|ihs|hhs|nih|bop|usda|nps|usgs|nyc|mass|virginia|texas|ohio|illinois|michigan"
                        + "|florida|georgia|tennessee|kentucky|arkansas|alabama|delaware|hawaii|idaho|iowa|kansas"
                        + "|louisiana|maine|maryland|minnesota|missouri|nebraska|nevada|newmexico|oregon|utah"
                        + "|vermont|washington|wisconsin|wyoming|colorado|alaska|arizona|california)\\.gov"
                            // A locality under .us: its city, county and courts share it.
                            + "|[^.]+\\.[a-z]{2}\\.us");

    private static final Pattern SCHOOL_OR_LIBRARY = Pattern.compile(".+\\.(k12|lib|cc|tec)\\..+");

    private Domains() {}

    /** Loading the list takes about 60 ms, so only a run that needs it pays. */
    private static final class Loaded {
        static final PublicSuffixList LIST = new PublicSuffixListFactory().build();
    }

    /**
     * The host name of a website as people write it: with or without scheme, {@code www.}, port and
     * path. Empty for anything that isn't a name under a public suffix, such as an IP address.
     */
    static Optional<String> host(String website) {
        String text = website.strip().toLowerCase(Locale.ROOT).replaceFirst("^[a-z]+://", "");
        text = text.replaceFirst("[/?#].*$", "").replaceFirst(":\\d+$", "");
        text = text.replaceFirst("\\.$", "").replaceFirst("^www\\d?\\.(?=.+\\.)", "");
        if (text.isEmpty() || text.length() > MAX_HOST) {
            return Optional.empty();
        }
        try {
            String ascii = IDN.toASCII(text).toLowerCase(Locale.ROOT);
            return HOST.matcher(ascii).matches() ? Optional.of(ascii) : Optional.empty();
        } catch (IllegalArgumentException notAHost) {
            return Optional.empty();
        }
    }

    /** The domain that names one company; empty where the host houses strangers or is no host. */
    static Optional<String> ofCompany(String website) {
        return host(website)
                .map(host -> Loaded.LIST.getRegistrableDomain(host))
                .filter(domain -> !houses(domain));
    }

    private static boolean houses(String domain) {
        return HOSTS_OF_STRANGERS.contains(domain)
                || (GOVERNMENT_PORTAL.matcher(domain).matches()
                        && !SCHOOL_OR_LIBRARY.matcher("." + domain).matches());
    }
}
