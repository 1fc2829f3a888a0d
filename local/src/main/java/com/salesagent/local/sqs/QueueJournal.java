package com.salesagent.local.sqs;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The lines of the queues' journal. */
final class QueueJournal {
    private static final ObjectMapper JSON = new ObjectMapper();

    private QueueJournal() {}

    /** A change of the queues. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "change")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Queue.class, name = "queue"),
        @JsonSubTypes.Type(value = QueueGone.class, name = "queue-gone"),
        @JsonSubTypes.Type(value = Sent.class, name = "sent"),
        @JsonSubTypes.Type(value = Received.class, name = "received"),
        @JsonSubTypes.Type(value = Deleted.class, name = "deleted"),
        @JsonSubTypes.Type(value = Moved.class, name = "moved"),
        @JsonSubTypes.Type(value = Purged.class, name = "purged")
    })
    sealed interface Change {}

    record Queue(String name, long createdAt, Map<String, String> attributes) implements Change {}

    record QueueGone(String name) implements Change {}

    record Sent(
            String queue,
            String id,
            String body,
            Map<String, Map<String, String>> attributes,
            long sentAt,
            long visibleAt)
            implements Change {}

    record Received(String queue, List<String> ids, long at) implements Change {}

    record Deleted(String queue, List<String> ids) implements Change {}

    record Moved(String from, String to, String id, long at) implements Change {}

    record Purged(String queue) implements Change {}

    static String line(Change change) {
        try {
            return JSON.writeValueAsString(change);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void apply(String line, Consumer<Change> reader) {
        try {
            reader.accept(JSON.readValue(line, Change.class));
        } catch (IOException e) {
            throw new UncheckedIOException("the queues' journal has a line that can't be read", e);
        }
    }
}
