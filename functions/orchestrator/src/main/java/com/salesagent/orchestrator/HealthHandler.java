package com.salesagent.orchestrator;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.salesagent.platform.ApiAnswers;

/**
 * {@code GET /health}: the state of each dependency. The status is 200 whatever they say, since the
 * question itself was answered; {@code status} in the body is {@code ok} or {@code degraded}.
 */
public final class HealthHandler
        implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
    private final Health health;

    public HealthHandler() {
        this(HealthWiring.fromEnvironment());
    }

    HealthHandler(Health health) {
        this.health = health;
    }

    @Override
    public APIGatewayProxyResponseEvent handleRequest(
            APIGatewayProxyRequestEvent request, Context context) {
        return ApiAnswers.of(() -> ApiAnswers.json(200, health.report()));
    }
}
