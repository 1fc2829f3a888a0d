package com.salesagent.local.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.salesagent.application.Application;
import com.salesagent.application.Machine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The machines' definitions, held to the rules of the architecture. */
class MachineLintTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{(\\w+)}");
    private static final Pattern AWS_ERROR =
            Pattern.compile("(States|Lambda|StepFunctions|SQS|Sandbox|Runtime)\\.\\w+");
    private static final String FAILURES = "com.salesagent.platform.failure.";

    static List<Machine> machines() {
        return Application.machines();
    }

    @ParameterizedTest
    @MethodSource("machines")
    void speakJsonataThroughout(Machine machine) throws IOException {
        assertThat(definition(machine).path("QueryLanguage").asText()).isEqualTo("JSONata");
        states(machine)
                .forEach(
                        (name, state) -> assertThat(state.has("QueryLanguage")).as(name).isFalse());
    }

    @ParameterizedTest
    @MethodSource("machines")
    void eachTaskHasATimeoutARetryWithFullJitterAndACatch(Machine machine) throws IOException {
        tasks(machine)
                .forEach(
                        (name, task) -> {
                            assertThat(task.has("TimeoutSeconds")).as(name + " timeout").isTrue();
                            assertThat(task.path("Retry")).as(name + " retry").isNotEmpty();
                            for (JsonNode retrier : task.path("Retry")) {
                                assertThat(retrier.path("JitterStrategy").asText())
                                        .as(name + " jitter")
                                        .isEqualTo("FULL");
                            }
                            JsonNode last = task.path("Catch").path(task.path("Catch").size() - 1);
                            assertThat(last.path("ErrorEquals"))
                                    .as(name + " catch")
                                    .extracting(JsonNode::asText)
                                    .containsExactly("States.ALL");
                        });
    }

    @ParameterizedTest
    @MethodSource("machines")
    void eachFunctionIsToldItsExecutionAndCalledAgainWhenItsTimeWasOver(Machine machine)
            throws IOException {
        tasks(machine)
                .forEach(
                        (name, task) -> {
                            if (task.path("Resource").asText().contains(":lambda:")) {
                                assertThat(
                                                task.path("Arguments")
                                                        .path("Payload")
                                                        .path("executionId")
                                                        .asText())
                                        .as(name)
                                        .isEqualTo("{% $states.context.Execution.Name %}");
                                assertThat(task.path("Retry").findValues("ErrorEquals").toString())
                                        .as(name)
                                        .contains("Sandbox.Timedout");
                            }
                        });
    }

    @ParameterizedTest
    @MethodSource("machines")
    void eachErrorNameExists(Machine machine) throws IOException {
        List<String> unknown = new ArrayList<>();
        for (JsonNode names : definition(machine).findValues("ErrorEquals")) {
            for (JsonNode name : names) {
                if (!AWS_ERROR.matcher(name.asText()).matches() && !ourFailure(name.asText())) {
                    unknown.add(name.asText());
                }
            }
        }

        assertThat(unknown).isEmpty();
    }

    private static boolean ourFailure(String name) {
        try {
            return name.startsWith(FAILURES)
                    && RuntimeException.class.isAssignableFrom(Class.forName(name));
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource("machines")
    void eachSubstitutionIsBoundAndNoneIsLeftOver(Machine machine) throws IOException {
        Set<String> used = new TreeSet<>();
        Matcher matcher = SUBSTITUTION.matcher(Files.readString(file(machine)));
        while (matcher.find()) {
            used.add(matcher.group(1));
        }
        Set<String> bound = new TreeSet<>(machine.functions().keySet());
        bound.addAll(machine.machines().keySet());

        assertThat(used).isEqualTo(bound);
        assertThat(machine.functions().values())
                .allMatch(
                        name ->
                                Application.functions().stream()
                                        .anyMatch(function -> function.name().equals(name)));
        assertThat(machine.machines().values())
                .allMatch(
                        name ->
                                Application.machines().stream()
                                        .anyMatch(other -> other.name().equals(name)));
    }

    @ParameterizedTest
    @MethodSource("machines")
    void eachChoiceHasADefault(Machine machine) throws IOException {
        states(machine)
                .forEach(
                        (name, state) -> {
                            if (state.path("Type").asText().equals("Choice")) {
                                assertThat(state.has("Default")).as(name).isTrue();
                            }
                        });
    }

    @ParameterizedTest
    @MethodSource("machines")
    void noGateStandsInsideAMap(Machine machine) throws IOException {
        for (JsonNode inner : definition(machine).findValues("ItemProcessor")) {
            assertThat(inner.toString()).doesNotContain(".waitForTaskToken");
        }
    }

    @ParameterizedTest
    @MethodSource("machines")
    void aGatesTimeoutIsNeverRetried(Machine machine) throws IOException {
        tasks(machine)
                .forEach(
                        (name, task) -> {
                            if (task.path("Resource").asText().endsWith(".waitForTaskToken")) {
                                assertThat(task.path("Retry").findValuesAsText("ErrorEquals"))
                                        .as(name)
                                        .noneMatch(
                                                error ->
                                                        error.contains("States.Timeout")
                                                                || error.contains("States.ALL"));
                            }
                        });
    }

    @Test
    void aTasksTimeoutOutlivesItsFunctions() throws IOException {
        for (Machine machine : machines()) {
            tasks(machine)
                    .forEach(
                            (name, task) -> {
                                String function =
                                        task.path("Arguments").path("FunctionName").asText();
                                Matcher matcher = SUBSTITUTION.matcher(function);
                                if (matcher.matches() && task.path("TimeoutSeconds").isInt()) {
                                    String bound = machine.functions().get(matcher.group(1));
                                    int timeout =
                                            Application.functions().stream()
                                                    .filter(f -> f.name().equals(bound))
                                                    .findFirst()
                                                    .orElseThrow()
                                                    .timeoutSeconds();
                                    assertThat(task.path("TimeoutSeconds").asInt())
                                            .as(machine.name() + " " + name)
                                            .isGreaterThan(timeout);
                                }
                            });
        }
    }

    private static Map<String, JsonNode> tasks(Machine machine) throws IOException {
        Map<String, JsonNode> tasks = new TreeMap<>();
        states(machine)
                .forEach(
                        (name, state) -> {
                            if (state.path("Type").asText().equals("Task")) {
                                tasks.put(name, state);
                            }
                        });
        return tasks;
    }

    private static Map<String, JsonNode> states(Machine machine) throws IOException {
        Map<String, JsonNode> states = new TreeMap<>();
        for (JsonNode group : definition(machine).findValues("States")) {
            collect(group, states);
        }
        return states;
    }

    private static void collect(JsonNode group, Map<String, JsonNode> states) {
        group.properties()
                .forEach(
                        entry -> {
                            states.put(entry.getKey(), entry.getValue());
                            for (JsonNode inner : entry.getValue().findValues("States")) {
                                collect(inner, states);
                            }
                        });
    }

    private static JsonNode definition(Machine machine) throws IOException {
        return JSON.readTree(Files.readString(file(machine)));
    }

    private static Path file(Machine machine) {
        return Path.of("..", "statemachine", machine.file());
    }
}
