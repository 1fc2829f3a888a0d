package com.salesagent.local.sqs;

import com.salesagent.local.durable.Journal;
import com.salesagent.local.sqs.StoredQueue.Stored;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The queues. Every change is in the journal before it is answered, as one line: a message is never
 * in two queues or in none. After a restart the messages that were being worked on are visible at
 * once, since their consumers died with this process; their delivery count stays.
 */
public final class Queues implements AutoCloseable {
    public static final String ACCOUNT = "000000000000";
    private static final int LARGEST_MESSAGE = 1024 * 1024;
    private static final int LONGEST_DELAY = 900;
    private static final long OUTDATED_LINES = 100_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final NavigableMap<String, StoredQueue> queues = new TreeMap<>();
    private final Journal journal;
    private volatile boolean closed;

    private Queues(Path folder) {
        Consumer<String> reader = line -> QueueJournal.apply(line, this::restored);
        this.journal = Journal.open(folder.resolve("journal.jsonl"), Journal.Sync.SYSTEM, reader);
    }

    /** Opens the queues that a folder keeps. */
    public static Queues open(Path folder) {
        Queues queues = new Queues(folder);
        queues.compact();
        return queues;
    }

    private void restored(QueueJournal.Change change) {
        lock.lock();
        try {
            apply(change);
        } finally {
            lock.unlock();
        }
    }

    private void keep(QueueJournal.Change change) {
        journal.append(QueueJournal.line(change));
        apply(change);
    }

    private void apply(QueueJournal.Change change) {
        switch (change) {
            case QueueJournal.Queue(
                            String name,
                            long createdAt,
                            Map<String, String> attributes) -> {
                StoredQueue known = queues.get(name);
                QueueAttributes set = QueueAttributes.of(attributes);
                if (known == null) {
                    queues.put(name, new StoredQueue(name, createdAt, lock.newCondition(), set));
                } else {
                    known.attributes = set;
                }
            }
            case QueueJournal.QueueGone(String name) -> {
                StoredQueue gone = queues.remove(name);
                gone.clear();
                gone.arrival.signalAll();
            }
            case QueueJournal.Sent sent ->
                    queues.get(sent.queue())
                            .add(
                                    new Stored(
                                            sent.id(),
                                            sent.body(),
                                            sent.attributes(),
                                            sent.sentAt(),
                                            sent.visibleAt()));
            case QueueJournal.Received(String name, List<String> ids, long at) -> {
                StoredQueue queue = queues.get(name);
                for (String id : ids) {
                    Stored message = queue.find(id);
                    message.receiveCount++;
                    message.firstReceivedAt =
                            message.firstReceivedAt == 0 ? at : message.firstReceivedAt;
                }
            }
            case QueueJournal.Deleted(String name, List<String> ids) ->
                    ids.forEach(queues.get(name)::remove);
            case QueueJournal.Moved(String from, String to, String id, long at) -> {
                Stored message = queues.get(from).remove(id);
                message.inFlight = false;
                message.visibleAt = at;
                queues.get(to).add(message);
            }
            case QueueJournal.Purged(String name) -> queues.get(name).clear();
        }
    }

    private void compact() {
        journal.rewrite(
                () -> {
                    List<String> lines = new ArrayList<>();
                    for (StoredQueue queue : queues.values()) {
                        lines.add(
                                QueueJournal.line(
                                        new QueueJournal.Queue(
                                                queue.name,
                                                queue.createdAt,
                                                queue.attributes.set())));
                        for (Stored message : queue.all()) {
                            lines.add(QueueJournal.line(sent(queue.name, message)));
                            for (int i = 0; i < message.receiveCount; i++) {
                                lines.add(
                                        QueueJournal.line(
                                                new QueueJournal.Received(
                                                        queue.name,
                                                        List.of(message.id),
                                                        message.firstReceivedAt)));
                            }
                        }
                    }
                    return lines;
                });
    }

    private static QueueJournal.Sent sent(String queue, Stored message) {
        return new QueueJournal.Sent(
                queue,
                message.id,
                message.body,
                message.attributes,
                message.sentAt,
                message.inFlight ? message.sentAt : message.visibleAt);
    }

