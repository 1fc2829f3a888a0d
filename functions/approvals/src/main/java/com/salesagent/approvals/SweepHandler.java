package com.salesagent.approvals;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

import java.util.Map;

/** Schedule: keeps reviews from being forgotten. Safe to repeat, and side by side. */
public final class SweepHandler implements RequestHandler<Map<String, Object>, String> {
    private final SweepReviews reviews;

    public SweepHandler() {
        this(Wiring.current().sweepReviews());
    }

    SweepHandler(SweepReviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public String handleRequest(Map<String, Object> event, Context context) {
        return reviews.sweep().toString();
    }
}
