package com.salesagent.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.send.Send;
import com.salesagent.domain.send.SendIds;
import com.salesagent.domain.send.SendStatus;
import com.salesagent.outreach.SendCommands.Word;
import com.salesagent.outreach.World.Approved;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What holds a mailbox back with pacing: ramp, gap, domain, week, office hours. */
class PacingTest {
    private final List<Approved> leads = new ArrayList<>();
    private final World world = new World().with(Map.of("PACING", "on", "DAILY_CAP", "20"));

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aNewMailboxSendsTenOnItsFirstDayMinutesApartAndTheRestOnLaterDays() {
        leads(12);

        days(2);

        List<Instant> left = left(0);
        Map<LocalDate, Integer> byDay = new TreeMap<>();
        left.forEach(at -> byDay.merge(LocalDate.ofInstant(at, ZoneOffset.UTC), 1, Integer::sum));
        assertThat(byDay)
                .isEqualTo(
                        Map.of(
                                LocalDate.of(2026, 11, 24), 10,
                                LocalDate.of(2026, 11, 25), 2));
        for (int i = 1; i < left.size(); i++) {
            assertThat(Duration.between(left.get(i - 1), left.get(i)))
                    .isGreaterThanOrEqualTo(Duration.ofMinutes(4));
        }
    }

    @Test
    void whatWaitsForAPlaceSaysWhichLimitHoldsItAndWhenItLeaves() {
        leads(12);

        minutes(60);

        List<Send> waiting =
                leads.stream()
                        .map(lead -> world.send(lead, 0))
                        .filter(send -> send.status() == SendStatus.RESERVED)
                        .toList();
        assertThat(waiting).isNotEmpty();
        assertThat(waiting)
                .extracting(Send::verdict)
                .containsAnyOf(
                        "the mailbox leaves 5 minutes and more between two emails",
                        "the mailbox's 10 emails of 2026-11-24 (UTC) are taken: it warms up, 10 on"
                                + " its first day and 5 more each business day");
        assertThat(waiting).allMatch(send -> send.plannedAt().isAfter(world.now()));
    }

    @Test
    void aNotYetIsPlannedAnewOnceAndNotTriedEachMinute() {
        leads(12);
        minutes(30);
        Map<String, Instant> plans = new TreeMap<>();
        reserved().forEach(send -> plans.put(send.id(), send.plannedAt()));

        minutes(5);

        assertThat(plans).isNotEmpty();
        reserved().forEach(send -> assertThat(send.plannedAt()).isEqualTo(plans.get(send.id())));
    }

    @Test
    void afterAnOutageThatDaysEmailsDoNotBurst() {
        leads(8);
        minutes(20);
        int before = left(0).size();

        world.clock.advance(Duration.ofHours(3));
        minutes(12);

        int after = left(0).size() - before;
        assertThat(before).isLessThan(8);
        assertThat(after).isBetween(1, 4);
        days(1);
        assertThat(left(0)).hasSize(8);
    }

    @Test
    void aPersonGetsNoMoreEmailsInAnySevenDaysThanTheCapSays() {
        world.settings(Map.of("PACING", "on", "CONTACT_WEEKLY_CAP", "1"));
        leads(1);
        Approved lead = leads.getFirst();

        days(20);

        List<Instant> left = new ArrayList<>();
        for (int step = 0; step < 3; step++) {
            left.add(world.send(lead, step).acceptedAt());
        }
        assertThat(Duration.between(left.get(0), left.get(1)))
                .isGreaterThanOrEqualTo(Duration.ofDays(7));
        assertThat(Duration.between(left.get(1), left.get(2)))
                .isGreaterThanOrEqualTo(Duration.ofDays(7));
    }

    @Test
    void aCancelledEmailGivesItsPlaceToAnother() {
        world.settings(Map.of("PACING", "on", "DAILY_CAP", "2"));
        leads(3);
        minutes(30);
        Send planned =
                reserved().stream()
                        .filter(send -> !send.verdict().isEmpty())
                        .findFirst()
                        .orElseThrow();
        int taken = world.places.day(world.campaign(), planned.plannedAt()).places().size();

        world.commands()
                .cancel(
                        world.commands()
                                .find(SendIds.reference(planned.leadId(), planned.id()))
                                .orElseThrow(),
                        new Word("ann", "not this one"));

        assertThat(world.places.day(world.campaign(), planned.plannedAt()).places())
                .hasSize(taken - 1);
    }

    @Test
    void nothingLeavesOnAHolidayOrAWeekend() {
        leads(6);

        days(8);

        for (int step = 0; step < 2; step++) {
            left(step)
                    .forEach(
                            at -> {
                                LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
                                assertThat(day).isNotEqualTo(LocalDate.of(2026, 11, 26));
                                assertThat(day.getDayOfWeek().getValue()).isLessThan(6);
                            });
        }
        assertThat(left(0)).hasSize(6);
        assertThat(left(1)).isNotEmpty();
    }

    private void leads(int count) {
        for (int i = 0; i < count; i++) {
            Approved lead = world.approved("Paced Hospital " + i, "pat@p" + i + ".example");
            leads.add(lead);
            world.reserve(lead);
        }
    }

    private List<Send> reserved() {
        return leads.stream()
                .map(lead -> world.send(lead, 0))
                .filter(send -> send.status() == SendStatus.RESERVED)
                .toList();
    }

    private List<Instant> left(int step) {
        return leads.stream()
                .flatMap(
                        lead ->
                                world.leads.open(lead.leadId()).orElseThrow().sends().stream()
                                        .filter(send -> send.step() == step))
                .filter(send -> send.status() == SendStatus.ACCEPTED)
                .map(Send::acceptedAt)
                .sorted()
                .toList();
    }

    private void minutes(int minutes) {
        until(world.now().plus(Duration.ofMinutes(minutes)));
    }

    private void days(int days) {
        until(world.now().plus(Duration.ofDays(days)));
    }

    // From plan to plan, each met by the dispatcher's next minute.
    private void until(Instant end) {
        DispatchSends dispatcher = world.dispatcher();
        for (Instant next = next(); next != null && next.isBefore(end); next = next()) {
            Instant minute = next.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
            world.clock.set(minute.isAfter(world.now()) ? minute : world.now().plusSeconds(60));
            dispatcher.dispatch();
            world.work();
        }
        world.clock.set(end.isAfter(world.now()) ? end : world.now());
    }

    private Instant next() {
        return leads.stream()
                .flatMap(lead -> world.leads.open(lead.leadId()).orElseThrow().sends().stream())
                .filter(send -> send.status() == SendStatus.RESERVED)
                .map(Send::plannedAt)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
