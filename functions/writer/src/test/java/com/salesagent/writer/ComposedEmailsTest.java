package com.salesagent.writer;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.draft.Email;
import com.salesagent.domain.lead.Company;
import com.salesagent.domain.lead.Industry;
import com.salesagent.models.Models;
import com.salesagent.writer.Desk.Manuscript;
import com.salesagent.writer.Desk.Order;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is written without a model. */
final class ComposedEmailsTest {
    private static final Desk DESK = new Desk(AngleStatistics.NONE, Models.NONE);
    private static final List<Industry> INDUSTRIES = List.of(Industry.values());
    private static final String[] TYPES = {
        "hospital: Acute Care Hospitals",
        "nursing_home (chain)",
        "college: public_2yr",
        "public_school_district",
        "public_library",
        "government: city",
        "credit_union",
        "food_retail_store",
        "food_processing_plant",
        "employer NAICS sector 54",
        "corporate_headquarters",
        "major_sport_venue",
        "",
        "something new"
    };
    private static final String[] NAMES = {
        "Kaleida Health",
        "BUFFALO SAV, INC.",
        "Smith & Sons <b>LLC</b>",
        "7-Eleven Inc",
        "3M Co",
        "A",
        "O'Brien's",
        "City of Buffalo",
        "Buffalo and Erie County Public Library",
        "The Very Long Name of a Very Old Institution for the Advancement of the Useful Arts and"
                + " Sciences in the Western Part of New York, Inc.",
        "{{company}}",
        "[Name]",
        "Visit https://evil.example/x now",
        "Free Cash Winner Urgent",
        "AAA BBB CCC DDD EEE FFF",
        "Booking.com",
        "50% Off 1,000,000 Things"
    };

    private static Manuscript write(Brief brief) {
        return DESK.write(new Order(brief, 0, List.of(), null, null));
    }

    private static String first(Brief brief) {
        return write(brief).emails().getFirst().body();
    }

    @Test
    void noLeadGetsATextThatTheCheckForbids() {
        long seed = 20261120;
        Random random = new Random(seed);
        for (int i = 1; i <= 1_000; i++) {
            Company company =
                    Leads.company(
                            NAMES[random.nextInt(NAMES.length)] + (i % 3 == 0 ? " " + i : ""),
                            INDUSTRIES.get(random.nextInt(INDUSTRIES.size())),
                            TYPES[random.nextInt(TYPES.length)],
                            random.nextBoolean() ? "Buffalo" : "",
                            random.nextBoolean() ? "NY" : "",
                            random.nextInt(3) * random.nextInt(20_000),
                            random.nextInt(2) * random.nextInt(3_000),
                            random.nextInt(2) * random.nextInt(100_000),
                            random.nextInt(40));
            long spend = random.nextInt(4) == 0 ? 0 : 1_000 + random.nextInt(5_000_000);
            Brief brief =
                    Leads.brief(
                            company,
                            spend,
                            random.nextBoolean() ? "" : "DANA miller-O'Neil",
                            Leads.campaign("1,2,3,4,5,6,7,8,9,10"));

            Manuscript written = write(brief);

            String about = "seed %d, lead %d: %s%n%s".formatted(seed, i, company, written.emails());
            assertThat(new ClaimCheck(brief).findings(written.emails())).as(about).isEmpty();
            Email first = written.emails().getFirst();
            assertThat(Words.count(Signatures.without(brief, first.body())))
                    .as(about)
                    .isBetween(spend == 0 ? 60 : 95, 165);
            assertThat(first.subject().length()).as(about).isLessThanOrEqualTo(60);
            assertThat(first.body()).as(about).doesNotContain("null").doesNotContain(" 0 ");
        }
    }

    @Test
    void aTypicalLeadPassesTheCritic() {
        Manuscript written = write(Leads.brief(Leads.psychiatricHospital(), 712_500));

        assertThat(written.critique().passed()).isTrue();
        assertThat(written.critique().total()).isGreaterThanOrEqualTo(9);
        assertThat(written.writtenBy()).isEqualTo("composed");
        assertThat(written.rewrites()).isZero();
    }

    @Test
    void aLeadWithoutAnyFigureIsLowConfidenceAfterTwoRewrites() {
        Manuscript written = write(Leads.brief(Leads.bare("Acme Holding"), 0));

        assertThat(written.critique().passed()).isFalse();
        assertThat(written.rewrites()).isEqualTo(2);
        assertThat(written.critique().feedback()).contains("no savings estimate");
    }

    @Test
    void theFirstEmailQuotesTheMiddleOfTheEstimateAndWhatItRestsOn() {
        String body = first(Leads.brief(Leads.psychiatricHospital(), 712_500));

        assertThat(body)
                .contains("$96k")
                .contains("Brylin Hosp")
                .contains("typical electricity use of hospitals")
                .contains("average prices in New York")
                .contains("24%");
    }

    @Test
    void whatIsNotKnownIsNotMentioned() {
        String body = first(Leads.brief(Leads.bare("Acme Holding"), 0));

        assertThat(body)
                .doesNotContain("$")
                .doesNotContain("beds")
                .doesNotContain("New York")
                .doesNotContain("supplier");
    }

