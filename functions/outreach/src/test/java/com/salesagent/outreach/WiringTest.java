package com.salesagent.outreach;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.salesagent.application.Application;
import com.salesagent.application.Function;
import com.salesagent.application.Function.Permission;
import com.salesagent.application.Queue;
import com.salesagent.application.Table;
import com.salesagent.platform.Environment;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Each function starts with exactly the environment that the application gives it. */
class WiringTest {
    private static final Map<String, String> SETTINGS =
            Map.of(
                    "MAIL_PROVIDER", "sendgrid",
                    "SENDGRID_URL", "http://127.0.0.1:1",
                    "MAIL_TIMEOUT_MILLIS", "10000",
                    "BASE_URL", "https://agent.example",
                    "UNSUBSCRIBE_KEY", "a key of sixteen bytes or more");

    static List<Function> functions() {
        return Application.functions().stream()
                .filter(function -> function.module().equals("outreach"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void aFunctionFindsAllItNeedsInItsEnvironment(Function function) {
        Environment environment =
                new Environment(variables(function), InstantSource.system(), new Random(1));

        assertThatCode(() -> environment.during(() -> construct(function.handler())))
                .doesNotThrowAnyException();
    }

    private static Object construct(String handler) {
        try {
            return Class.forName(handler).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(handler, e);
        }
    }

    private static Map<String, String> variables(Function function) {
        Map<String, String> variables = new HashMap<>();
        variables.put("AWS_REGION", "us-east-1");
        variables.put("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:1");
        variables.put("AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:1");
        for (Permission permission : function.permissions()) {
            switch (permission) {
                case Permission.Read(String table) -> variables.put(tableKey(table), table);
                case Permission.Write(String table) -> variables.put(tableKey(table), table);
                case Permission.SendTo(String queue) ->
                        variables.put(queueKey(queue), "http://127.0.0.1:1/" + queue);
                default -> throw new IllegalStateException("outreach needs no " + permission);
            }
        }
        function.settings()
                .forEach(
                        setting ->
                                variables.put(
                                        setting.name(),
                                        SETTINGS.getOrDefault(setting.name(), "value")));
        return variables;
    }

    private static String tableKey(String name) {
        return Application.tables().stream()
                .filter(table -> table.name().equals(name))
                .map(Table::environmentKey)
                .findFirst()
                .orElseThrow();
    }

    private static String queueKey(String name) {
        return Application.queues().stream()
                .filter(queue -> queue.name().equals(name))
                .map(Queue::environmentKey)
                .findFirst()
                .orElseThrow();
    }
}
