package com.salesagent.domain.contact;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.lead.Company;
import com.salesagent.domain.lead.Industry;
import com.salesagent.domain.lead.Source;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.LocalDate;

/** Who may be written to first, by the law of where they are. */
class CountryPolicyTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-24");

    @ParameterizedTest
    @CsvSource({
        "pat@acme.com, acme.com, NY, false",
        "pat@acme.io, acme.co, NY, false",
        "pat@acme.us, acme.us, NY, false",
        "pat@acme.ca, acme.com, NY, true",
        "pat@acme.com, acme.ca, NY, true",
        "pat@acme.de, acme.de, NY, true",
        "pat@acme.co.uk, acme.com, NY, true",
        "pat@acme.com.au, acme.com, NY, true",
        "pat@acme.jp, acme.com, NY, true",
        "pat@acme.com, '', '', true"
    })
    void theStrictestCountryThatMayApplyDecides(
            String address, String website, String state, boolean stopped) {
        Contact contact = contact(address, "csv", null);

        boolean held =
                CountryPolicy.of(company(website, state), contact)
                        .against(contact, TODAY)
                        .isPresent();

        assertThat(held).isEqualTo(stopped);
    }

    @ParameterizedTest
    @CsvSource({
        "pat@acme.ca, consent, 2020-01-01, true",
        "pat@acme.ca, inquiry, 2026-06-01, true",
        "pat@acme.ca, inquiry, 2026-05-01, false",
        "pat@acme.ca, customer, 2024-12-01, true",
        "pat@acme.ca, customer, 2024-11-01, false",
        "pat@acme.ca, legitimate_interest, 2026-11-01, false",
        "pat@acme.de, legitimate_interest, 2026-11-01, true",
        "pat@acme.de, published, 2026-11-01, false",
        "pat@acme.co.uk, consent, 2020-01-01, true",
        "pat@acme.jp, consent, 2020-01-01, true",
        "pat@acme.jp, published, 2026-11-01, false"
    })
    void aBasisIsEnoughWhereTheLawKnowsItAndAsLongAsItLasts(
            String address, String kind, LocalDate since, boolean enough) {
        Contact contact = contact(address, "csv", new Basis(Basis.Kind.of(kind), since, "a note"));

        boolean open =
                CountryPolicy.of(company("acme.com", "NY"), contact)
                        .against(contact, TODAY)
                        .isEmpty();

        assertThat(open).isEqualTo(enough);
    }

    @Test
    void anAddressThatACanadianCompanyPublishesItselfNeedsNoFurtherWord() {
        Contact contact = contact("info@acme.ca", "website https://acme.ca/contact", null);
        CountryPolicy policy = CountryPolicy.of(company("acme.ca", "NY"), contact);

        assertThat(policy.against(contact, TODAY)).isEmpty();
        assertThat(policy.basisOf(contact))
                .startsWith(
                        "source: website https://acme.ca/contact; basis in Canada: published since"
                                + " 2026-11-24 (website https://acme.ca/contact);");
    }

    @Test
    void theReasonNamesTheLawAndWhatIsMissing() {
        Contact contact = contact("pat@acme.ca", "csv", null);

        assertThat(CountryPolicy.of(company("acme.ca", "NY"), contact).against(contact, TODAY))
                .get()
                .asString()
                .startsWith(
                        "they may be in Canada, and no basis is on record: CASL asks for consent");
    }

    @ParameterizedTest
    @CsvSource({
        "us, pat@acme.ca, acme.de, false, the United States",
        "ca, pat@acme.com, acme.com, true, Canada",
        "de, pat@acme.com, acme.com, true, the European Union or the EEA",
        "gb, pat@acme.com, acme.com, true, the United Kingdom",
        "co, pat@acme.co, acme.co, true, Colombia",
        "zz, pat@acme.com, acme.com, true, a country that is not clear"
    })
    void aCountryOnRecordDecidesBeforeTheAddressDoes(
            String country, String address, String website, boolean stopped, String name) {
        Contact contact = contact(address, "csv", null, country);

        CountryPolicy policy = CountryPolicy.of(company(website, "NY"), contact);

        assertThat(policy.name()).isEqualTo(name);
        assertThat(policy.against(contact, TODAY).isPresent()).isEqualTo(stopped);
    }

    private static Contact contact(String address, String source, Basis basis) {
        return contact(address, source, basis, "");
    }

    private static Contact contact(String address, String source, Basis basis, String country) {
        return new Contact(
                "c",
                "lead",
                "Pat Doe",
                "CFO",
                address,
                "",
                source,
                1,
                Contact.Deliverability.UNVERIFIED,
                false,
                Instant.parse("2026-11-24T15:00:00Z"),
                basis,
                country);
    }

    private static Company company(String website, String state) {
        return new Company(
                "Acme",
                Industry.MANUFACTURING,
                "",
                "",
                "",
                state,
                "",
                "",
                website,
                0,
                0,
                0,
                0,
                new Source("a list", "row 2"));
    }
}
