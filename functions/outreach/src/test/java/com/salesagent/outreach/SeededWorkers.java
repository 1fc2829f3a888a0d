package com.salesagent.outreach;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.salesagent.domain.approval.ApprovalRecords;
import com.salesagent.domain.campaign.CampaignStore;
import com.salesagent.domain.contact.SuppressionList;
import com.salesagent.domain.lead.LeadStore;
import com.salesagent.domain.mail.Mailer;
import com.salesagent.domain.run.RunStore;
import com.salesagent.domain.send.LastGate;
import com.salesagent.domain.send.Places;
import com.salesagent.domain.send.Quotas;
import com.salesagent.domain.send.SendLedger;
import com.salesagent.domain.send.SendingSwitch;
import com.salesagent.platform.Json;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Semaphore;

/**
 * Sixteen workers and their queue under one seeded scheduler. Each call of a worker to the outside
 * is a step; the scheduler lets one worker at a time do one step, chooses which, and lets some die
 * before or after it. So every interleaving and every death comes from the seed and comes again
 * with it.
 */
final class SeededWorkers {
    private static final int WORKERS = 16;
    private static final int BATCH = 10;
    private static final int MAX_RECEIVES = 5;
    private static final Duration VISIBILITY = Duration.ofMinutes(6);

    private final World world;
    private final Random random;
    private final double deathsPerStep;
    private final List<Message> messages = new ArrayList<>();
    private final List<Invocation> running = new ArrayList<>();
    private int claims;
    private int deaths;
    private int duplicates;
    private long steps;
    private int nextId;

    SeededWorkers(World world, Random random, double deathsPerStep) {
        this.world = world;
        this.random = random;
        this.deathsPerStep = deathsPerStep;
    }

    int deaths() {
        return deaths;
    }

    int duplicates() {
        return duplicates;
    }

    long steps() {
        return steps;
    }

    /** Takes over what the world's functions have enqueued; some messages come twice. */
    void receive() {
        for (SendTask task = world.queue.poll(); task != null; task = world.queue.poll()) {
            messages.add(new Message("m" + nextId++, body(task), world.now()));
            if (random.nextInt(10) == 0) {
                duplicates++;
                messages.add(new Message("m" + nextId++, body(task), world.now()));
            }
        }
    }

    /** Whether a worker is in the middle of something. */
    boolean busy() {
        return !running.isEmpty();
    }

    /** When the next message can be received; null if there is none. */
    Instant nextVisible() {
        return messages.stream()
                .map(message -> message.visibleAt)
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** Starts workers on what is visible and lets one of them do one step. */
    void step() {
        while (running.size() < WORKERS) {
            List<Message> batch = take();
            if (batch.isEmpty()) {
                break;
            }
            running.add(new Invocation(batch));
        }
        if (running.isEmpty()) {
            return;
        }
        steps++;
        Invocation chosen = running.get(random.nextInt(running.size()));
        chosen.step();
        if (chosen.done) {
            running.remove(chosen);
            chosen.acknowledge();
        }
    }

    private List<Message> take() {
        List<Message> batch = new ArrayList<>();
        Iterator<Message> each = messages.iterator();
        while (each.hasNext() && batch.size() < BATCH) {
            Message message = each.next();
            if (message.visibleAt.isAfter(world.now())) {
                continue;
            }
            if (++message.receives > MAX_RECEIVES) {
                // To the dead-letter queue: the dispatcher must find the send by itself.
                each.remove();
                continue;
            }
            message.visibleAt = world.now().plus(VISIBILITY);
            batch.add(message);
        }
        return batch;
    }

    private static String body(SendTask task) {
        return Json.write(Map.of("leadId", task.leadId(), "sendId", task.sendId()));
    }

    private static final class Message {
        private final String id;
        private final String body;
        private Instant visibleAt;
        private int receives;

        Message(String id, String body, Instant visibleAt) {
            this.id = id;
            this.body = body;
            this.visibleAt = visibleAt;
        }
    }

    /** No exception: a dead process runs no handler and no cleaning up. */
    private static final class Died extends Error {
        private static final long serialVersionUID = 1;

        Died() {
            super("the worker died", null, false, false);
        }
    }

    private final class Invocation {
        private final List<Message> batch;
        private final Semaphore mayStep = new Semaphore(0);
        private final Semaphore stepped = new Semaphore(0);
        private final SendHandler handler;
        private List<BatchItemFailure> failures = List.of();
        private boolean dead;
        private volatile boolean done;

        Invocation(List<Message> batch) {
            this.batch = batch;
            this.handler =
                    new SendHandler(
                            new SendWorker(
                                    new SendWorker.Stores(
                                            stepping(LeadStore.class, world.leads),
                                            stepping(ApprovalRecords.class, world.approvals),
                                            stepping(CampaignStore.class, world.campaigns()),
                                            stepping(SuppressionList.class, world.suppression),
                                            stepping(SendingSwitch.class, world.sending),
                                            stepping(SendLedger.class, world.ledger),
                                            stepping(Quotas.class, world.quotas),
                                            stepping(Places.class, world.places),
                                            stepping(RunStore.class, world.runs)),
                                    new LastGate(world.renderer),
                                    stepping(Mailer.class, world.mailer),
                                    () -> "claim-" + ++claims,
                                    world.clock));
            Thread.ofVirtual().start(this::run);
        }

        private void run() {
            mayStep.acquireUninterruptibly();
            try {
                failures = handler.handleRequest(event(), null).getBatchItemFailures();
            } catch (Died e) {
                deaths++;
            } finally {
                done = true;
                stepped.release();
            }
        }

        private SQSEvent event() {
            SQSEvent event = new SQSEvent();
            event.setRecords(
                    batch.stream()
                            .map(
                                    message -> {
                                        SQSMessage sqs = new SQSMessage();
                                        sqs.setMessageId(message.id);
                                        sqs.setBody(message.body);
                                        return sqs;
                                    })
                            .toList());
            return event;
        }

        void step() {
            mayStep.release();
            stepped.acquireUninterruptibly();
        }

        /** What was handled is deleted; the rest becomes visible again in its time. */
        void acknowledge() {
            if (dead) {
                return;
            }
            List<String> failed =
                    failures.stream().map(BatchItemFailure::getItemIdentifier).toList();
            messages.removeIf(message -> batch.contains(message) && !failed.contains(message.id));
        }

        private <T> T stepping(Class<T> port, T real) {
            return port.cast(
                    Proxy.newProxyInstance(
                            port.getClassLoader(),
                            new Class<?>[] {port},
                            (proxy, method, arguments) -> {
                                pauseAndMaybeDie();
                                try {
                                    Object answer = method.invoke(real, arguments);
                                    maybeDie();
                                    return answer;
                                } catch (InvocationTargetException e) {
                                    throw e.getCause();
                                }
                            }));
        }

        private void pauseAndMaybeDie() {
            if (dead) {
                throw new Died();
            }
            stepped.release();
            mayStep.acquireUninterruptibly();
            maybeDie();
        }

        private void maybeDie() {
            if (random.nextDouble() < deathsPerStep) {
                dead = true;
                throw new Died();
            }
        }
    }
}
