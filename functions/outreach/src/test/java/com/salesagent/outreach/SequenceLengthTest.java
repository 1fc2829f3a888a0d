package com.salesagent.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.draft.Draft;
import com.salesagent.domain.draft.Email;
import com.salesagent.domain.lead.LeadPatch;
import com.salesagent.domain.lead.Stage;
import com.salesagent.domain.send.Send;
import com.salesagent.domain.send.SendStatus;
import com.salesagent.outreach.World.Approved;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A sequence from its first email to its last, however many it has. */
class SequenceLengthTest {
    private static final Duration WEEK = Duration.ofDays(7);

    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aSequenceWithoutFollowUpsIsOverAfterItsFirstEmail() {
        Approved lead = sequence(0);

        play(lead);

        assertThat(steps(lead)).containsExactly(0);
        eachLeftOnce();
        assertThat(world.stage(lead)).isEqualTo(Stage.CONTACTED);
        assertThat(world.sweep().check(() -> true).mended()).isZero();
    }

    @Test
    void aSequenceOfTenFollowUpsSendsEachOnceInOrderAndInOneThread() {
        Approved lead = sequence(10);

        play(lead);

        assertThat(steps(lead)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(world.sendGrid.accepted()).hasSize(11);
        eachLeftOnce();
        assertThat(accepted(lead))
                .extracting(Send::acceptedAt)
                .isSortedAccordingTo(Comparator.naturalOrder());
        assertThat(world.sweep().check(() -> true).mended()).isZero();
    }

    @Test
    void afterAnAbsenceTheNextStepLeavesOnceAndTheOneAfterItKeepsItsDistance() {
        Approved lead = sequence(3);
        playUntil(lead, world.now().plusSeconds(120));
        Instant back = world.now().plus(Duration.ofDays(20));
        world.leads.patch(lead.leadId(), LeadPatch.ofParkedUntil(back));

        playUntil(lead, back.minusSeconds(60));
        assertThat(steps(lead)).containsExactly(0);

        world.clock.set(back.plusSeconds(60));
        world.dispatcher().dispatch();
        List<SendTask> tasks = new ArrayList<>(world.queue);
        world.queue.clear();
        sideBySide(16, tasks);

        assertThat(steps(lead)).containsExactly(0, 1);
        eachLeftOnce();
        Send next = world.send(lead, 2);
        assertThat(next.status()).isEqualTo(SendStatus.RESERVED);
        assertThat(next.plannedAt()).isAfterOrEqualTo(back.plus(Duration.ofDays(1)));
    }

    @Test
    void twoHundredWorkersAtOnceNeverGiveAPersonMoreThanTheWeeklyCap() {
        world.settings(Map.of("PACING", "on", "CONTACT_WEEKLY_CAP", "2"));
        Approved lead = sequence(2);
        Instant end = world.now().plus(Duration.ofDays(21));

        for (Instant next = planned(lead).orElseThrow();
                next.isBefore(end);
                next = planned(lead).orElse(end)) {
            world.clock.set(next.isAfter(world.now()) ? next : world.now().plusSeconds(60));
            // The cap can bind from the third email on.
            sideBySide(steps(lead).size() < 2 ? 4 : 200, tasks(lead));
        }

        List<Instant> left = accepted(lead).stream().map(Send::acceptedAt).sorted().toList();
        assertThat(left).hasSize(3);
        for (int i = 2; i < left.size(); i++) {
            assertThat(Duration.between(left.get(i - 2), left.get(i))).isGreaterThanOrEqualTo(WEEK);
        }
        eachLeftOnce();
    }

    /** A lead whose first email and so many follow-ups, a day apart, are approved and begun. */
    private Approved sequence(int followUps) {
        Approved first = world.approved("Sequence Hospital", "pat@sequence.example");
        List<Email> emails =
                IntStream.rangeClosed(0, followUps)
                        .mapToObj(
                                step ->
                                        new Email(
                                                step,
                                                step,
                                                (step == 0 ? "" : "Re: ") + "Your electricity bill",
                                                "Hi Pat,\n\nWord " + step + "."))
                        .toList();
        Draft draft = World.version(World.draft(first.leadId(), 1, first.contactId()), 2, emails);
        world.leads.addDraft(draft, null);
        Approved approved = world.approve(first.leadId(), draft, "approval-" + followUps);
        world.reserve(approved);
        world.queue.clear();
        return approved;
    }

    private void play(Approved lead) {
        playUntil(lead, world.now().plus(Duration.ofDays(60)));
    }

    private void playUntil(Approved lead, Instant end) {
        for (Optional<Instant> next = planned(lead);
                next.isPresent() && next.get().isBefore(end);
                next = planned(lead)) {
            Instant minute = next.get().plusSeconds(1);
            world.clock.set(minute.isAfter(world.now()) ? minute : world.now().plusSeconds(60));
            world.dispatcher().dispatch();
            world.work();
        }
    }

    private Optional<Instant> planned(Approved lead) {
        return sends(lead).stream()
                .filter(send -> send.status() == SendStatus.RESERVED)
                .map(Send::plannedAt)
                .min(Comparator.naturalOrder());
    }

    private List<SendTask> tasks(Approved lead) {
        return sends(lead).stream()
                .filter(send -> send.status() == SendStatus.RESERVED)
                .map(send -> new SendTask(lead.leadId(), send.id()))
                .toList();
    }

    private void sideBySide(int workers, List<SendTask> tasks) {
        List<Callable<Void>> work = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            work.add(
                    () -> {
                        SendWorker worker = world.worker();
                        try (QuotaPool pool = worker.pool(tasks.size())) {
                            tasks.forEach(task -> worker.deliver(task, pool));
                        }
                        return null;
                    });
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(work);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void eachLeftOnce() {
        assertThat(world.sendGrid.accepted().values())
                .extracting(AtomicInteger::get)
                .containsOnly(1);
    }

    private List<Send> sends(Approved lead) {
        return world.leads.open(lead.leadId()).orElseThrow().sends();
    }

    private List<Send> accepted(Approved lead) {
        return sends(lead).stream()
                .filter(send -> send.status() == SendStatus.ACCEPTED)
                .sorted(Comparator.comparingInt(Send::step))
                .toList();
    }

    private List<Integer> steps(Approved lead) {
        return accepted(lead).stream().map(Send::step).toList();
    }
}
