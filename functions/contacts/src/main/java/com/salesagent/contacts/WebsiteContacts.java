package com.salesagent.contacts;

import com.salesagent.contacts.Fetched.Failed;
import com.salesagent.contacts.Fetched.Page;
import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.lead.Lead;
import com.salesagent.domain.lead.LeadIds;

import org.jsoup.nodes.Element;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** People and mailboxes on a company's own website: its home page and a few that it links to. */
final class WebsiteContacts implements ContactSource {
    private static final int MAX_PAGES = 3;
    private static final int MAX_SOURCE_URL = 200;
    static final String SHARED_MAILBOX = "Shared mailbox";

    /** Which links are worth following, best first. */
    private static final List<Pattern> WORTH =
            List.of(
                    Pattern.compile("\\b(contact|contactus|contacts)\\b"),
                    Pattern.compile(
                            "\\b(leadership|administration|executives?|management|officers)\\b"),
                    Pattern.compile("\\b(team|staff|people|directory|departments?|facilities)\\b"),
                    Pattern.compile("\\b(about|aboutus|who we are)\\b"));

    private static final Pattern NO_PAGE =
            Pattern.compile(".*\\.(pdf|docx?|xlsx?|pptx?|jpe?g|png|gif|svg|zip|mp4|ics|vcf)$");

    private final SafeFetcher fetcher;

    WebsiteContacts(SafeFetcher fetcher) {
        this.fetcher = fetcher;
    }

    @Override
    public Answer find(Lead lead, Campaign campaign) {
        String website = lead.company().website();
        if (website.isBlank()) {
            return new Answer(List.of(), "no website is known");
        }
        CompanyDomain domain = CompanyDomain.of(website);
        // Discovery names a lead by its domain, unless others share that: a social network, a
        // portal.
        if (!lead.id().equals(LeadIds.ofDomain(domain.name()))) {
            return new Answer(List.of(), "the website is not the company's own");
        }
        SafeFetcher.Visit visit = fetcher.visit(userAgent(campaign));
        return switch (visit.page(website)) {
            case Failed failed -> new Answer(List.of(), failed.reason().text());
            case Page home -> read(home, visit, domain, Phones.e164(lead.company().phone()));
        };
    }

    private static Answer read(
            Page home, SafeFetcher.Visit visit, CompanyDomain domain, String switchboard) {
        if (!domain.holdsHost(home.url().getHost())) {
            return new Answer(List.of(), "the website leads to another organisation's");
        }
        List<ContactPage> pages = new ArrayList<>();
        pages.add(new ContactPage(home, domain));
        for (URI link : links(pages.getFirst(), domain)) {
            if (visit.page(link.toString()) instanceof Page page
                    && domain.holdsHost(page.url().getHost())) {
                pages.add(new ContactPage(page, domain));
            }
        }
        List<Candidate> candidates = candidates(pages, switchboard);
        return new Answer(candidates, "the website names no address to write to");
    }

    /** The best few links of the home page, each once. */
    private static List<URI> links(ContactPage home, CompanyDomain domain) {
        Map<URI, Integer> found = new LinkedHashMap<>();
        for (Element link : home.document().select("a[href]")) {
            Optional<URI> url = Target.of(home.url(), link.attr("href").replaceFirst("#.*$", ""));
            if (url.isPresent()
                    && domain.holdsHost(url.get().getHost())
                    && !url.get().equals(home.url())
                    && !NO_PAGE.matcher(url.get().getPath().toLowerCase(Locale.ROOT)).matches()) {
                int worth = worth(link.text(), url.get());
                if (worth < WORTH.size()) {
                    found.merge(url.get(), worth, Math::min);
                }
            }
        }
        return found.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .limit(MAX_PAGES)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static int worth(String text, URI url) {
        String words =
                (text.length() <= 60 ? text : "")
                        + " "
                        + url.getPath().replaceAll("[^\\p{L}]+", " ");
        String lower = words.toLowerCase(Locale.ROOT);
        int worth = 0;
        while (worth < WORTH.size() && !WORTH.get(worth).matcher(lower).find()) {
            worth++;
        }
        return worth;
    }

    private static List<Candidate> candidates(List<ContactPage> pages, String switchboard) {
        Map<String, Mention> best = new LinkedHashMap<>();
        Map<String, URI> where = new LinkedHashMap<>();
        for (ContactPage page : pages) {
            for (Mention mention : page.mentions()) {
                Mention earlier = best.get(mention.address());
                if (earlier == null || mention.weight() > earlier.weight()) {
                    best.put(mention.address(), mention);
                    where.put(mention.address(), page.url());
                }
            }
        }
        return best.values().stream()
                .sorted(
                        Comparator.comparingInt(WebsiteContacts::group)
                                .thenComparing(mention -> Persona.of(mention.title())))
                .map(mention -> candidate(mention, where.get(mention.address()), switchboard))
                .toList();
    }

    /**
     * Those whose title says energy bills, then whoever heads the place, then a department's
     * mailbox, then people of unknown title, and everybody's mailbox last.
     */
    private static int group(Mention mention) {
        return switch (Mailbox.of(mention.address())) {
            case PERSONAL -> Persona.known(mention.title()) ? 1 : 3;
            case DEPARTMENT -> 2;
            case SHARED, NEVER -> 4;
        };
    }

    private static Candidate candidate(Mention mention, URI page, String switchboard) {
        boolean person = Mailbox.of(mention.address()) == Mailbox.PERSONAL;
        return new Candidate(
                person ? mention.name() : "",
                person ? mention.title() : SHARED_MAILBOX,
                mention.address(),
                mention.phone().isEmpty() ? switchboard : mention.phone(),
                "website " + shown(page));
    }

    private static String shown(URI page) {
        String url = "https://" + page.getHost() + page.getRawPath();
        return url.length() <= MAX_SOURCE_URL ? url : "https://" + page.getHost() + "/";
    }

    private static String userAgent(Campaign campaign) {
        String site = campaign.sender().website().replaceAll("[^\\x21-\\x7e]|[()]", "");
        String url = site.contains("://") ? site : "https://" + site;
        return "%s/1.0 (+%s)".formatted(SafeFetcher.PRODUCT, url);
    }
}