    /** Creates a queue, or changes the settings of the one that is there. */
    public void create(String name, Map<String, String> attributes) {
        if (!name.matches("[A-Za-z0-9_-]{1,80}")) {
            throw QueueError.invalid(
                    "InvalidParameterValue",
                    "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in"
                            + " length");
        }
        QueueAttributes.of(attributes);
        locked(
                () -> {
                    StoredQueue known = queues.get(name);
                    if (known == null || !known.attributes.set().equals(attributes)) {
                        long created = known == null ? now() : known.createdAt;
                        keep(new QueueJournal.Queue(name, created, attributes));
                    }
                });
    }

    void change(String name, Map<String, String> attributes) {
        locked(
                () -> {
                    StoredQueue queue = queue(name);
                    keep(
                            new QueueJournal.Queue(
                                    name,
                                    queue.createdAt,
                                    queue.attributes.with(attributes).set()));
                });
    }

    void delete(String name) {
        locked(
                () -> {
                    queue(name);
                    keep(new QueueJournal.QueueGone(name));
                });
    }

    void purge(String name) {
        locked(
                () -> {
                    queue(name);
                    keep(new QueueJournal.Purged(name));
                });
    }

    Set<String> names() {
        lock.lock();
        try {
            return Set.copyOf(queues.keySet());
        } finally {
            lock.unlock();
        }
    }

