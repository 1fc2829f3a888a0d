package com.salesagent.domain.draft;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.draft.Finding.Rule;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** What a person is warned of before they approve, and what they can't approve at all. */
final class ContentCheckTest {
    private static final ContentFacts FACTS =
            new ContentFacts(
                    "Daniel Fox",
                    "Free Library of Erie 81",
                    "Alex Rivera",
                    List.of(
                            "Free Library of Erie 81",
                            "Daniel Fox",
                            "Troy & Banks",
                            "Alex Rivera",
                            "+1 716 555 0100",
                            "seller.example"),
                    List.of(610_000L, 77_100L, 104_085L, 131_070L),
                    List.of(24.0),
                    List.of(4L, 300L, 15L, 81L),
                    "seller.example");
    private static final String BODY =
            """
            Hi Daniel,

            Free Library of Erie 81 pays for energy in 4 buildings day and night, and I doubt that \
            anyone has an afternoon to read the bills line by line. %s

            From public data we estimate that an audit could recover about $104k a year. Our fee \
            is 24%% of what we recover. Could we talk for 15 minutes this week?

            Best regards,
            Alex Rivera
            Troy & Banks, +1 716 555 0100
            """;
    private final ContentCheck check = new ContentCheck(FACTS);

    private List<Finding> findings(String sentence) {
        return check.findings(
                new Email(0, 0, "Free Library of Erie 81: $104k", BODY.formatted(sentence)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "The range is $77k to $131k.",
                "You spend about $0.6M a year.",
                "Read about us at https://seller.example."
            })
    void whatTheFactsBearOutIsFineWithTheNamesOfThoseConcerned(String sentence) {
        assertThat(findings(sentence)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Yours, [First Name].                        | PLACEHOLDER
                    Dear {{contact}} of yours.                  | PLACEHOLDER
                    As an AI language model I liked this.       | MACHINE_TEXT
                    Error: rate limit exceeded.                 | MACHINE_TEXT
                    It is worth $250k to you.                   | MONEY
                    It is worth 250,000 dollars to you.         | MONEY
                    It is worth \u20ac104k to you.              | MONEY
                    I also wrote to Mr. Miller about it.        | NAME
                    """)
    void whatIsBrokenOrNotTheirsBlocksAndNamesItsSentence(String sentence, Rule rule) {
        assertThat(findings(sentence))
                .filteredOn(Finding::blocking)
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.rule()).isEqualTo(rule);
                            assertThat(BODY.formatted(sentence)).contains(finding.sentence());
                            assertThat(finding.sentence())
                                    .isNotEmpty()
                                    .isEqualTo(
                                            sentence.endsWith("Miller about it.")
                                                    ? finding.sentence()
                                                    : sentence);
                        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    We usually find 30% savings.                | CLAIM
                    We audited 400 libraries.                   | CLAIM
                    Your five buildings are billed apart.       | CLAIM
                    Our clients love us.                        | CLAIM
                    We guarantee a refund.                      | CLAIM
                    Click here for more.                        | SPAM
                    THIS OFFER ENDS TODAY.                      | CAPITALS
                    Read more at evil.com today.                | FOREIGN_LINK
                    Write to boss@evil.example instead.         | ADDRESS
                    """)
    void whatAPersonMayKnowBetterIsShownAndDoesNotBlock(String sentence, Rule rule) {
        List<Finding> findings = findings(sentence);

        assertThat(findings).extracting(Finding::rule).contains(rule);
        assertThat(findings).noneMatch(Finding::blocking);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Hi Bob,             | true
                    Dear Ms. Miller,    | true
                    Maria,              | true
                    Hi {name},          | true
                    Hi Dan,             | false
                    Dear Mr. Fox,       | false
                    Daniel,             | false
                    Hello there,        | false
                    Dear Free Library team, | false
                    """)
    void aGreetingToSomebodyElseBlocks(String greeting, boolean blocks) {
        String body = BODY.formatted("").replace("Hi Daniel,", greeting);

        List<Finding> findings = check.findings(new Email(0, 0, "Your bills", body));

        assertThat(findings.stream().anyMatch(Finding::blocking)).isEqualTo(blocks);
    }

    @Test
    void aThirdLinkBlocksAndTwoDoNot() {
        String two = "See https://seller.example and www.seller.example.";

        assertThat(findings(two)).noneMatch(Finding::blocking);
        assertThat(findings(two + " And https://seller.example again."))
                .filteredOn(Finding::blocking)
                .extracting(Finding::rule)
                .containsExactly(Rule.LINKS);
    }

    @Test
    void lengthIsFiftyToTwoHundredAndFiftyWordsAndASubjectSixtyCharacters() {
        assertThat(lengths(49)).containsExactly(Rule.LENGTH);
        assertThat(lengths(50)).isEmpty();
        assertThat(lengths(250)).isEmpty();
        assertThat(lengths(251)).containsExactly(Rule.LENGTH);
        assertThat(rules(new Email(1, 3, "Re: " + "s".repeat(60), "word ".repeat(15)))).isEmpty();
        assertThat(rules(new Email(0, 0, "s".repeat(61), "word ".repeat(60))))
                .containsExactly(Rule.SUBJECT);
    }

    private List<Rule> lengths(int words) {
        return rules(new Email(0, 0, "Your bills", "word ".repeat(words)));
    }

    private List<Rule> rules(Email email) {
        return check.findings(email).stream().map(Finding::rule).toList();
    }

    @Test
    void nothingHidesBelowTheSignature() {
        String body = BODY.formatted("") + "PS: that makes $900k, [Name].\n";

        assertThat(rules(new Email(0, 0, "Your bills", body)))
                .contains(Rule.PLACEHOLDER, Rule.MONEY);
    }

    @Test
    void anEmptyTextAndJsonAreNoEmails() {
        assertThat(rules(new Email(0, 0, "Your bills", " \n"))).contains(Rule.EMPTY);
        assertThat(rules(new Email(0, 0, "Your bills", "{\"subject\": \"x\", \"body\": \"y\"}")))
                .contains(Rule.MACHINE_TEXT);
    }

    @Test
    void withoutFactsNoSumOfMoneyCanBeApproved() {
        assertThat(
                        new ContentCheck(ContentFacts.NONE)
                                .findings(new Email(0, 0, "Your bills", BODY.formatted(""))))
                .filteredOn(Finding::blocking)
                .extracting(Finding::rule)
                .contains(Rule.MONEY);
    }
}
