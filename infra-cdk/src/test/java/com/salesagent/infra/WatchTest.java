package com.salesagent.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.salesagent.infra.Synthesis.Resource;
import com.salesagent.platform.logs.Metrics;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Alarms that somebody understands, on metrics that exist. */
class WatchTest {
    private static Synthesis synthesis;

    @BeforeAll
    static void synthesize() {
        synthesis = Synthesis.once();
    }

    @Test
    void eachAlarmNamesAParagraphOfTheRunbookAndTellsSomebody() throws IOException {
        Set<String> paragraphs = new TreeSet<>();
        Files.readAllLines(Synthesis.HOME.resolve("docs/runbook.md")).stream()
                .filter(line -> line.startsWith("## "))
                .map(
                        line ->
                                line.substring(3)
                                        .strip()
                                        .toLowerCase(java.util.Locale.ROOT)
                                        .replace(' ', '-'))
                .forEach(paragraphs::add);
        Set<String> named = new TreeSet<>();
        for (Resource alarm : synthesis.resources("prod", "AWS::CloudWatch::Alarm")) {
            String description = alarm.properties().path("AlarmDescription").asText();
            assertThat(description).as(alarm.id()).startsWith("docs/runbook.md#");
            named.add(description.substring("docs/runbook.md#".length()));
            assertThat(alarm.properties().path("AlarmActions")).as(alarm.id()).hasSize(1);
        }

        assertThat(paragraphs).containsAll(named);
        assertThat(named).hasSizeGreaterThanOrEqualTo(14);
        assertThat(synthesis.resources("prod", "AWS::SNS::Subscription")).hasSize(1);
    }

    @Test
    void eachMetricOfOurOwnIsOneThatTheFunctionsEmit() {
        Set<String> used = new TreeSet<>();
        collect(synthesis.template("prod"), used);
        for (Resource dashboard : synthesis.resources("prod", "AWS::CloudWatch::Dashboard")) {
            Matcher quoted =
                    Pattern.compile("SalesAgent\\\\+\",\\\\+\"(\\w+)")
                            .matcher(dashboard.properties().path("DashboardBody").toString());
            while (quoted.find()) {
                used.add(quoted.group(1));
            }
        }

        assertThat(Watch.NAMESPACE).isEqualTo(Metrics.NAMESPACE);
        assertThat(used)
                .contains("SendsInDoubt", "Complaints", "Replies", "TokensOut", "ModelCost");
        assertThat(Metrics.names()).containsAll(used);
    }

    private static void collect(JsonNode node, Set<String> names) {
        if (node.path("Namespace").asText().equals(Watch.NAMESPACE)) {
            names.add(node.path("MetricName").asText());
        }
        node.forEach(child -> collect(child, names));
    }

    @Test
    void inDoubtSendsDeadLettersAndBrokenWebhooksAlarmAtTheFirst() {
        assertThat(synthesis.resources("prod", "AWS::CloudWatch::Alarm"))
                .filteredOn(
                        alarm ->
                                alarm.id().contains("SendsInDoubt")
                                        || alarm.id().contains("DeadLetters")
                                        || alarm.id().contains("Webhooks5xx"))
                .hasSize(5)
                .allSatisfy(
                        alarm -> {
                            assertThat(alarm.properties().path("Threshold").asInt()).isEqualTo(1);
                            assertThat(alarm.properties().path("EvaluationPeriods").asInt())
                                    .isEqualTo(1);
                        });
    }
}
