package com.salesagent.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.salesagent.application.Application;
import com.salesagent.local.Waiting;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/** A new version is deployed while leads of earlier runs wait for people at both gates. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class FailureDrillsDeployTest {
    private static final int COMPANIES = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NEW_STATE = "OnlyInTheNewVersion";

    @TempDir private Path folder;

    @Test
    void oldExecutionsFinishOnTheirDefinitionWithTheNewFunctions() throws Exception {
        try (Drill drill = Drill.start(folder)) {
            SfnClient machines = drill.clients().stepFunctions();
            String machine =
                    machines.listStateMachines().stateMachines().stream()
                            .filter(listed -> listed.name().equals("lead"))
                            .map(StateMachineListItem::stateMachineArn)
                            .findFirst()
                            .orElseThrow();
            String today =
                    machines.describeStateMachine(ask -> ask.stateMachineArn(machine)).definition();
            update(machines, machine, yesterday(today));
            String atDrafts = drill.run(COMPANIES);
            Waiting.until("the leads' mail", PATIENCE, () -> drill.reviewMails(atDrafts) == 1);
            new Approver(drill.api()).approveNewMail(atDrafts);
            Waiting.until("the drafts' mail", PATIENCE, () -> drill.reviewMails(atDrafts) == 2);
            String atLeads = drill.run(COMPANIES);
            Waiting.until("other leads' mail", PATIENCE, () -> drill.reviewMails(atLeads) == 1);

            update(machines, machine, tomorrow(today));
            Application.functions().forEach(drill.cloud()::deploy);
            String after = drill.run(COMPANIES);

            for (String runId : Set.of(atDrafts, atLeads, after)) {
                JsonNode summary = drill.finish(runId);
                assertThat(summary.path("failed").asInt()).as(summary.toPrettyString()).isZero();
                assertThat(summary.path("sent").asInt()).isEqualTo(COMPANIES);
                for (String lead : drill.leads(runId)) {
                    String execution =
                            machine.replace(":stateMachine:", ":execution:")
                                    + ":%s.%s.1".formatted(lead, runId);
                    ended(machines, execution);
                    assertThat(states(machines, execution).contains(NEW_STATE))
                            .as(execution)
                            .isEqualTo(runId.equals(after));
                }
            }
            assertThat(drill.taken()).hasSize(3 * COMPANIES);
            assertThat(drill.taken().values()).containsOnly(1);
        }
    }

    private static void update(SfnClient machines, String machine, String definition) {
        machines.updateStateMachine(
                update -> update.stateMachineArn(machine).definition(definition));
    }

    /** A version whose tasks tell less: the new functions must do without. */
    private static String yesterday(String today) throws JsonProcessingException {
        JsonNode definition = Api.JSON.readTree(today);
        definition
                .path("States")
                .forEach(
                        state -> {
                            if (state.path("Arguments").path("Payload")
                                    instanceof ObjectNode told) {
                                assertThat(told.remove("executionId")).isNotNull();
                            }
                        });
        return definition.toString();
    }

    /** A version with a state more on the way to the first email. */
    private static String tomorrow(String today) throws JsonProcessingException {
        ObjectNode definition = (ObjectNode) Api.JSON.readTree(today);
        ObjectNode states = (ObjectNode) definition.path("States");
        String first = definition.path("StartAt").asText();
        states.putObject(NEW_STATE).put("Type", "Pass").put("Next", first);
        definition.put("StartAt", NEW_STATE);
        return definition.toString();
    }

    private static void ended(SfnClient machines, String execution) throws InterruptedException {
        Waiting.until(
                "the end of " + execution,
                () ->
                        machines.describeExecution(ask -> ask.executionArn(execution)).status()
                                == ExecutionStatus.SUCCEEDED);
    }

    private static Set<String> states(SfnClient machines, String execution) {
        return machines
                .getExecutionHistoryPaginator(
                        ask -> ask.executionArn(execution).includeExecutionData(false))
                .stream()
                .flatMap(page -> page.events().stream())
                .map(HistoryEvent::stateEnteredEventDetails)
                .filter(entered -> entered != null)
                .map(entered -> entered.name())
                .collect(Collectors.toSet());
    }
}
