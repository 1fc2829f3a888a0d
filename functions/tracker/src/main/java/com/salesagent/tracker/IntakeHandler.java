package com.salesagent.tracker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.salesagent.platform.LeanApiHandler;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/** SendGrid's two webhooks. Answers 2xx only once what came is kept and queued. */
public final class IntakeHandler extends LeanApiHandler {
    private static final Logger LOG = LoggerFactory.getLogger(IntakeHandler.class);

    private final Intake intake;

    public IntakeHandler() {
        this(Wiring.fromEnvironment());
    }

    private IntakeHandler(Wiring wiring) {
        this(wiring.intake());
        wiring.primeIntake(this);
    }

    IntakeHandler(Intake intake) {
        this.intake = intake;
    }

    @Override
    public APIGatewayProxyResponseEvent handleRequest(
            APIGatewayProxyRequestEvent request, Context context) {
        int status;
        try {
            status = take(request).status();
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("intake.failed");
            status = 503;
        }
        if (status == Intake.Answer.TOO_LARGE.status()) {
            // An alarm stands on this: the sender repeats for a day, and then the batch is lost.
            LOG.atWarn().addKeyValue("route", request.getResource()).log("intake.too_large");
        }
        LOG.atInfo()
                .addKeyValue("route", request.getResource())
                .addKeyValue("status", status)
                .log("intake.answered");
        return new APIGatewayProxyResponseEvent().withStatusCode(status).withBody("");
    }

    private Intake.Answer take(APIGatewayProxyRequestEvent request) {
        byte[] body = body(request);
        if (request.getResource().endsWith("/events")) {
            return intake.events(
                    header(request, EventSignature.SIGNATURE_HEADER, HmacSignature.HEADER),
                    header(request, EventSignature.TIMESTAMP_HEADER),
                    body);
        }
        Map<String, String> path = request.getPathParameters();
        return intake.inbound(
                path == null ? "" : path.getOrDefault("path", ""),
                header(request, "Content-Type"),
                body);
    }

    /**
     * The bytes as they were sent: the signature covers them, so they never pass through a text.
     */
    private static byte[] body(APIGatewayProxyRequestEvent request) {
        String body = request.getBody() == null ? "" : request.getBody();
        return Boolean.TRUE.equals(request.getIsBase64Encoded())
                ? Base64.getDecoder().decode(body)
                : body.getBytes(StandardCharsets.UTF_8);
    }

    /** The first of the names that there is. */
    private static String header(APIGatewayProxyRequestEvent request, String... names) {
        if (request.getHeaders() == null) {
            return "";
        }
        return Arrays.stream(names)
                .flatMap(
                        name ->
                                request.getHeaders().entrySet().stream()
                                        .filter(header -> header.getKey().equalsIgnoreCase(name)))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
