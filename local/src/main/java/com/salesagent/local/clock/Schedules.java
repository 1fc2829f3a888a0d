package com.salesagent.local.clock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.salesagent.application.Trigger.Schedule;
import com.salesagent.local.durable.StateFile;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Runs what is due by the movable clock. A schedule that was missed, because the cloud was down,
 * runs once when it is up again. When the clock jumps, it stops at each occurrence of the rarer
 * schedules, so that a daily one runs each day and finds its own day's time; those that come hourly
 * or more often run once at each stop.
 */
public final class Schedules implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Schedules.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST_JUMP = Duration.ofDays(366);

    /** What else follows a move of the clock, besides the schedules. */
    public interface Surroundings {
        /** Runs a function. */
        void invoke(String function, String event) throws InterruptedException;

        /** Timers of the machines and delayed messages may have become due. */
        void clockMoved(Duration by);

        /** Waits until what was started has been worked off, as far as that is to be had soon. */
        void settle() throws InterruptedException;
    }

    /**
     * When a schedule is due next.
     *
     * @param name of the schedule
     */
    public record Due(String name, Instant at) {}

    private record Entry(Schedule schedule, Occurrences occurrences) {}

    /** Kept for each schedule: where a rate counts from, and up to when occurrences have run. */
    private record Past(String anchor, String until) {}

    private final List<Entry> entries;
    private final MovableClock clock;
    private final Surroundings surroundings;
    private final String region;
    private final StateFile file;
    private final Map<String, Past> past;
    private final ReentrantLock running = new ReentrantLock();
    private final Condition moved = running.newCondition();
    private Thread thread;

    /** Reads the schedules and how far they have come. */
    public Schedules(
            List<Schedule> schedules,
            MovableClock clock,
            Surroundings surroundings,
            String region,
            StateFile file) {
        this.entries =
                schedules.stream()
                        .map(s -> new Entry(s, Occurrences.of(s.expression())))
                        .sorted(Comparator.comparing((Entry e) -> e.occurrences().frequent()))
                        .toList();
        this.clock = clock;
        this.surroundings = surroundings;
        this.region = region;
        this.file = file;
        this.past = file.read().map(Schedules::parse).orElseGet(HashMap::new);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        for (Entry entry : entries) {
            past.putIfAbsent(entry.schedule().name(), new Past(now.toString(), now.toString()));
        }
    }

    private static Map<String, Past> parse(String text) {
        try {
            return new HashMap<>(
                    JSON.readValue(
                            text,
                            JSON.getTypeFactory()
                                    .constructMapType(Map.class, String.class, Past.class)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the schedules' state can't be read", e);
        }
    }

    /** Starts to run what is due. */
    public void start() {
        thread = Thread.ofVirtual().name("schedules").start(this::loop);
    }

    private void loop() {
        try {
            running.lockInterruptibly();
            try {
                while (true) {
                    runDue();
                    Duration wait = Duration.between(clock.instant(), next().getFirst().at());
                    if (wait.isPositive()) {
                        long nanos = Math.min(wait.toMillis(), 60_000) * 1_000_000;
                        if (moved.awaitNanos(nanos) > 0) {
                            log.atDebug().log("schedules.clock_moved");
                        }
                    }
                }
            } finally {
                running.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is due next, soonest first; never empty while there are schedules. */
    public List<Due> next() {
        if (entries.isEmpty()) {
            return List.of(new Due("none", clock.instant().plus(1, ChronoUnit.HOURS)));
        }
        List<Due> due = new ArrayList<>();
        for (Entry entry : entries) {
            due.add(new Due(entry.schedule().name(), nextOf(entry)));
        }
        due.sort(Comparator.comparing(Due::at));
        return due;
    }

    /** The next of those that come more rarely than hourly; empty if there are none. */
    public Optional<Due> nextDaily() {
        return entries.stream()
                .filter(entry -> !entry.occurrences().frequent())
                .map(entry -> new Due(entry.schedule().name(), nextOf(entry)))
                .min(Comparator.comparing(Due::at));
    }

    private Instant nextOf(Entry entry) {
        Past known = past.get(entry.schedule().name());
        return entry.occurrences()
                .after(Instant.parse(known.until()), Instant.parse(known.anchor()));
    }

    /**
     * Moves the clock forward and runs what becomes due on the way, in order; returns when all of
     * it has run.
     *
     * @throws IllegalArgumentException for a jump back, or of more than a year
     */
    public void advance(Duration jump) throws InterruptedException {
        if (jump.isNegative() || jump.compareTo(LONGEST_JUMP) > 0) {
            throw new IllegalArgumentException(
                    "the clock moves forward by at most 366 days, got " + jump);
        }
        running.lockInterruptibly();
        try {
            Instant target = clock.instant().plus(jump);
            for (Instant stop = stopBefore(target); stop.isBefore(target); ) {
                stopAt(stop);
                stop = stopBefore(target);
            }
            stopAt(target);
            moved.signalAll();
        } finally {
            running.unlock();
        }
    }

    private Instant stopBefore(Instant target) {
        return entries.stream()
                .filter(entry -> !entry.occurrences().frequent())
                .map(this::nextOf)
                .filter(target::isAfter)
                .min(Comparator.naturalOrder())
                .orElse(target);
    }

    private void stopAt(Instant time) throws InterruptedException {
        Duration jump = Duration.between(clock.instant(), time);
        clock.moveTo(time);
        surroundings.clockMoved(jump);
        runDue();
        surroundings.settle();
    }

    private void runDue() throws InterruptedException {
        Instant now = clock.instant();
        boolean ran = false;
        for (Entry entry : entries) {
            Instant due = nextOf(entry);
            if (!due.isAfter(now)) {
                Past known = past.get(entry.schedule().name());
                past.put(entry.schedule().name(), new Past(known.anchor(), now.toString()));
                surroundings.invoke(entry.schedule().function(), event(entry.schedule(), due));
                ran = true;
            }
        }
        if (ran) {
            keep();
        }
    }

    private void keep() {
        try {
            file.write(JSON.writeValueAsString(past));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String event(Schedule schedule, Instant at) {
        ObjectNode event = JSON.createObjectNode();
        event.put("version", "0");
        event.put("id", UUID.randomUUID().toString());
        event.put("detail-type", "Scheduled Event");
        event.put("source", "aws.scheduler");
        event.put("account", "000000000000");
        event.put("time", at.truncatedTo(ChronoUnit.SECONDS).toString());
        event.put("region", region);
        event.putArray("resources")
                .add(
                        "arn:aws:scheduler:%s:000000000000:schedule/default/%s"
                                .formatted(region, schedule.name()));
        event.put("detail", "{}");
        return event.toString();
    }

    @Override
    public void close() {
        if (thread != null) {
            thread.interrupt();
            try {
                thread.join(TimeUnit.SECONDS.toMillis(2));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
