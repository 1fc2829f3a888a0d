package com.salesagent.application;

import java.util.Map;

/**
 * A Standard state machine.
 *
 * @param file in {@code statemachine/}
 * @param functions which function each {@code ${Name}} of the file stands for
 * @param machines which machine each {@code ${Name}} of the file stands for
 */
public record Machine(
        String name, String file, Map<String, String> functions, Map<String, String> machines) {
    public Machine {
        functions = Map.copyOf(functions);
        machines = Map.copyOf(machines);
    }

    /** The environment key that tells a function the machine's ARN: {@code LEAD_MACHINE_ARN}. */
    public String environmentKey() {
        return Names.environmentKey(name) + "_MACHINE_ARN";
    }
}
