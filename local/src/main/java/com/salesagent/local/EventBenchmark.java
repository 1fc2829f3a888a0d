package com.salesagent.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Posts signed batches of delivery events to a cloud of its own, a fifth of them repeats, in no
 * order, and counts what is on record in the end.
 */
public final class EventBenchmark {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SIDE_BY_SIDE = 4;
    private static final String TYPE = "open";
    private static final String QUEUE = "events";
    private static final Duration PATIENCE = Duration.ofMinutes(40);

    private final LocalCloud cloud;
    private final KeyPair key;
    private final HttpClient http = HttpClient.newHttpClient();

    private EventBenchmark(LocalCloud cloud, KeyPair key) {
        this.cloud = cloud;
        this.key = key;
    }

    /**
     * What was measured.
     *
     * @param posted with repeats
     * @param expected different events
     * @param recorded different events on record in the end
     * @param postSeconds until the intake had answered for all
     * @param seconds until all were applied
     * @param medianMillis of the intake's answer to a batch, and {@code p99Millis}
     * @param requests to DynamoDB, by operation
     */
    public record Figures(
            int posted,
            int expected,
            int recorded,
            int batches,
            double postSeconds,
            double seconds,
            double medianMillis,
            double p99Millis,
            Map<String, Long> writes,
            Map<String, Long> requests) {}

    /**
     * Measures.
     *
     * @param folder empty, for the cloud's state
     * @param prepare gets the cloud's base URL and returns when its leads were written to
     * @param events how many are posted, repeats included
     * @param batch events a post
     */
    public static Figures measure(
            Path folder,
            Map<String, String> settings,
            Consumer<String> prepare,
            int events,
            int batch,
            long seed) {
        KeyPair key = key();
        Map<String, String> all = new HashMap<>(settings);
        all.put(
                "WEBHOOK_PUBLIC_KEYS",
                Base64.getEncoder().encodeToString(key.getPublic().getEncoded()));
        try (LocalCloud cloud =
                LocalCloud.start(
                        LocalCloud.Options.in(folder).with(all).with(LocalCloud.Ports.ANY))) {
            prepare.accept(cloud.endpoints().http());
            return new EventBenchmark(cloud, key).run(events, batch, seed);
        }
    }

    private Figures run(int events, int batch, long seed) {
        List<String> sends = sends();
        Random random = new Random(seed);
        List<ObjectNode> posted = events(sends, events, random);
        int expected =
                (int) posted.stream().map(event -> event.get("sg_event_id")).distinct().count();
        List<byte[]> bodies = bodies(posted, batch);
        RequestCounter.reset();
        long start = System.nanoTime();
        List<Double> answers = post(bodies);
        double postSeconds = seconds(start);
        awaitDrained(start);
        double seconds = seconds(start);
        Map<String, Long> writes = RequestCounter.writes();
        Map<String, Long> requests = RequestCounter.requests();
        int recorded = recorded();
        Collections.sort(answers);
        return new Figures(
                events,
                expected,
                recorded,
                bodies.size(),
                postSeconds,
                seconds,
                answers.get(answers.size() / 2),
                answers.get((int) Math.ceil(answers.size() * 0.99) - 1),
                writes,
                requests);
    }

    /** The references of all accepted emails, as events name them. */
    private List<String> sends() {
        List<String> sends = new ArrayList<>();
        scan("SEND#", "ACCEPTED", item -> sends.add(item.get("company_id").s() + "." + id(item)));
        if (sends.isEmpty()) {
            throw new IllegalStateException("no email was sent, so there is nothing to report on");
        }
        return sends;
    }

    private static String id(Map<String, AttributeValue> send) {
        return send.get("item").s().substring("SEND#".length());
    }

