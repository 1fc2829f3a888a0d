package com.salesagent.platform.logs;

import org.slf4j.MDC;

import java.util.Map;

/**
 * The ids that each log line carries while one piece of work is done: the run, the lead, and the
 * execution of the machine that the work belongs to, by its name ({@code <run id>} of the discovery
 * machine, {@code <lead id>.<run id>.<attempt>} of the lead machine). What isn't known is left out.
 * Closing it puts back what was there before.
 */
public final class LogIds implements AutoCloseable {
    private static final String[] NAMES = {"runId", "leadId", "executionId"};

    private final String[] before = new String[NAMES.length];

    private LogIds(String... ids) {
        for (int i = 0; i < NAMES.length; i++) {
            before[i] = MDC.get(NAMES[i]);
            put(NAMES[i], ids[i]);
        }
    }

    private static void put(String name, String id) {
        if (id == null || id.isBlank()) {
            MDC.remove(name);
        } else {
            MDC.put(name, id);
        }
    }

    /** Of a machine's task, from its payload's fields of these names; null for those that lack. */
    public static LogIds of(String runId, String leadId, String executionId) {
        return new LogIds(runId, leadId, executionId);
    }

    /** Of a machine's task that is read as a map. */
    public static LogIds ofTask(Map<String, ?> task) {
        return new LogIds(text(task, NAMES[0]), text(task, NAMES[1]), text(task, NAMES[2]));
    }

    /** Of work about one lead that no machine asked for; which run it is may be told later. */
    public static LogIds ofLead(String leadId) {
        return new LogIds("", leadId, "");
    }

    /** Of work whose lead isn't known yet. */
    public static LogIds none() {
        return new LogIds("", "", "");
    }

    /** Adds what the work has learned; for the rest of what is open. */
    public static void learned(String runId, String leadId) {
        put(NAMES[0], runId);
        put(NAMES[1], leadId);
    }

    private static String text(Map<String, ?> task, String name) {
        return task.get(name) instanceof String id ? id : "";
    }

    @Override
    public void close() {
        for (int i = 0; i < NAMES.length; i++) {
            put(NAMES[i], before[i]);
        }
    }
}
