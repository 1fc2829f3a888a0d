package com.salesagent.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.campaign.Sender;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What must stand in the final text. */
class LawfulEmailTest {
    private static final Sender SENDER =
            new Sender(
                    "Dana Miller",
                    "Partner",
                    "Miller & Sons <Energy>",
                    "dana@northwind.example",
                    "replies@northwind.example",
                    "200 Delaware Avenue,\u00a0Buffalo, NY 14202",
                    "northwind.example",
                    "");
    private static final String LINK = "https://agent.example/unsubscribe/lead.contact.sign";
    private static final OutgoingEmail WHOLE =
            new Envelope(
                            SENDER.address(),
                            SENDER.name(),
                            SENDER.replyTo(),
                            "pat@acme.example",
                            "Pat",
                            SENDER.organisation() + ", " + SENDER.postalAddress(),
                            LINK,
                            SENDER.replyTo(),
                            false)
                    .seal("Your bill", "Hi Pat,\n\na word.");

    @Test
    void aWholeEmailLacksNothing() {
        assertThat(LawfulEmail.lacks(WHOLE, SENDER, false)).isEmpty();
    }

    @Test
    void eachPartIsMissedInEitherFormOfTheText() {
        assertThat(lacks(WHOLE.text().replace("200 Delaware", "2 Elm"), WHOLE.html()))
                .containsExactly("the sender's postal address");
        assertThat(lacks(WHOLE.text(), WHOLE.html().replace("200 Delaware", "2 Elm")))
                .containsExactly("the sender's postal address");
        assertThat(lacks(WHOLE.text().replace("Miller & Sons", "We"), WHOLE.html()))
                .containsExactly("who the sender is");
        assertThat(lacks(WHOLE.text(), WHOLE.html().replace(LINK, "https://agent.example/")))
                .containsExactly("a secure unsubscribe link");
    }

    @Test
    void aPostalAddressThatIsNoneIsNone() {
        Sender nowhere =
                new Sender(
                        SENDER.name(),
                        SENDER.title(),
                        SENDER.organisation(),
                        SENDER.address(),
                        SENDER.replyTo(),
                        "somewhere in Buffalo",
                        SENDER.website(),
                        "");

        assertThat(LawfulEmail.lacks(WHOLE, nowhere, false))
                .containsExactly("the sender's postal address");
    }

    @Test
    void anotherSenderThanTheCampaignsIsNotIdentified() {
        OutgoingEmail foreign = email("ceo@elsewhere.example", LINK, WHOLE.text(), WHOLE.html());

        assertThat(LawfulEmail.lacks(foreign, SENDER, false)).containsExactly("who the sender is");
    }

    @Test
    void aPlainLinkIsNoWayOutWhereMailReallyLeaves() {
        String plain = LINK.replace("https", "http");
        OutgoingEmail email =
                email(
                        SENDER.address(),
                        plain,
                        WHOLE.text().replace(LINK, plain),
                        WHOLE.html().replace(LINK, plain));

        assertThat(LawfulEmail.lacks(email, SENDER, false))
                .containsExactly("a secure unsubscribe link");
        assertThat(LawfulEmail.lacks(email, SENDER, true)).isEmpty();
    }

    private static List<String> lacks(String text, String html) {
        return LawfulEmail.lacks(email(SENDER.address(), LINK, text, html), SENDER, false);
    }

    private static OutgoingEmail email(String from, String link, String text, String html) {
        return new OutgoingEmail(
                from,
                WHOLE.fromName(),
                WHOLE.replyTo(),
                WHOLE.to(),
                WHOLE.toName(),
                WHOLE.subject(),
                text,
                html,
                link,
                WHOLE.unsubscribeAddress(),
                false);
    }
}
