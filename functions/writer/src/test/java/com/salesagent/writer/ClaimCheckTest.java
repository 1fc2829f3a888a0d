package com.salesagent.writer;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.draft.Email;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

final class ClaimCheckTest {
    // 88 beds, spend $712,500, savings $71,250 / $96,188 / $121,125.
    private static final Brief BRIEF = Leads.brief(Leads.psychiatricHospital(), 712_500);
    private static final String GOOD =
            """
            With 88 beds open around the clock, Brylin Hosp pays for energy day and night, and I \
            doubt that anyone has an afternoon to read the bills line by line. From public data we \
            estimate that an audit could recover about $96k a year. Our fee is 24% of what we \
            recover, and nothing if we recover nothing. Could we talk for 15 minutes this week?\
            """;

    private static List<String> findings(String sentence) {
        String body = Composer.signed(BRIEF, Wishes.NONE, GOOD + "\n\n" + sentence);
        return new ClaimCheck(BRIEF).findings(new Email(0, 0, "Brylin Hosp: $96k", body.strip()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "The range is $71k to $121k.",
                "That is $96,188 to be exact.",
                "You spend about $0.7M a year.",
                "You can read about us at troybanks.example.",
                "See https://www.troybanks.example for more."
            })
    void whatTheFactsBearOutMayStand(String sentence) {
        assertThat(findings(sentence)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    You could save $250k.                                   | $250k
                    It is $96M.                                             | $96M
                    About $100,000 a year.                                  | $100,000
                    We usually find 30% savings.                            | 30%
                    We audited 400 hospitals.                               | 400
                    Your 12 sites are billed apart.                         | 12
                    Your five buildings are billed apart.                   | five buildings
                    A similar healthcare system recovered mid-six figures.  | others
                    We recently helped a hospital down the road.            | others
                    Our clients love us.                                    | others
                    It is worth thousands.                                  | vague
                    We guarantee a refund.                                  | promise
                    Read https://evil.example/offer now.                    | link
                    Read more at evil.com today.                            | link
                    Write to boss@evil.example instead.                     | address
                    Call me at 716-555-0100.                                | 716
                    Yours, [Your Name]                                      | placeholder
                    Dear {{firstName}}                                      | placeholder
                    Click here for a free audit.                            | spam
                    THIS OFFER ENDS TODAY MAYBE                             | capitals
                    As an AI language model I enjoyed this.                 | no email
                    ```json                                                 | no email
                    Error: rate limit exceeded                              | no email
                    Here is the revised email.                              | no email
                    """)
    void whatTheyDoNotIsFound(String sentence, String finding) {
        assertThat(findings(sentence)).anyMatch(found -> found.contains(finding));
    }

    @Test
    void aSecondRecipientIsFound() {
        assertThat(findings("\nBcc: other@evil.example"))
                .anyMatch(found -> found.contains("header line"));
    }

    @Test
    void hiddenCharactersAreFound() {
        assertThat(findings("Plain\u200b text")).anyMatch(found -> found.contains("hidden"));
    }

    @Test
    void anEmailThatAsksNothingIsFound() {
        Email email =
                new Email(
                        0,
                        0,
                        "Brylin Hosp",
                        GOOD.replace("Could we talk for 15 minutes this week?", "Good bye."));

        assertThat(new ClaimCheck(BRIEF).findings(email))
                .contains("first email: no ask for a call");
    }

    @Test
    void jsonInsteadOfAnEmailIsFound() {
        Email email = new Email(0, 0, "Brylin Hosp", "{\"subject\": \"x\", \"body\": \"y\"}");

        assertThat(new ClaimCheck(BRIEF).findings(email)).anyMatch(found -> found.contains("JSON"));
    }

    @Test
    void tooShortAndTooLongAreFound() {
        ClaimCheck check = new ClaimCheck(BRIEF);

        assertThat(check.findings(new Email(0, 0, "Brylin Hosp", "Call me?")))
                .anyMatch(found -> found.contains("words"));
        assertThat(check.findings(new Email(0, 0, "Brylin Hosp", GOOD.repeat(5))))
                .anyMatch(found -> found.contains("words"));
        assertThat(check.findings(new Email(0, 0, "B".repeat(90), GOOD)))
                .anyMatch(found -> found.contains("subject"));
    }
}
