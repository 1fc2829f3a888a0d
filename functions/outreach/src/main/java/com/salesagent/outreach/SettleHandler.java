package com.salesagent.outreach;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

import java.util.Map;

/** Schedule, every quarter of an hour: asks the mail provider's log about sends in doubt. */
public final class SettleHandler implements RequestHandler<Map<String, Object>, String> {
    private final SettleDoubts doubts;

    public SettleHandler() {
        this(Wiring.current().settleDoubts());
    }

    SettleHandler(SettleDoubts doubts) {
        this.doubts = doubts;
    }

    @Override
    public String handleRequest(Map<String, Object> tick, Context context) {
        SettleDoubts.Result result = doubts.settle();
        return "%d in doubt, %d asked about, %d settled"
                .formatted(result.open(), result.asked(), result.settled());
    }
}
