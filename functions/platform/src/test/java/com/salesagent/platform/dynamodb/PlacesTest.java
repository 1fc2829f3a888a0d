package com.salesagent.platform.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.campaign.Campaign;
import com.salesagent.domain.campaign.Pace;
import com.salesagent.domain.campaign.ReviewPolicy;
import com.salesagent.domain.campaign.ReviewPolicy.LeadApproval;
import com.salesagent.domain.campaign.ReviewPolicy.Proof;
import com.salesagent.domain.campaign.Sender;
import com.salesagent.domain.campaign.WeeklyScout;
import com.salesagent.domain.score.Tier;
import com.salesagent.domain.send.Cadence;
import com.salesagent.domain.send.MailboxDay;
import com.salesagent.domain.send.Places.Placed;
import com.salesagent.domain.send.Places.Wanted;
import com.salesagent.domain.send.Send;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The places of a mailbox under many takers, repeats and cancellations. */
class PlacesTest {
    private static final LocalTables TABLES = new LocalTables();
    private static final Instant NINE = Instant.parse("2026-11-24T14:00:00Z");
    private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);
    private static final Cadence OFFICE = new Cadence(ZoneId.of("America/New_York"), true);
    private static final Pace EASY = new Pace(10, 5, Duration.ZERO, 1000, 2);

    private final DynamoDbPlaces places =
            new DynamoDbPlaces(TABLES.client(), TABLES.table("counters"), TABLES.table("leads"));
    private final DynamoDbSendLedger ledger =
            new DynamoDbSendLedger(TABLES.client(), TABLES.table("leads"));

    @Test
    void ofTwoHundredTakersAtOnceNoneIsOneTooMany() throws Exception {
        Campaign campaign = campaign("crowd", 50, EASY);
        CountDownLatch together = new CountDownLatch(1);
        List<Future<Placed>> asked = new ArrayList<>();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                Send send = send("crowd", i, 0);
                asked.add(
                        threads.submit(
                                () -> {
                                    together.await();
                                    return places.take(wanted(campaign, send), NINE, NINE);
                                }));
            }
            together.countDown();
        }

        Map<LocalDate, Integer> byDay = new HashMap<>();
        for (Future<Placed> each : asked) {
            byDay.merge(day(each), 1, Integer::sum);
        }
        // Later days keep a quarter for follow-ups: 3 of 10 + 5, 5 of 20 and so on.
        assertThat(byDay.get(TUESDAY)).isEqualTo(10);
        byDay.forEach(
                (day, taken) -> {
                    MailboxDay kept =
                            places.day(campaign, day.atStartOfDay(ZoneOffset.UTC).toInstant());
                    assertThat(kept.places()).as(day.toString()).hasSize(taken);
                    assertThat(taken).isLessThanOrEqualTo(MailboxDay.cap(TUESDAY, day, 50, EASY));
                });
        assertThat(byDay.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(200);
    }

    private static LocalDate day(Future<Placed> asked)
            throws ExecutionException, InterruptedException {
        return LocalDate.ofInstant(asked.get().at(), ZoneOffset.UTC);
    }

    @Test
    void firstEmailsFindRoomThoughFollowUpsCameFirst() {
        Campaign campaign = campaign("fair", 50, EASY);
        for (int i = 0; i < 30; i++) {
            places.take(wanted(campaign, send("fair-f", i, 1)), NINE, NINE);
        }

        Placed first = places.take(wanted(campaign, send("fair", 0, 0)), NINE, NINE);

        assertThat(first.at()).isEqualTo(NINE);
    }

    @Test
    void aRepeatedQuestionFindsTheSamePlaceAndTakesNoSecond() {
        Campaign campaign = campaign("repeat", 1, EASY);
        Send one = send("repeat", 1, 0);
        Send two = send("repeat", 2, 0);
        places.take(wanted(campaign, one), NINE, NINE);

        Placed again =
                places.take(wanted(campaign, one), NINE.plusSeconds(30), NINE.plusSeconds(30));
        Placed tomorrow = places.take(wanted(campaign, two), NINE, NINE);
        Placed still =
                places.take(wanted(campaign, two), NINE.plusSeconds(60), NINE.plusSeconds(60));

        assertThat(again.at()).isEqualTo(NINE);
        assertThat(tomorrow.bound())
                .isEqualTo("the mailbox's 1 emails of 2026-11-24 (UTC) are taken");
        assertThat(still.at()).isEqualTo(tomorrow.at()).isAfter(NINE.plusSeconds(60_000));
    }

    @Test
    void aPlaceThatPassedUnusedIsNotCountedTwice() {
        Campaign campaign = campaign("late", 2, EASY);
        Send send = send("late", 1, 0);
        places.take(wanted(campaign, send), NINE, NINE);
        Instant later = NINE.plus(Duration.ofHours(3));

        Placed anew = places.take(wanted(campaign, send), later, later);

        assertThat(anew.at()).isEqualTo(later);
        assertThat(places.day(campaign, NINE).places()).hasSize(1);
    }

    @Test
    void aReleasedPlaceIsFreeAtOnce() {
        Campaign campaign = campaign("release", 1, EASY);
        Send one = send("release", 1, 0);
        Send two = send("release", 2, 0);
        places.take(wanted(campaign, one), NINE, NINE);

        places.release(campaign, one, NINE);
        places.release(campaign, one, NINE);

        assertThat(places.take(wanted(campaign, two), NINE, NINE).at()).isEqualTo(NINE);
    }

    @Test
    void thePlaceOfASendThatWasStoppedElsewhereIsFreeToWhoeverNeedsIt() {
        Campaign campaign = campaign("stopped", 1, EASY);
        Send stopped = send("stopped", 1, 0);
        places.take(wanted(campaign, stopped), NINE, NINE);
        Send other = send("stopped", 2, 0);
        Placed before = places.take(wanted(campaign, other), NINE, NINE);

        ledger.cancel(stopped, "the contact asked us to stop", "Nothing.", NINE);
        Send third = send("stopped", 3, 0);
        Instant soon = NINE.plus(Duration.ofMinutes(1));
        Placed after = places.take(wanted(campaign, third), soon, soon);

        assertThat(before.at()).isAfter(NINE.plus(Duration.ofHours(12)));
        assertThat(after.at()).isEqualTo(soon);
    }

    @Test
    void withACapOfNoneThereIsNoPlaceAndItSaysSo() {
        Campaign campaign = campaign("none", 0, EASY);

        Placed placed = places.take(wanted(campaign, send("none", 1, 0)), NINE, NINE);

        assertThat(placed.at()).isNull();
        assertThat(placed.bound()).contains("0 emails");
    }

    private static Wanted wanted(Campaign campaign, Send send) {
        return new Wanted(campaign, send, send.id() + ".example", OFFICE);
    }

    private Send send(String name, int number, int step) {
        String id = name + "-" + number;
        Send send =
                Send.reserved(
                        id,
                        "lead-" + id,
                        "c1",
                        "default",
                        "run",
                        step,
                        1,
                        "hash",
                        "approval",
                        "ann",
                        NINE);
        return ledger.reserve(send, NINE);
    }

    private static Campaign campaign(String mailbox, int dailyCap, Pace pace) {
        return new Campaign(
                "default",
                new Sender("Dana", "", "Northwind", mailbox + "@sender.example", "", "", "", ""),
                List.of(),
                "",
                Tier.MEDIUM,
                dailyCap,
                List.of(3, 7, 14),
                Duration.ofDays(3),
                0.24,
                true,
                pace,
                true,
                false,
                new ReviewPolicy(
                        LeadApproval.PERSON,
                        Proof.CODE_OR_NAME,
                        Duration.ofHours(24),
                        Duration.ofHours(48),
                        ReviewPolicy.NEVER),
                WeeklyScout.NONE);
    }
}
