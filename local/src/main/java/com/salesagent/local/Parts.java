package com.salesagent.local;

import com.salesagent.application.Application;
import com.salesagent.application.Function;
import com.salesagent.application.Machine;
import com.salesagent.application.Queue;
import com.salesagent.application.Table;
import com.salesagent.application.Trigger;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a local cloud runs: the application, or a test's own functions besides it.
 *
 * @see Application
 */
public record Parts(
        List<Table> tables,
        List<Queue> queues,
        List<String> buckets,
        List<Machine> machines,
        List<Function> functions,
        List<Trigger> triggers) {
    public Parts {
        tables = List.copyOf(tables);
        queues = List.copyOf(queues);
        buckets = List.copyOf(buckets);
        machines = List.copyOf(machines);
        functions = List.copyOf(functions);
        triggers = List.copyOf(triggers);
    }

    /** The application as it is deployed. */
    public static Parts ofTheApplication() {
        return new Parts(
                Application.tables(),
                Application.queues(),
                Application.buckets(),
                Application.machines(),
                Application.functions(),
                Application.triggers());
    }

    /** Triggers of one kind. */
    public <T extends Trigger> List<T> triggers(Class<T> kind) {
        return triggers.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** These parts and others besides. */
    public Parts and(Parts more) {
        return new Parts(
                joined(tables, more.tables),
                joined(queues, more.queues),
                joined(buckets, more.buckets),
                joined(machines, more.machines),
                joined(functions, more.functions),
                joined(triggers, more.triggers));
    }

    private static <T> List<T> joined(List<T> one, List<T> other) {
        return Stream.of(new ArrayList<>(one), other).flatMap(List::stream).toList();
    }
}
