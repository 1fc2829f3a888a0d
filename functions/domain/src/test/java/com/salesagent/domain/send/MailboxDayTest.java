package com.salesagent.domain.send;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.campaign.Pace;
import com.salesagent.domain.send.MailboxDay.Place;
import com.salesagent.domain.send.Places.Placed;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Where a mailbox has room for another email on one day. */
class MailboxDayTest {
    private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);
    private static final Instant NINE = Instant.parse("2026-11-24T14:00:00Z");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Cadence OFFICE = new Cadence(NEW_YORK, true);
    private static final Pace PACE = new Pace(10, 5, Duration.ofMinutes(5), 5, 2);

    @Test
    void aMailboxWarmsUpByFiveEachBusinessDayToItsCap() {
        List<Integer> caps = new ArrayList<>();
        for (int day = 0; day < 16; day++) {
            caps.add(MailboxDay.cap(TUESDAY, TUESDAY.plusDays(day), 50, PACE));
        }

        // Thanksgiving on the third day and weekends add nothing.
        assertThat(caps)
                .containsExactly(10, 15, 15, 20, 20, 20, 25, 30, 35, 40, 45, 45, 45, 50, 50, 50);
        assertThat(MailboxDay.cap(TUESDAY, TUESDAY.minusDays(3), 50, PACE)).isEqualTo(10);
        assertThat(MailboxDay.cap(TUESDAY, TUESDAY, 3, PACE)).isEqualTo(3);
    }

    @Test
    void theFirstOfADayLeavesAtOnceAndTheNextAfterAPause() {
        MailboxDay day = day(10);

        Placed one = day.earliest(wanted("a", 0, "a.org", OFFICE), NINE).orElseThrow();
        Placed two =
                take(day, "a", 0, "a.org", NINE)
                        .earliest(wanted("b", 0, "b.org", OFFICE), NINE)
                        .orElseThrow();

        assertThat(one).isEqualTo(new Placed(NINE, ""));
        assertThat(Duration.between(NINE, two.at()))
                .isBetween(Duration.ofMinutes(5), Duration.ofMinutes(10));
        assertThat(two.bound())
                .isEqualTo("the mailbox leaves 5 minutes and more between two emails");
    }

    @Test
    void oneDomainGetsFiveAnHourAndOthersAreNotHeldUpByIt() {
        MailboxDay day =
                new MailboxDay(TUESDAY, 50, new Pace(50, 5, Duration.ZERO, 5, 2), List.of());
        for (int i = 0; i < 5; i++) {
            day = take(day, "s" + i, 0, "big.org", NINE);
        }

        Placed same = day.earliest(wanted("x", 0, "big.org", OFFICE), NINE).orElseThrow();
        Placed other = day.earliest(wanted("y", 0, "other.org", OFFICE), NINE).orElseThrow();

        assertThat(same.at()).isEqualTo(Instant.parse("2026-11-24T15:00:00Z"));
        assertThat(same.bound()).isEqualTo("5 emails an hour go to one recipient domain");
        assertThat(other.at()).isEqualTo(NINE);
    }

    @Test
    void followUpsLeaveAQuarterToFirstEmailsAndTakeNoneOfItEver() {
        MailboxDay day = day(8);
        for (int i = 0; i < 6; i++) {
            assertThat(day.full(false, NINE)).isFalse();
            day = take(day, "f" + i, 1, i + ".org", NINE);
        }

        assertThat(day.full(false, NINE)).isTrue();
        assertThat(day.full(true, NINE)).isFalse();
    }

    @Test
    void firstEmailsLeaveAQuarterToFollowUpsUntilTheDayHasCome() {
        Instant dayBefore = NINE.minus(Duration.ofDays(1));
        MailboxDay day = day(8);
        for (int i = 0; i < 6; i++) {
            day = take(day, "f" + i, 0, i + ".org", NINE);
        }

        assertThat(day.full(true, dayBefore)).isTrue();
        assertThat(day.full(false, dayBefore)).isFalse();
        assertThat(day.full(true, NINE)).isFalse();
    }

    @Test
    void noPlaceIsOutsideOfficeHoursWhereverTheRecipientIs() {
        Cadence honolulu = new Cadence(ZoneId.of("Pacific/Honolulu"), true);

        Instant early = Instant.parse("2026-11-24T00:30:00Z");
        Placed monday = day(50).earliest(wanted("a", 0, "a.org", honolulu), early).orElseThrow();
        Placed tuesday =
                day(50).earliest(wanted("a", 0, "a.org", honolulu), early.plusSeconds(10_000))
                        .orElseThrow();
        Optional<Placed> tooLate =
                day(50).earliest(
                                wanted("a", 0, "a.org", OFFICE),
                                Instant.parse("2026-11-24T22:00:00Z"));

        assertThat(monday.at()).isEqualTo(early);
        assertThat(tuesday.at())
                .isBetween(
                        Instant.parse("2026-11-24T18:00:00Z"),
                        Instant.parse("2026-11-24T18:05:00Z"));
        assertThat(tooLate).isEmpty();
    }

    @Test
    void whoeverAsksInWhateverOrderNoLimitIsBroken() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            String said = "seed " + seed;
            MailboxDay day = day(40);
            List<ZoneId> zones =
                    List.of(NEW_YORK, ZoneId.of("America/Los_Angeles"), ZoneId.of("Pacific/Guam"));
            for (int i = 0; i < 80; i++) {
                boolean first = random.nextBoolean();
                String domain = random.nextInt(4) + ".org";
                Cadence cadence = new Cadence(zones.get(random.nextInt(3)), true);
                Instant from = NINE.plusSeconds(random.nextInt(40_000) - 20_000);
                if (day.full(first, NINE)) {
                    continue;
                }
                Places.Wanted wanted = wanted("s" + i, first ? 0 : 1, domain, cadence);
                Optional<Placed> found = day.earliest(wanted, from);
                if (found.isPresent()) {
                    Instant at = found.get().at();
                    assertThat(at).as(said).isAfterOrEqualTo(from);
                    assertThat(cadence.open(at)).as(said).isTrue();
                    day = day.with(new Place("s" + i, "lead", at, domain, first));
                }
            }
            holds(day, said);
        }
    }

    private static void holds(MailboxDay day, String said) {
        List<Place> places = day.places().stream().sorted(Comparator.comparing(Place::at)).toList();
        assertThat(places).as(said).hasSizeBetween(10, 40);
        assertThat(places.stream().filter(place -> !place.first()).count())
                .as(said)
                .isLessThanOrEqualTo(30);
        for (int i = 1; i < places.size(); i++) {
            assertThat(Duration.between(places.get(i - 1).at(), places.get(i).at()))
                    .as(said)
                    .isGreaterThanOrEqualTo(Duration.ofMinutes(5));
        }
        for (Place place : places) {
            long hour = place.at().getEpochSecond() / 3600;
            assertThat(
                            places.stream()
                                    .filter(p -> p.domain().equals(place.domain()))
                                    .filter(p -> p.at().getEpochSecond() / 3600 == hour)
                                    .count())
                    .as(said)
                    .isLessThanOrEqualTo(5);
        }
    }

    private static MailboxDay day(int cap) {
        return new MailboxDay(TUESDAY, cap, PACE, List.of());
    }

    private static MailboxDay take(
            MailboxDay day, String id, int step, String domain, Instant from) {
        Placed placed = day.earliest(wanted(id, step, domain, OFFICE), from).orElseThrow();
        return day.with(new Place(id, "lead", placed.at(), domain, step == 0));
    }

    private static Places.Wanted wanted(String id, int step, String domain, Cadence cadence) {
        Send send =
                Send.reserved(
                        id,
                        "lead",
                        "c1",
                        "default",
                        "run",
                        step,
                        1,
                        "hash",
                        "approval",
                        "ann",
                        NINE);
        return new Places.Wanted(null, send, domain, cadence);
    }
}
