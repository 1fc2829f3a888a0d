package com.salesagent.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.lead.LeadFile;
import com.salesagent.domain.send.MailboxDay;
import com.salesagent.domain.send.Send;
import com.salesagent.domain.send.SendStatus;
import com.salesagent.outreach.FaultySendGrid.Behaviour;
import com.salesagent.outreach.World.Approved;
import com.salesagent.platform.dynamodb.LocalTables;
import com.salesagent.platform.dynamodb.Parallel;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The claim that each email leaves at most once and none is lost, against a provider and workers
 * that fail in every way we know. {@code -Dproof.sends=10000} runs it at full size, in worlds of a
 * thousand sends with a seed each; {@code -Dproof.seed=<n>} repeats a world exactly. Worlds with an
 * odd seed are paced.
 */
class SendingProofTest {
    private static final int SENDS = Integer.getInteger("proof.sends", 50);
    private static final long SEED = Long.getLong("proof.seed", 20261124);
    private static final int SENDS_PER_WORLD = 1000;
    private static final int WORLDS = Integer.getInteger("proof.worlds", 2);
    private static final double DEATHS_PER_STEP = 0.0015;
    private static final int DAYS = 60;

    // About a fifth of all emails end in doubt, and with them their sequence.
    private static final double SENDS_PER_LEAD = 2.4;

    private final World world = new World(250);
    private Random random;
    private SeededWorkers workers;
    private long seed;
    private int size;
    private boolean paced;
    private int settledByLog;
    private final Map<String, Set<String>> leavingAtOptOut = new HashMap<>();
    private final Map<LocalDate, AtomicInteger> acceptedByDay = new HashMap<>();

