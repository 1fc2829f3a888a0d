package com.salesagent.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.salesagent.application.Application;
import com.salesagent.application.Function;
import com.salesagent.application.Machine;
import com.salesagent.application.Trigger;
import com.salesagent.local.LocalCloud;
import com.salesagent.local.lambda.Answer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The files in {@code events/}: one at least for each function, in the shape of its trigger. */
class EventFilesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path EVENTS = Synthesis.HOME.resolve("events");

    @TempDir static Path folder;
    private static LocalCloud cloud;

    @BeforeAll
    static void start() {
        cloud =
                LocalCloud.start(
                        LocalCloud.Options.in(folder)
                                .with(Map.of("MODEL_PROVIDER", "none", "WEBSITES", "off"))
                                .with(LocalCloud.Ports.ANY));
    }

    @AfterAll
    static void stop() {
        if (cloud != null) {
            cloud.close();
        }
    }

    static List<Path> files() {
        try (Stream<Path> files = Files.list(EVENTS)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The function whose name the file's name begins with; the longest if several do. */
    private static String function(Path file) {
        String name = file.getFileName().toString().replace(".json", "");
        return Application.functions().stream()
                .map(Function::name)
                .filter(function -> name.equals(function) || name.startsWith(function + "-"))
                .max(java.util.Comparator.comparingInt(String::length))
                .orElseThrow(() -> new AssertionError("no function is called as " + file));
    }

    @Test
    void eachFunctionHasOne() {
        Set<String> described = new TreeSet<>();
        Application.functions().forEach(function -> described.add(function.name()));
        Set<String> withFile = new TreeSet<>();
        files().forEach(file -> withFile.add(function(file)));

        assertThat(withFile).isEqualTo(described);
    }

    @ParameterizedTest
    @MethodSource("files")
    void isInTheShapeOfItsTrigger(Path file) throws IOException {
        JsonNode event = JSON.readTree(file.toFile());
        String function = function(file);
        List<Trigger> triggers =
                Application.triggers().stream()
                        .filter(trigger -> trigger.function().equals(function))
                        .toList();
        if (triggers.isEmpty()) {
            assertThat(fields(event)).isIn(payloads(function));
            return;
        }
        assertThat(triggers)
                .as("a trigger of %s that sends this", function)
                .anyMatch(trigger -> sends(trigger, event));
    }

    private static boolean sends(Trigger trigger, JsonNode event) {
        return switch (trigger) {
            case Trigger.Route route ->
                    event.path("resource").asText().equals(route.path())
                            && event.path("httpMethod").asText().equals(route.method())
                            && event.has("headers")
                            && event.has("pathParameters")
                            && event.has("isBase64Encoded");
            case Trigger.Messages _ ->
                    event.path("Records").path(0).path("eventSource").asText().equals("aws:sqs")
                            && event.path("Records").path(0).has("messageId")
                            && event.path("Records").path(0).path("body").isTextual();
            case Trigger.Changes _ ->
                    event.path("Records")
                                    .path(0)
                                    .path("eventSource")
                                    .asText()
                                    .equals("aws:dynamodb")
                            && event.path("Records").path(0).path("dynamodb").has("NewImage");
            case Trigger.ReceivedMail _ ->
                    event.path("Records").path(0).path("eventSource").asText().equals("aws:ses")
                            && event.at("/Records/0/ses/mail/messageId").isTextual()
                            && event.at("/Records/0/ses/receipt/recipients/0").isTextual();
            case Trigger.Schedule schedule ->
                    event.path("detail-type").asText().equals("Scheduled Event")
                            && event.path("resources")
                                    .path(0)
                                    .asText()
                                    .endsWith("/" + schedule.name());
        };
    }

    /** The fields of what machines send the function. */
    private static Set<Set<String>> payloads(String function) throws IOException {
        Set<Set<String>> payloads = new HashSet<>();
        for (Machine machine : Application.machines()) {
            JsonNode definition =
                    JSON.readTree(
                            Synthesis.HOME
                                    .resolve("statemachine")
                                    .resolve(machine.file())
                                    .toFile());
            for (JsonNode arguments : definition.findValues("Arguments")) {
                String called = arguments.path("FunctionName").asText().replaceAll("[${}]", "");
                if (function.equals(machine.functions().get(called))) {
                    payloads.add(fields(arguments.path("Payload")));
                }
            }
        }
        return payloads;
    }

    private static Set<String> fields(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return new TreeSet<>(names);
    }

    @ParameterizedTest
    @MethodSource("files")
    void isUnderstoodByItsFunction(Path file) throws Exception {
        Map<?, ?> event = JSON.readValue(file.toFile(), Map.class);
        @SuppressWarnings("unchecked") // an object's names are texts
        Answer answer = cloud.invoke(function(file), (Map<String, ?>) event);

        // What it names isn't there; each function says so in its own failure or words.
        assertThat(answer.error())
                .as(answer.payload())
                .matches(
                        "|com\\.salesagent\\.platform\\.failure\\.\\w+"
                                + "|.*\\.ConditionalCheckFailedException");
    }
}