    @Test
    void theSignatureHasFiveLines() {
        String body = first(Leads.brief(Leads.psychiatricHospital(), 712_500));

        assertThat(body.substring(body.lastIndexOf("\n\n") + 2).lines())
                .containsExactly(
                        "Best regards,",
                        "Kevin Gibs",
                        "Senior Vice President",
                        "Troy & Banks",
                        "troybanks.example");
    }

    @Test
    void aMailboxWithoutANameIsGreetedAndAskedForTheRightPerson() {
        Brief brief = Leads.brief(Leads.library(), 700_000, "", Leads.campaign());

        assertThat(first(brief)).startsWith("Hi there,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    BUFFALO SAV, INC.          | Buffalo Sav
                    Battistoni Meats, LLC      | Battistoni Meats
                    M&T Bank Corp.             | M&T Bank
                    Smith & Sons <b>LLC</b>    | Smith & Sons b LLC /b
                    The Country House          | the Country House
                    City of Buffalo            | the City of Buffalo
                    Maxim Of New York LLC      | Maxim of New York
                    M&T BANK CORP.             | M&T Bank
                    COCA-COLA OF BUFFALO       | Coca-Cola of Buffalo
                    KPH HEALTHCARE SERVICES    | KPH Healthcare Services
                    GEICO                      | GEICO
                    {{company}}                | company
                    """)
    void aCompanyIsNamedAsAPersonWouldNameIt(String raw, String expected) {
        assertThat(Names.company(raw)).isEqualTo(expected);
    }

    @Test
    void aLongNameIsCutBetweenWordsAndNeverEndsInALittleOne() {
        String name =
                Names.company(
                        "Buffalo Niagara Association for the Advancement of the Useful Arts and"
                                + " Sciences of the Great Lakes Region");

        assertThat(name).isEqualTo("Buffalo Niagara Association");
    }

    @Test
    void oneSiteIsNeverAPluralAndManyAre() {
        Company one = Leads.company("Acme", Industry.RETAIL, "", "Buffalo", "NY", 0, 0, 0, 1);
        Company two = Leads.company("Acme", Industry.RETAIL, "", "Buffalo", "NY", 0, 0, 0, 2);

        assertThat(first(Leads.brief(one, 300_000)))
                .doesNotContainPattern("(?i)\\b(0|1|zero|one|your|their) (stores|sites)");
        assertThat(first(Leads.brief(two, 300_000))).containsIgnoringCase("two stores");
    }

    @Test
    void leadsOfOneRunDoNotGetTheSameSentences() {
        List<String> bodies =
                IntStream.range(0, 12)
                        .mapToObj(
                                i ->
                                        Leads.company(
                                                "Saint Number" + (char) ('A' + i) + " Hospital",
                                                Industry.HEALTHCARE,
                                                "hospital: Acute Care Hospitals",
                                                "Buffalo",
                                                "NY",
                                                0,
                                                100 + i * 7,
                                                0,
                                                1))
                        .map(company -> Leads.brief(company, 500_000 + company.capacity() * 1_000L))
                        .map(brief -> Signatures.without(brief, first(brief)))
                        .toList();

        for (int a = 0; a < bodies.size(); a++) {
            for (int b = a + 1; b < bodies.size(); b++) {
                Set<String> shared = new HashSet<>(Words.sentences(bodies.get(a)));
                int size = shared.size();
                shared.retainAll(Words.sentences(bodies.get(b)));
                assertThat(shared.size()).as(bodies.get(a)).isLessThan(size);
            }
        }
        assertThat(
                        bodies.stream()
                                .map(body -> Words.sentences(body).get(1))
                                .collect(Collectors.toSet()))
                .hasSize(12);
    }

    @Test
    void theSameLeadAlwaysGetsTheSameText() {
        Brief brief = Leads.brief(Leads.library(), 700_000);

        assertThat(write(brief)).isEqualTo(write(brief));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "3,7,14", "1,2,3,4,5,6,7,8,9,10"})
    void eachFollowUpDayGetsAThoughtOfItsOwnInTheSameThread(String days) {
        Brief brief =
                Leads.brief(Leads.bare("Acme Holding"), 0, "Dana Miller", Leads.campaign(days));

        List<Email> emails = write(brief).emails();

        assertThat(emails).hasSize(brief.followUpDays().size() + 1);
        assertThat(emails.stream().skip(1).map(Email::dayOffset).toList())
                .isEqualTo(brief.followUpDays());
        assertThat(emails.stream().skip(1).map(Email::subject))
                .allMatch(subject -> subject.equals("Re: " + emails.getFirst().subject()));
        assertThat(emails.stream().map(Email::body).distinct()).hasSize(emails.size());
        assertThat(emails.stream().map(Email::step).toList())
                .isEqualTo(IntStream.range(0, emails.size()).boxed().toList());
    }

    @Test
    void onlyTheLastOfSeveralFollowUpsSaysGoodbye() {
        List<Email> emails = write(Leads.brief(Leads.library(), 700_000)).emails();

        assertThat(emails.getLast().body()).containsPattern("last|won't write again");
        assertThat(emails.get(1).body()).doesNotContain("last note");
        assertThat(emails.get(2).body()).doesNotContain("last note");
    }
}
