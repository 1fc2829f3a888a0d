package com.salesagent.domain.send;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.draft.Email;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class CadenceTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final List<Email> EMAILS =
            Stream.of(0, 3, 7, 14)
                    .map(day -> new Email(List.of(0, 3, 7, 14).indexOf(day), day, "s", "b"))
                    .toList();

    @Test
    void followUpsComeOnTheirCalendarDaysAfterTheFirst() {
        Cadence cadence = new Cadence(NEW_YORK, false);
        Instant first = at("2026-09-01T10:00");

        assertThat(cadence.followUp(EMAILS, 1, first, first, "s"))
                .isEqualTo(at("2026-09-04T10:00"));
        assertThat(cadence.followUp(EMAILS, 2, first, at("2026-09-04T10:00"), "s"))
                .isEqualTo(at("2026-09-08T10:00"));
        assertThat(cadence.followUp(EMAILS, 3, first, at("2026-09-08T10:00"), "s"))
                .isEqualTo(at("2026-09-15T10:00"));
    }

    @Test
    void aLateEmailMovesWhatFollowsSoThatNothingBursts() {
        Cadence cadence = new Cadence(NEW_YORK, false);
        Instant first = at("2026-09-01T10:00");
        Instant secondThreeWeeksLate = at("2026-09-25T10:00");

        assertThat(cadence.followUp(EMAILS, 2, first, secondThreeWeeksLate, "s"))
                .isEqualTo(at("2026-09-29T10:00"));
    }

    @Test
    void daysAreCountedWhereTheRecipientIsAcrossAClockChange() {
        Cadence cadence = new Cadence(NEW_YORK, false);
        Instant beforeTheChange = at("2026-10-30T10:00");

        Instant due = cadence.followUp(EMAILS, 1, beforeTheChange, beforeTheChange, "s");

        assertThat(due).isEqualTo(at("2026-11-02T10:00"));
        assertThat(Duration.between(beforeTheChange, due)).isEqualTo(Duration.ofHours(73));
    }

    @ParameterizedTest(name = "{0} is due {1}")
    @CsvSource({
        // Wednesday evening before Thanksgiving: Friday.
        "2026-11-25T18:00, 2026-11-27",
        // Friday after closing: Monday.
        "2026-09-11T17:00, 2026-09-14",
        // Early on a business day: the same day.
        "2026-09-09T03:00, 2026-09-09",
        // Friday before Labor Day, in the evening: Tuesday.
        "2026-09-04T20:00, 2026-09-08",
        // Independence Day 2026 is a Saturday and kept on Friday.
        "2026-07-02T18:00, 2026-07-06",
        // New Year's Day 2028 is a Saturday and kept on the last day of 2027.
        "2027-12-30T18:00, 2028-01-03"
    })
    void withPacingOnlyBusinessHoursCount(String from, LocalDate expected) {
        Instant due = new Cadence(NEW_YORK, true).window(at(from), "send-1");

        ZonedDateTime local = due.atZone(NEW_YORK);
        assertThat(local.toLocalDate()).isEqualTo(expected);
        assertThat(local.toLocalTime()).isBetween(LocalTime.of(8, 0), LocalTime.of(9, 30));
    }

    @Test
    void everyPlanLiesInTheWindowWhateverTheZoneTheSeasonAndTheHour() {
        Random random = new Random(7);
        List<ZoneId> zones =
                List.of(
                        NEW_YORK,
                        ZoneId.of("America/Phoenix"),
                        ZoneId.of("Pacific/Honolulu"),
                        ZoneId.of("America/Anchorage"),
                        ZoneId.of("Pacific/Guam"));
        for (int i = 0; i < 5_000; i++) {
            ZoneId zone = zones.get(random.nextInt(zones.size()));
            Instant from =
                    at("2026-01-01T00:00").plusSeconds(random.nextInt(4 * 365 * 24 * 60) * 60L);
            String id = "send-" + i;

            Instant due = SendWindow.next(from, zone, id);

            assertThat(SendWindow.open(due, zone)).as("from %s in %s", from, zone).isTrue();
            assertThat(due).as("from %s in %s", from, zone).isAfterOrEqualTo(from);
            assertThat(SendWindow.next(from, zone, id)).isEqualTo(due);
        }
    }

    @Test
    void manySendsThatWaitForTheSameOpeningSpreadOverTheMorning() {
        Instant sunday = at("2026-09-13T12:00");

        long distinctMinutes =
                IntStream.range(0, 50)
                        .mapToObj(i -> SendWindow.next(sunday, NEW_YORK, "send-" + i))
                        .map(due -> Duration.between(at("2026-09-14T08:00"), due).toMinutes())
                        .distinct()
                        .count();

        assertThat(distinctMinutes).isGreaterThan(25);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(NEW_YORK).toInstant();
    }
}
