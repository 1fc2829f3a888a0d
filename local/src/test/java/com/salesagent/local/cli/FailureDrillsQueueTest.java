package com.salesagent.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.salesagent.local.Waiting;
import com.salesagent.local.sources.Deliveries;
import com.salesagent.local.sqs.Message;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Queues deliver at least once, in any order. The same story is played with queues that behave and
 * with queues that hand out each message two or three times, shuffled: what is known afterwards
 * must not differ.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(180)
class FailureDrillsQueueTest {
    private static final int COMPANIES = 5;

    /** Of the leads, of the drafts, and of the answer to who wants a call. */
    private static final int REVIEWS = 3;

    private static final long SEED = 20261121;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir private Path folder;

    /** Each message comes two or three times, up to a second apart, in batches without order. */
    private static final class Restless implements Deliveries {
        private final Random random = new Random(SEED);
        private final AtomicInteger repeated = new AtomicInteger();

        @Override
        public synchronized List<Message> order(List<Message> batch) {
            List<Message> shuffled = new ArrayList<>(batch);
            Collections.shuffle(shuffled, random);
            return shuffled;
        }

        @Override
        public synchronized Optional<Duration> again(Message handled) {
            if (handled.receiveCount() > 1 + Math.floorMod(handled.id().hashCode(), 2)) {
                return Optional.empty();
            }
            repeated.incrementAndGet();
            return Optional.of(Duration.ofMillis(50L + random.nextInt(900)));
        }
    }

    @Test
    void messagesThatRepeatAndOvertakeEachOtherChangeNothing() throws Exception {
        Restless restless = new Restless();
        try (Drill calm = Drill.start(folder.resolve("calm"));
                Drill troubled =
                        Drill.start(folder.resolve("troubled"), options -> options.with(restless));
                ExecutorService stories = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Map<String, String>> expected = stories.submit(() -> story(calm));
            Map<String, String> known = story(troubled);

            assertThat(restless.repeated.get()).as("repeats").isGreaterThan(4 * COMPANIES);
            assertThat(known).as("seed " + SEED).isEqualTo(expected.get());
            assertThat(troubled.taken()).hasSize(COMPANIES);
            assertThat(troubled.taken().values()).containsOnly(1);
        }
    }

    /** A run with approvals, then all that prospects and their servers do; what is known then. */
    private static Map<String, String> story(Drill drill) throws InterruptedException {
        String runId = drill.run(COMPANIES);
        drill.finish(runId);
        List<String> leads = drill.leads(runId);
        Waiting.until(
                "all are delivered",
                PATIENCE,
                () ->
                        leads.stream()
                                .allMatch(lead -> events(drill, lead).containsKey("delivered")));
        drill.answer(mail(drill, leads.get(0)), "Yes, call me Tuesday.");
        drill.answer(mail(drill, leads.get(1)), "stop");
        drill.happen(mail(drill, leads.get(2)), "bounce");
        drill.happen(mail(drill, leads.get(3)), "spam");
        drill.happen(mail(drill, leads.get(4)), "open");
        Waiting.until(
                "all is known and nothing comes any more",
                PATIENCE,
                () ->
                        events(drill, leads.get(0)).containsKey("reply")
                                && events(drill, leads.get(1)).containsKey("reply")
                                && events(drill, leads.get(2)).containsKey("bounce")
                                && events(drill, leads.get(3)).containsKey("spam_report")
                                && events(drill, leads.get(4)).containsKey("open")
                                && drill.reviewMails(runId) == REVIEWS
                                && Stream.of("sends", "events", "reviews")
                                        .allMatch(queue -> drill.messages(queue) == 0));
        return state(drill, runId, leads);
    }

    private static JsonNode mail(Drill drill, String leadId) {
        return StreamSupport.stream(
                        drill.api().get("/local/mail?to=prospects").spliterator(), false)
                .filter(
                        mail ->
                                mail.path("arguments")
                                        .path("send_id")
                                        .asText()
                                        .startsWith(leadId + "."))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Integer> events(Drill drill, String leadId) {
        Map<String, Integer> events = new TreeMap<>();
        drill.lead(leadId)
                .path("events")
                .forEach(event -> events.merge(event.path("type").asText(), 1, Integer::sum));
        return events;
    }

    /** Stages, sends, events, mail and all counters, without ids and times of the moment. */
    private static Map<String, String> state(Drill drill, String runId, List<String> leads) {
        Map<String, String> state = new TreeMap<>();
        JsonNode summary = drill.summary(runId);
        for (String count :
                List.of("companiesFound", "approved", "rejected", "drafts", "sent", "replies")) {
            state.put(count, summary.path(count).asText());
        }
        state.put("review mails", String.valueOf(drill.reviewMails(runId)));
        state.put("mails to us", String.valueOf(drill.api().get("/local/mail?to=you").size()));
        for (String action : List.of("analysed", "contact", "drafted", "sent", "reply")) {
            state.put("log: " + action, drill.told(runId, action).toString());
        }
        for (String lead : leads) {
            JsonNode file = drill.lead(lead);
            List<String> sends = new ArrayList<>();
            file.path("sends")
                    .forEach(
                            send ->
                                    sends.add(
                                            send.path("step").asText()
                                                    + " "
                                                    + send.path("status").asText()));
            state.put(lead + " stage", file.path("stage").asText());
            state.put(lead + " moves", String.valueOf(file.path("history").size()));
            state.put(lead + " sends", sends.toString());
            state.put(lead + " events", events(drill, lead).toString());
            state.put(
                    lead + " deliverability",
                    file.path("contacts").findValuesAsText("deliverability").toString());
        }
        counters(drill, runId).forEach((key, item) -> state.put("counter " + key, item));
        return state;
    }

    private static Map<String, String> counters(Drill drill, String runId) {
        Map<String, String> counters = new TreeMap<>();
        drill.clients()
                .dynamoDb()
                .scanPaginator(scan -> scan.tableName("counters"))
                .items()
                .forEach(
                        item -> {
                            Map<String, String> shown = new TreeMap<>();
                            item.forEach((name, value) -> shown.put(name, plain(value, runId)));
                            counters.put(
                                    shown.remove("counter_id") + "/" + shown.remove("bucket"),
                                    shown.toString());
                        });
        return counters;
    }

    private static String plain(AttributeValue value, String runId) {
        return value.toString()
                .replace(runId, "<run>")
                // Names of replies follow from the Message-IDs of their mails.
                .replaceAll("\\b[0-9a-f]{32}\\b", "<id>")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "<time>")
                .replaceAll("\\d{10,}", "<number>");
    }
}
