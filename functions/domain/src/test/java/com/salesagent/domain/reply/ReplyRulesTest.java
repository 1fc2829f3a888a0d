package com.salesagent.domain.reply;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.reply.InboundMail.Header;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.List;

/** What goes wrong in the field, each once. */
class ReplyRulesTest {
    private static final LocalDate RECEIVED = LocalDate.of(2026, 11, 20);

    @Test
    void notInterestedPleaseStopCallingIsAnOptOutAndNoAlert() {
        ReplyVerdict verdict = read("I am not interested, please stop calling");

        assertThat(verdict.intent()).isEqualTo(Intent.UNSUBSCRIBE);
        assertThat(verdict.suppress()).isTrue();
        assertThat(verdict.alert()).isFalse();
    }

    @Test
    void runningNonStopIsNoOptOut() {
        ReplyVerdict verdict = read("We run non-stop, call me");

        assertThat(verdict.intent()).isEqualTo(Intent.WANTS_MEETING);
        assertThat(verdict.suppress()).isFalse();
    }

    @Test
    void cantStopThinkingAboutItIsAMeeting() {
        assertThat(read("can't stop thinking about this, call me").intent())
                .isEqualTo(Intent.WANTS_MEETING);
    }

    @Test
    void notNowAskInTheThirdQuarterIsParkedWithItsDate() {
        ReplyVerdict verdict = read("Not interested now, ask in Q3");

        assertThat(verdict.intent()).isEqualTo(Intent.OTHER);
        assertThat(verdict.alert()).isTrue();
        assertThat(verdict.comeBackDate()).contains(LocalDate.of(2027, 7, 1));
    }

    @Test
    void aRefusalThatNamesInterestIsNoHotLead() {
        ReplyVerdict verdict = read("Not interested, thanks.");

        assertThat(verdict.intent()).isEqualTo(Intent.NOT_INTERESTED);
        assertThat(verdict.alert()).isFalse();
    }

    @Test
    void noCallsButMailIsWelcomeIsNoOptOut() {
        assertThat(read("Please don't call me, email is fine. What does it cost?").suppress())
                .isFalse();
    }

    @Test
    void anOptOutWithAReferralSuppressesAndAlerts() {
        ReplyVerdict verdict = read("Take me off your list. Ask Tom Reed, tom.reed@delta.example");

        assertThat(verdict.suppress()).isTrue();
        assertThat(verdict.alert()).isTrue();
        assertThat(verdict.referrals())
                .containsExactly(new Referral("Tom Reed", "tom.reed@delta.example"));
    }

    @Test
    void anErasureRequestReachesFurtherThanAnOptOut() {
        assertThat(read("Please delete all data you hold on me.").scope())
                .isEqualTo(OptOutScope.ERASURE);
        assertThat(read("Please remove our whole domain from your list.").scope())
                .isEqualTo(OptOutScope.COMPANY);
        assertThat(read("unsubscribe").scope()).isEqualTo(OptOutScope.WRITER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I am out of the office until December 4. | 2026-12-04",
                "Out of office, back on 12/4. | 2026-12-04",
                "I am away from Nov 20 to Nov 27 and back on Monday, November 30. | 2026-11-30",
                "Ich bin bis zum 04.12. nicht im Haus. | 2026-12-04",
                "Ich bin ab dem 02.01. wieder erreichbar. | 2027-01-02",
                "Ich bin im Urlaub und am 7. Dezember zurück. | 2026-12-07",
                "Bin zurueck am 04.12., nicht im Büro bis dahin. | 2026-12-04",
                "Je suis absente du bureau jusqu'au 4 décembre. | 2026-12-04",
                "Je suis en congés, de retour le 05/01. | 2027-01-05",
                "Estoy fuera de la oficina hasta el 9 de diciembre. | 2026-12-09",
                "Estoy de vacaciones, regreso el 7/1. | 2027-01-07",
                "I'm on vacation until January 4, 2027. | 2027-01-04",
                "I am out of office, back Monday. | 2026-11-23",
            })
    void aReturnDateIsReadInFourLanguagesAndAcrossTheYear(String notice, LocalDate day) {
        ReplyVerdict verdict = read(notice);

        assertThat(verdict.intent()).isEqualTo(Intent.OUT_OF_OFFICE);
        assertThat(verdict.returnDate()).contains(day);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I am out of the office until 12/1. Back 1/12.",
                "I am currently out of the office."
            })
    void anAmbiguousOrMissingReturnDateIsNone(String notice) {
        ReplyVerdict verdict =
                ReplyRules.classify(
                        notice,
                        "",
                        MailKind.OUT_OF_OFFICE,
                        LocalDate.of(2026, 11, 30),
                        List.of(),
                        LearnedReading.NONE);

        assertThat(verdict.returnDate()).isEmpty();
    }

    @Test
    void aDeliveryReportIsABounceByItsStructureAlone() {
        assertThat(
                        kind(
                                "ok",
                                new Header(
                                        "Content-Type",
                                        "multipart/report; report-type=delivery-status")))
                .isEqualTo(MailKind.BOUNCE);
        assertThat(kind("ok", new Header("X-Failed-Recipients", "a@b.example")))
                .isEqualTo(MailKind.BOUNCE);
    }

    @Test
    void aMailMarkedAutomaticIsNeverAPersons() {
        assertThat(kind("Thursday works for me", new Header("Auto-Submitted", "auto-replied")))
                .isEqualTo(MailKind.AUTOMATIC_REPLY);
        assertThat(kind("I am out of the office", new Header("X-Autoreply", "yes")))
                .isEqualTo(MailKind.OUT_OF_OFFICE);
        assertThat(kind("Thursday works for me", new Header("Auto-Submitted", "no")))
                .isEqualTo(MailKind.HUMAN);
    }

    @Test
    void noModelOverrulesAnOptOut() {
        ReplyVerdict rules = read("unsubscribe");

        ReplyVerdict merged =
                VerdictMerge.merge(
                        rules, new ModelReading(Sentiment.POSITIVE, Intent.WANTS_MEETING, 1));

        assertThat(merged).isEqualTo(rules);
    }

    @Test
    void aModelMayAddAnOptOutThatTheRulesMissed() {
        ReplyVerdict rules = read("Thanks.");

        ReplyVerdict merged =
                VerdictMerge.merge(
                        rules, new ModelReading(Sentiment.NEGATIVE, Intent.UNSUBSCRIBE, 0.9));

        assertThat(merged.suppress()).isTrue();
        assertThat(merged.confidence()).isLessThan(ReplyVerdict.PERSON_DECIDES);
    }

    @Test
    void disagreementLeavesTheDecisionToAPerson() {
        ReplyVerdict rules = read("No thanks.");

        ReplyVerdict merged =
                VerdictMerge.merge(
                        rules, new ModelReading(Sentiment.POSITIVE, Intent.WANTS_INFO, 0.9));

        assertThat(merged.needsPerson()).isTrue();
    }

    private static ReplyVerdict read(String text) {
        return ReplyRules.classify(
                text, "", MailKind.HUMAN, RECEIVED, List.of(), LearnedReading.NONE);
    }

    private static MailKind kind(String text, Header... headers) {
        return MailKind.of(
                new InboundMail(List.of(headers), "jo@b.example", "", "Re: bills", text, ""), text);
    }
}
