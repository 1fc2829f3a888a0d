package com.salesagent.domain.standing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What DNS and the last week say about a sender. */
class SenderStandingTest {
    private static final Instant NOW = Instant.parse("2026-11-24T15:00:00Z");
    private static final Map<String, List<String>> GOOD =
            Map.of(
                    "mail.acme.com", List.of("some text", "v=spf1 include:sendgrid.net ~all"),
                    "s2._domainkey.mail.acme.com", List.of("k=rsa; t=s; p=MIGfMA0"),
                    "_dmarc.acme.com", List.of("v=DMARC1; p=none; rua=mailto:d@acme.com"));

    @Test
    void aDomainWithAllThreePassesAlsoWhereItsParentHasTheDmarcRecord() {
        assertThat(problems(Map.of())).isEmpty();
    }

    @Test
    void eachRecordThatIsMissingOrVoidIsNamed() {
        assertThat(problems(Map.of("mail.acme.com", List.of())))
                .containsExactly("SPF: no TXT record of mail.acme.com begins with v=spf1");
        assertThat(problems(Map.of("mail.acme.com", List.of("v=spf1 -all", "v=spf1 ~all"))))
                .containsExactly("SPF: mail.acme.com has 2 records, which makes all of them void");
        assertThat(problems(Map.of("mail.acme.com", List.of("v=spf1 +all"))))
                .containsExactly("SPF: the record of mail.acme.com lets everybody send (+all)");
        assertThat(problems(Map.of("s2._domainkey.mail.acme.com", List.of("v=DKIM1; p="))))
                .containsExactly(
                        "DKIM: no key at s1._domainkey.mail.acme.com or"
                                + " s2._domainkey.mail.acme.com");
        assertThat(problems(Map.of("_dmarc.acme.com", List.of())))
                .containsExactly("DMARC: no record at _dmarc.mail.acme.com");
        assertThat(problems(Map.of("_dmarc.acme.com", List.of("v=DMARC1; rua=mailto:x@y.com"))))
                .containsExactly("DMARC: the record at _dmarc.acme.com has no single policy");
    }

    @Test
    void whereNoNameServerAnswersWhatWasKnownHoldsAndAFirstUseWaits() {
        Map<String, DomainCheck> stored = new HashMap<>();
        DnsRecords down =
                name -> {
                    throw new DnsRecords.Unavailable(null);
                };
        Authentication first = Authentication.byDns(down, checks(stored), List.of("s1"));

        assertThat(first.check("acme.com", NOW).stops(NOW)).isTrue();
        assertThat(stored).isEmpty();

        stored.put("acme.com", DomainCheck.of("acme.com", List.of(), null, NOW));
        Instant later = NOW.plus(Duration.ofDays(30));

        assertThat(first.check("acme.com", later).stops(later)).isFalse();
    }

    @Test
    void threeDaysOfFailureAreCountedFromTheFirstAndAPassEndsThem() {
        DomainCheck passed = DomainCheck.of("acme.com", List.of(), null, NOW);
        DomainCheck failed =
                DomainCheck.of("acme.com", List.of("SPF"), passed, NOW.plus(Duration.ofHours(6)));
        DomainCheck still =
                DomainCheck.of("acme.com", List.of("SPF"), failed, NOW.plus(Duration.ofHours(70)));
        DomainCheck again =
                DomainCheck.of("acme.com", List.of(), still, NOW.plus(Duration.ofHours(71)));

        assertThat(still.stops(NOW.plus(Duration.ofHours(77)))).isFalse();
        assertThat(still.stops(NOW.plus(Duration.ofHours(78)))).isTrue();
        assertThat(again.stops(NOW.plus(Duration.ofDays(100)))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // sent, bounced, complained, warns, pauses
        "30, 2, 0, false, false",
        "30, 3, 0, true, false",
        "40, 5, 0, true, true",
        "100, 2, 0, false, false",
        "100, 3, 0, true, false",
        "100, 4, 0, true, false",
        "100, 5, 0, true, true",
        "1000, 49, 0, true, false",
        "1000, 50, 0, true, true",
        "350, 0, 1, true, false",
        "1000, 0, 1, true, false",
        "350, 0, 2, true, true",
        "3000, 0, 3, true, false",
        "3000, 0, 4, true, true",
        "0, 0, 0, false, false"
    })
    void sharesCountFromTheFloorOn(
            int sent, int bounced, int complained, boolean warns, boolean pauses) {
        Reputation reputation = new Reputation(sent, bounced, complained);

        assertThat(reputation.warning().isPresent()).isEqualTo(warns);
        assertThat(reputation.pause().isPresent()).isEqualTo(pauses);
    }

    private static List<String> problems(Map<String, List<String>> changed) {
        Map<String, List<String>> records = new HashMap<>(GOOD);
        records.putAll(changed);
        return DomainRecords.problems(
                "mail.acme.com",
                List.of("s1", "s2"),
                name -> records.getOrDefault(name, List.of()));
    }

    private static DomainChecks checks(Map<String, DomainCheck> stored) {
        return new DomainChecks() {
            @Override
            public Optional<DomainCheck> find(String domain) {
                return Optional.ofNullable(stored.get(domain));
            }

            @Override
            public void put(DomainCheck check) {
                stored.put(check.domain(), check);
            }
        };
    }
}
