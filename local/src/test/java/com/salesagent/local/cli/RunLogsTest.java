package com.salesagent.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.salesagent.application.Application;
import com.salesagent.application.Machine;
import com.salesagent.local.Waiting;
import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the functions log and count while a run is played, in the lines that they write on AWS. */
@Isolated("a process has one place for its logs")
@Timeout(120)
class RunLogsTest {
    private static final int COMPANIES = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ANSWER =
            """
            {"id": "c", "object": "chat.completion", "created": 1, "model": "gpt-4o-mini",
             "choices": [{"index": 0, "finish_reason": "stop",
                          "message": {"role": "assistant", "content": "no JSON at all"}}],
             "usage": {"prompt_tokens": 1000, "completion_tokens": 100, "total_tokens": 1100}}
            """;

    @TempDir private static Path folder;

    private static final List<JsonNode> LINES = new ArrayList<>();
    private static final Set<String> PERSONAL = new TreeSet<>();
    private static String runId;

    @BeforeAll
    static void play() throws Exception {
        HttpServer model =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        model.createContext(
                "/",
                exchange -> {
                    byte[] answer = ANSWER.getBytes(StandardCharsets.UTF_8);
                    exchange.getRequestBody().readAllBytes();
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, answer.length);
                    exchange.getResponseBody().write(answer);
                    exchange.close();
                });
        model.start();
        String url = "http://127.0.0.1:" + model.getAddress().getPort() + "/v1";
        try (Drill drill =
                Drill.start(folder, options -> options.with(asking(url, options.overrides())))) {
            story(drill);
        } finally {
            model.stop(0);
        }
        for (String line : Files.readAllLines(folder.resolve("log/functions.jsonl"))) {
            LINES.add(Api.JSON.readTree(line));
        }
    }

    private static Map<String, String> asking(String url, Map<String, String> settings) {
        Map<String, String> more = new LinkedHashMap<>(settings);
        more.put("MODEL_PROVIDER", "openai");
        more.put("MODEL_NAME", "gpt-4o-mini");
        more.put("MODEL_BASE_URL", url);
        more.put("MODEL_API_KEY", "none");
        return more;
    }

    @AfterAll
    static void forget() {
        LINES.clear();
        PERSONAL.clear();
    }

    private static void story(Drill drill) throws InterruptedException {
        runId = drill.run(COMPANIES);
        Waiting.until("the leads' mail", PATIENCE, () -> drill.reviewMails(runId) == 1);
        new Approver(drill.api()).approveNewMail(runId);
        Waiting.until("the drafts' mail", PATIENCE, () -> drill.reviewMails(runId) == 2);
        ObjectNode fault = Api.object().put("fault", "fail_after_accept").put("count", 1);
        drill.api().post("/local/mail/faults", fault);
        drill.finish(runId);
        List<JsonNode> mails = new ArrayList<>();
        Waiting.until(
                "all are with the provider",
                PATIENCE,
                () -> drill.api().get("/local/mail?to=prospects").size() == COMPANIES);
        drill.api().get("/local/mail?to=prospects").forEach(mails::add);
        drill.answer(mails.get(0), "Yes, call me Tuesday.");
        drill.answer(mails.get(1), "stop");
        drill.happen(mails.get(2), "bounce");
        Waiting.until(
                "all answers are in",
                PATIENCE,
                () ->
                        drill.told(runId, "reply").size() == 2
                                && counted().get("HardBounces") != null);
        for (String lead : drill.leads(runId)) {
            for (JsonNode contact : drill.lead(lead).path("contacts")) {
                PERSONAL.add(contact.path("address").asText());
                PERSONAL.add(contact.path("name").asText());
            }
        }
        for (JsonNode mail : drill.api().get("/local/mail?to=you")) {
            mail.path("to").forEach(to -> PERSONAL.add(to.asText()));
        }
    }

    private static Map<String, Double> counted() {
        try {
            Map<String, Double> counted = new TreeMap<>();
            for (String line : Files.readAllLines(folder.resolve("log/functions.jsonl"))) {
                add(Api.JSON.readTree(line), counted);
            }
            return counted;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As CloudWatch reads a line. */
    private static void add(JsonNode line, Map<String, Double> counted) {
        for (JsonNode directive : line.path("_aws").path("CloudWatchMetrics")) {
            assertThat(directive.path("Namespace").asText()).isEqualTo("SalesAgent");
            for (JsonNode names : directive.path("Dimensions")) {
                names.forEach(name -> assertThat(line.path(name.asText()).isTextual()).isTrue());
            }
            for (JsonNode metric : directive.path("Metrics")) {
                JsonNode value = line.path(metric.path("Name").asText());
                assertThat(value.isNumber()).as(line.toString()).isTrue();
                counted.merge(metric.path("Name").asText(), value.asDouble(), Double::sum);
            }
        }
    }

    private static Set<String> functionsOf(String machine) {
        return Application.machines().stream()
                .filter(each -> each.name().equals(machine))
                .map(Machine::functions)
                .flatMap(functions -> functions.values().stream())
                .collect(Collectors.toSet());
    }

    @Test
    void eachLineOfATaskCarriesTheRunTheLeadAndTheExecution() {
        Set<String> heard = new TreeSet<>();
        Set<String> discovery = functionsOf("discovery");
        Set<String> lead = functionsOf("lead");
        for (JsonNode line : LINES) {
            String function = line.path("function").asText();
            if (!discovery.contains(function) && !lead.contains(function)) {
                continue;
            }
            heard.add(function);
            String leadId = line.path("leadId").asText();
            assertThat(line.path("runId").asText()).as(line.toString()).isEqualTo(runId);
            assertThat(line.path("executionId").asText())
                    .as(line.toString())
                    .isIn(runId, leadId + "." + runId + ".1");
            if (!function.equals("scout")) {
                assertThat(leadId).as(line.toString()).isNotEmpty();
            }
        }

        assertThat(heard).contains("scout", "analyst", "contacts", "writer");
    }

    @Test
    void whatAPersonOrAnEventCausedCarriesItsLead() {
        assertThat(LINES)
                .filteredOn(line -> line.path("event").asText().equals("approval.resumed"))
                .hasSize(2 * COMPANIES)
                .allSatisfy(
                        line ->
                                assertThat(line.path("executionId").asText())
                                        .isEqualTo(
                                                "%s.%s.1"
                                                        .formatted(
                                                                line.path("leadId").asText(),
                                                                runId)));
        assertThat(LINES)
                .filteredOn(line -> line.path("event").asText().startsWith("send."))
                .isNotEmpty()
                .allSatisfy(
                        line -> {
                            assertThat(line.path("runId").asText()).isEqualTo(runId);
                            assertThat(line.path("leadId").asText()).isNotEmpty();
                        });
        assertThat(LINES)
                .filteredOn(line -> line.path("applied").asText().equals("NEW"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.path("leadId").asText()).isNotEmpty());
    }

    @Test
    void noLineNamesAPerson() {
        assertThat(PERSONAL).hasSizeGreaterThan(COMPANIES);
        for (JsonNode line : LINES) {
            String text = line.toString();
            assertThat(text).doesNotContain("@").doesNotContain("call me Tuesday");
            PERSONAL.stream()
                    .filter(word -> !word.isBlank())
                    .forEach(word -> assertThat(text).doesNotContain(word));
        }
    }

    @Test
    void theRunIsCountedAsItWas() {
        Map<String, Double> counted = counted();

        assertThat(counted)
                .containsEntry("LeadsJudged", 3.0)
                .containsEntry("DraftsWritten", 3.0)
                .containsEntry("Decisions", 6.0)
                .containsEntry("ApprovalsGiven", 6.0)
                .containsEntry("SendsAccepted", 3.0)
                .containsEntry("SendsInDoubt", 1.0)
                .containsEntry("Replies", 2.0)
                .containsEntry("RepliesWantsMeeting", 1.0)
                .containsEntry("RepliesUnsubscribe", 1.0)
                .containsEntry("OptOuts", 1.0)
                .containsEntry("HardBounces", 1.0);
        // At both gates; a suggested answer may have come by now.
        assertThat(counted.get("ReviewsAnnounced")).isBetween(2.0, 3.0);
        assertThat(counted.get("EventsApplied")).isGreaterThanOrEqualTo(6);
    }

    @Test
    void whatTheModelUsedIsCountedAtItsPriceEvenWhereItsAnswerWasOfNoUse() {
        Map<String, Double> counted = counted();

        // gpt-4o-mini: 1,000 tokens read at 0.15 and 100 written at 0.60 USD a million.
        assertThat(counted.get("TokensIn")).isPositive();
        assertThat(counted.get("TokensOut")).isEqualTo(counted.get("TokensIn") / 10);
        assertThat(counted.get("ModelCost") / (counted.get("TokensIn") / 1000))
                .isBetween(0.000209, 0.000211);
        assertThat(LINES)
                .filteredOn(line -> line.has("ModelCost"))
                .extracting(line -> line.path("Agent").asText())
                .contains("writer");
    }
}
