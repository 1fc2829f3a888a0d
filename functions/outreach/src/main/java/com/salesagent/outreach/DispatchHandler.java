package com.salesagent.outreach;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

import java.util.Map;

/** Schedule, every minute: hands to the queue what is due. Safe to repeat: the ledger decides. */
public final class DispatchHandler implements RequestHandler<Map<String, Object>, String> {
    private final DispatchSends sends;

    public DispatchHandler() {
        this(Wiring.current().dispatchSends());
    }

    DispatchHandler(DispatchSends sends) {
        this.sends = sends;
    }

    @Override
    public String handleRequest(Map<String, Object> tick, Context context) {
        return sends.dispatch() + " sends queued";
    }
}
