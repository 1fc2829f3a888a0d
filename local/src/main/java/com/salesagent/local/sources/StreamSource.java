package com.salesagent.local.sources;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.salesagent.application.Trigger.Changes;
import com.salesagent.local.durable.StateFile;
import com.salesagent.local.lambda.FunctionHost;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Hands a table's changes to a function, in order. A batch that failed comes again, from the first
 * change that failed, for as long as it takes; the position is kept after each batch, so a restart
 * repeats one batch at most. Starts at the oldest change that the stream has: nothing is missed.
 */
public final class StreamSource implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(StreamSource.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration IDLE = Duration.ofMillis(200);
    private static final Duration BUSY = Duration.ofMillis(50);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(10);

    private final Changes mapping;
    private final String stream;
    private final DynamoDbStreamsClient streams;
    private final FunctionHost functions;
    private final String region;
    private final StreamPosition position;
    private final Map<String, String> iterators = new HashMap<>();
    private final Set<String> finished = new HashSet<>();
    private final Thread thread;
    private volatile long lastChange = System.nanoTime();

    private StreamSource(
            Changes mapping,
            String stream,
            DynamoDbStreamsClient streams,
            FunctionHost functions,
            String region,
            StateFile kept) {
        this.mapping = mapping;
        this.stream = stream;
        this.streams = streams;
        this.functions = functions;
        this.region = region;
        this.position = new StreamPosition(kept, stream);
        this.thread = Thread.ofVirtual().name("stream-" + mapping.table()).unstarted(this::follow);
    }

    /** Starts to follow the stream with this ARN. */
    public static StreamSource start(
            Changes mapping,
            String stream,
            DynamoDbStreamsClient streams,
            FunctionHost functions,
            String region,
            StateFile kept) {
        StreamSource source = new StreamSource(mapping, stream, streams, functions, region, kept);
        source.thread.start();
        return source;
    }

    /** Whether nothing has come for a moment. */
    public boolean idle() {
        return System.nanoTime() - lastChange > TimeUnit.MILLISECONDS.toNanos(500);
    }

    private void follow() {
        try {
            while (true) {
                try {
                    boolean came = false;
                    for (Shard shard : openShards()) {
                        came |= read(shard.shardId());
                    }
                    Thread.sleep(came ? BUSY : IDLE);
                } catch (SdkException e) {
                    iterators.clear(); // what was read and not delivered is read again
                    log.atWarn()
                            .addKeyValue("table", mapping.table())
                            .addKeyValue("problem", e.getClass().getSimpleName())
                            .log("source.stream_refused");
                    Thread.sleep(Duration.ofSeconds(1));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.atError().addKeyValue("table", mapping.table()).setCause(e).log("source.stopped");
        }
    }

    /** A shard is read after its parent has been read to its end. */
    private List<Shard> openShards() {
        List<Shard> shards =
                streams.describeStream(ask -> ask.streamArn(stream)).streamDescription().shards();
        Set<String> ids = shards.stream().map(Shard::shardId).collect(Collectors.toSet());
        return shards.stream()
                .filter(shard -> !finished.contains(shard.shardId()))
                .filter(
                        shard ->
                                shard.parentShardId() == null
                                        || !ids.contains(shard.parentShardId())
                                        || finished.contains(shard.parentShardId()))
                .sorted(Comparator.comparing(Shard::shardId))
                .toList();
    }

    private boolean read(String shard) throws InterruptedException {
        List<Record> batch = new ArrayList<>();
        long opened = 0;
        while (true) {
            GetRecordsResponse page = page(shard, mapping.batchSize() - batch.size());
            batch.addAll(page.records());
            if (page.nextShardIterator() == null) {
                finished.add(shard);
                iterators.remove(shard);
            } else {
                iterators.put(shard, page.nextShardIterator());
            }
            if (batch.isEmpty()) {
                return false;
            }
            lastChange = System.nanoTime();
            opened = opened == 0 ? lastChange : opened;
            boolean windowOver =
                    lastChange - opened >= TimeUnit.SECONDS.toNanos(mapping.windowSeconds());
            if (windowOver || batch.size() >= mapping.batchSize() || finished.contains(shard)) {
                deliver(shard, batch);
                return true;
            }
            Thread.sleep(BUSY);
        }
    }

    private GetRecordsResponse page(String shard, int most) {
        try {
            String from = iterators.computeIfAbsent(shard, this::iterator);
            return streams.getRecords(ask -> ask.shardIterator(from).limit(most));
        } catch (ExpiredIteratorException | TrimmedDataAccessException e) {
            iterators.put(shard, iterator(shard));
            return GetRecordsResponse.builder()
                    .records(List.of())
                    .nextShardIterator(iterators.get(shard))
                    .build();
        }
    }

    private String iterator(String shard) {
        String after = position.in(shard).orElse(null);
        if (after != null) {
            try {
                return streams.getShardIterator(
                                ask ->
                                        ask.streamArn(stream)
                                                .shardId(shard)
                                                .shardIteratorType(
                                                        ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                                                .sequenceNumber(after))
                        .shardIterator();
            } catch (TrimmedDataAccessException e) {
                log.atWarn().addKeyValue("table", mapping.table()).log("source.stream_trimmed");
            }
        }
        return streams.getShardIterator(
                        ask ->
                                ask.streamArn(stream)
                                        .shardId(shard)
                                        .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
    }

    private void deliver(String shard, List<Record> batch) throws InterruptedException {
        List<Record> left = batch;
        Duration backoff = IDLE;
        while (!left.isEmpty()) {
            int accepted = accepted(left);
            if (accepted > 0) {
                position.accepted(shard, left.get(accepted - 1).dynamodb().sequenceNumber());
                left = left.subList(accepted, left.size());
                backoff = IDLE;
            }
            if (!left.isEmpty()) {
                log.atWarn()
                        .addKeyValue("table", mapping.table())
                        .addKeyValue("changes", left.size())
                        .log("source.changes_failed");
                Thread.sleep(backoff);
                backoff = backoff.multipliedBy(2);
                backoff = backoff.compareTo(LONGEST_BACKOFF) > 0 ? LONGEST_BACKOFF : backoff;
            }
            lastChange = System.nanoTime();
        }
    }

    /** How many changes, from the first, the function accepted. */
    private int accepted(List<Record> batch) throws InterruptedException {
        List<String> ids = batch.stream().map(r -> r.dynamodb().sequenceNumber()).toList();
        BatchResult result =
                BatchResult.of(functions.invoke(mapping.function(), event(batch)), Set.copyOf(ids));
        if (result.all()) {
            return 0;
        }
        int accepted = 0;
        while (accepted < ids.size() && !result.failed().contains(ids.get(accepted))) {
            accepted++;
        }
        return accepted;
    }

    private byte[] event(List<Record> batch) {
        ObjectNode event = JSON.createObjectNode();
        ArrayNode records = event.putArray("Records");
        for (Record change : batch) {
            ObjectNode record = records.addObject();
            record.put("eventID", change.eventID());
            record.put("eventName", change.eventNameAsString());
            record.put("eventVersion", "1.1");
            record.put("eventSource", "aws:dynamodb");
            record.put("awsRegion", region);
            record.put("eventSourceARN", stream);
            ObjectNode data = record.putObject("dynamodb");
            data.put(
                    "ApproximateCreationDateTime",
                    change.dynamodb().approximateCreationDateTime().getEpochSecond());
            data.put("SequenceNumber", change.dynamodb().sequenceNumber());
            data.put("SizeBytes", change.dynamodb().sizeBytes());
            data.put("StreamViewType", change.dynamodb().streamViewTypeAsString());
            data.set("Keys", item(change.dynamodb().keys()));
            if (change.dynamodb().hasNewImage()) {
                data.set("NewImage", item(change.dynamodb().newImage()));
            }
            if (change.dynamodb().hasOldImage()) {
                data.set("OldImage", item(change.dynamodb().oldImage()));
            }
        }
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode item(Map<String, AttributeValue> attributes) {
        ObjectNode item = JSON.createObjectNode();
        attributes.forEach((name, value) -> item.set(name, value(value)));
        return item;
    }

    private static ObjectNode value(AttributeValue value) {
        ObjectNode typed = JSON.createObjectNode();
        switch (value.type()) {
            case S -> typed.put("S", value.s());
            case N -> typed.put("N", value.n());
            case BOOL -> typed.put("BOOL", value.bool());
            case NUL -> typed.put("NULL", true);
            case B -> typed.put("B", base64(value.b().asByteArray()));
            case SS -> value.ss().forEach(typed.putArray("SS")::add);
            case NS -> value.ns().forEach(typed.putArray("NS")::add);
            case BS -> value.bs().forEach(b -> typed.withArray("BS").add(base64(b.asByteArray())));
            case M -> typed.set("M", item(value.m()));
            case L -> {
                ArrayNode list = typed.putArray("L");
                value.l().forEach(element -> list.add(value(element)));
            }
            default -> throw new IllegalStateException("an attribute of unknown type");
        }
        return typed;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
