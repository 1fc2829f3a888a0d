package com.salesagent.orchestrator;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.salesagent.domain.audit.DailyRoot;

import java.util.Map;

/** Daily: seals what was decided and sent. */
public final class SealHandler implements RequestHandler<Map<String, Object>, String> {
    private final Audit audit;

    public SealHandler() {
        this(Wiring.fromEnvironment().audit());
    }

    SealHandler(Audit audit) {
        this.audit = audit;
    }

    @Override
    public String handleRequest(Map<String, Object> tick, Context context) {
        DailyRoot root = audit.seal();
        return "%s: %d entries of %d leads, root %s"
                .formatted(root.day(), root.entries(), root.leads(), root.root());
    }
}
