package com.salesagent.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.salesagent.local.http.LocalServer;
import com.salesagent.local.http.Reply;
import com.salesagent.local.http.Request;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The queues' HTTP side: the AWS JSON protocol 1.0, as today's SDKs and {@code aws} speak it. */
public final class QueueServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TARGET = "AmazonSQS.";
    private static final int LARGEST_BATCH = 10;

    private final Queues queues;
    private final String region;
    private final LocalServer server;

    /** Serves the queues on the port or the next free one. */
    public QueueServer(Queues queues, String region, int port) {
        this.queues = queues;
        this.region = region;
        this.server = LocalServer.start("sqs", port, this::handle);
    }

    public int port() {
        return server.port();
    }

    /** The URL that names a queue to clients. */
    public String url(String queue) {
        return "http://127.0.0.1:%d/%s/%s".formatted(port(), Queues.ACCOUNT, queue);
    }

    /** The ARN of a queue. */
    public static String arn(String region, String queue) {
        return "arn:aws:sqs:%s:%s:%s".formatted(region, Queues.ACCOUNT, queue);
    }

    private Reply handle(Request request) throws InterruptedException {
        String target = request.header("X-Amz-Target").orElse("");
        if (!request.method().equals("POST") || !target.startsWith(TARGET)) {
            return error(
                    QueueError.invalid(
                            "InvalidAction",
                            "the local SQS speaks the AWS JSON protocol: POST with X-Amz-Target"));
        }
        try {
            JsonNode answer =
                    call(target.substring(TARGET.length()), JSON.readTree(request.body()));
            return reply(200, answer);
        } catch (QueueError e) {
            return error(e);
        } catch (IOException e) {
            return error(QueueError.invalid("InvalidParameterValue", "the request is no JSON"));
        }
    }

    private static Reply reply(int status, JsonNode answer) {
        return Reply.of(
                status,
                "application/x-amz-json-1.0",
                answer.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Reply error(QueueError error) {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("__type", "com.amazonaws.sqs#" + error.code());
        answer.put("message", error.getMessage());
        return reply(400, answer).with("x-amzn-query-error", error.legacyCode() + ";Sender");
    }

    private JsonNode call(String action, JsonNode asked) throws InterruptedException {
        ObjectNode answer = JSON.createObjectNode();
        switch (action) {
            case "CreateQueue" -> {
                String name = asked.path("QueueName").asText("");
                queues.create(name, texts(asked.path("Attributes")));
                answer.put("QueueUrl", url(name));
            }
            case "GetQueueUrl" -> {
                String name = asked.path("QueueName").asText("");
                queues.describe(name);
                answer.put("QueueUrl", url(name));
            }
            case "ListQueues" -> {
                String prefix = asked.path("QueueNamePrefix").asText("");
                ArrayNode urls = answer.putArray("QueueUrls");
                queues.names().stream()
                        .filter(name -> name.startsWith(prefix))
                        .sorted()
                        .forEach(name -> urls.add(url(name)));
            }
            case "GetQueueAttributes" -> answer.set("Attributes", attributes(asked));
            case "SetQueueAttributes" ->
                    queues.change(name(asked), texts(asked.path("Attributes")));
            case "DeleteQueue" -> queues.delete(name(asked));
            case "PurgeQueue" -> queues.purge(name(asked));
            case "SendMessage" -> send(name(asked), asked, answer);
            case "ReceiveMessage" -> receive(asked, answer);
            case "DeleteMessage" ->
                    queues.delete(name(asked), List.of(asked.path("ReceiptHandle").asText("")));
            case "ChangeMessageVisibility" -> hide(name(asked), asked);
            case "SendMessageBatch" ->
                    batch(asked, answer, (queue, entry, done) -> send(queue, entry, done));
            case "DeleteMessageBatch" ->
                    batch(
                            asked,
                            answer,
                            (queue, entry, done) ->
                                    queues.delete(
                                            queue,
                                            List.of(entry.path("ReceiptHandle").asText(""))));
            case "ChangeMessageVisibilityBatch" ->
                    batch(asked, answer, (queue, entry, done) -> hide(queue, entry));
            default ->
                    throw QueueError.invalid(
                            "UnsupportedOperation", "the local SQS has no " + action);
        }
        return answer;
    }

    private interface Entry {
        void handle(String queue, JsonNode entry, ObjectNode done);
    }

    private static void batch(JsonNode asked, ObjectNode answer, Entry each) {
        JsonNode entries = asked.path("Entries");
        if (entries.isEmpty()) {
            throw QueueError.invalid("EmptyBatchRequest", "a batch needs at least one entry");
        }
        if (entries.size() > LARGEST_BATCH) {
            throw QueueError.invalid(
                    "TooManyEntriesInBatchRequest",
                    "a batch has at most 10 entries, got " + entries.size());
        }
        ArrayNode successful = answer.putArray("Successful");
        ArrayNode failed = answer.putArray("Failed");
        for (JsonNode entry : entries) {
            ObjectNode done = JSON.createObjectNode().put("Id", entry.path("Id").asText(""));
            try {
                each.handle(name(asked), entry, done);
                successful.add(done);
            } catch (QueueError e) {
                if (e.code().equals("QueueDoesNotExist")) {
                    throw e;
                }
                failed.add(
                        done.put("Code", e.code())
                                .put("Message", e.getMessage())
                                .put("SenderFault", true));
            }
        }
    }

    private JsonNode attributes(JsonNode asked) {
        String name = name(asked);
        Map<String, String> all = new TreeMap<>(queues.describe(name));
        all.put("QueueArn", arn(region, name));
        List<String> wanted = new ArrayList<>();
        asked.path("AttributeNames").forEach(wanted_ -> wanted.add(wanted_.asText()));
        ObjectNode answer = JSON.createObjectNode();
        all.forEach(
                (key, value) -> {
                    if (wanted.contains("All") || wanted.contains(key)) {
                        answer.put(key, value);
                    }
                });
        return answer;
    }

    private void send(String queue, JsonNode asked, ObjectNode answer) {
        String body = asked.path("MessageBody").asText("");
        Map<String, Map<String, String>> attributes = new TreeMap<>();
        asked.path("MessageAttributes")
                .properties()
                .forEach(entry -> attributes.put(entry.getKey(), texts(entry.getValue())));
        JsonNode delay = asked.path("DelaySeconds");
        String id = queues.send(queue, body, delay.isNumber() ? delay.asInt() : null, attributes);
        answer.put("MessageId", id).put("MD5OfMessageBody", Digest.body(body));
        if (!attributes.isEmpty()) {
            answer.put("MD5OfMessageAttributes", Digest.attributes(attributes));
        }
    }

    private void hide(String queue, JsonNode asked) {
        queues.hide(
                queue,
                asked.path("ReceiptHandle").asText(""),
                Duration.ofSeconds(asked.path("VisibilityTimeout").asInt()));
    }

    private void receive(JsonNode asked, ObjectNode answer) throws InterruptedException {
        int most = asked.path("MaxNumberOfMessages").asInt(1);
        if (most < 1 || most > LARGEST_BATCH) {
            throw QueueError.invalid(
                    "InvalidParameterValue", "MaxNumberOfMessages must be 1 to 10, got " + most);
        }
        List<Message> received =
                queues.receive(
                        name(asked),
                        most,
                        seconds(asked.path("VisibilityTimeout")),
                        seconds(asked.path("WaitTimeSeconds")));
        if (received.isEmpty()) {
            return;
        }
        ArrayNode messages = answer.putArray("Messages");
        for (Message message : received) {
            ObjectNode shown = messages.addObject();
            shown.put("MessageId", message.id());
            shown.put("ReceiptHandle", message.receipt());
            shown.put("Body", message.body());
            shown.put("MD5OfBody", Digest.body(message.body()));
            ObjectNode system = shown.putObject("Attributes");
            system.put("SenderId", Queues.ACCOUNT);
            system.put("SentTimestamp", String.valueOf(message.sentAt()));
            system.put("ApproximateReceiveCount", String.valueOf(message.receiveCount()));
            system.put(
                    "ApproximateFirstReceiveTimestamp", String.valueOf(message.firstReceivedAt()));
            if (!message.attributes().isEmpty()) {
                shown.set("MessageAttributes", JSON.valueToTree(message.attributes()));
                shown.put("MD5OfMessageAttributes", Digest.attributes(message.attributes()));
            }
        }
    }

    private static Duration seconds(JsonNode value) {
        return value.isNumber() ? Duration.ofSeconds(value.asInt()) : null;
    }

    private static String name(JsonNode asked) {
        String url = asked.path("QueueUrl").asText("");
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }

    @Override
    public void close() {
        server.close();
    }
}
