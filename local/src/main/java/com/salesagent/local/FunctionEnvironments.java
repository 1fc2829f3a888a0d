package com.salesagent.local;

import com.salesagent.application.Function;
import com.salesagent.application.Function.Permission;
import com.salesagent.application.Machine;
import com.salesagent.application.Queue;
import com.salesagent.application.Setting;
import com.salesagent.application.Table;
import com.salesagent.platform.Environment;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What each function finds around it: the names of exactly the things that its description permits,
 * its settings, the region and the local endpoints.
 *
 * @param settings values by setting; those that are missing stay unset
 * @param endpoints {@code AWS_REGION} and {@code AWS_ENDPOINT_URL_...}
 */
public record FunctionEnvironments(
        Parts parts,
        Map<Setting, String> settings,
        Map<String, String> endpoints,
        UnaryOperator<String> queueUrl,
        UnaryOperator<String> machineArn,
        InstantSource clock) {

    /** The environment of one function. */
    public Environment of(Function function) {
        Map<String, String> variables = new HashMap<>(endpoints);
        function.permissions().forEach(permission -> add(variables, permission));
        for (Setting setting : function.settings()) {
            if (settings.containsKey(setting)) {
                variables.put(setting.name(), settings.get(setting));
            }
        }
        return new Environment(variables, clock, new SecureRandom());
    }

    private void add(Map<String, String> variables, Permission permission) {
        switch (permission) {
            case Permission.Read(String table) -> addTable(variables, table);
            case Permission.Write(String table) -> addTable(variables, table);
            case Permission.SendTo(String queue) -> addQueue(variables, queue);
            case Permission.WatchQueue(String queue) -> addQueue(variables, queue);
            case Permission.WatchMachine(String machine) -> addMachine(variables, machine);
            case Permission.Start(String machine) -> addMachine(variables, machine);
            case Permission.AnswerTasksOf(String machine) -> addMachine(variables, machine);
            case Permission.ReadBucket(String bucket) -> addBucket(variables, bucket);
            case Permission.WriteBucket(String bucket) -> addBucket(variables, bucket);
            case Permission.UseModel() -> {
                // the model's settings say where it is
            }
        }
    }

    private void addTable(Map<String, String> variables, String name) {
        Table table = one(parts.tables(), t -> t.name().equals(name), name);
        variables.put(table.environmentKey(), table.name());
    }

    private void addQueue(Map<String, String> variables, String name) {
        Queue queue = one(parts.queues(), q -> q.name().equals(name), name);
        variables.put(queue.environmentKey(), queueUrl.apply(name));
    }

    private void addMachine(Map<String, String> variables, String name) {
        Machine machine = one(parts.machines(), m -> m.name().equals(name), name);
        variables.put(machine.environmentKey(), machineArn.apply(name));
    }

    private static void addBucket(Map<String, String> variables, String name) {
        variables.put(name.toUpperCase(Locale.ROOT).replace('-', '_') + "_BUCKET", name);
    }

    private static <T> T one(List<T> all, Predicate<T> wanted, String name) {
        return all.stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("the application describes no " + name));
    }
}
