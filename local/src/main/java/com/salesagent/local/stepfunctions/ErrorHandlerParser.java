package com.salesagent.local.stepfunctions;

import com.salesagent.local.stepfunctions.Definition.Catcher;
import com.salesagent.local.stepfunctions.Definition.Retrier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the Retry and Catch fields of a state. */
final class ErrorHandlerParser {
    private final Diagnostics diagnostics;
    private final FieldReader reader;
    private final FieldRules fieldRules;

    ErrorHandlerParser(Diagnostics diagnostics, FieldReader reader, FieldRules fieldRules) {
        this.diagnostics = diagnostics;
        this.reader = reader;
        this.fieldRules = fieldRules;
    }

    List<Retrier> retriers(Map<String, Object> fields, String at) {
        List<Retrier> retriers = new ArrayList<>();
        List<Map<String, Object>> items = handlers(fields, "Retry", at);
        for (int i = 0; i < items.size(); i++) {
            Map<String, Object> item = items.get(i);
            String place = at + "/Retry[" + i + "]";
            fieldRules.refuseUnknown(item, FieldRules.RETRY, place);
            List<String> errors = errorEquals(item, i == items.size() - 1, place);
            int interval =
                    (int)
                            reader.number(
                                    item,
                                    "IntervalSeconds",
                                    1,
                                    1,
                                    FieldReader.MAX_SECONDS,
                                    true,
                                    place);
            double rate = reader.number(item, "BackoffRate", 2, 1, Double.MAX_VALUE, false, place);
            int attempts =
                    (int)
                            reader.number(
                                    item,
                                    "MaxAttempts",
                                    3,
                                    0,
                                    FieldReader.MAX_SECONDS,
                                    true,
                                    place);
            Integer maxDelay = null;
            if (item.containsKey("MaxDelaySeconds")) {
                maxDelay =
                        (int) reader.number(item, "MaxDelaySeconds", 0, 1, 31_622_399, true, place);
                if (maxDelay <= interval) {
                    diagnostics.schema(
                            "'MaxDelaySeconds' must be greater than 'IntervalSeconds' ("
                                    + interval
                                    + "), got "
                                    + maxDelay,
                            place + "/MaxDelaySeconds");
                }
            }
            Object jitter = item.getOrDefault("JitterStrategy", "NONE");
            if (!jitter.equals("FULL") && !jitter.equals("NONE")) {
                diagnostics.schema(
                        "The field 'JitterStrategy' must be FULL or NONE, got '" + jitter + "'",
                        place + "/JitterStrategy");
            }
            retriers.add(
                    new Retrier(errors, interval, rate, attempts, maxDelay, jitter.equals("FULL")));
        }
        return retriers;
    }

    List<Catcher> catchers(Map<String, Object> fields, boolean jsonata, String at) {
        List<Catcher> catchers = new ArrayList<>();
        List<Map<String, Object>> items = handlers(fields, "Catch", at);
        for (int i = 0; i < items.size(); i++) {
            Map<String, Object> item = items.get(i);
            String place = at + "/Catch[" + i + "]";
            fieldRules.checkCatcher(jsonata, item, place);
            List<String> errors = errorEquals(item, i == items.size() - 1, place);
            catchers.add(new Catcher(errors, reader.string(item, "Next", true, place), item));
        }
        return catchers;
    }

    private List<Map<String, Object>> handlers(
            Map<String, Object> fields, String field, String at) {
        List<Map<String, Object>> handlers = new ArrayList<>();
        if (!fields.containsKey(field)) {
            return handlers;
        }
        if (fields.get(field) instanceof List<?> items
                && items.stream().allMatch(Map.class::isInstance)) {
            items.forEach(item -> handlers.add(Json.object(item)));
        } else {
            diagnostics.schema(
                    "The field '" + field + "' must be an array of objects", at + "/" + field);
        }
        return handlers;
    }

    private List<String> errorEquals(Map<String, Object> item, boolean last, String at) {
        String place = at + "/ErrorEquals";
        if (!(item.get("ErrorEquals") instanceof List<?> names)
                || names.isEmpty()
                || !names.stream().allMatch(String.class::isInstance)) {
            diagnostics.schema(
                    "The field 'ErrorEquals' must be an array with at least one error name", place);
            return List.of();
        }
        List<String> errors = names.stream().map(String.class::cast).toList();
        if (errors.contains(StateFailure.ALL)) {
            if (errors.size() > 1) {
                diagnostics.schema("States.ALL must appear alone in 'ErrorEquals'", place);
            }
            if (!last) {
                diagnostics.schema("States.ALL must be in the last Retry or Catch", place);
            }
        }
        return errors;
    }
}
