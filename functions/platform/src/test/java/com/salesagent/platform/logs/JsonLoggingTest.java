package com.salesagent.platform.logs;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesagent.domain.reply.Intent;
import com.salesagent.platform.Json;
import com.salesagent.platform.failure.TransientFailure;

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What stands in CloudWatch of what the functions log. */
class JsonLoggingTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final JsonLogging logging =
            new JsonLogging(
                    new PrintStream(written, true, StandardCharsets.UTF_8),
                    new LogLines(
                            Map.of(
                                    "AWS_LAMBDA_FUNCTION_NAME", "worker",
                                    "AWS_LAMBDA_FUNCTION_VERSION", "7",
                                    "STAGE", "dev"),
                            () -> Instant.parse("2026-11-24T15:00:00Z")));
    private final Logger ours =
            logging.getLoggerFactory().getLogger("com.salesagent.outreach.SendWorker");

    private Map<String, Object> only() {
        List<String> lines = written.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(1);
        return Json.object(lines.getFirst());
    }

    @Test
    void aFactIsOneLineOfJsonWithItsIds() {
        logging.getMDCAdapter().put("requestId", "r-1");
        ours.atInfo()
                .addKeyValue("runId", "20261124-aaaaaa")
                .addKeyValue("leadId", "mercy")
                .addKeyValue("step", 2)
                .log("send.accepted");

        assertThat(only())
                .containsEntry("at", "2026-11-24T15:00:00Z")
                .containsEntry("level", "INFO")
                .containsEntry("event", "send.accepted")
                .containsEntry("function", "worker")
                .containsEntry("version", "7")
                .containsEntry("requestId", "r-1")
                .containsEntry("runId", "20261124-aaaaaa")
                .containsEntry("leadId", "mercy")
                .containsEntry("step", 2)
                .doesNotContainKey("_aws");
    }

    @Test
    void aFactThatCountsCarriesItsMetric() {
        ours.atInfo()
                .addKeyValue("runId", "r")
                .addKeyValue("outcome", "in_doubt")
                .log("agent.sent");

        Map<String, Object> line = only();
        assertThat(line)
                .containsEntry("SendsInDoubt", 1)
                .containsEntry("Stage", "dev")
                .doesNotContainKey("Agent")
                .doesNotContainKey("SendsAccepted");
        Map<?, ?> embedded = (Map<?, ?>) line.get("_aws");
        assertThat(embedded.get("Timestamp"))
                .isEqualTo(Instant.parse("2026-11-24T15:00:00Z").toEpochMilli());
        Map<?, ?> directive = (Map<?, ?>) ((List<?>) embedded.get("CloudWatchMetrics")).getFirst();
        assertThat(directive.get("Namespace")).isEqualTo("SalesAgent");
        assertThat(directive.get("Dimensions")).isEqualTo(List.of(List.of("Stage")));
        assertThat(directive.get("Metrics"))
                .isEqualTo(List.of(Map.of("Name", "SendsInDoubt", "Unit", "Count")));
    }

    @Test
    void whatAModelUsedIsCountedForTheStageAndForTheAgent() {
        ours.atInfo()
                .addKeyValue("agent", "writer")
                .addKeyValue("model", "amazon.nova-lite-v1:0")
                .addKeyValue("tokensIn", 2000)
                .addKeyValue("tokensOut", 500)
                .addKeyValue("costUsd", 0.00024)
                .log("model.answered");

        Map<String, Object> line = only();
        assertThat(line)
                .containsEntry("TokensIn", 2000)
                .containsEntry("TokensOut", 500)
                .containsEntry("ModelCost", 0.00024)
                .containsEntry("Stage", "dev")
                .containsEntry("Agent", "writer");
        assertThat(line.get("_aws").toString())
                .contains("Dimensions=[[Stage], [Stage, Agent]]")
                .contains("Name=ModelCost", "Unit=None");
    }

    @Test
    void anUnknownPriceCountsTokensAndNoCost() {
        ours.atInfo()
                .addKeyValue("agent", "tracker")
                .addKeyValue("tokensIn", 20)
                .addKeyValue("tokensOut", 5)
                .log("model.answered");

        assertThat(only()).containsEntry("TokensIn", 20).doesNotContainKey("ModelCost");
    }

    @Test
    void eachIntentOfAReplyHasItsMetric() {
        assertThat(Metrics.names())
                .contains("RepliesWantsMeeting", "RepliesOutOfOffice", "RepliesNotInterested")
                .filteredOn(name -> name.startsWith("Replies"))
                .hasSize(1 + Intent.values().length);
    }

    @Test
    void anAmountIsTheFactsOwn() {
        ours.atInfo().addKeyValue("reminded", 3).addKeyValue("expired", 0).log("reviews.swept");

        assertThat(only()).containsEntry("ReviewsReminded", 3).containsEntry("ApprovalsExpired", 0);
    }

    @Test
    void anErrorTellsWhereAndKeepsTheWordsOfStrangersToItself() {
        ours.atError()
                .setCause(
                        new TransientFailure(
                                "the table is busy",
                                new IOException("550 pat@hospital.example unknown")))
                .log("send.failed");

        Map<String, Object> line = only();
        assertThat(line).containsEntry("Problems", 1);
        assertThat(line.get("error").toString())
                .contains("TransientFailure", "the table is busy", "java.io.IOException")
                .contains("JsonLoggingTest")
                .doesNotContain("pat@hospital.example");
    }

    @Test
    void librariesAreHeardFromWarningsOn() {
        Logger theirs = logging.getLoggerFactory().getLogger("software.amazon.awssdk.request");
        theirs.info("a request");
        theirs.debug("a header");
        assertThat(written.size()).isZero();

        theirs.warn("slow {}", "clock");
        assertThat(only()).containsEntry("event", "slow clock").containsEntry("level", "WARN");
    }

    @Test
    void aLineBreakInAValueStaysInItsLine() {
        ours.atInfo().addKeyValue("detail", "one\ntwo\"}").log("send.held");

        assertThat(only()).containsEntry("detail", "one\ntwo\"}");
    }
}
