package com.salesagent.local.sources;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.salesagent.application.Trigger.Messages;
import com.salesagent.local.lambda.FunctionHost;
import com.salesagent.local.sqs.Digest;
import com.salesagent.local.sqs.Message;
import com.salesagent.local.sqs.QueueError;
import com.salesagent.local.sqs.QueueServer;
import com.salesagent.local.sqs.Queues;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/**
 * Hands a queue's messages to a function, in batches without a window. What the function doesn't
 * report as failed is deleted; the rest comes again when its visibility timeout is over, and goes
 * to the dead-letter queue when it came too often.
 */
public final class QueueSource implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(QueueSource.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONG_POLL = Duration.ofSeconds(20);

    private final Messages mapping;
    private final Queues queues;
    private final FunctionHost functions;
    private final String region;
    private final Deliveries deliveries;
    private final Semaphore free;
    private final Thread poller;
    private volatile boolean polling;

    private QueueSource(
            Messages mapping,
            Queues queues,
            FunctionHost functions,
            String region,
            Deliveries deliveries) {
        this.mapping = mapping;
        this.queues = queues;
        this.functions = functions;
        this.region = region;
        this.deliveries = deliveries;
        this.free = new Semaphore(mapping.maximumConcurrency());
        this.poller = Thread.ofVirtual().name("poll-" + mapping.queue()).unstarted(this::poll);
    }

    /** Starts to poll. */
    public static QueueSource start(
            Messages mapping,
            Queues queues,
            FunctionHost functions,
            String region,
            Deliveries deliveries) {
        QueueSource source = new QueueSource(mapping, queues, functions, region, deliveries);
        source.poller.start();
        return source;
    }

    /** Whether no message is visible and none is with the function. */
    public boolean idle() {
        // The poller holds one place while it waits for messages.
        return polling
                && free.availablePermits() == mapping.maximumConcurrency() - 1
                && "0".equals(queues.describe(mapping.queue()).get("ApproximateNumberOfMessages"));
    }

    private void poll() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                free.acquire();
                polling = true;
                List<Message> batch = receive();
                polling = false;
                if (batch.isEmpty()) {
                    free.release();
                } else {
                    Thread.ofVirtual().name("batch-" + mapping.queue()).start(() -> handle(batch));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Message> receive() throws InterruptedException {
        try {
            return queues.receive(mapping.queue(), mapping.batchSize(), null, LONG_POLL);
        } catch (QueueError e) {
            log.atWarn()
                    .addKeyValue("queue", mapping.queue())
                    .addKeyValue("error", e.code())
                    .log("source.queue_refused");
            Thread.sleep(Duration.ofSeconds(1));
            return List.of();
        }
    }

    private void handle(List<Message> received) {
        try {
            List<Message> batch = deliveries.order(received);
            Set<String> ids = batch.stream().map(Message::id).collect(Collectors.toSet());
            BatchResult result =
                    BatchResult.of(functions.invoke(mapping.function(), event(batch)), ids);
            List<Message> done =
                    batch.stream()
                            .filter(message -> !result.all())
                            .filter(message -> !result.failed().contains(message.id()))
                            .toList();
            queues.delete(mapping.queue(), settled(done));
            int left = batch.size() - done.size();
            if (left > 0) {
                log.atWarn()
                        .addKeyValue("queue", mapping.queue())
                        .addKeyValue("messages", left)
                        .log("source.messages_failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (JsonProcessingException | RuntimeException e) {
            log.atError()
                    .addKeyValue("queue", mapping.queue())
                    .setCause(e)
                    .log("source.batch_failed");
        } finally {
            free.release();
        }
    }

    /** Receipts of the messages that are gone for good; the others come again. */
    private List<String> settled(List<Message> done) {
        List<String> receipts = new ArrayList<>();
        for (Message message : done) {
            Duration again = deliveries.again(message).orElse(null);
            if (again == null) {
                receipts.add(message.receipt());
            } else {
                queues.hide(mapping.queue(), message.receipt(), again);
            }
        }
        return receipts;
    }

    private byte[] event(List<Message> batch) throws JsonProcessingException {
        ObjectNode event = JSON.createObjectNode();
        ArrayNode records = event.putArray("Records");
        for (Message message : batch) {
            ObjectNode record = records.addObject();
            record.put("messageId", message.id());
            record.put("receiptHandle", message.receipt());
            record.put("body", message.body());
            ObjectNode system = record.putObject("attributes");
            system.put("ApproximateReceiveCount", String.valueOf(message.receiveCount()));
            system.put("SentTimestamp", String.valueOf(message.sentAt()));
            system.put("SenderId", Queues.ACCOUNT);
            system.put(
                    "ApproximateFirstReceiveTimestamp", String.valueOf(message.firstReceivedAt()));
            ObjectNode attributes = record.putObject("messageAttributes");
            message.attributes().forEach((name, value) -> put(attributes, name, value));
            record.put("md5OfBody", Digest.body(message.body()));
            record.put("eventSource", "aws:sqs");
            record.put("eventSourceARN", QueueServer.arn(region, mapping.queue()));
            record.put("awsRegion", region);
        }
        return JSON.writeValueAsBytes(event);
    }

    private static void put(ObjectNode attributes, String name, Map<String, String> value) {
        ObjectNode shown = attributes.putObject(name);
        shown.put("dataType", value.get("DataType"));
        if (value.containsKey("BinaryValue")) {
            shown.put("binaryValue", value.get("BinaryValue"));
        } else {
            shown.put("stringValue", value.get("StringValue"));
        }
        shown.putArray("stringListValues");
        shown.putArray("binaryListValues");
    }

    @Override
    public void close() {
        poller.interrupt();
    }
}
