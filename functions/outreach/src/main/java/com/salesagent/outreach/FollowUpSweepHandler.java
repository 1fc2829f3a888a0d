package com.salesagent.outreach;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

import java.util.Map;

/** Schedule, daily: checks that each running sequence has its next step planned. */
public final class FollowUpSweepHandler implements RequestHandler<Map<String, Object>, String> {
    private static final int MARGIN_MILLIS = 10_000;

    private final CheckSequences sequences;

    public FollowUpSweepHandler() {
        this(Wiring.current().checkSequences());
    }

    FollowUpSweepHandler(CheckSequences sequences) {
        this.sequences = sequences;
    }

    @Override
    public String handleRequest(Map<String, Object> tick, Context context) {
        CheckSequences.Result result =
                sequences.check(
                        () ->
                                context == null
                                        || context.getRemainingTimeInMillis() > MARGIN_MILLIS);
        return "%d leads checked, %d sends mended, %d failed%s"
                .formatted(
                        result.checked(),
                        result.mended(),
                        result.failed(),
                        result.complete() ? "" : "; the rest tomorrow");
    }
}