    static LongStream seeds() {
        return LongStream.range(
                SEED, SEED + Math.max(WORLDS, Math.ceilDiv(SENDS, SENDS_PER_WORLD)));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void eachEmailLeavesAtMostOnceAndNoneIsLostWhateverFails(long seedOfWorld) {
        seed = seedOfWorld;
        size = Math.min(SENDS, SENDS_PER_WORLD);
        random = new Random(seed);
        workers = new SeededWorkers(world, random, DEATHS_PER_STEP);
        int count = (int) Math.ceil(size / SENDS_PER_LEAD);
        int cap = Math.max(5, count / 4);
        paced = seed % 2 == 1;
        world.settings(paced ? paced(cap) : Map.of("DAILY_CAP", Integer.toString(cap)));
        world.sendGrid.countOnly();
        world.sendGrid.behave(this::behaviour);
        List<Approved> leads =
                Parallel.map(
                        IntStream.range(0, count).boxed().toList(),
                        i -> world.approved("Hospital " + i, "pat@h" + i + ".example"));
        leads.forEach(world::reserve);

        DispatchSends dispatcher = world.dispatcher();
        for (int day = 0; day < DAYS && (day < 20 || unsettled(leads)); day++) {
            world.clock.set(LocalTables.START.plus(Duration.ofDays(day)));
            world.sweep().check(() -> true);
            askTheLog();
            workUntilEvening(dispatcher, leads);
        }

        List<Send> sends = sends(leads);
        report(leads, sends, cap);
        assertThat(sends.size()).as(said("enough sends")).isGreaterThanOrEqualTo(size * 9 / 10);
        sends.forEach(this::holds);
        leads.forEach(this::theSequenceGoesOn);
        leavingAtOptOut.forEach(this::nothingLeftAfterTheOptOut);
        acceptedByDay.forEach(
                (day, accepted) -> {
                    assertThat(accepted.get()).as(said("mail of " + day)).isLessThanOrEqualTo(cap);
                    if (paced) {
                        placesHold(day, accepted.get());
                    } else {
                        assertThat(world.quotas.taken("default", day))
                                .as(said("places of " + day))
                                .isBetween(accepted.get(), cap);
                    }
                });
    }

    private static Map<String, String> paced(int cap) {
        return Map.of(
                "PACING", "on",
                "DAILY_CAP", Integer.toString(cap),
                "RAMP_START", Integer.toString(cap / 2 + 1),
                "GAP_MINUTES", "0",
                "DOMAIN_HOURLY_CAP", "3");
    }

    private void placesHold(LocalDate day, int accepted) {
        MailboxDay taken =
                world.places.day(world.campaign(), day.atStartOfDay(ZoneOffset.UTC).toInstant());
        assertThat(taken.places().size())
                .as(said("places of " + day))
                .isBetween(accepted, taken.cap());
    }

    // On some days, and in the middle of the work too: what the provider's log shows is settled.
    private void askTheLog() {
        if (random.nextBoolean()) {
            settledByLog += world.settleDoubts().settle().settled();
        }
    }

    private void workUntilEvening(DispatchSends dispatcher, List<Approved> leads) {
        Instant evening = world.now().plus(Duration.ofHours(8));
        Instant tick = world.now();
        while (world.now().isBefore(evening)) {
            if (!world.now().isBefore(tick)) {
                dispatcher.dispatch();
                tick = world.now().plus(Duration.ofMinutes(1));
            }
            workers.receive();
            workers.step();
            if (random.nextInt(900) == 0) {
                optOut(leads.get(random.nextInt(leads.size())));
            }
            if (random.nextInt(1500) == 0) {
                askTheLog();
            }
            if (workers.busy()) {
                world.clock.advance(Duration.ofMillis(random.nextInt(2_000)));
                continue;
            }
            // Nobody works: on to the next message, or through the rest of the day by minutes.
            Instant visible = workers.nextVisible();
            boolean waiting = visible != null && visible.isBefore(evening);
            world.clock.set(waiting && visible.isAfter(tick) ? visible : tick);
            if (!waiting && dispatcher.dispatch() == 0) {
                return;
            }
        }
        while (workers.busy()) {
            workers.step();
        }
    }

    // At any moment, also while a worker has an email to this person in its hands.
    private void optOut(Approved lead) {
        if (leavingAtOptOut.containsKey(lead.leadId())) {
            return;
        }
        Set<String> leaving = new HashSet<>();
        for (Send send : world.leads.open(lead.leadId()).orElseThrow().sends()) {
            if (send.status() != SendStatus.RESERVED) {
                leaving.add(send.id());
            }
        }
        leavingAtOptOut.put(lead.leadId(), leaving);
        String url = world.links.url(lead.leadId(), lead.contactId());
        world.unsubscribe().act(url.substring(url.lastIndexOf('/') + 1), "one_click");
    }

    private synchronized Behaviour behaviour() {
        Behaviour chosen =
                switch (random.nextInt(100)) {
                    case 0, 1, 2, 3 -> Behaviour.ACCEPT_AND_LOSE_ANSWER;
                    case 4, 5 -> Behaviour.ACCEPT_AND_RESET;
                    case 6, 7, 8, 9 -> Behaviour.ACCEPT_AND_FAIL;
                    case 10 -> Behaviour.ACCEPT_AND_STALL;
                    case 11, 12 -> Behaviour.FAIL;
                    case 13, 14 -> Behaviour.LOSE;
                    case 15, 16, 17, 18, 19, 20, 21 -> Behaviour.THROTTLE;
                    case 22 -> Behaviour.REFUSE;
                    default -> Behaviour.ACCEPT;
                };
        if (chosen.takes()) {
            LocalDate today = LocalDate.ofInstant(world.now(), ZoneOffset.UTC);
            acceptedByDay.computeIfAbsent(today, day -> new AtomicInteger()).incrementAndGet();
        }
        return chosen;
    }

    private void holds(Send send) {
        int taken = taken(send.id());
        assertThat(taken).as(said("times that the provider took " + send)).isBetween(0, 1);
        switch (send.status()) {
            case ACCEPTED -> assertThat(taken).as(said("accepted: " + send)).isEqualTo(1);
            case REFUSED, CANCELLED ->
                    assertThat(taken).as(said("never left: " + send)).isEqualTo(0);
            case IN_DOUBT -> assertThat(send.verdict()).as(said("doubt: " + send)).isNotBlank();
            case RESERVED, DISPATCHING ->
                    assertThat(send.status()).as(said("unsettled: " + send)).isNull();
        }
    }

    private void theSequenceGoesOn(Approved lead) {
        List<Send> sends = world.leads.open(lead.leadId()).orElseThrow().sends();
        Send last = sends.getLast();
        boolean optedOut = leavingAtOptOut.containsKey(lead.leadId());
        assertThat(last.status() == SendStatus.ACCEPTED && last.step() < 3 && !optedOut)
                .as(said("the sequence stopped without a reason after " + last))
                .isFalse();
    }

    private void nothingLeftAfterTheOptOut(String leadId, Set<String> leaving) {
        for (Send send : world.leads.open(leadId).orElseThrow().sends()) {
            if (!leaving.contains(send.id())) {
                assertThat(taken(send.id()))
                        .as(said("mail after an opt-out: " + send))
                        .isEqualTo(0);
            }
        }
    }

    private boolean unsettled(List<Approved> leads) {
        return sends(leads).stream()
                .anyMatch(
                        send ->
                                send.status() == SendStatus.RESERVED
                                        || send.status() == SendStatus.DISPATCHING);
    }

    private List<Send> sends(List<Approved> leads) {
        List<Send> sends = new ArrayList<>();
        Parallel.map(
                        leads,
                        lead -> world.leads.open(lead.leadId()).map(LeadFile::sends).orElseThrow())
                .forEach(sends::addAll);
        return sends;
    }

    private int taken(String sendId) {
        AtomicInteger taken = world.sendGrid.accepted().get(sendId);
        return taken == null ? 0 : taken.get();
    }

    private String said(String what) {
        return what + " (repeat with -Dproof.seed=" + seed + " -Dproof.sends=" + size + ")";
    }

    private void report(List<Approved> leads, List<Send> sends, int cap) {
        Map<SendStatus, Integer> statuses = new HashMap<>();
        sends.forEach(send -> statuses.merge(send.status(), 1, Integer::sum));
        long most =
                world.sendGrid.accepted().values().stream()
                        .mapToInt(AtomicInteger::get)
                        .max()
                        .orElse(0);
        System.out.printf(
                "proof: seed %d, %d leads, %d sends %s, %d requests, accepted per key at most %d,"
                    + " %scap %d a day, busiest day %d, %d doubts settled by the log, %d deaths, %d"
                    + " doubled messages, %d opt-outs, %d steps%n",
                seed,
                leads.size(),
                sends.size(),
                statuses,
                world.sendGrid.requests(),
                most,
                paced ? "paced, " : "",
                cap,
                acceptedByDay.values().stream().mapToInt(AtomicInteger::get).max().orElse(0),
                settledByLog,
                workers.deaths(),
                workers.duplicates(),
                leavingAtOptOut.size(),
                workers.steps());
    }
}
