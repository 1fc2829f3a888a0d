package com.salesagent.compliance;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

import java.util.Map;

/** Schedule, hourly: the second look at erasures under way, which closes them. Safe to repeat. */
public final class EraseHandler implements RequestHandler<Map<String, Object>, String> {
    private static final int MARGIN_MILLIS = 20_000;

    private final Persons persons;

    public EraseHandler() {
        this(Wiring.fromEnvironment().persons());
    }

    EraseHandler(Persons persons) {
        this.persons = persons;
    }

    @Override
    public String handleRequest(Map<String, Object> tick, Context context) {
        int closed =
                persons.sweep(
                        () ->
                                context == null
                                        || context.getRemainingTimeInMillis() > MARGIN_MILLIS);
        return closed + " erasures complete";
    }
}
