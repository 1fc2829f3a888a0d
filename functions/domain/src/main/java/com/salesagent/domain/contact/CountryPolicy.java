package com.salesagent.domain.contact;

import static com.salesagent.domain.contact.Basis.Kind.CONSENT;
import static com.salesagent.domain.contact.Basis.Kind.CUSTOMER;
import static com.salesagent.domain.contact.Basis.Kind.INQUIRY;
import static com.salesagent.domain.contact.Basis.Kind.LEGITIMATE_INTEREST;
import static com.salesagent.domain.contact.Basis.Kind.PUBLISHED;

import com.salesagent.domain.lead.Company;

import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a country's law asks for before the first email to somebody at work there. A table to be
 * checked by whoever knows the law, not advice; where in doubt it says no.
 *
 * @param name as in "in Canada"
 * @param needsBasis whether a {@link Basis} must be there first
 * @param accepted which are enough
 * @param lasting how long one holds, where it runs out
 * @param rule the law in a sentence
 * @param source where that stands
 */
public record CountryPolicy(
        String name,
        boolean needsBasis,
        Set<Basis.Kind> accepted,
        Map<Basis.Kind, Period> lasting,
        String rule,
        String source) {
    public CountryPolicy {
        accepted = Set.copyOf(accepted);
        lasting = Map.copyOf(lasting);
    }

    /** A country that somebody gave and nobody could read. */
    public static final String UNCLEAR = "zz";

    private static final CountryPolicy UNITED_STATES =
            new CountryPolicy(
                    "the United States",
                    false,
                    EnumSet.allOf(Basis.Kind.class),
                    Map.of(),
                    "CAN-SPAM asks for no consent, but for an honest sender, a postal address and"
                            + " an opt-out in each email",
                    "15 U.S.C. 7704(a)");

    private static final CountryPolicy CANADA =
            new CountryPolicy(
                    "Canada",
                    true,
                    EnumSet.of(CONSENT, INQUIRY, CUSTOMER, PUBLISHED),
                    new EnumMap<>(Map.of(INQUIRY, Period.ofMonths(6), CUSTOMER, Period.ofYears(2))),
                    "CASL asks for consent before the first email; an inquiry implies it for six"
                            + " months, a purchase for two years, an address that they publish for"
                            + " business as long as it stands there",
                    "S.C. 2010, c. 23, sections 6 and 10");

    private static final CountryPolicy EUROPEAN_UNION =
            new CountryPolicy(
                    "the European Union or the EEA",
                    true,
                    EnumSet.of(CONSENT, CUSTOMER, LEGITIMATE_INTEREST),
                    Map.of(),
                    "the GDPR asks for a basis, and member states ask for consent to advertising by"
                            + " email, some of them at work too",
                    "Regulation (EU) 2016/679, articles 6, 14 and 21; Directive 2002/58/EC,"
                            + " article 13");

    private static final CountryPolicy UNITED_KINGDOM =
            new CountryPolicy(
                    "the United Kingdom",
                    true,
                    EnumSet.of(CONSENT, CUSTOMER, LEGITIMATE_INTEREST),
                    Map.of(),
                    "the UK GDPR asks for a basis; PECR lets companies be written to with an"
                            + " opt-out, but not sole traders without consent",
                    "UK GDPR, articles 6 and 21; PECR 2003, regulation 22");

    private static final CountryPolicy AUSTRALIA =
            new CountryPolicy(
                    "Australia",
                    true,
                    EnumSet.of(CONSENT, CUSTOMER, PUBLISHED),
                    Map.of(),
                    "the Spam Act asks for consent, which a business relation or a published"
                            + " address may imply",
                    "Spam Act 2003, section 16 and schedule 2");

    private static final Set<String> EUROPEAN =
            Set.of(
                    "at", "be", "bg", "hr", "cy", "cz", "dk", "ee", "fi", "fr", "de", "gr", "hu",
                    "ie", "it", "lv", "lt", "lu", "mt", "nl", "pl", "pt", "ro", "sk", "si", "es",
                    "se", "eu", "is", "li", "no");

    /** Country codes that the world uses as it uses {@code com}. */
    private static final Set<String> WORLDWIDE =
            Set.of(
                    "ai", "am", "cc", "co", "fm", "gg", "io", "la", "ly", "me", "nu", "sh", "so",
                    "tk", "to", "tv", "vc", "ws");

    /**
     * The one of the country that is on record for the contact. Without one the strictest that may
     * apply: by where the company is, and by the country that the address or the website is under,
     * since the law goes by where an email is read.
     */
    public static CountryPolicy of(Company company, Contact contact) {
        if (!contact.country().isEmpty()) {
            return ofCountry(contact.country());
        }
        List<String> codes =
                List.of(topLevel(Addresses.domain(contact.address())), topLevel(company.website()));
        return codes.stream()
                .flatMap(code -> byCode(code).stream())
                .filter(CountryPolicy::needsBasis)
                .findFirst()
                // Every source we have is of the United States, and a list may name only its
                // states.
                .orElse(company.state().isBlank() ? unknown("an unknown country") : UNITED_STATES);
    }

    private static Optional<CountryPolicy> byCode(String code) {
        if (code.length() != 2 || WORLDWIDE.contains(code)) {
            return Optional.empty();
        }
        return Optional.of(
                known(code).orElseGet(() -> unknown("the country of \".%s\"".formatted(code))));
    }

    private static CountryPolicy ofCountry(String code) {
        return known(code)
                .orElseGet(
                        () ->
                                unknown(
                                        code.equals(UNCLEAR)
                                                ? "a country that is not clear"
                                                : Locale.of("", code)
                                                        .getDisplayCountry(Locale.US)));
    }

    private static Optional<CountryPolicy> known(String code) {
        return switch (code) {
            case "us" -> Optional.of(UNITED_STATES);
            case "ca" -> Optional.of(CANADA);
            case "uk", "gb" -> Optional.of(UNITED_KINGDOM);
            case "au" -> Optional.of(AUSTRALIA);
            default -> EUROPEAN.contains(code) ? Optional.of(EUROPEAN_UNION) : Optional.empty();
        };
    }

    private static CountryPolicy unknown(String name) {
        return new CountryPolicy(
                name,
                true,
                EnumSet.of(CONSENT, INQUIRY, CUSTOMER),
                Map.of(),
                "no rule is on file for it, so that somebody's word is needed",
                "none");
    }

    private static String topLevel(String domain) {
        String host = domain.strip().toLowerCase(Locale.ROOT);
        return host.substring(host.lastIndexOf('.') + 1);
    }

    /**
     * What stands against writing to this contact first, in words for a person; empty if nothing
     * does.
     */
    public Optional<String> against(Contact contact, LocalDate today) {
        if (!needsBasis) {
            return Optional.empty();
        }
        Basis basis = basis(contact);
        if (basis == null) {
            return Optional.of(
                    "they may be in %s, and no basis is on record: %s".formatted(name, rule));
        }
        if (!accepted.contains(basis.kind())) {
            return Optional.of(
                    "they may be in %s, where \"%s\" is no sufficient basis: %s"
                            .formatted(name, basis.kind().id().replace('_', ' '), rule));
        }
        Period holds = lasting.get(basis.kind());
        return holds != null && basis.since().plus(holds).isBefore(today)
                ? Optional.of(
                        "the basis on record, \"%s\" of %s, has run out in %s: %s"
                                .formatted(basis.kind().id(), basis.since(), name, rule))
                : Optional.empty();
    }

    /** The recorded basis, or the one that the contact's source is; null for neither. */
    private static Basis basis(Contact contact) {
        if (contact.basis() != null) {
            return contact.basis();
        }
        return contact.source().startsWith("website ")
                ? new Basis(
                        PUBLISHED,
                        LocalDate.ofInstant(contact.at(), ZoneOffset.UTC),
                        contact.source())
                : null;
    }

    /** Source and basis in a sentence, as it is shown with the contact. */
    public String basisOf(Contact contact) {
        Basis basis = basis(contact);
        String why =
                basis == null
                        ? needsBasis ? "none on record" : "none needed"
                        : "%s since %s (%s)"
                                .formatted(
                                        basis.kind().id().replace('_', ' '),
                                        basis.since(),
                                        basis.note());
        return "source: %s; basis in %s: %s; %s (%s)"
                .formatted(contact.source(), name, why, rule, source);
    }

    /** The ids of what would be enough, for a message. */
    public String acceptedIds() {
        return accepted.stream().sorted().map(Basis.Kind::id).collect(Collectors.joining(", "));
    }
}
