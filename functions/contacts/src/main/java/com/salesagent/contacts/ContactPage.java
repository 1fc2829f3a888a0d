package com.salesagent.contacts;

import com.salesagent.domain.contact.Addresses;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one page of a company's website says about whom to write to. Reads addresses that stand
 * there, at the company's own domain, and the names and titles that the page's structure ties to
 * them; makes up neither.
 */
final class ContactPage {
    private static final int MAX_MENTIONS = 200;
    private static final int MAX_TITLE = 80;
    private static final int MAX_CARD = 600;
    private static final int CARD_LEVELS = 5;

    private static final Pattern PLAIN =
            Pattern.compile(
                    "(?<![\\w.+-])[\\w.+'-]{1,64}@[a-z0-9-]{1,63}(\\.[a-z0-9-]{1,63}){1,5}",
                    Pattern.CASE_INSENSITIVE);

    /** Brackets make it unambiguous; a bare "at" is a word. */
    private static final Pattern SPELLED =
            Pattern.compile(
                    "(?<![\\w.+-])([\\w.+'-]{1,64})\\s?[\\[({]\\s?at\\s?[\\])}]\\s?"
                        + "([a-z0-9-]{1,63}((\\.|\\s?[\\[({]\\s?dot\\s?[\\])}]\\s?)[a-z0-9-]{1,63}){1,5})",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern DOT =
            Pattern.compile("\\s?[\\[({]\\s?dot\\s?[\\])}]\\s?", Pattern.CASE_INSENSITIVE);

    private final URI url;
    private final Document document;
    private final CompanyDomain domain;

    ContactPage(Fetched.Page page, CompanyDomain domain) {
        this.url = page.url();
        this.domain = domain;
        try {
            this.document =
                    Jsoup.parse(
                            new ByteArrayInputStream(page.html().bytes()),
                            page.html().charset(),
                            url.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory are always readable", e);
        }
    }

    URI url() {
        return url;
    }

    Document document() {
        return document;
    }

    /** Each address once, with the most that the page says of it. */
    List<Mention> mentions() {
        Map<String, Mention> found = new LinkedHashMap<>();
        for (Mention mention : StructuredPeople.of(document)) {
            address(mention.address())
                    .ifPresent(
                            address ->
                                    add(
                                            found,
                                            new Mention(
                                                    address,
                                                    mention.name(),
                                                    mention.title(),
                                                    mention.phone())));
        }
        List<Place> places = places(document.body());
        for (Place place : places.subList(0, Math.min(places.size(), MAX_MENTIONS))) {
            add(found, around(place.element(), place.address()));
        }
        return List.copyOf(found.values());
    }

    private static void add(Map<String, Mention> found, Mention mention) {
        if (found.size() < MAX_MENTIONS || found.containsKey(mention.address())) {
            found.merge(
                    mention.address(),
                    mention,
                    (earlier, later) -> later.weight() > earlier.weight() ? later : earlier);
        }
    }

    /**
     * Where addresses stand: in a link, or in a text. Texts are read one by one, since what stands
     * in two cells is not one word.
     */
    private List<Place> places(Element within) {
        List<Place> places = new ArrayList<>();
        for (Element link : within.select("a[href^=mailto:]")) {
            mailto(link.attr("href")).ifPresent(address -> places.add(new Place(link, address)));
        }
        for (Element element : within.getAllElements()) {
            for (TextNode text : element.textNodes()) {
                inText(text.getWholeText())
                        .forEach(address -> places.add(new Place(element, address)));
            }
        }
        return places;
    }

    private record Place(Element element, String address) {}

    private Optional<String> mailto(String href) {
        String text = href.substring("mailto:".length()).replaceFirst("\\?.*$", "");
        try {
            return address(URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Set<String> inText(String text) {
        Set<String> found = new LinkedHashSet<>();
        if (text.indexOf('@') >= 0) {
            Matcher plain = PLAIN.matcher(text);
            while (plain.find()) {
                address(plain.group()).ifPresent(found::add);
            }
        }
        Matcher spelled = SPELLED.matcher(text);
        while (spelled.find()) {
            String host = DOT.matcher(spelled.group(2)).replaceAll(".");
            address(spelled.group(1) + "@" + host).ifPresent(found::add);
        }
        return found;
    }

    private Optional<String> address(String text) {
        String address = Addresses.normalised(text.replaceAll("[.\\s]+$", ""));
        return Addresses.valid(address)
                        && domain.holdsAddress(address)
                        && Mailbox.of(address) != Mailbox.NEVER
                ? Optional.of(address)
                : Optional.empty();
    }

    /**
     * The name and title in the smallest part of the page that is about this address alone: a card,
     * a row, an entry of a list.
     */
    private Mention around(Element place, String address) {
        Mention best = new Mention(address, "", "", "");
        if (Mailbox.of(address) != Mailbox.PERSONAL) {
            return best;
        }
        Element card = place;
        for (int level = 0; level <= CARD_LEVELS && card != null; level++) {
            if (card.wholeText().length() > MAX_CARD || !alone(card, address)) {
                break;
            }
            Mention read = inCard(card, address);
            best = read.weight() > best.weight() ? read : best;
            card = card.parent();
        }
        return best;
    }

    private boolean alone(Element card, String address) {
        return places(card).stream().allMatch(place -> place.address().equals(address));
    }

    private static Mention inCard(Element card, String address) {
        Set<String> names = new LinkedHashSet<>();
        Set<String> titles = new LinkedHashSet<>();
        Set<String> phones = new LinkedHashSet<>();
        for (String line : lines(card)) {
            String whole = PersonNames.of(line);
            if (!whole.isEmpty()) {
                names.add(whole);
                continue;
            }
            // "Dana Whitfield, Director of Facilities" in one line.
            String[] parts = line.split("\\s*[,|–—]\\s*|\\s+-\\s+", 2);
            String first = PersonNames.of(parts[0]);
            if (!first.isEmpty() && parts.length == 2) {
                names.add(first);
                line = parts[1];
            }
            String title = Texts.line(line, MAX_TITLE);
            if (Persona.known(title) && title.indexOf('@') < 0) {
                titles.add(title);
            }
        }
        for (Element link : card.select("a[href^=tel:]")) {
            String phone = Phones.e164(link.attr("href").substring("tel:".length()));
            if (!phone.isEmpty()) {
                phones.add(phone);
            }
        }
        List<String> fitting =
                names.stream().filter(name -> PersonNames.fits(name, address)).toList();
        // Two people, or a name that is not this address's, tie nothing to it.
        if (fitting.size() != 1 || names.size() != 1) {
            return new Mention(address, fitting.size() == 1 ? fitting.getFirst() : "", "", "");
        }
        return new Mention(address, fitting.getFirst(), only(titles), only(phones));
    }

    private static String only(Set<String> values) {
        return values.size() == 1 ? values.iterator().next() : "";
    }

    /** The card's text as a reader sees it, broken where blocks, cells and line breaks end. */
    private static List<String> lines(Element card) {
        Lines lines = new Lines();
        NodeTraversor.traverse(lines, card);
        return lines.all();
    }

    private static final class Lines implements NodeVisitor {
        private static final Set<String> APART =
                Set.of("a", "b", "br", "dd", "dt", "em", "i", "span", "strong", "td", "th");

        private final StringBuilder text = new StringBuilder();

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode part) {
                text.append(part.getWholeText().replaceAll("\\s+", " "));
            } else {
                end(node);
            }
        }

        @Override
        public void tail(Node node, int depth) {
            end(node);
        }

        private void end(Node node) {
            if (node instanceof Element element
                    && (element.isBlock() || APART.contains(element.normalName()))) {
                text.append('\n');
            }
        }

        List<String> all() {
            return text.toString()
                    .lines()
                    .map(line -> line.strip().replaceAll("^[,|–—:-]+\\s*|\\s*[,|–—:-]+$", ""))
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
    }
}
