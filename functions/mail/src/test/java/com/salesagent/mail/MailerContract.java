package com.salesagent.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.mail.Mailer;
import com.salesagent.domain.mail.Mailer.Outcome;
import com.salesagent.domain.message.OutgoingEmail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

/**
 * What each mail provider's adapter must say about an attempt. A wrong word here is either a second
 * email to a person or a lost one.
 */
abstract class MailerContract {
    static final Map<String, String> TRANSPORT = Map.of("Message-ID", "<s1@sender.example>");

    /** How the provider behaves after it has read the email. */
    enum Provider {
        ACCEPTS,
        REFUSES,
        THROTTLES,
        FAILS,
        CLOSES_WITHOUT_ANSWER,
        RESETS_WITHOUT_ANSWER,
        STALLS,
        BREAKS_IN_THE_ANSWER
    }

    /** An adapter whose provider behaves so, with short timeouts. */
    abstract Mailer mailer(Provider provider) throws Exception;

    /** An adapter whose provider refuses the connection. */
    abstract Mailer unreachable() throws Exception;

    /** An adapter that would really send, whose provider must never be asked in this test. */
    abstract Mailer real();

    /** How many whole requests the providers of this test have read. */
    abstract int asked();

    static OutgoingEmail email(String to) {
        return email("Dana Miller", to, "Zoë Ångström", "Your electricity bill");
    }

    static OutgoingEmail email(String fromName, String to, String toName, String subject) {
        return new OutgoingEmail(
                "dana@sender.example",
                fromName,
                "replies+lead-1@inbound.example",
                to,
                toName,
                subject,
                "Hi Zoë,\n\nText.\n\n-- \nTroy & Banks, 1 Main St\n",
                "<p>Hi Zoë,</p>",
                "https://sales.example/unsubscribe/lead-1.c1.aa",
                "replies+lead-1@inbound.example",
                false);
    }

    @Test
    void anEmailThatTheProviderTakesIsAccepted() throws Exception {
        assertThat(sent(mailer(Provider.ACCEPTS))).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void anEmailThatTheProviderRefusesIsRefused() throws Exception {
        assertThat(sent(mailer(Provider.REFUSES))).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void aProviderThatAsksForPatienceHasTakenNothing() throws Exception {
        assertThat(sent(mailer(Provider.THROTTLES))).isInstanceOf(Outcome.Throttled.class);
    }

    @Test
    void aProviderThatFailsMayHaveTakenTheEmail() throws Exception {
        assertThat(sent(mailer(Provider.FAILS))).isInstanceOf(Outcome.InDoubt.class);
    }

    @Test
    void aConnectionClosedAfterTheRequestLeavesItInDoubt() throws Exception {
        assertThat(sent(mailer(Provider.CLOSES_WITHOUT_ANSWER)))
                .isInstanceOf(Outcome.InDoubt.class);
    }

    @Test
    void aConnectionResetAfterTheRequestLeavesItInDoubt() throws Exception {
        assertThat(sent(mailer(Provider.RESETS_WITHOUT_ANSWER)))
                .isInstanceOf(Outcome.InDoubt.class);
    }

    @Test
    void aTimeoutAfterTheRequestLeavesItInDoubt() throws Exception {
        assertThat(sent(mailer(Provider.STALLS))).isInstanceOf(Outcome.InDoubt.class);
    }

    @Test
    void anAnswerThatBreaksInTheMiddleLeavesItInDoubt() throws Exception {
        assertThat(sent(mailer(Provider.BREAKS_IN_THE_ANSWER))).isInstanceOf(Outcome.InDoubt.class);
    }

    @Test
    void aRefusedConnectionSentNothing() throws Exception {
        assertThat(sent(unreachable())).isInstanceOf(Outcome.NotSent.class);
    }

    @Test
    void aReservedAddressNeverReachesARealProvider() {
        Mailer real = real();

        Outcome outcome = real.send(email("dana@northside.example"), TRANSPORT, "s1");

        assertThat(real.local()).isFalse();
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void aBrokenRequestIsNotRepeatedByAnyLayer() throws Exception {
        sent(mailer(Provider.CLOSES_WITHOUT_ANSWER));
        sent(mailer(Provider.FAILS));

        assertThat(asked()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\nBcc: everyone@rival.org", "\nBcc: everyone@rival.org", "\r"})
    void aLineBreakInSubjectNamesOrHeadersNeverLeaves(String injected) throws Exception {
        Mailer mailer = mailer(Provider.ACCEPTS);
        String to = "zoe@northside-hospital.org";
        List<Outcome> outcomes =
                List.of(
                        mailer.send(email("Dana", to, "Zoe", "Bill" + injected), TRANSPORT, "s1"),
                        mailer.send(email("Dana" + injected, to, "Zoe", "Bill"), TRANSPORT, "s1"),
                        mailer.send(email("Dana", to, "Zoe" + injected, "Bill"), TRANSPORT, "s1"),
                        mailer.send(email("Dana", to + injected, "Zoe", "Bill"), TRANSPORT, "s1"),
                        mailer.send(email(to), Map.of("Message-ID", "<s1@x.org>" + injected), "s1"),
                        mailer.send(email(to), TRANSPORT, "s1" + injected));

        assertThat(outcomes).allMatch(Outcome.Refused.class::isInstance);
        assertThat(asked()).isZero();
    }

    private static Outcome sent(Mailer mailer) {
        return mailer.send(email("zoe@northside-hospital.org"), TRANSPORT, "s1");
    }
}