    /** The settings and counts of a queue, as SQS names them. */
    public Map<String, String> describe(String name) {
        lock.lock();
        try {
            StoredQueue queue = queue(name);
            Map<String, String> all = new TreeMap<>();
            all.put("DelaySeconds", "0");
            all.put("ReceiveMessageWaitTimeSeconds", "0");
            all.put("VisibilityTimeout", "30");
            all.put("MaximumMessageSize", String.valueOf(LARGEST_MESSAGE));
            all.put("MessageRetentionPeriod", "1209600");
            all.put("ApproximateNumberOfMessages", "0");
            all.put("ApproximateNumberOfMessagesNotVisible", "0");
            all.put("ApproximateNumberOfMessagesDelayed", "0");
            all.putAll(queue.attributes.set());
            queue.counts(now()).forEach((state, count) -> all.put(state, count.toString()));
            all.put("CreatedTimestamp", String.valueOf(queue.createdAt / 1000));
            all.put("LastModifiedTimestamp", String.valueOf(queue.createdAt / 1000));
            return all;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Sends a message.
     *
     * @param delaySeconds null for the queue's own delay
     * @return the message's id
     */
    public String send(
            String name,
            String body,
            Integer delaySeconds,
            Map<String, Map<String, String>> attributes) {
        if (body.isEmpty()) {
            throw QueueError.invalid("MissingParameter", "MessageBody must not be empty");
        }
        if (body.length() > LARGEST_MESSAGE) {
            throw QueueError.invalid(
                    "InvalidParameterValue", "Message must be shorter than 1048576 bytes");
        }
        if (delaySeconds != null && (delaySeconds < 0 || delaySeconds > LONGEST_DELAY)) {
            throw QueueError.invalid(
                    "InvalidParameterValue", "DelaySeconds must be 0 to 900, got " + delaySeconds);
        }
        String id = UUID.randomUUID().toString();
        locked(
                () -> {
                    StoredQueue queue = queue(name);
                    int delay =
                            delaySeconds == null ? queue.attributes.delaySeconds() : delaySeconds;
                    long now = now();
                    keep(
                            new QueueJournal.Sent(
                                    name, id, body, attributes, now, now + delay * 1000L));
                });
        if (journal.lines() > OUTDATED_LINES) {
            locked(
                    () -> {
                        if (journal.lines() > OUTDATED_LINES + messages()) {
                            compact();
                        }
                    });
        }
        return id;
    }

    private long messages() {
        return queues.values().stream().mapToLong(queue -> 2L * queue.all().size()).sum();
    }

    /**
     * Receives messages, waiting for the first.
     *
     * @param visibility null for the queue's own
     * @param wait null for the queue's own
     * @return none when nothing came in that time, or the cloud is closing
     */
    public List<Message> receive(String name, int most, Duration visibility, Duration wait)
            throws InterruptedException {
        lock.lockInterruptibly();
        try {
            StoredQueue queue = queue(name);
            Duration patience =
                    wait == null ? Duration.ofSeconds(queue.attributes.waitSeconds()) : wait;
            long deadline = System.nanoTime() + patience.toNanos();
            while (!closed && queues.get(name) == queue) {
                List<Message> received = take(queue, most, visibility);
                long left = deadline - System.nanoTime();
                if (!received.isEmpty() || left <= 0) {
                    return received;
                }
                long nextMillis = Math.min(queue.nextIn(now()), TimeUnit.HOURS.toMillis(1));
                queue.arrival.awaitNanos(
                        Math.min(left, TimeUnit.MILLISECONDS.toNanos(nextMillis) + 1_000_000));
            }
            return List.of();
        } finally {
            lock.unlock();
        }
    }

    private List<Message> take(StoredQueue queue, int most, Duration visibility) {
        List<Stored> taken = new ArrayList<>();
        boolean tookDead = true;
        while (tookDead && taken.size() < most) {
            tookDead = false;
            for (Stored message : queue.take(most - taken.size(), now())) {
                if (message.receiveCount >= queue.attributes.maxReceives()
                        && queues.containsKey(queue.attributes.deadLetterQueue())) {
                    tookDead = true;
                    keep(
                            new QueueJournal.Moved(
                                    queue.name,
                                    queue.attributes.deadLetterQueue(),
                                    message.id,
                                    now()));
                } else {
                    taken.add(message);
                }
            }
        }
        if (taken.isEmpty()) {
            return List.of();
        }
        keep(
                new QueueJournal.Received(
                        queue.name, taken.stream().map(message -> message.id).toList(), now()));
        long hidden =
                visibility == null
                        ? queue.attributes.visibilitySeconds() * 1000L
                        : visibility.toMillis();
        List<Message> received = new ArrayList<>();
        for (Stored message : taken) {
            message.inFlight = true;
            queue.show(message, now() + hidden);
            received.add(
                    new Message(
                            message.id,
                            message.receipt(),
                            message.body,
                            message.attributes,
                            message.sentAt,
                            message.receiveCount,
                            message.firstReceivedAt));
        }
        return Collections.unmodifiableList(received);
    }

    /** Deletes what the receipts hold; one that is outdated holds nothing, as on AWS. */
    public void delete(String name, List<String> receipts) {
        locked(
                () -> {
                    StoredQueue queue = queue(name);
                    List<String> ids = new ArrayList<>();
                    for (String receipt : receipts) {
                        Stored held = queue.holder(receipt);
                        if (held != null) {
                            ids.add(held.id);
                        }
                    }
                    if (!ids.isEmpty()) {
                        keep(new QueueJournal.Deleted(name, ids));
                    }
                });
    }

    /** Hides a received message for so long from now on; zero shows it at once. */
    public void hide(String name, String receipt, Duration visibility) {
        locked(
                () -> {
                    StoredQueue queue = queue(name);
                    Stored held = queue.holder(receipt);
                    if (held == null || held.visibleAt <= now()) {
                        throw QueueError.invalid(
                                "MessageNotInflight",
                                "The receipt handle holds no message in flight");
                    }
                    held.inFlight = visibility.isPositive();
                    queue.show(held, now() + visibility.toMillis());
                });
    }

    /**
     * Lets delayed messages come sooner by as much as the clock was moved. What is being worked on
     * stays hidden: its worker hasn't had that time.
     */
    public void timePassed(Duration time) {
        locked(
                () -> {
                    long now = now();
                    for (StoredQueue queue : queues.values()) {
                        for (Stored message : queue.all()) {
                            if (!message.inFlight && message.visibleAt > now) {
                                queue.show(
                                        message,
                                        Math.max(now, message.visibleAt - time.toMillis()));
                            }
                        }
                    }
                });
    }

    /** Whether nothing is visible or being worked on in the queue; delayed messages don't count. */
    public boolean idle(String name) {
        lock.lock();
        try {
            Map<String, Integer> counts = queue(name).counts(now());
            return counts.getOrDefault("ApproximateNumberOfMessages", 0) == 0
                    && counts.getOrDefault("ApproximateNumberOfMessagesNotVisible", 0) == 0;
        } finally {
            lock.unlock();
        }
    }

    private StoredQueue queue(String name) {
        StoredQueue queue = queues.get(name);
        if (queue == null) {
            throw QueueError.missingQueue(name);
        }
        return queue;
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    private static long now() {
        return System.currentTimeMillis();
    }

    @Override
    public void close() {
        closed = true;
        locked(() -> queues.values().forEach(queue -> queue.arrival.signalAll()));
        journal.close();
    }
}
