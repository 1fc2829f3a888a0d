package com.salesagent.tracker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.salesagent.domain.track.Alerts;
import com.salesagent.domain.track.Alerts.Status;
import com.salesagent.tracker.AlertLinks.Target;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Public page behind an alert's link. GET and HEAD only ask, since link scanners follow every link;
 * POST from its button takes the answer on. Safe to repeat.
 */
public final class AlertHandler
        implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
    private final Alerts alerts;
    private final AlertLinks links;
    private final InstantSource clock;

    public AlertHandler() {
        this(Wiring.fromEnvironment());
    }

    private AlertHandler(Wiring wiring) {
        this(wiring.alerts(), wiring.alertLinks(), wiring.clock());
    }

    AlertHandler(Alerts alerts, AlertLinks links, InstantSource clock) {
        this.alerts = alerts;
        this.links = links;
        this.clock = clock;
    }

    @Override
    public APIGatewayProxyResponseEvent handleRequest(
            APIGatewayProxyRequestEvent request, Context context) {
        Map<String, String> path = request.getPathParameters();
        Optional<Target> target = links.read(path == null ? "" : path.getOrDefault("token", ""));
        boolean acts = request.getHttpMethod().equals("POST");
        Optional<Status> status =
                target.flatMap(
                        to ->
                                acts
                                        ? alerts.acknowledge(
                                                to.leadId(), to.replyId(), clock.instant())
                                        : alerts.status(to.leadId(), to.replyId()));
        APIGatewayProxyResponseEvent page =
                status.map(known -> AlertPages.page(target.orElseThrow().leadId(), known))
                        .orElseGet(AlertPages::unknown);
        return request.getHttpMethod().equals("HEAD") ? page.withBody("") : page;
    }
}
