package com.salesagent.platform.logs;

import com.salesagent.platform.Json;

import org.slf4j.event.KeyValuePair;
import org.slf4j.event.LoggingEvent;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Log events as lines of JSON; what counts something carries its metric. */
public final class LogLines {
    private static final int FRAMES = 20;

    private final String function;
    private final String version;
    private final String stage;
    private final InstantSource clock;

    /**
     * @param variables of the process: which function, version and stage this is
     */
    public LogLines(Map<String, String> variables, InstantSource clock) {
        this.function = variables.getOrDefault("AWS_LAMBDA_FUNCTION_NAME", "");
        this.version = variables.getOrDefault("AWS_LAMBDA_FUNCTION_VERSION", "");
        this.stage = variables.getOrDefault("STAGE", "");
        this.clock = clock;
    }

    /**
     * One event.
     *
     * @param context the ids that the thread's lines carry
     */
    public String line(LoggingEvent event, Map<String, String> context) {
        Instant now = clock.instant();
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("at", now.toString());
        line.put("level", event.getLevel().name());
        line.put("event", event.getMessage());
        line.put("function", function);
        line.put("version", version);
        String trace = System.getProperty("com.amazonaws.xray.traceHeader", "");
        if (!trace.isEmpty()) {
            line.put("trace", trace.replaceFirst("^Root=([^;]*).*", "$1"));
        }
        line.putAll(context);
        Map<String, Object> facts = facts(event);
        line.putAll(facts);
        if (event.getThrowable() != null) {
            line.put("error", error(event.getThrowable()));
        }
        Metrics.of(event.getLevel(), event.getMessage(), facts)
                .ifPresent(counted -> line.putAll(counted.embedded(stage, now)));
        return Json.write(line);
    }

    private static Map<String, Object> facts(LoggingEvent event) {
        Map<String, Object> facts = new LinkedHashMap<>();
        if (event.getKeyValuePairs() != null) {
            for (KeyValuePair pair : event.getKeyValuePairs()) {
                facts.put(
                        pair.key,
                        pair.value instanceof Number || pair.value instanceof Boolean
                                ? pair.value
                                : String.valueOf(pair.value));
            }
        }
        return facts;
    }

    /**
     * What went wrong and where. The words only of our own failures and the AWS SDK's: those of
     * mail, web and model libraries may repeat what they were given.
     */
    private static Map<String, Object> error(Throwable thrown) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("type", thrown.getClass().getName());
        if (Stream.of("com.salesagent.", "software.amazon.awssdk.")
                .anyMatch(thrown.getClass().getName()::startsWith)) {
            error.put("message", String.valueOf(thrown.getMessage()));
        }
        List<String> frames = new ArrayList<>();
        Arrays.stream(thrown.getStackTrace())
                .limit(FRAMES)
                .forEach(frame -> frames.add(frame.toString()));
        error.put("frames", frames);
        if (thrown.getCause() != null) {
            error.put("cause", error(thrown.getCause()));
        }
        return error;
    }
}
