package com.salesagent.local.sqs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;

/** One queue's messages; the caller holds the lock of {@link Queues}. */
final class StoredQueue {
    /** A message and where it stands. */
    static final class Stored {
        final String id;
        final String body;
        final Map<String, Map<String, String>> attributes;
        final long sentAt;
        long visibleAt;
        long turn;
        int receiveCount;
        long firstReceivedAt;
        boolean inFlight;

        Stored(
                String id,
                String body,
                Map<String, Map<String, String>> attributes,
                long sentAt,
                long visibleAt) {
            this.id = id;
            this.body = body;
            this.attributes = attributes;
            this.sentAt = sentAt;
            this.visibleAt = visibleAt;
        }

        String receipt() {
            return id + "." + receiveCount;
        }
    }

    private record Turn(long visibleAt, long turn, Stored message) {}

    final String name;
    final long createdAt;
    final Condition arrival;
    QueueAttributes attributes;
    private final Map<String, Stored> messages = new LinkedHashMap<>();
    private final PriorityQueue<Turn> turns =
            new PriorityQueue<>(
                    Comparator.comparingLong(Turn::visibleAt).thenComparingLong(Turn::turn));
    private long nextTurn;

    StoredQueue(String name, long createdAt, Condition arrival, QueueAttributes attributes) {
        this.name = name;
        this.createdAt = createdAt;
        this.arrival = arrival;
        this.attributes = attributes;
    }

    void add(Stored message) {
        messages.put(message.id, message);
        show(message, message.visibleAt);
    }

    /** Shows the message at a time; earlier turns of it no longer count. */
    void show(Stored message, long visibleAt) {
        message.visibleAt = visibleAt;
        message.turn = nextTurn++;
        turns.add(new Turn(visibleAt, message.turn, message));
        arrival.signalAll();
    }

    Stored find(String id) {
        return messages.get(id);
    }

    /** The message that the receipt still holds, or null where it has been received again. */
    Stored holder(String receipt) {
        int dot = receipt.lastIndexOf('.');
        Stored message = dot < 0 ? null : messages.get(receipt.substring(0, dot));
        return message != null && message.receipt().equals(receipt) ? message : null;
    }

    Stored remove(String id) {
        return messages.remove(id);
    }

    void clear() {
        messages.clear();
        turns.clear();
    }

    List<Stored> all() {
        return new ArrayList<>(messages.values());
    }

    /** Takes the messages whose turn has come, at most so many. */
    List<Stored> take(int most, long now) {
        List<Stored> taken = new ArrayList<>();
        while (taken.size() < most && !turns.isEmpty() && turns.peek().visibleAt() <= now) {
            Turn turn = turns.remove();
            if (current(turn)) {
                taken.add(turn.message());
            }
        }
        return taken;
    }

    /** Milliseconds until something may be taken; a long time where nothing is there. */
    long nextIn(long now) {
        while (!turns.isEmpty() && !current(turns.peek())) {
            turns.remove();
        }
        return turns.isEmpty() ? Long.MAX_VALUE : Math.max(0, turns.peek().visibleAt() - now);
    }

    private boolean current(Turn turn) {
        return messages.get(turn.message().id) == turn.message()
                && turn.message().turn == turn.turn();
    }

    /** Approximate numbers, as SQS names them. */
    Map<String, Integer> counts(long now) {
        Map<String, Integer> counts = new HashMap<>();
        for (Stored message : messages.values()) {
            String state =
                    message.visibleAt <= now
                            ? "ApproximateNumberOfMessages"
                            : message.inFlight
                                    ? "ApproximateNumberOfMessagesNotVisible"
                                    : "ApproximateNumberOfMessagesDelayed";
            counts.merge(state, 1, Integer::sum);
        }
        return counts;
    }
}
