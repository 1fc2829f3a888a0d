package com.salesagent.scout;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.contact.Basis;
import com.salesagent.domain.lead.Company;
import com.salesagent.domain.lead.Industry;
import com.salesagent.scout.CsvResult.Problem;
import com.salesagent.scout.CsvResult.Row;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

class CompanyCsvTest {
    private static final String TWO_ROWS =
            """
            name,industry,city,state
            Acme Works,manufacturing,Buffalo,NY
            Café Müller,hospitality,Amherst,NY
            """;

    @Test
    void theDocumentedColumnsAreAllRead() {
        CsvResult list =
                parse(
                        "name,industry,organization_type,street,city,state,zip,phone,website,employees,capacity,floor_area,sites,contact_name,contact_title,contact_email,contact_phone,country,lawful_basis,basis_since,basis_note\n"
                            + "Acme Hospital,healthcare,hospital: private,1 Main"
                            + " St,Buffalo,NY,14203,(716) 555-0100"
                            + " x12,https://www.Acme.org/about,\"1,200\",250,90000,3,Dana"
                            + " Reed,CFO,Dana@Acme.org,716.555.0101,Canada,Opt-in,11/1/2026,Toronto"
                            + " fair\n");

        assertThat(list.problems()).isEmpty();
        assertThat(list.rows()).hasSize(1);
        Row row = list.rows().getFirst();
        Company company = row.company();
        assertThat(row.number()).isEqualTo(2);
        assertThat(company.name()).isEqualTo("Acme Hospital");
        assertThat(company.industry()).isEqualTo(Industry.HEALTHCARE);
        assertThat(company.organizationType()).isEqualTo("hospital: private");
        assertThat(company.phone()).isEqualTo("+17165550100");
        assertThat(company.website()).isEqualTo("acme.org");
        assertThat(company.employees()).isEqualTo(1_200);
        assertThat(company.capacity()).isEqualTo(250);
        assertThat(company.floorArea()).isEqualTo(90_000);
        assertThat(company.sites()).isEqualTo(3);
        assertThat(company.source().publisher()).isEqualTo("your list");
        assertThat(company.source().reference()).isEqualTo("row 2");
        assertThat(row.contacts())
                .containsExactly(
                        new CsvContact(
                                "Dana Reed",
                                "CFO",
                                "dana@acme.org",
                                "+17165550101",
                                "ca",
                                new CsvContact.Claimed(
                                        Basis.Kind.CONSENT,
                                        LocalDate.of(2026, 11, 1),
                                        "Toronto fair (your list, row 2)")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Company,City,State/Province,Website,First Name,Last Name,Title,Email",
                "Company Name,Company City,Company State,Company Domain Name,First name,Last"
                        + " name,Job Title,Work Email",
                "Account Name,Billing City,Billing State,URL,FIRSTNAME,LASTNAME,Position,E-mail"
                        + " Address",
                "\"organization\",\"Town\",\"STATE\",\"Domain\",\"first_name\",\"last_name\",\"Role\",\"email"
                    + " address\""
            })
    void theHeadersOfCommonToolsAreUnderstood(String header) {
        String text = header.replace("E-mail", "Email");

        CsvResult list =
                parse(text + "\nAcme,Buffalo,New York,acme.com,Dana,Reed,CFO,dana@acme.com\n");

        assertThat(list.problems()).isEmpty();
        assertThat(list.rows().getFirst().company().place()).isEqualTo("Buffalo, NY");
        assertThat(list.rows().getFirst().company().website()).isEqualTo("acme.com");
        assertThat(list.rows().getFirst().contacts())
                .containsExactly(new CsvContact("Dana Reed", "CFO", "dana@acme.com", ""));
    }

    @Test
    void nameBesideCompanyIsThePersons() {
        CsvResult list = parse("Name,Company,State,Email\nDana Reed,Acme,NY,dana@acme.com\n");

        assertThat(list.rows().getFirst().company().name()).isEqualTo("Acme");
        assertThat(list.rows().getFirst().contacts().getFirst().name()).isEqualTo("Dana Reed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "windows-1252"})
    void anyUsualEncodingIsRead(String charset) {
        CsvResult list = CompanyCsv.parse(TWO_ROWS.getBytes(Charset.forName(charset)));

        assertThat(list.problems()).isEmpty();
        assertThat(list.rows())
                .extracting(row -> row.company().name())
                .containsExactly("Acme Works", "Café Müller");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstHeader() {
        CsvResult list = parse("\ufeff" + TWO_ROWS);

        assertThat(list.problems()).isEmpty();
        assertThat(list.rows()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t", "|"})
    void otherSeparatorsAreRead(String separator) {
        CsvResult list = parse(TWO_ROWS.replace(",", separator));

        assertThat(list.rows()).hasSize(2);
        assertThat(list.problems()).isEmpty();
    }

    @Test
    void excelsSeparatorLineAndOldLineEndsAreRead() {
        CsvResult list = parse("sep=;\r" + TWO_ROWS.replace(",", ";").replace("\n", "\r"));

        assertThat(list.rows()).hasSize(2);
        assertThat(list.rows().getFirst().number()).isEqualTo(3);
    }

    @Test
    void aLineBreakInsideQuotesIsOneRowAndBlankRowsAreCounted() {
        CsvResult list =
                parse(
                        """
                        name,street,city,state
                        "Acme ""Works""\","1 Main St
                        Floor 2",Buffalo,NY

                        ,,,
                        Beta,2 Elm St,Amherst,NY
                        """);

        assertThat(list.problems()).isEmpty();
        assertThat(list.rows().getFirst().company().name()).isEqualTo("Acme \"Works\"");
        assertThat(list.rows().getFirst().company().street()).isEqualTo("1 Main St Floor 2");
        assertThat(list.rows()).extracting(Row::number).containsExactly(2, 5);
    }

    @Test
    void aQuoteThatIsNeverClosedCostsItsOwnRowOnly() {
        CsvResult list =
                parse(
                        """
                        name,city,state
                        Acme,"Buffalo,NY
                        Beta,Amherst,NY
                        "Gamma, Inc.","Kenmore",NY
                        Delta,Tonawanda,NY
                        """);

        assertThat(list.rows())
                .extracting(row -> row.company().name())
                .containsExactly("Beta", "Gamma, Inc.", "Delta");
        assertThat(list.problems())
                .extracting(Problem::text)
                .singleElement()
                .asString()
                .startsWith("row 2, left out: ")
                .contains("Acme,\"Buffalo,NY", "quote");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "Acme,Buffalo,NY,extra,more # it has 5 values, the header has 4 columns",
                ",Buffalo,NY,acme.com # name is blank",
                "Acme,Buffalo,,acme.com # state is blank",
                "Acme,Toronto,Ontario,acme.com # state \"Ontario\" is no US state",
                "=cmd|'/C calc'!A0,Buffalo,NY,x.com # name \"=cmd|'/C calc'!A0\" begins like a"
                        + " spreadsheet formula",
                "@SUM(A1),Buffalo,NY,x.com # begins like a spreadsheet formula",
                "+1+1,Buffalo,NY,x.com # begins like a spreadsheet formula",
                "Acme,-2+3,NY,x.com # city \"-2+3\" begins like a spreadsheet formula"
            })
    void aBrokenRowIsNamedAndTheRestGoesOn(String row, String expected) {
        CsvResult list =
                parse("name,city,state,website\n" + row.strip() + "\nBeta,Amherst,NY,beta.com\n");

        assertThat(list.rows()).extracting(r -> r.company().name()).containsExactly("Beta");
        assertThat(list.problems())
                .first()
                .extracting(Problem::text)
                .asString()
                .startsWith("row 2, left out: ")
                .contains(expected.strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "email # dana@acme # contact_email \"dana@acme\" is no email address",
                "email # a@b.com; c@d.com # write one address",
                "website # not a site # website \"not a site\" is no website",
                "phone # 555 # phone \"555\" is no US phone number",
                "employees # many # employees \"many\" is no whole number",
                "employees # 51-200 # employees \"51-200\" is no whole number",
                "country # Atlantis # country \"Atlantis\" is none that we know",
                "lawful basis # hunch # lawful_basis \"hunch\" is none of consent, inquiry",
                "lawful basis # customer # lawful_basis \"customer\" needs basis_since",
                "basis since # last year # basis_since \"last year\" is no day",
                "industry # beekeeping # industry \"beekeeping\" isn't one of healthcare,"
            })
    void aBadCellIsNamedAndItsRowIsUsed(String column, String value, String expected) {
        CsvResult list =
                parse("name,state,%s\nAcme,NY,\"%s\"\n".formatted(column.strip(), value.strip()));

        assertThat(list.rows()).hasSize(1);
        assertThat(list.problems())
                .singleElement()
                .extracting(Problem::text)
                .asString()
                .startsWith("row 2: ")
                .contains(expected.strip());
    }

    @ParameterizedTest
    @CsvSource({
        "Hospital & Health Care, HEALTHCARE",
        "Higher Education, EDUCATION",
        "Local Government, PUBLIC_SECTOR",
        "n/a, UNKNOWN",
        "'', UNKNOWN"
    })
    void industriesOfToolsAreUnderstood(String text, Industry industry) {
        CsvResult list = parse("name,state,industry\nAcme,NY," + text + "\n");

        assertThat(list.problems()).isEmpty();
        assertThat(list.rows().getFirst().company().industry()).isEqualTo(industry);
    }

    @Test
    void thePlaceMayStandInOneColumn() {
        CsvResult list = parse("name,location\nAcme,\"Buffalo, New York\"\nBeta,OH\n");

        assertThat(list.rows())
                .extracting(row -> row.company().place())
                .containsExactly("Buffalo, NY", "OH");
    }

    @Test
    void columnsThatNobodyUnderstandsAreNamed() {
        CsvResult list = parse("name,state,Favourite colour\nAcme,NY,red\n");

        assertThat(list.notes()).containsExactly("columns not used: Favourite colour");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "city,state\\nBuffalo,NY | list has no column \"name\"",
                "name,phone\\nAcme,7165550100 | list has no column \"state\"",
                "name,state | list has a header and no row",
                "'' | list is empty",
                "'  \\n\\n ' | list is empty",
                "%PDF-1.7 | list is a PDF",
                "\"name,state\\nAcme,NY | list can't be read: the header has a quote too many"
            })
    void aFileThatIsNoListIsRefusedAsAWhole(String text, String expected) {
        CsvResult list = parse(text.replace("\\n", "\n"));

        assertThat(list.rows()).isEmpty();
        assertThat(list.problems())
                .singleElement()
                .extracting(Problem::text)
                .asString()
                .startsWith(expected.strip());
    }

    @Test
    void aWorkbookABinaryFileAndAFileThatIsTooLargeAreRefused() {
        assertThat(refusal(new byte[] {'P', 'K', 3, 4, 20, 0}))
                .isEqualTo(
                        "list is an Excel workbook or a ZIP archive; save it as CSV (UTF-8) and try"
                                + " again");
        assertThat(refusal(new byte[] {1, 2, 3, 0, 0, 7, 0, 1, 1, 9})).contains("binary file");
        assertThat(refusal(new byte[50 * 1024 * 1024]))
                .isEqualTo(
                        "list is 50.0 MB, at most 3 MB can be read; split it into smaller files");
    }

    private static String refusal(byte[] file) {
        List<Problem> problems = CompanyCsv.parse(file).problems();
        assertThat(problems).hasSize(1);
        return problems.getFirst().text();
    }

    private static CsvResult parse(String text) {
        return CompanyCsv.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