    private static List<ObjectNode> events(List<String> sends, int count, Random random) {
        List<ObjectNode> events = new ArrayList<>();
        int different = (int) Math.round(count * 0.8);
        long first = Instant.now().getEpochSecond() - different;
        for (int i = 0; i < different; i++) {
            ObjectNode event = JSON.createObjectNode();
            event.put("event", TYPE);
            event.put("timestamp", first + i);
            event.put("email", "someone@example.org");
            event.put("sg_event_id", "event-" + i);
            event.put("sg_message_id", "message.filter-1");
            event.put("useragent", "Mozilla/5.0 (Windows NT 10.0; Win64; x64)");
            event.put("send_id", sends.get(i % sends.size()));
            events.add(event);
        }
        while (events.size() < count) {
            events.add(events.get(random.nextInt(different)));
        }
        Collections.shuffle(events, random);
        return events;
    }

    private static List<byte[]> bodies(List<ObjectNode> events, int batch) {
        List<byte[]> bodies = new ArrayList<>();
        for (int at = 0; at < events.size(); at += batch) {
            ArrayNode array = JSON.createArrayNode();
            events.subList(at, Math.min(at + batch, events.size())).forEach(array::add);
            bodies.add((array + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
        return bodies;
    }

    /**
     * Milliseconds of each answer. A batch that is refused for now is posted again, as SendGrid
     * does.
     */
    private List<Double> post(List<byte[]> bodies) {
        List<Callable<Double>> posts = new ArrayList<>();
        bodies.forEach(body -> posts.add(() -> post(body)));
        try (ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE)) {
            List<Double> answers = new ArrayList<>();
            for (Future<Double> answer : threads.invokeAll(posts)) {
                answers.add(answer.get());
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while posting", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a batch could not be posted", e.getCause());
        }
    }

    private double post(byte[] body)
            throws IOException, InterruptedException, GeneralSecurityException {
        String timestamp = Long.toString(Instant.now().getEpochSecond());
        Signature signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(key.getPrivate());
        signer.update(timestamp.getBytes(StandardCharsets.US_ASCII));
        signer.update(body);
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(cloud.endpoints().http() + "/webhooks/sendgrid/events"))
                        .header(
                                "X-Twilio-Email-Event-Webhook-Signature",
                                Base64.getEncoder().encodeToString(signer.sign()))
                        .header("X-Twilio-Email-Event-Webhook-Timestamp", timestamp)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(body))
                        .build();
        while (true) {
            long start = System.nanoTime();
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            if (status == 200) {
                return (System.nanoTime() - start) / 1e6;
            }
            if (status < 500) {
                throw new IllegalStateException("the intake answered " + status);
            }
        }
    }

    /**
     * Waits on the queue and not on the table: counting a table of many events takes longer than
     * writing to it.
     */
    private void awaitDrained(long start) {
        while (!cloud.drained(QUEUE) && seconds(start) < PATIENCE.toSeconds()) {
            try {
                Thread.sleep(500);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private int recorded() {
        int[] count = {0};
        scan(
                "EVENT#",
                "",
                item -> {
                    AttributeValue type = item.get("type");
                    count[0] += type != null && TYPE.equals(type.s()) ? 1 : 0;
                });
        return count[0];
    }

    /** Reads the whole table: a measurement may, nothing else does. */
    private void scan(String prefix, String status, Consumer<Map<String, AttributeValue>> found) {
        try (LocalClients clients = new LocalClients(cloud.endpoints())) {
            clients
                    .dynamoDb()
                    .scanPaginator(
                            ScanRequest.builder()
                                    .tableName(table())
                                    .filterExpression("begins_with(#item, :prefix)")
                                    .expressionAttributeNames(Map.of("#item", "item"))
                                    .expressionAttributeValues(
                                            Map.of(":prefix", AttributeValue.fromS(prefix)))
                                    .build())
                    .items()
                    .stream()
                    .filter(
                            item ->
                                    status.isEmpty()
                                            || status.equalsIgnoreCase(item.get("status").s()))
                    .forEach(found);
        }
    }

    private String table() {
        try (LocalClients clients = new LocalClients(cloud.endpoints())) {
            return clients.dynamoDb().listTables().tableNames().stream()
                    .filter(name -> name.endsWith("leads"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static KeyPair key() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has EC keys", e);
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
